import { Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { Level } from '../../../../src/desk/types.ts'
import { IMPACT_WORDS, KIND_WORDS, URGENCY_WORDS } from '../../../../src/desk/words.ts'
import { Fault } from '../../parts/fault.tsx'
import { useLanguage } from '../../words.ts'
import { type DeskRequest, type RequestEdit, useDeskHome, useMembers } from './desk-api.ts'
import { FormButtons } from './linked.tsx'
import { type SupportKey, useSupportWords } from './words.ts'

interface Saving {
  readonly mutate: (edit: RequestEdit) => void
  readonly error: unknown
  readonly isPending: boolean
}

interface Props {
  request: DeskRequest
  saving: Saving
  onCancel: () => void
}

type Typed = Readonly<Record<string, string>>

/** Only what was changed is sent: `of` says what one field asks for. */
function useTyped<T extends Typed>(start: T) {
  const [typed, setTyped] = useState(start)
  const set = (name: keyof T & string, value: string): void => setTyped({ ...typed, [name]: value })
  const isChanged = (name: keyof T & string): boolean => typed[name] !== start[name]
  return { typed, set, isChanged }
}

function SideForm(props: Omit<Props, 'request'> & { body: () => RequestEdit; children: ReactNode }) {
  const words = useSupportWords()
  const { body, children, onCancel, saving } = props
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    saving.mutate(body())
  }
  return (
    <form className="side-form side-part" onSubmit={submit}>
      {saving.error !== null && <Fault error={saving.error} />}
      {children}
      <FormButtons word={words('save')} onCancel={onCancel} isBusy={saving.isPending} />
    </form>
  )
}

const LEVELS = ['low', 'middle', 'high'] as const
const levelOf = (text: string): Level => LEVELS.find((one) => one === text) ?? 'middle'

