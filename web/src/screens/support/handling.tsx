import { UnstyledButton } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { send } from '../../api.ts'
import { Fault } from '../../parts/fault.tsx'
import { useSession } from '../../session.ts'
import { type DeskRequest, type RequestEdit, useDeskChanged } from './desk-api.ts'
import { AffectsForm, CustomerForm, ReleaseForm, WorkForm } from './handling-form.tsx'
import { type SupportKey, useSupportWords } from './words.ts'

type Part = 'work' | 'customer' | 'affects' | 'release'

const FORMS = { work: WorkForm, customer: CustomerForm, affects: AffectsForm, release: ReleaseForm }
const WORDS: Readonly<Record<Part, SupportKey>> = {
  work: 'changeWork',
  customer: 'changeCustomer',
  affects: 'changeAffects',
  release: 'changeRelease',
}

/** Who works at it, what it is taken for, what the release says of it: the line's own to say. */
export function Handling({ request }: { request: DeskRequest }) {
  const words = useSupportWords()
  const [editing, setEditing] = useState<Part | null>(null)
  const { person } = useSession()
  const saving = useHandling(request, () => setEditing(null))
  const forwarding = useForwarding(request.id)
  const Form = editing === null ? null : FORMS[editing]
  if (Form) return <Form request={request} saving={saving} onCancel={() => setEditing(null)} />
  const parts: readonly Part[] = [
    'work',
    'customer',
    ...(request.kind === 'change' ? (['affects'] as const) : []),
    ...(request.kind === 'service' ? [] : (['release'] as const)),
  ]
  return (
    <section className="side-part side-acts">
      {saving.error && <Fault error={saving.error} />}
      {person && request.assignee !== person.id && (
        <UnstyledButton className="act" onClick={() => saving.mutate({ assignee: person.id })}>
          {words('takeMyself')}
        </UnstyledButton>
      )}
      {forwarding.error && <Fault error={forwarding.error} />}
      {request.may.forward && (
        <UnstyledButton className="act" onClick={() => forwarding.mutate()}>
          {words('forwardToVendor')}
        </UnstyledButton>
      )}
      {parts.map((part) => (
        <UnstyledButton key={part} className="act" onClick={() => setEditing(part)}>
          {words(WORDS[part])}
        </UnstyledButton>
      ))}
    </section>
  )
}

function useForwarding(id: string) {
  const changed = useDeskChanged()
  return useMutation({
    mutationFn: () => send(`/desk/requests/${id}/forward`, { method: 'POST' }),
    onSuccess: changed,
  })
}

function useHandling({ id, version }: DeskRequest, onDone: () => void) {
  const changed = useDeskChanged()
  return useMutation({
    mutationFn: (body: RequestEdit) =>
      send(`/desk/requests/${id}`, { method: 'PATCH', body, headers: { 'if-match': `"${version}"` } }),
    onSuccess: async () => {
      await changed()
      onDone()
    },
  })
}
