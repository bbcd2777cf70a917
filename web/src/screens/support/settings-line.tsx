import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { Kind, Priority } from '../../../../src/desk/types.ts'
import { PRIORITY_WORDS } from '../../../../src/desk/words.ts'
import { send } from '../../api.ts'
import { useAsksToLeave } from '../../live/unsaved.ts'
import { Fault } from '../../parts/fault.tsx'
import { StateSign } from '../../parts/state-sign.tsx'
import { useLanguage } from '../../words.ts'
import { type Line, type LineSettings, useDeskChanged, useOnce } from './desk-api.ts'
import { shortKind } from './request-words.ts'
import { listOf, useSettingsWords } from './settings-words.ts'

type Change = (change: Partial<LineSettings>) => void

const settingsOf = ({ card, days, hours, name, targets, telephone }: Line): LineSettings => ({
  name,
  hours,
  telephone,
  card,
  targets,
  days,
})

/** Hours, addresses, targets and days of a line. */
export function LineForm({ line }: { line: Line }) {
  const changed = useDeskChanged()
  const [saved, setSaved] = useState(false)
  const saving = useMutation({
    mutationFn: (body: LineSettings) =>
      send(`/desk/lines/${line.code}`, {
        method: 'PUT',
        body,
        headers: { 'if-match': `"${line.version}"` },
      }),
    onSuccess: async () => {
      setSaved(true)
      await changed()
    },
  })
  return (
    <SettingsForm
      title={line.name}
      start={settingsOf(line)}
      saving={saving}
      isSaved={saved}
      onChange={() => setSaved(false)}
    />
  )
}

/** Another line, with hours and a calendar of its own; it begins as the first one is. */
export function AddLine({ lines: [like] }: { lines: readonly Line[] }) {
  const words = useSettingsWords()
  const changed = useDeskChanged()
  const once = useOnce()
  const [open, setOpen] = useState(false)
  const [code, setCode] = useState('')
  const saving = useMutation({
    mutationFn: (body: LineSettings) =>
      send('/desk/lines', { method: 'POST', body: { ...body, code }, headers: once.header() }),
    onSuccess: async () => {
      once.done()
      await changed()
      setOpen(false)
    },
  })
  if (!like) return null
  if (!open)
    return (
      <Button variant="default" onClick={() => setOpen(true)}>
        {words('addLine')}
      </Button>
    )
  return (
    <SettingsForm
      title={words('addLine')}
      start={{ ...settingsOf(like), name: '', telephone: '', card: { ...like.card, addresses: [] } }}
      saving={saving}
      isSaved={false}
      onChange={() => {}}
      onCancel={() => setOpen(false)}
    >
      <TextInput
        label={words('lineCode')}
        pattern="[a-z0-9\\-]{1,40}"
        required
        data-autofocus
        value={code}
        onChange={(event) => setCode(event.currentTarget.value.toLowerCase())}
      />
    </SettingsForm>
  )
}

interface FormProps {
  title: string
  start: LineSettings
  saving: { mutate: (body: LineSettings) => void; error: unknown; isPending: boolean }
  isSaved: boolean
  onChange: () => void
  onCancel?: () => void
  children?: React.ReactNode
}

function SettingsForm({ children, isSaved, onCancel, onChange, saving, start, title }: FormProps) {
  const words = useSettingsWords()
  const [typed, setTyped] = useState<LineSettings>(start)
  const [isTouched, setTouched] = useState(false)
  useAsksToLeave(isTouched && !isSaved)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    saving.mutate(typed)
  }
  const change: Change = (more) => {
    setTouched(true)
    onChange()
    setTyped({ ...typed, ...more })
  }
  return (
    <form className="new-request settings-form" onSubmit={submit}>
      {saving.error !== null && <Fault error={saving.error} />}
      <div className="title-row">
        <h3 className="line-title">{title}</h3>
        <span className="form-buttons">
          {isSaved && (
            <span className="saved" role="status">
              <StateSign state="done" /> {words('saved')}
            </span>
          )}
          <Button type="submit" loading={saving.isPending}>
            {words('save')}
          </Button>
          {onCancel && (
            <Button variant="default" onClick={onCancel}>
              {words('cancel')}
            </Button>
          )}
        </span>
      </div>
      {children}
      <Hours typed={typed} change={change} />
      <Card typed={typed} change={change} />
      <Targets typed={typed} change={change} />
      <Days typed={typed} change={change} />
    </form>
  )
}

interface PartProps {
  typed: LineSettings
  change: Change
}

