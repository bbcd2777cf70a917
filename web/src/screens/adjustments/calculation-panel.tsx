import { Button, NativeSelect, Select, TextInput, UnstyledButton } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { type Calculation, type JournalBody, send, type Vocabulary } from '../../api.ts'
import { withCents } from '../../grid/columns.ts'
import { Amount } from '../../parts/amount.tsx'
import { DateField } from '../../parts/date-field.tsx'
import { Fault } from '../../parts/fault.tsx'
import { readScope, useBook, useScope } from '../../scope.ts'
import { type Language, useLanguage, useWords } from '../../words.ts'
import { journalWords } from './words.ts'

type Template = 'T09' | 'T11' | 'T12'

/** The accounts of the standard chart that a template most often takes; where a book has others, they are chosen. */
const USUAL: Readonly<Record<Template, readonly [account: string, allowance: string, expense: string]>> = {
  T09: ['121100', '121100', '620100'],
  T11: ['122100', '122190', '630400'],
  T12: ['112300', '112300', '650200'],
}

const VALUE: Readonly<Record<Template, Readonly<Record<Language, string>>>> = {
  T09: { ru: 'Чистая возможная цена продажи', en: 'Net realisable value' },
  T11: { ru: 'Процент убытков', en: 'Rate of loss, %' },
  T12: { ru: 'Ставка, % годовых', en: 'Rate, % a year' },
}

interface Props {
  id: string
  body: JournalBody
  vocabulary: Vocabulary
  readOnly: boolean
  onTake: (template: string, lines: readonly JournalBody['lines'][number][]) => void
  onClose: () => void
}

/** «Как рассчитано»: what goes in, the formula, what comes out; the lines are taken into the journal by a button. */
export function CalculationPanel({ body, id, onClose, onTake, readOnly, vocabulary }: Props) {
  const language = useLanguage()
  const words = journalWords(language)
  const shared = useWords()
  const book = useBook()
  const { period } = useScope()
  const known = new Set(vocabulary.accounts.map(({ code }) => code))
  const usual = (template: Template): string[] => USUAL[template].map((code) => (known.has(code) ? code : ''))
  const first: Template = body.template === 'T11' || body.template === 'T12' ? body.template : 'T09'
  const [template, setTemplate] = useState<Template>(first)
  const [accounts, setAccounts] = useState(usual(first))
  const [value, setValue] = useState('')
  const [due, setDue] = useState('')
  const [result, setResult] = useState<Calculation | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const [account = '', allowance = '', expense = ''] = accounts
  const number = value.replace(/[\s\u00a0]/g, '').replace(',', '.')
  const isWhole =
    accounts.every(Boolean) && /^\d+(\.\d+)?$/.test(number) && (template !== 'T12' || due !== '')
  const compute = async (): Promise<void> => {
    setBusy(true)
    setError(null)
    try {
      const asked = {
        template,
        id,
        entity: body.entity,
        account,
        allowance,
        expense,
        value: number,
        due,
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
    const name = vocabulary.templates.find(({ code }) => code === template)?.name
    const texts = {
      text: `${name?.ru ?? template}: ${result.formula.ru}`,
      textEn: `${name?.en ?? template}: ${result.formula.en}`,
    }
    onTake(
      template,
      result.lines.map((line) => ({
        ...line,
        flow: '',
        partner: '',
        analytics: ['', '', ''],
        dueOn: '',
        ...texts,
      })),
    )
  }
  return (
    <aside className="panel journal-panel calculation" aria-label={words.howComputed}>
      <div className="panel-head">
        <h2>{words.howComputed}</h2>
        <UnstyledButton aria-label={shared('close')} onClick={onClose}>
          ×
        </UnstyledButton>
      </div>
      <NativeSelect
        label={words.template}
        value={template}
        data={vocabulary.templates
          .filter(({ code }) => Object.hasOwn(USUAL, code))
          .map(({ code, name }) => ({ value: code, label: `${code} · ${name[language]}` }))}
        onChange={({ target }) =>
          changed(() => {
            const next = target.value === 'T11' || target.value === 'T12' ? target.value : 'T09'
            setTemplate(next)
            setAccounts(usual(next))
          })
        }
      />
      {([words.ofBalance, words.ofAllowance, words.ofExpense] as const).map((label, index) => (
        <Select
          key={label}
          label={label}
          searchable
          value={accounts[index] || null}
          data={vocabulary.accounts.map(({ code, name, nameEn }) => ({
            value: code,
            label: `${code} ${language === 'ru' ? name : nameEn}`,
          }))}
          onChange={(code) =>
            changed(() => setAccounts(accounts.map((one, at) => (at === index ? (code ?? '') : one))))
          }
        />
      ))}
      <TextInput
        label={VALUE[template][language]}
        value={value}
        onChange={({ target }) => changed(() => setValue(target.value))}
      />
      {template === 'T12' && (
        <DateField label={words.due} value={due} onChange={(to) => changed(() => setDue(to))} />
      )}
      <Button variant="default" disabled={!isWhole} loading={busy} onClick={() => void compute()}>
        {words.compute}
      </Button>
      {error !== null && <Fault error={error} />}
      {result && <Computed of={result} entity={body.entity} />}
      {result && result.lines.length > 0 && !readOnly && <Button onClick={take}>{words.takeLines}</Button>}
    </aside>
  )
}

function Computed({ entity, of }: { of: Calculation; entity: string }) {
  const language = useLanguage()
  const words = journalWords(language)
  const book = useBook()
  const { basis, period } = useScope()
  const results = [
    [words.required, of.required],
    [words.recognised, of.recognised],
    [words.toWrite, of.amount],
  ] as const
  return (
    <>
      <h3>{words.inputs}</h3>
      <table className="list">
        <tbody>
          {of.inputs.map(({ amount, label, opens }) => (
            <tr key={label.en}>
              <th scope="row">{label[language]}</th>
              <td className="figure">
                {opens ? (
                  <Link
                    to="/b/$book/reports/transformation"
                    params={{ book }}
                    search={readScope({ basis, period, entity, ...opens })}
                  >
                    <Amount value={withCents(amount)} style="minus" />
                  </Link>
                ) : (
                  <Amount value={amount} style="minus" />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <h3>{words.formula}</h3>
      <p>{of.formula[language]}</p>
      <h3>{words.result}</h3>
      <table className="list">
        <tbody>
          {results.map(([label, amount]) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td className="figure">
                <Amount value={withCents(amount)} style="minus" strong={label === words.toWrite} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
