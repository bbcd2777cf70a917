import { UnstyledButton } from '@mantine/core'
import { useLocation } from '@tanstack/react-router'
import { useContext } from 'react'
import { SessionContext } from '../../session.ts'
import { useLanguage } from '../../words.ts'
import { type NewDraft, setNewDraft } from './new-draft.ts'
import { useGoSupport } from './support-link.tsx'

const ASK = {
  figure: { ru: 'Спросить об этой цифре', en: 'Ask about this figure' },
  check: { ru: 'Спросить об этой проверке', en: 'Ask about this check' },
  fault: { ru: 'Написать в поддержку', en: 'Write to support' },
} as const

interface Props {
  what: keyof typeof ASK
  /** What is known already; she betters it. */
  start?: Partial<NewDraft>
  /** What it is about; without it the address of the page. */
  about?: string
}

/** The way from a figure, a check or a fault to a request about it; its address goes along. */
export function Ask({ about, start = {}, what }: Props) {
  const language = useLanguage()
  const go = useGoSupport()
  const address = useLocation({ select: ({ pathname, searchStr }) => `${pathname}${searchStr}` })
  // Nobody is signed in yet: there is no desk.
  if (!useContext(SessionContext)?.person) return null
  return (
    <UnstyledButton
      className="act"
      onClick={() => {
        setNewDraft({ kind: 'incident', ...start })
        go({ view: 'new', about: about ?? address })
      }}
    >
      {ASK[what][language]}
    </UnstyledButton>
  )
}