function Hours({ change, typed: { hours, name, telephone } }: PartProps) {
  const words = useSettingsWords()
  const set = (more: Partial<LineSettings['hours']>): void => change({ hours: { ...hours, ...more } })
  return (
    <fieldset className="part">
      <legend>{words('partHours')}</legend>
      <div className="field-row">
        <TextInput
          label={words('name')}
          value={name}
          required
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        <TextInput
          label={words('telephone')}
          value={telephone}
          onChange={(event) => change({ telephone: event.currentTarget.value })}
        />
      </div>
      <div className="field-row">
        <TextInput
          label={words('opens')}
          type="time"
          value={hours.opens}
          onChange={(event) => set({ opens: event.currentTarget.value })}
        />
        <TextInput
          label={words('closes')}
          type="time"
          value={hours.closes}
          onChange={(event) => set({ closes: event.currentTarget.value })}
        />
        <TextInput
          label={words('zone')}
          value={hours.zone}
          onChange={(event) => set({ zone: event.currentTarget.value })}
        />
        <NativeSelect
          label={words('calendarName')}
          value={hours.calendar}
          data={[
            { value: 'ru', label: words('calendarRu') },
            { value: '', label: words('calendarNone') },
          ]}
          onChange={(event) => set({ calendar: event.target.value })}
        />
        <NativeSelect
          label={words('shortDays')}
          value={hours.shortDays}
          data={[
            { value: 'as-others', label: words('asOthers') },
            { value: 'hour-less', label: words('hourLess') },
          ]}
          onChange={(event) =>
            set({ shortDays: event.target.value === 'hour-less' ? 'hour-less' : 'as-others' })
          }
        />
      </div>
    </fieldset>
  )
}

const TEXTS = ['mending', 'development', 'staff', 'contacts'] as const

function Card({ change, typed: { card } }: PartProps) {
  const words = useSettingsWords()
  const [addresses, setAddresses] = useState(card.addresses.join(', '))
  const [services, setServices] = useState((card.services ?? []).join('\n'))
  const text = (name: 'about' | (typeof TEXTS)[number]) => (
    <Textarea
      key={name}
      label={words(name)}
      autosize
      minRows={2}
      value={card[name]}
      onChange={(event) => change({ card: { ...card, [name]: event.currentTarget.value } })}
    />
  )
  return (
    <>
      <fieldset className="part">
        <legend>{words('partCard')}</legend>
        {text('about')}
        <TextInput
          label={words('addresses')}
          value={addresses}
          onChange={(event) => {
            setAddresses(event.currentTarget.value)
            change({ card: { ...card, addresses: listOf(event.currentTarget.value) } })
          }}
        />
        <Textarea
          label={words('services')}
          autosize
          minRows={2}
          value={services}
          onChange={(event) => {
            const typed = event.currentTarget.value
            setServices(typed)
            const names = typed.split('\n').map((one) => one.trim())
            change({ card: { ...card, services: [...new Set(names)].filter((one) => one !== '') } })
          }}
        />
      </fieldset>
      <fieldset className="part">
        <legend>{words('partDocument')}</legend>
        {TEXTS.map(text)}
      </fieldset>
    </>
  )
}

const KINDS: readonly Exclude<Kind, ''>[] = ['incident', 'service', 'change', 'proposal']
const PRIORITIES: readonly Priority[] = [1, 2, 3, 4]
const PARTS = ['reaction', 'solution'] as const

function Targets({ change, typed: { targets } }: PartProps) {
  const words = useSettingsWords()
  const language = useLanguage()
  const set = (
    kind: (typeof KINDS)[number],
    priority: Priority,
    part: (typeof PARTS)[number],
    text: string,
  ) => {
    const minutes = /^\d{1,6}$/.test(text) ? Number.parseInt(text, 10) : null
    const of = targets[kind]
    const target = { ...of[priority], [part]: minutes }
    change({ targets: { ...targets, [kind]: { ...of, [priority]: target } } })
  }
  return (
    <table className="list targets">
      <caption>{words('targets')}</caption>
      <thead>
        <tr>
          <th scope="col" />
          {PRIORITIES.map((priority) => (
            <th key={priority} scope="col">
              {PRIORITY_WORDS[priority][language]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {KINDS.flatMap((kind) =>
          PARTS.map((part) => (
            <tr key={`${kind} ${part}`}>
              <th scope="row">
                {shortKind(kind, language)}: {words(part)}
              </th>
              {PRIORITIES.map((priority) => (
                <td key={priority}>
                  <input
                    inputMode="numeric"
                    aria-label={`${shortKind(kind, language)}, ${words(part)}, ${PRIORITY_WORDS[priority][language]}`}
                    value={targets[kind][priority][part] ?? ''}
                    onChange={(event) => set(kind, priority, part, event.currentTarget.value)}
                  />
                </td>
              ))}
            </tr>
          )),
        )}
      </tbody>
    </table>
  )
}

const COUNTS = ['giveUpAfter', 'closeAfter', 'reopenWithin'] as const

function Days({ change, typed: { days } }: PartProps) {
  const words = useSettingsWords()
  const [reminders, setReminders] = useState(days.remindAfter.join(', '))
  const number = (text: string): number => Number.parseInt(text, 10) || 0
  return (
    <fieldset className="part">
      <legend>{words('days')}</legend>
      <div className="field-row">
        <TextInput
          label={words('remindAfter')}
          value={reminders}
          onChange={(event) => {
            setReminders(event.currentTarget.value)
            change({ days: { ...days, remindAfter: listOf(event.currentTarget.value).map(number) } })
          }}
        />
        {COUNTS.map((name) => (
          <TextInput
            key={name}
            label={words(name)}
            inputMode="numeric"
            value={String(days[name])}
            onChange={(event) => change({ days: { ...days, [name]: number(event.currentTarget.value) } })}
          />
        ))}
      </div>
    </fieldset>
  )
}
