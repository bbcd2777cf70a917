import { Button, Checkbox, NativeSelect, SegmentedControl, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { Kind } from '../../../../src/desk/types.ts'
import { KIND_WORDS } from '../../../../src/desk/words.ts'
import { send } from '../../api.ts'
import { Fault } from '../../parts/fault.tsx'
import { useLanguage } from '../../words.ts'
import { idOf } from './act-form.tsx'
import { type Letter, useDeskChanged, useDeskHome } from './desk-api.ts'
import { useLetterWords } from './letter-words.ts'
import { useGoSupport } from './support-link.tsx'

const WAYS = ['asRequest', 'asMessage', 'rejected'] as const
const KINDS: readonly Kind[] = ['incident', 'service', 'change', 'proposal', '']

interface Typed {
  readonly way: (typeof WAYS)[number]
  readonly organisation: string
  readonly kind: Kind
  readonly remember: boolean
  readonly number: string
  readonly reason: string
}

/** What an operator makes of a letter that waits. */
export function SettleForm({ letter }: { letter: Letter }) {
  const words = useLetterWords()
  const { data: home } = useDeskHome()
  const ofLine = home?.organisations.filter(({ line }) => line === letter.line) ?? []
  const { claims } = letter
  const claimed = ofLine.find((one) => one.licenceNumber !== '' && one.licenceNumber === claims.licenceNumber)
  const [typed, setTyped] = useState<Typed>({
    way: letter.looksLike ? 'asMessage' : 'asRequest',
    organisation: claimed?.id ?? '',
    kind: 'incident',
    remember: false,
    number: '',
    reason: '',
  })
  const { isUnseen, settling } = useSettling(letter, typed)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    settling.mutate()
  }
  return (
    <form className="settle" onSubmit={submit}>
      {settling.error && <Fault error={settling.error} />}
      {isUnseen && (
        <p className="stop" role="alert">
          {words('notFound')}
        </p>
      )}
      <SegmentedControl
        size="xs"
        aria-label={words('settle')}
        value={typed.way}
        data={WAYS.map((value) => ({ value, label: words(value) }))}
        onChange={(value) => setTyped({ ...typed, way: WAYS.find((one) => one === value) ?? 'asRequest' })}
      />
      <Fields letter={letter} typed={typed} organisations={ofLine} onChange={setTyped} />
      <Button type="submit" loading={settling.isPending}>
        {words('do')}
      </Button>
    </form>
  )
}

function useSettling(letter: Letter, { kind, number, organisation, reason, remember, way }: Typed) {
  const go = useGoSupport()
  const changed = useDeskChanged()
  const [isUnseen, setUnseen] = useState(false)
  const settling = useMutation({
    mutationFn: async () => {
      const settle = (body: unknown) =>
        send<{ readonly request: string | null }>(`/desk/letters/${letter.id}/settle`, {
          method: 'POST',
          body,
        })
      if (way === 'rejected') return (await settle({ as: 'rejected', reason })).data.request
      if (way === 'asRequest')
        return (await settle({ as: 'request', organisation, kind, remember })).data.request
      const request = number.trim() === '' ? letter.looksLike : await idOf(number)
      setUnseen(request === null)
      return request === null ? undefined : (await settle({ as: 'message', request })).data.request
    },
    onSuccess: async (request) => {
      if (request === undefined) return
      await changed()
      go(request === null ? { view: 'letters' } : { id: request })
    },
  })
  return { isUnseen, settling }
}

interface FieldsProps {
  letter: Letter
  typed: Typed
  organisations: readonly { readonly id: string; readonly name: string }[]
  onChange: (typed: Typed) => void
}

function Fields({ letter, onChange, organisations, typed }: FieldsProps) {
  const words = useLetterWords()
  const language = useLanguage()
  if (typed.way === 'rejected')
    return (
      <TextInput
        label={words('reason')}
        value={typed.reason}
        required
        onChange={(event) => onChange({ ...typed, reason: event.currentTarget.value })}
      />
    )
  if (typed.way === 'asMessage')
    return (
      <TextInput
        label={words('number')}
        placeholder="ABC-1"
        value={typed.number}
        required={letter.looksLike === null}
        onChange={(event) => onChange({ ...typed, number: event.currentTarget.value })}
      />
    )
  return (
    <>
      <div className="field-row">
        <NativeSelect
          label={words('organisation')}
          value={typed.organisation}
          required
          data={[
            { value: '', label: '' },
            ...organisations.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(event) => onChange({ ...typed, organisation: event.target.value })}
        />
        <NativeSelect
          label={words('kind')}
          value={typed.kind}
          data={KINDS.map((value) => ({ value, label: KIND_WORDS[value][language] }))}
          onChange={(event) =>
            onChange({ ...typed, kind: KINDS.find((one) => one === event.target.value) ?? 'incident' })
          }
        />
      </div>
      <Checkbox
        label={words('remember')}
        checked={typed.remember}
        onChange={(event) => onChange({ ...typed, remember: event.currentTarget.checked })}
      />
    </>
  )
}