/** Who works at it and how pressing it is. */
export function WorkForm({ request, ...form }: Props) {
  const words = useSupportWords()
  const language = useLanguage()
  const { data } = useMembers(request.line)
  const { details, impact, kind, queue, topic, urgency } = request
  const { isChanged, set, typed } = useTyped({
    assignee: request.assignee ?? '',
    kind: String(kind),
    impact: String(impact),
    urgency: String(urgency),
    users: request.usersAffected === null ? '' : String(request.usersAffected),
    topic,
    queue,
    service: details.service ?? '',
    module: details.module ?? '',
  })
  const kinds = [kind, ...request.may.kinds.filter((one) => one !== kind)]
  const body = (): RequestEdit => ({
    ...(isChanged('assignee') ? { assignee: typed.assignee || null } : {}),
    ...(isChanged('kind') ? { kind: kinds.find((one) => one === typed.kind) ?? kind } : {}),
    ...(isChanged('impact') ? { impact: levelOf(typed.impact) } : {}),
    ...(isChanged('urgency') ? { urgency: levelOf(typed.urgency) } : {}),
    ...(isChanged('users')
      ? { usersAffected: typed.users === '' ? null : Number.parseInt(typed.users, 10) }
      : {}),
    ...(isChanged('topic') ? { topic: typed.topic } : {}),
    ...(isChanged('queue') ? { queue: typed.queue } : {}),
    ...(isChanged('service') ? { service: typed.service } : {}),
    ...(isChanged('module') ? { module: typed.module } : {}),
  })
  const text = (name: 'topic' | 'queue' | 'module') => (
    <TextInput
      label={words(name)}
      value={typed[name]}
      maxLength={300}
      onChange={(event) => set(name, event.currentTarget.value)}
    />
  )
  const level = (name: 'impact' | 'urgency') => (
    <NativeSelect
      label={words(name)}
      value={typed[name]}
      data={LEVELS.map((value) => ({
        value,
        label: { impact: IMPACT_WORDS, urgency: URGENCY_WORDS }[name][value][language],
      }))}
      onChange={(event) => set(name, event.target.value)}
    />
  )
  return (
    <SideForm {...form} body={body}>
      <NativeSelect
        label={words('assignee')}
        value={typed.assignee}
        data={[
          { value: '', label: words('nobody') },
          ...(data?.members ?? []).map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(event) => set('assignee', event.target.value)}
      />
      <NativeSelect
        label={words('kind')}
        value={typed.kind}
        data={kinds.map((value) => ({ value, label: KIND_WORDS[value][language] }))}
        onChange={(event) => set('kind', event.target.value)}
      />
      {level('impact')}
      {level('urgency')}
      <TextInput
        label={words('users')}
        inputMode="numeric"
        value={typed.users}
        onChange={(event) => set('users', event.currentTarget.value.replace(/\D/g, '').replace(/^0+/, ''))}
      />
      {typed.kind === 'service' && (
        <Service line={request.line} value={typed.service} onChange={(value) => set('service', value)} />
      )}
      {typed.kind === 'change' && text('module')}
      {text('topic')}
      {text('queue')}
    </SideForm>
  )
}

interface ServiceProps {
  line: string
  value: string
  onChange: (value: string) => void
}

function Service({ line, onChange, value }: ServiceProps) {
  const words = useSupportWords()
  const { data } = useDeskHome()
  const services = data?.lines.find(({ code }) => code === line)?.card.services ?? []
  if (services.length === 0)
    return (
      <TextInput
        label={words('service')}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    )
  return (
    <NativeSelect
      label={words('service')}
      value={value}
      data={[...new Set(['', value, ...services])]}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}

/** What the request says of the customer: read from a letter it may be wrong. */
export function CustomerForm({ request, ...form }: Props) {
  const words = useSupportWords()
  const { isChanged, set, typed } = useTyped({
    organisation: request.organisationName,
    licence: request.licenceNumber,
    version: request.programVersion,
  })
  const body = (): RequestEdit => ({
    ...(isChanged('organisation') ? { organisationName: typed.organisation } : {}),
    ...(isChanged('licence') ? { licenceNumber: typed.licence } : {}),
    ...(isChanged('version') ? { programVersion: typed.version } : {}),
  })
  return (
    <SideForm {...form} body={body}>
      {(['organisation', 'licence', 'version'] as const).map((name) => (
        <TextInput
          key={name}
          label={words(name)}
          value={typed[name]}
          required={name === 'organisation'}
          onChange={(event) => set(name, event.currentTarget.value)}
        />
      ))}
    </SideForm>
  )
}

/** Whom of the line's organisations a change concerns. */
export function AffectsForm({ request, ...form }: Props) {
  const words = useSupportWords()
  const { data } = useDeskHome()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    new Set(request.details.affects?.map(({ id }) => id)),
  )
  const organisations = data?.organisations.filter(({ line }) => line === request.line) ?? []
  const toggle = (id: string, is: boolean): void => {
    const next = new Set(chosen)
    if (is) next.add(id)
    else next.delete(id)
    setChosen(next)
  }
  return (
    <SideForm {...form} body={() => ({ affects: [...chosen] })}>
      <Checkbox.Group label={words('affects')} value={[...chosen]}>
        {organisations.map(({ id, name }) => (
          <Checkbox
            key={id}
            mt={6}
            value={id}
            label={name}
            onChange={(event) => toggle(id, event.currentTarget.checked)}
          />
        ))}
      </Checkbox.Group>
    </SideForm>
  )
}

const NOTES: readonly (readonly ['ru' | 'en', SupportKey])[] = [
  ['ru', 'noteRu'],
  ['en', 'noteEn'],
]

/** The version that carries it, and what its notes say: they are public, and nothing else of the request goes into them. */
export function ReleaseForm({ request, ...form }: Props) {
  const words = useSupportWords()
  const { releaseNote } = request.details
  const { isChanged, set, typed } = useTyped({
    version: request.implementedIn,
    ru: releaseNote?.ru ?? '',
    en: releaseNote?.en ?? '',
  })
  const body = (): RequestEdit => ({
    ...(isChanged('version') ? { implementedIn: typed.version } : {}),
    ...(isChanged('ru') || isChanged('en') ? { releaseNote: { ru: typed.ru, en: typed.en } } : {}),
  })
  return (
    <SideForm {...form} body={body}>
      <TextInput
        label={words('implementedIn')}
        value={typed.version}
        maxLength={100}
        onChange={(event) => set('version', event.currentTarget.value)}
      />
      {NOTES.map(([name, word], at) => (
        <Textarea
          key={name}
          label={words(word)}
          {...(at === 0 ? { description: words('releaseHint') } : {})}
          autosize
          minRows={2}
          maxRows={8}
          value={typed[name]}
          onChange={(event) => set(name, event.currentTarget.value)}
        />
      ))}
    </SideForm>
  )
}
