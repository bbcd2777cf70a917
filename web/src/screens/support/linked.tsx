import { Button, NativeSelect, TextInput, UnstyledButton } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { stateWords } from '../../../../src/desk/words.ts'
import { type Query, send } from '../../api.ts'
import { Fault } from '../../parts/fault.tsx'
import { useLanguage } from '../../words.ts'
import { idOf } from './act-form.tsx'
import { type DeskRequest, useDeskChanged } from './desk-api.ts'
import { SupportLink } from './support-link.tsx'
import { useSupportWords } from './words.ts'

type Link = DeskRequest['links'][number]

const LINK_WORDS: Readonly<
  Record<Link['kind'], Readonly<Record<Link['direction'], { ru: string; en: string }>>>
> = {
  'duplicate-of': {
    to: { ru: 'Повторяет', en: 'Repeats' },
    from: { ru: 'Повторено в', en: 'Repeated by' },
  },
  'caused-by': {
    to: { ru: 'Вызвано', en: 'Caused by' },
    from: { ru: 'Вызвало', en: 'Caused' },
  },
  related: { to: { ru: 'Похожее', en: 'Related' }, from: { ru: 'Похожее', en: 'Related' } },
  implements: {
    to: { ru: 'Осуществляет', en: 'Carries out' },
    from: { ru: 'Изменение', en: 'Change' },
  },
}

/** Other requests that it repeats, was caused by, is like, or carries out. */
export function Links({ request }: { request: DeskRequest }) {
  const words = useSupportWords()
  const language = useLanguage()
  const [adding, setAdding] = useState(false)
  const { links, may } = request
  if (links.length === 0 && !may.handle) return null
  return (
    <section className="side-part">
      <h3>{words('links')}</h3>
      <dl className="facts">
        {links.map((one) => (
          <div key={`${one.kind} ${one.direction} ${one.id}`}>
            <dt>{LINK_WORDS[one.kind][one.direction][language]}</dt>
            <dd>
              <SupportLink search={{ id: one.id }}>
                {one.number} {one.subject}
              </SupportLink>{' '}
              <span className="code">{stateWords(one.requestKind, one.state)[language]}</span>
              {may.handle && one.direction === 'to' && one.kind !== 'duplicate-of' && (
                <Remove
                  request={request}
                  path="links"
                  query={{ other: one.id, kind: one.kind }}
                  of={one.number}
                />
              )}
            </dd>
          </div>
        ))}
      </dl>
      {may.handle && !adding && (
        <UnstyledButton className="act" onClick={() => setAdding(true)}>
          {words('addLink')}
        </UnstyledButton>
      )}
      {adding && <AddLink request={request} onDone={() => setAdding(false)} />}
    </section>
  )
}

function AddLink({ onDone, request }: { request: DeskRequest; onDone: () => void }) {
  const words = useSupportWords()
  const language = useLanguage()
  const changed = useDeskChanged()
  const [kind, setKind] = useState('related')
  const [number, setNumber] = useState('')
  const [isUnseen, setUnseen] = useState(false)
  const adding = useMutation({
    mutationFn: async () => {
      const other = await idOf(number)
      setUnseen(other === null)
      if (other === null) return
      await send(`/desk/requests/${request.id}/links`, {
        method: 'POST',
        body: { kind, other },
        headers: { 'if-match': `"${request.version}"` },
      })
      await changed()
      onDone()
    },
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    adding.mutate()
  }
  return (
    <form className="side-form" onSubmit={submit}>
      {adding.error && <Fault error={adding.error} />}
      {isUnseen && <p className="stop">{words('notFound')}</p>}
      <NativeSelect
        aria-label={words('links')}
        value={kind}
        data={(['related', 'caused-by', 'implements'] as const).map((value) => ({
          value,
          label: LINK_WORDS[value].to[language],
        }))}
        onChange={(event) => setKind(event.target.value)}
      />
      <TextInput
        aria-label={words('find')}
        placeholder="ABC-1"
        value={number}
        onChange={(event) => setNumber(event.currentTarget.value)}
        required
        data-autofocus
      />
      <FormButtons word={words('save')} onCancel={onDone} isBusy={adding.isPending} />
    </form>
  )
}

interface RemoveProps {
  request: DeskRequest
  path: 'links' | 'participants'
  query: Query
  of: string
}

/** Takes a link or a participant away: asked for twice, it is done. */
function Remove({ of, path, query, request }: RemoveProps) {
  const words = useSupportWords()
  const changed = useDeskChanged()
  const [sure, setSure] = useState(false)
  const removing = useMutation({
    mutationFn: () =>
      send(`/desk/requests/${request.id}/${path}`, {
        method: 'DELETE',
        query,
        headers: { 'if-match': `"${request.version}"` },
      }),
    onSuccess: changed,
  })
  return (
    <>
      {' '}
      <UnstyledButton
        className="remove"
        aria-label={`${words('remove')}: ${of}`}
        title={words('remove')}
        disabled={removing.isPending}
        onBlur={() => setSure(false)}
        onClick={() => (sure ? removing.mutate() : setSure(true))}
      >
        {sure ? words('removeSure') : '×'}
      </UnstyledButton>
      {removing.error && <Fault error={removing.error} />}
    </>
  )
}

export function FormButtons(props: { word: string; onCancel: () => void; isBusy: boolean }) {
  const words = useSupportWords()
  return (
    <div className="form-buttons">
      <Button type="submit" variant="default" loading={props.isBusy}>
        {props.word}
      </Button>
      <Button variant="subtle" onClick={props.onCancel}>
        {words('cancel')}
      </Button>
    </div>
  )
}

/** Who hears of the request and may speak in it. */
export function Participants({ request }: { request: DeskRequest }) {
  const words = useSupportWords()
  const changed = useDeskChanged()
  const [adding, setAdding] = useState(false)
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const { may, participants } = request
  const mayChange = may.handle || may.attach
  const saving = useMutation({
    mutationFn: () =>
      send(`/desk/requests/${request.id}/participants`, {
        method: 'POST',
        body: { name, email },
        headers: { 'if-match': `"${request.version}"` },
      }),
    onSuccess: async () => {
      setAdding(false)
      setName('')
      setEmail('')
      await changed()
    },
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    saving.mutate()
  }
  return (
    <section className="side-part">
      <h3>{words('participants')}</h3>
      <ul className="participants">
        {participants.map((one) => (
          <li key={`${one.email} ${one.person ?? ''} ${one.name}`} title={one.email}>
            {one.name || one.email}
            {mayChange && participants.length > 1 && (
              <Remove
                request={request}
                path="participants"
                query={one.email === '' ? { person: one.person ?? '' } : { email: one.email }}
                of={one.name || one.email}
              />
            )}
          </li>
        ))}
      </ul>
      {mayChange && !adding && (
        <UnstyledButton className="act" onClick={() => setAdding(true)}>
          {words('add')}
        </UnstyledButton>
      )}
      {adding && (
        <form className="side-form" onSubmit={submit}>
          {saving.error && <Fault error={saving.error} />}
          <TextInput
            label={words('author')}
            value={name}
            required
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <TextInput
            label={words('email')}
            type="email"
            value={email}
            required
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
          <FormButtons word={words('add')} onCancel={() => setAdding(false)} isBusy={saving.isPending} />
        </form>
      )}
    </section>
  )
}
