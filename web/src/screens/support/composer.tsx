import { Button, Checkbox, SegmentedControl, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type KeyboardEvent, useState } from 'react'
import { ACT_WORDS } from '../../../../src/desk/words.ts'
import { send } from '../../api.ts'
import { DraftWord } from '../../live/draft-word.tsx'
import { Fault } from '../../parts/fault.tsx'
import { useLanguage } from '../../words.ts'
import { ActForm } from './act-form.tsx'
import { AttachFiles } from './attach-files.tsx'
import { type DeskAct, type DeskRequest, doAct, useDeskChanged, useOnce } from './desk-api.ts'
import { TemplateChoice } from './template-choice.tsx'
import { type Answering, useAnswerDraft } from './use-answer-draft.ts'
import { useSupportWords } from './words.ts'

/** Acts that stand beside «Отправить», the first that may be done now. */
const BESIDE: readonly DeskAct[] = ['confirm', 'solve', 'reopen']

/** Where an answer, a question or an internal note is written. */
export function Composer({ request }: { request: DeskRequest }) {
  const words = useSupportWords()
  const answering = useAnswerDraft(request.id)
  const { draft, drop, kept, set } = answering
  const { acts, attach, note } = request.may
  const speaks = acts.some((act) => act === 'answer' || act === 'reply')
  const [opened, setOpened] = useState<DeskAct | null>(null)
  const sending = useSending(request, answering)
  if (!speaks && !note) return null
  const isNote = note && (draft.isNote || !speaks)
  const asks = acts.includes('ask') && !isNote
  const isReady = draft.text.trim() !== '' && !sending.isPending
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || !isReady) return
    event.preventDefault()
    sending.mutate({ isNote, isQuestion: asks && draft.isQuestion })
  }
  return (
    <section className={`composer${isNote ? ' note' : ''}`} aria-label={words(isNote ? 'note' : 'answer')}>
      {sending.error && <Fault error={sending.error} />}
      <div className="composer-tools">
        {note && speaks && (
          <SegmentedControl
            size="xs"
            aria-label={words('message')}
            value={isNote ? 'note' : 'answer'}
            data={[
              { value: 'answer', label: words('answer') },
              { value: 'note', label: words('note') },
            ]}
            onChange={(value) => set({ isNote: value === 'note' })}
          />
        )}
        {asks && (
          <Checkbox
            label={words('asQuestion')}
            checked={draft.isQuestion}
            onChange={(event) => set({ isQuestion: event.currentTarget.checked })}
          />
        )}
        <span className="spring" />
        {note && !isNote && (
          <TemplateChoice
            line={request.line}
            onChoose={(text) => set({ text: draft.text ? `${draft.text}\n${text}` : text })}
          />
        )}
        {attach && <AttachFiles request={request} />}
      </div>
      <Textarea
        aria-label={words(isNote ? 'note' : 'answer')}
        aria-keyshortcuts="Control+Enter"
        autosize
        minRows={3}
        maxRows={12}
        value={draft.text}
        onChange={(event) => set({ text: event.currentTarget.value })}
        onKeyDown={onKeyDown}
      />
      <div className="composer-acts">
        <Button
          disabled={!isReady}
          onClick={() => sending.mutate({ isNote, isQuestion: asks && draft.isQuestion })}
        >
          {words(isNote ? 'writeNote' : 'send')}&nbsp;<kbd>Ctrl Enter</kbd>
        </Button>
        <ActsBeside request={request} text={draft.text} onOpen={setOpened} />
        <span className="spring" />
        {draft.text !== '' && <DraftWord of={kept} />}
      </div>
      {opened && (
        <ActForm
          request={request}
          act={opened}
          text={isNote ? '' : draft.text}
          onClose={() => setOpened(null)}
          onDone={() => {
            if (!isNote) drop()
            setOpened(null)
          }}
        />
      )}
    </section>
  )
}

interface Sending {
  readonly isNote: boolean
  readonly isQuestion: boolean
}

/** Sends what is written as it stands when it is sent; the draft goes when it has arrived. */
function useSending({ attachments, id }: DeskRequest, { draft, drop }: Answering) {
  const changed = useDeskChanged()
  const once = useOnce()
  return useMutation({
    mutationFn: ({ isNote, isQuestion }: Sending) => {
      const drafts = attachments.filter(({ isDraft, isMine }) => isDraft && isMine).map((one) => one.id)
      const words = { text: draft.text, attachments: drafts }
      return send(`/desk/requests/${id}/${isNote ? 'notes' : 'messages'}`, {
        method: 'POST',
        body: isNote ? words : { ...words, isQuestion },
        headers: once.header(),
      })
    },
    onSuccess: async () => {
      once.done()
      drop()
      await changed()
    },
  })
}

interface BesideProps {
  request: DeskRequest
  text: string
  onOpen: (act: DeskAct) => void
}

function ActsBeside({ onOpen, request, text }: BesideProps) {
  const language = useLanguage()
  const changed = useDeskChanged()
  const confirming = useMutation({
    mutationFn: () => doAct(request.id, request.version, { act: 'confirm', ...(text ? { text } : {}) }),
    onSuccess: changed,
  })
  return (
    <>
      {BESIDE.filter((act) => request.may.acts.includes(act)).map((act) => (
        <Button
          key={act}
          variant="default"
          onClick={() => (act === 'confirm' && text === '' ? confirming.mutate() : onOpen(act))}
        >
          {ACT_WORDS[act][language]}
        </Button>
      ))}
      {confirming.error && <Fault error={confirming.error} />}
    </>
  )
}
