import { UnstyledButton } from '@mantine/core'
import type { Journal, JournalBody } from '../../api.ts'
import type { DraftOf, DraftState } from '../../live/use-draft.ts'
import { StateSign } from '../../parts/state-sign.tsx'
import { useLanguage } from '../../words.ts'
import { journalText } from './draft-content.ts'
import { journalWords, STATE_SIGNS, STATE_WORDS } from './words.ts'

const DRAFT_WORDS = {
  none: null,
  saving: 'draftSaving',
  kept: 'draftOf',
  lost: 'draftLost',
  tab: 'draftTab',
} as const satisfies Readonly<Record<DraftState, string | null>>

interface StateLineProps {
  journal: Journal | null
  draft: DraftOf
  isChanged: boolean
  body: JournalBody
  onDiscard: () => void
}

/** Where the journal is on its way, and what is kept of what was typed. */
export function StateLine({ body, draft, isChanged, journal, onDiscard }: StateLineProps) {
  const language = useLanguage()
  const words = journalWords(language)
  const state = journal?.state ?? 'draft'
  const word = isChanged ? DRAFT_WORDS[draft.state] : null
  const time = draft.keptAt
    ? new Date(draft.keptAt).toLocaleTimeString(language === 'ru' ? 'ru-RU' : 'en-GB', { timeStyle: 'short' })
    : ''
  const copy = (): void => void navigator.clipboard.writeText(journalText(body))
  return (
    <p className="journal-state">
      <span>
        <StateSign state={STATE_SIGNS[state]} /> <strong>{STATE_WORDS[language][state]}</strong>
      </span>
      {journal?.author && (
        <span>
          {words.author}: {journal.author}
        </span>
      )}
      {journal?.approvedBy && (
        <span>
          {words.approvedBy}: {journal.approvedBy}
        </span>
      )}
      <span className="spring" />
      {word && (
        <span className={draft.state === 'lost' ? 'stop' : 'code'} role="status">
          {words[word]} {draft.state === 'kept' ? time : ''}
        </span>
      )}
      {draft.state === 'lost' && (
        <UnstyledButton className="act" onClick={copy}>
          {words.copyText}
        </UnstyledButton>
      )}
      {isChanged && (
        <UnstyledButton className="act" onClick={onDiscard}>
          {words.discard}
        </UnstyledButton>
      )}
    </p>
  )
}
