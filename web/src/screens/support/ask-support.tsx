import { UnstyledButton } from '@mantine/core'
import { useLocation } from '@tanstack/react-router'
import { useLanguage } from '../../words.ts'
import { useGoSupport } from './support-link.tsx'

/** A request from any screen; the address of the screen goes along. */
export function useAskSupport(): () => void {
  const go = useGoSupport()
  const { pathname, searchStr } = useLocation()
  const isOfDesk = pathname === '/' || pathname.endsWith('/support')
  return () => go({ view: 'new', ...(isOfDesk ? {} : { about: `${pathname}${searchStr}` }) })
}

/** At the same place of every page (WCAG 3.2.6). */
export function AskSupport() {
  const language = useLanguage()
  const ask = useAskSupport()
  const word = language === 'ru' ? 'Обращение в поддержку' : 'A request to support'
  return (
    <UnstyledButton className="ask-support" aria-label={word} title={word} onClick={ask}>
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
        <path d="M2 3h12v8H7l-3 3v-3H2z" fill="none" stroke="currentColor" strokeWidth="1.3" />
      </svg>
    </UnstyledButton>
  )
}
