import { Checkbox, TextInput } from '@mantine/core'
import { useDeskRights } from './desk-api.ts'
import { type NewDraft, setNewDraft } from './new-draft.ts'
import { useNewWords } from './new-words.ts'

/** An operator writes down a call: who called and when, from which the clock runs. */
export function CallFields({ draft }: { draft: NewDraft }) {
  const words = useNewWords()
  const { operates } = useDeskRights()
  if (!operates) return null
  return (
    <>
      <Checkbox
        label={words('byPhone')}
        checked={draft.isCall}
        onChange={(event) => setNewDraft({ isCall: event.currentTarget.checked })}
      />
      {draft.isCall && (
        <div className="field-row">
          <TextInput
            label={words('caller')}
            value={draft.caller}
            required
            onChange={(event) => setNewDraft({ caller: event.currentTarget.value })}
          />
          <TextInput
            label={words('callerMail')}
            type="email"
            value={draft.callerMail}
            onChange={(event) => setNewDraft({ callerMail: event.currentTarget.value })}
          />
          <TextInput
            label={words('calledAt')}
            type="datetime-local"
            value={draft.calledAt}
            onChange={(event) => setNewDraft({ calledAt: event.currentTarget.value })}
          />
        </div>
      )}
    </>
  )
}
