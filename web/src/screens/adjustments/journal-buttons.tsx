import { Button, Menu, Popover, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { Journal } from '../../api.ts'
import { useOpenBook } from '../../shell/book-context.ts'
import { useLanguage } from '../../words.ts'
import type { Step } from './use-journal-actions.ts'
import { journalWords } from './words.ts'

interface Props {
  /** null: it is new. */
  journal: Journal | null
  busy: boolean
  isChanged: boolean
  canSave: boolean
  onSave: () => void
  onStep: (step: Step, reason?: string) => void
  onDerive: (how: 'reverse' | 'copy') => void
  onRemove: () => void
}

/** The one primary button is the next step of the journal; what else can be done stands before it and in the menu. */
export function JournalButtons(props: Props) {
  const { busy, canSave, isChanged, journal, onDerive, onRemove, onSave, onStep } = props
  const words = journalWords(useLanguage())
  const { approval } = useOpenBook()
  const state = journal?.state ?? 'draft'
  const edits = journal === null || journal.may.edit
  const next = nextStep(state, edits, journal?.may.approve ?? false, approval)
  return (
    <div className="journal-buttons">
      {journal && (
        <Menu position="bottom-end" withinPortal>
          <Menu.Target>
            <Button variant="default" aria-label="…">
              …
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => onDerive('reverse')}>{words.reverse}</Menu.Item>
            <Menu.Item onClick={() => onDerive('copy')}>{words.copy}</Menu.Item>
            {edits && state === 'draft' && <Menu.Item onClick={onRemove}>{words.remove}…</Menu.Item>}
          </Menu.Dropdown>
        </Menu>
      )}
      {state === 'pending' && journal?.may.edit && (
        <Button variant="default" disabled={busy} onClick={() => onStep('withdraw')}>
          {words.withdraw}
        </Button>
      )}
      {(state === 'pending' || state === 'approved') && journal?.may.approve && (
        <ReturnButton busy={busy} onReturn={(reason) => onStep('return', reason)} />
      )}
      {edits && (
        <Button
          variant={next ? 'default' : 'filled'}
          disabled={!canSave || !isChanged}
          loading={busy}
          onClick={onSave}
        >
          {words.save}&nbsp;<kbd>Ctrl S</kbd>
        </Button>
      )}
      {next && (
        <Button disabled={!canSave || busy} onClick={() => onStep(next)}>
          {words[next]}
        </Button>
      )}
    </div>
  )
}

function nextStep(
  state: Journal['state'],
  edits: boolean,
  approves: boolean,
  approval: 'second-person' | 'none',
): 'submit' | 'record' | 'approve' | null {
  if (state === 'draft' && edits) return approval === 'none' ? 'record' : 'submit'
  return state === 'pending' && approves ? 'approve' : null
}

function ReturnButton({ busy, onReturn }: { busy: boolean; onReturn: (reason: string) => void }) {
  const words = journalWords(useLanguage())
  const [reason, setReason] = useState('')
  const [opened, setOpened] = useState(false)
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" trapFocus width={320} withinPortal>
      <Popover.Target>
        <Button variant="default" disabled={busy} onClick={() => setOpened(!opened)}>
          {words.giveBack}…
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Textarea
          label={words.reason}
          description={words.reasonAsk}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          autosize
          minRows={3}
        />
        <Button
          mt="sm"
          disabled={reason.trim() === ''}
          onClick={() => {
            setOpened(false)
            onReturn(reason.trim())
          }}
        >
          {words.giveBack}
        </Button>
      </Popover.Dropdown>
    </Popover>
  )
}
