import { Button, NativeSelect, TextInput, UnstyledButton } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { Kind, Level } from '../../../../src/desk/types.ts'
import { IMPACT_WORDS, KIND_WORDS, URGENCY_WORDS } from '../../../../src/desk/words.ts'
import { get, send } from '../../api.ts'
import { Fault } from '../../parts/fault.tsx'
import { useSession } from '../../session.ts'
import { useLanguage } from '../../words.ts'
import { type DeskRequest, type Members, useDeskChanged } from './desk-api.ts'
import { useSupportWords } from './words.ts'

const LEVELS = ['low', 'middle', 'high'] as const

export const useMembers = (line: string) =>
  useQuery({
    queryKey: ['desk', 'members', line],
    queryFn: () => get<Members>(`/desk/lines/${line}/members`),
    staleTime: 300_000,
  })

/** Who works at it, and what it is taken for: the line's own to say. */
export function Handling({ request }: { request: DeskRequest }) {
  const words = useSupportWords()
  const [editing, setEditing] = useState(false)
  const { person } = useSession()
  const saving = useHandling(request, () => setEditing(false))
  const forwarding = useForwarding(request.id)
  if (editing) return <HandlingForm request={request} saving={saving} onCancel={() => setEditing(false)} />
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
      <UnstyledButton className="act" onClick={() => setEditing(true)}>
        {words('change')}: {words('kind').toLowerCase()}, {words('importance').toLowerCase()},{' '}
        {words('assignee').toLowerCase()}
      </UnstyledButton>
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

interface Handled {
  readonly kind?: Kind
  readonly impact?: Level
  readonly urgency?: Level
  readonly topic?: string
  readonly queue?: string
  readonly assignee?: string | null
}

function useHandling({ id, version }: DeskRequest, onDone: () => void) {
  const changed = useDeskChanged()
  return useMutation({
    mutationFn: (body: Handled) =>
      send(`/desk/requests/${id}`, { method: 'PATCH', body, headers: { 'if-match': `"${version}"` } }),
    onSuccess: async () => {
      await changed()
      onDone()
    },
  })
}

interface FormProps {
  request: DeskRequest
  saving: ReturnType<typeof useHandling>
  onCancel: () => void
}

/** Only what was changed is sent. */
function changeOf(request: DeskRequest, typed: Required<Handled>): Handled {
  const { assignee, impact, kind, queue, topic, urgency } = typed
  return {
    ...(kind === request.kind ? {} : { kind }),
    ...(impact === request.impact ? {} : { impact }),
    ...(urgency === request.urgency ? {} : { urgency }),
    ...(topic === request.topic ? {} : { topic }),
    ...(queue === request.queue ? {} : { queue }),
    ...(assignee === request.assignee ? {} : { assignee }),
  }
}

function HandlingForm({ onCancel, request, saving }: FormProps) {
  const words = useSupportWords()
  const language = useLanguage()
  const { data } = useMembers(request.line)
  const { assignee, impact, kind, queue, topic, urgency } = request
  const [typed, setTyped] = useState<Required<Handled>>({ assignee, impact, kind, queue, topic, urgency })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    saving.mutate(changeOf(request, typed))
  }
  const kinds = [request.kind, ...request.may.kinds.filter((one) => one !== request.kind)]
  return (
    <form className="side-form side-part" onSubmit={submit}>
      {saving.error && <Fault error={saving.error} />}
      <NativeSelect
        label={words('assignee')}
        value={typed.assignee ?? ''}
        data={[
          { value: '', label: words('nobody') },
          ...(data?.members ?? []).map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(event) => setTyped({ ...typed, assignee: event.target.value || null })}
      />
      <NativeSelect
        label={words('kind')}
        value={typed.kind}
        data={kinds.map((value) => ({ value, label: KIND_WORDS[value][language] }))}
        onChange={(event) =>
          setTyped({ ...typed, kind: kinds.find((one) => one === event.target.value) ?? kind })
        }
      />
      <NativeSelect
        label={words('impact')}
        value={typed.impact}
        data={LEVELS.map((value) => ({ value, label: IMPACT_WORDS[value][language] }))}
        onChange={(event) =>
          setTyped({ ...typed, impact: LEVELS.find((one) => one === event.target.value) ?? impact })
        }
      />
      <NativeSelect
        label={words('urgency')}
        value={typed.urgency}
        data={LEVELS.map((value) => ({ value, label: URGENCY_WORDS[value][language] }))}
        onChange={(event) =>
          setTyped({ ...typed, urgency: LEVELS.find((one) => one === event.target.value) ?? urgency })
        }
      />
      <TextInput
        label={words('topic')}
        value={typed.topic}
        onChange={(event) => setTyped({ ...typed, topic: event.currentTarget.value })}
      />
      <TextInput
        label={words('queue')}
        value={typed.queue}
        onChange={(event) => setTyped({ ...typed, queue: event.currentTarget.value })}
      />
      <div className="form-buttons">
        <Button type="submit" variant="default" loading={saving.isPending}>
          {words('save')}
        </Button>
        <Button variant="subtle" onClick={onCancel}>
          {words('cancel')}
        </Button>
      </div>
    </form>
  )
}
