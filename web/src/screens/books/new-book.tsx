import { Button, Checkbox, Group, NativeSelect, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { send, type TakenBook } from '../../api.ts'
import { DateField } from '../../parts/date-field.tsx'
import { Fault } from '../../parts/fault.tsx'
import { type Language, useLanguage } from '../../words.ts'
import { APPROVALS, BASES, FREQUENCIES, UNITS } from '../settings/words.ts'
import { nameFrom } from './new-name.ts'
import { bookWords } from './words.ts'

interface Asked {
  readonly title: string
  readonly titleEn: string
  /** '' : made from the title. */
  readonly name: string
  readonly parentName: string
  readonly parentCode: string
  readonly taxId: string
  readonly chart: string
  readonly currency: string
  readonly bases: readonly string[]
  readonly unit: string
  readonly frequency: string
  readonly fiscalYearStart: string
  readonly opensOn: string
  readonly approval: string
  readonly withRules: boolean
}

const EMPTY: Asked = {
  title: '',
  titleEn: '',
  name: '',
  parentName: '',
  parentCode: '',
  taxId: '',
  chart: 'ru-94n',
  currency: 'RUB',
  bases: ['ias-1'],
  unit: '1000',
  frequency: 'year',
  fiscalYearStart: '01-01',
  opensOn: '',
  approval: 'second-person',
  withRules: true,
}

const nameOf = ({ name, title }: Asked): string => name || nameFrom(title)

const bodyOf = (asked: Asked) => ({
  name: nameOf(asked),
  title: asked.title,
  titleEn: asked.titleEn,
  parent: {
    code: asked.parentCode.trim(),
    name: asked.parentName,
    nameEn: '',
    jurisdiction: asked.currency === 'RUB' ? 'RU' : '',
    taxId: asked.taxId.trim(),
    chart: asked.chart,
    currency: asked.currency.trim().toUpperCase(),
  },
  presentationCurrency: asked.currency.trim().toUpperCase(),
  unit: asked.unit,
  bases: asked.bases,
  fiscalYearStart: asked.fiscalYearStart,
  frequency: asked.frequency,
  opensOn: asked.opensOn,
  approval: asked.approval,
  withRules: asked.withRules && asked.chart === 'ru-94n',
})

const choices = (words: Readonly<Record<string, readonly [string, string]>>, language: Language) =>
  Object.entries(words).map(([value, [ru, en]]) => ({ value, label: language === 'ru' ? ru : en }))

/** One form with what most groups take; everything can be changed in the book. */
export function NewBook({ onCancel }: { onCancel: () => void }) {
  const language = useLanguage()
  const words = bookWords(language)
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [asked, setAsked] = useState(EMPTY)
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<unknown>(null)
  // One key for one form: a second click creates nothing twice. What was refused is asked anew.
  const [key, setKey] = useState(() => crypto.randomUUID())
  const put = (change: Partial<Asked>): void => setAsked((now) => ({ ...now, ...change }))
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setBusy(true)
    setFault(null)
    try {
      const headers = { 'idempotency-key': key }
      const { data } = await send<TakenBook>('/books', { method: 'POST', body: bodyOf(asked), headers })
      await queries.invalidateQueries({ queryKey: ['books'] })
      await queries.invalidateQueries({ queryKey: ['session'] })
      await navigate({ to: '/b/$book/desk', params: { book: data.name } })
    } catch (failure) {
      setFault(failure)
      setKey(crypto.randomUUID())
    } finally {
      setBusy(false)
    }
  }
  return (
    <form className="new-book" onSubmit={(event) => void submit(event)} aria-label={words.newBook}>
      <h2>{words.newBook}</h2>
      {fault !== null && <Fault error={fault} />}
      <div className="fields">
        <Text label={words.title} value={asked.title} onChange={(title) => put({ title })} required first />
        <Text label={words.titleEn} value={asked.titleEn} onChange={(titleEn) => put({ titleEn })} />
        <Text
          label={words.name}
          value={nameOf(asked)}
          onChange={(name) => put({ name })}
          help={words.nameHelp}
          required
        />
      </div>
      <h3>{words.parent}</h3>
      <div className="fields">
        <Text
          label={words.parentName}
          value={asked.parentName}
          onChange={(parentName) => put({ parentName })}
          required
        />
        <Text
          label={words.parentCode}
          value={asked.parentCode}
          onChange={(parentCode) => put({ parentCode })}
          help={words.codeHelp}
          required
        />
        <Text label={words.taxId} value={asked.taxId} onChange={(taxId) => put({ taxId })} />
        <NativeSelect
          label={words.chart}
          value={asked.chart}
          data={[
            { value: 'ru-94n', label: words.ru94n },
            { value: 'group', label: words.group },
          ]}
          onChange={(event) => put({ chart: event.currentTarget.value })}
        />
        <Text
          label={words.currency}
          value={asked.currency}
          onChange={(currency) => put({ currency })}
          help={words.currencyHelp}
          required
        />
        {asked.chart === 'ru-94n' && (
          <Checkbox
            label={words.rules}
            checked={asked.withRules}
            onChange={(event) => put({ withRules: event.currentTarget.checked })}
          />
        )}
      </div>
      <Policy asked={asked} put={put} />
      <div className="form-buttons">
        <Button type="submit" loading={busy} disabled={nameOf(asked) === ''}>
          {words.create}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {words.cancel}
        </Button>
      </div>
    </form>
  )
}

function Policy({ asked, put }: { asked: Asked; put: (change: Partial<Asked>) => void }) {
  const language = useLanguage()
  const words = bookWords(language)
  const select = (
    label: string,
    name: 'approval' | 'frequency' | 'unit',
    values: typeof APPROVALS | typeof FREQUENCIES | typeof UNITS,
  ) => (
    <NativeSelect
      label={label}
      value={asked[name]}
      data={choices(values, language)}
      onChange={(event) => put({ [name]: event.currentTarget.value })}
    />
  )
  return (
    <>
      <h3>{words.policy}</h3>
      <div className="fields">
        <Checkbox.Group label={words.bases} value={[...asked.bases]} onChange={(bases) => put({ bases })}>
          <Group gap="md">
            {choices(BASES, language).map(({ label, value }) => (
              <Checkbox key={value} value={value} label={label} />
            ))}
          </Group>
        </Checkbox.Group>
        {select(words.unit, 'unit', UNITS)}
        {select(words.frequency, 'frequency', FREQUENCIES)}
        <Text
          label={words.fiscalYear}
          value={asked.fiscalYearStart}
          onChange={(fiscalYearStart) => put({ fiscalYearStart })}
          required
        />
        <div>
          <DateField label={words.opensOn} value={asked.opensOn} onChange={(opensOn) => put({ opensOn })} />
          <p className="code">{words.opensHelp}</p>
        </div>
        {select(words.approval, 'approval', APPROVALS)}
      </div>
    </>
  )
}

interface TextProps {
  label: string
  value: string
  onChange: (value: string) => void
  help?: string
  required?: boolean
  /** The form opens with the cursor here. */
  first?: boolean
}

function Text({ first = false, help, label, onChange, required = false, value }: TextProps) {
  return (
    <TextInput
      label={label}
      value={value}
      required={required}
      description={help}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      maxLength={200}
      ref={first ? (input) => (document.activeElement === document.body ? input?.focus() : undefined) : null}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
