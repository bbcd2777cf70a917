import { UnstyledButton } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useRef } from 'react'
import { send } from '../../api.ts'
import { Fault } from '../../parts/fault.tsx'
import { type DeskRequest, useDeskChanged } from './desk-api.ts'
import { useSupportWords } from './words.ts'

/** Files that go with the next message; until then nobody else sees them. */
export function AttachFiles({ request }: { request: DeskRequest }) {
  const words = useSupportWords()
  const changed = useDeskChanged()
  const input = useRef<HTMLInputElement>(null)
  const sending = useMutation({
    mutationFn: async (files: readonly File[]) => {
      for (const file of files) {
        const body = new FormData()
        body.append('file', file)
        await send(`/desk/requests/${request.id}/attachments`, {
          method: 'POST',
          body,
          query: { draft: 'true' },
          headers: { 'idempotency-key': crypto.randomUUID() },
        })
      }
    },
    onSettled: changed,
  })
  const removing = useMutation({
    mutationFn: (id: string) => send(`/desk/requests/${request.id}/attachments/${id}`, { method: 'DELETE' }),
    onSettled: changed,
  })
  const drafts = request.attachments.filter(({ isDraft, isMine }) => isDraft && isMine)
  const error = sending.error ?? removing.error
  return (
    <>
      {drafts.map(({ id, name }) => (
        <span key={id} className="draft-file">
          {name}{' '}
          <UnstyledButton aria-label={`${words('remove')} ${name}`} onClick={() => removing.mutate(id)}>
            ×
          </UnstyledButton>
        </span>
      ))}
      <input
        ref={input}
        type="file"
        multiple
        hidden
        onChange={({ currentTarget }) => {
          sending.mutate([...(currentTarget.files ?? [])])
          currentTarget.value = ''
        }}
      />
      <UnstyledButton className="act" onClick={() => input.current?.click()}>
        {words('attach')}
      </UnstyledButton>
      {error && <Fault error={error} />}
    </>
  )
}
