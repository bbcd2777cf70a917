import { type Language, useLanguage } from '../words.ts'
import type { DraftOf, DraftState } from './use-draft.ts'

const WORDS = {
  none: { ru: '', en: '' },
  saving: { ru: 'Черновик записывается…', en: 'The draft is being kept…' },
  kept: { ru: 'Черновик, записан в', en: 'Draft, kept at' },
  lost: {
    ru: 'Черновик не записан. Введённое цело, пока открыта страница.',
    en: 'The draft is not kept. What you typed is whole while the page is open.',
  },
  tab: {
    ru: 'Этот черновик правится и в другой вкладке.',
    en: 'This draft is edited in another tab too.',
  },
} as const satisfies Readonly<Record<DraftState, Readonly<Record<Language, string>>>>

/** What is kept of what was typed, beside the count of edits. */
export function DraftWord({ of: { keptAt, state } }: { of: DraftOf }) {
  const language = useLanguage()
  if (state === 'none') return null
  const time =
    state === 'kept' && keptAt !== ''
      ? new Date(keptAt).toLocaleTimeString(language === 'ru' ? 'ru-RU' : 'en-GB', { timeStyle: 'short' })
      : ''
  return (
    <span className={state === 'lost' ? 'stop' : 'code'} role="status">
      {WORDS[state][language]} {time}
    </span>
  )
}
