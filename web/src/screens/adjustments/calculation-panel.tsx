import { Button, NativeSelect, Select, TextInput, UnstyledButton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import {
  type Calculation,
  get,
  type JournalBody,
  type JournalOrigin,
  send,
  type Vocabulary,
} from '../../api.ts'
import { DateField } from '../../parts/date-field.tsx'
import { Fault } from '../../parts/fault.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { useBook, useScope } from '../../scope.ts'
import { useLanguage, useWords } from '../../words.ts'
import { Computed } from './computed.tsx'
import { SourceJournal } from './source-journal.tsx'
import { journalWords } from './words.ts'

type Template = Vocabulary['templates'][number]
type Computes = NonNullable<Template['computes']>
type Saved = JournalOrigin['calculation']

export interface PanelProps {
  id: string
  etag: string
  body: JournalBody
  vocabulary: Vocabulary
  readOnly: boolean
  onTake: (template: string, lines: readonly JournalBody['lines'][number][]) => void
  onClose: () => void
}

/** «Как рассчитано»: of a saved journal what it comes from, as its lines and the trail say it. */
export function CalculationPanel(props: PanelProps) {
  const { etag, id, onClose } = props
  const words = journalWords(useLanguage())
  const shared = useWords()
  const book = useBook()
  const { data, error, isLoading } = useQuery({
    queryKey: ['origin', book, id, etag],
    queryFn: ({ signal }) => {
      const path = `/books/${encodeURIComponent(book)}/adjustments/${encodeURIComponent(id)}/origin`
      return get<JournalOrigin>(path, {}, signal)
    },
    enabled: id !== '',
  })
  const { body } = props
  const computes = body.level === 'entity' && body.entity !== ''
  return (
    <aside className="panel journal-panel calculation" aria-label={words.howComputed}>
      <div className="panel-head">
        <h2>{words.howComputed}</h2>
        <UnstyledButton aria-label={shared('close')} onClick={onClose}>
          ×
        </UnstyledButton>
      </div>
      {error && <Fault error={error} />}
      {isLoading && <Skeleton rows={4} />}
      {data?.source && <SourceJournal of={data.source} />}
      {data && !data.source && !data.calculation && <p className="code">{words.byHand}</p>}
      {!isLoading && computes && <Form {...props} saved={data?.calculation ?? null} />}
    </aside>
  )
}

const plainNumber = (text: string): string => text.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.')

function Form({ body, id, onTake, readOnly, saved, vocabulary }: PanelProps & { saved: Saved }) {
  const language = useLanguage()
  const words = journalWords(language)
  const book = useBook()
  const { period } = useScope()
  const known = new Set(vocabulary.accounts.map(({ code }) => code))
  const templates = vocabulary.templates.filter(({ computes }) => computes !== null)
  const usual = (of: Computes | null): string[] =>
    (of?.usual ?? []).map((code) => (known.has(code) ? code : ''))
  const first = templates.find(({ code }) => code === body.template) ?? templates[0]
  const [code, setCode] = useState(first?.code ?? '')
  const computes = templates.find((one) => one.code === code)?.computes ?? null
  const [accounts, setAccounts] = useState(
    saved ? [saved.account, saved.allowance, saved.expense] : usual(computes),
  )
  const [inputs, setInputs] = useState<Readonly<Record<string, string>>>(saved?.inputs ?? {})
  const [result, setResult] = useState<Calculation | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const [account = '', allowance = '', expense = ''] = accounts
  const sent = Object.fromEntries(
    (computes?.fields ?? []).map(({ id: name, kind }) => {
      const given = inputs[name] ?? ''
      return [name, kind === 'date' ? given : plainNumber(given)]
    }),
  )
  const isWhole =
    allowance !== '' &&
    expense !== '' &&
    (account !== '' || !computes?.hasBalance) &&
    (computes?.fields ?? []).every(({ id: name, kind }) =>
      (kind === 'date' ? /^\d{4}-\d\d-\d\d$/ : /^\d+(\.\d+)?$/).test(sent[name] ?? ''),
    )
  const compute = async (): Promise<void> => {
    setBusy(true)
    setError(null)
    try {
      const asked = {
        template: code,
        id,
        entity: body.entity,
        account,
        allowance,
        expense,
        inputs: sent,
        period,
      }
      const path = `/books/${encodeURIComponent(book)}/adjustments/calculation`
      setResult((await send<Calculation>(path, { method: 'POST', body: asked })).data)
    } catch (failure) {
      setResult(null)
      setError(failure)
    } finally {
      setBusy(false)
    }
  }
  const changed = (apply: () => void): void => {
    apply()
    setResult(null)
  }
  const take = (): void => {
    if (!result) return
    const texts = { text: result.text.ru, textEn: result.text.en }
    const rest = { flow: '', partner: '', analytics: ['', '', ''], dueOn: '', ...texts }
    onTake(
      code,
      result.lines.map((line) => ({ ...line, ...rest })),
    )
  }
  // The saved computation stands beside the one of today until another template is chosen.
  const before = saved && saved.template === code ? saved : null
  return (
    <>
      <NativeSelect
        label={words.template}
        value={code}
        disabled={readOnly}
        data={templates.map(({ code: value, name }) => ({ value, label: `${value} · ${name[language]}` }))}
        onChange={({ target }) =>
          changed(() => {
            const next = templates.find((one) => one.code === target.value)?.computes ?? null
            setCode(target.value)
            setInputs({})
            setAccounts(usual(next))
          })
        }
      />
      {computes && <p className="code">{computes.paragraph[language]}</p>}
      {([words.ofBalance, words.ofAllowance, words.ofExpense] as const).map((label, index) =>
        index === 0 && !computes?.hasBalance ? null : (
          <Select
            key={label}
            label={label}
            searchable
            readOnly={readOnly}
            value={accounts[index] || null}
            data={vocabulary.accounts.map(({ code: value, name, nameEn }) => ({
              value,
              label: `${value} ${language === 'ru' ? name : nameEn}`,
            }))}
            onChange={(to) =>
              changed(() =>
                setAccounts([0, 1, 2].map((at) => (at === index ? (to ?? '') : (accounts[at] ?? '')))),
              )
            }
          />
        ),
      )}
      {computes?.fields.map(({ id: name, kind, label }) =>
        kind === 'date' ? (
          <DateField
            key={name}
            label={label[language]}
            value={inputs[name] ?? ''}
            onChange={(to) => changed(() => setInputs({ ...inputs, [name]: to }))}
          />
        ) : (
          <TextInput
            key={name}
            label={label[language]}
            value={inputs[name] ?? ''}
            readOnly={readOnly}
            inputMode="decimal"
            onChange={({ target }) => changed(() => setInputs({ ...inputs, [name]: target.value }))}
          />
        ),
      )}
      <Button variant="default" disabled={!isWhole} loading={busy} onClick={() => void compute()}>
        {before ? words.computeAgain : words.compute}
      </Button>
      {error !== null && <Fault error={error} />}
      {(result || before) && <Computed of={result} saved={before} entity={body.entity} />}
      {result && result.lines.length > 0 && !readOnly && <Button onClick={take}>{words.takeLines}</Button>}
    </>
  )
}
