import { Link } from '@tanstack/react-router'
import { isZero, writeAmount } from '../../amount.ts'
import type { Calculation, JournalOrigin } from '../../api.ts'
import { withCents } from '../../grid/columns.ts'
import { Amount } from '../../parts/amount.tsx'
import { StateSign } from '../../parts/state-sign.tsx'
import { dateText } from '../../period.ts'
import { readScope, useBook, useScope } from '../../scope.ts'
import { useLanguage } from '../../words.ts'
import { journalWords } from './words.ts'

interface Props {
  /** Of today; null: not asked for yet. */
  of: Calculation | null
  /** As the journal's lines hold it. */
  saved: JournalOrigin['calculation']
  entity: string
}

/** What goes in, the formula, what comes out: as it was written, and as it would be now. */
export function Computed({ entity, of, saved }: Props) {
  const language = useLanguage()
  const words = journalWords(language)
  const formula = of?.formula ?? saved?.formula
  const results = (['required', 'recognised', 'amount'] as const).map((name) => ({
    label: name === 'amount' ? words.toWrite : words[name],
    isLast: name === 'amount',
    written: saved?.[name] ?? null,
    now: of?.[name] ?? null,
  }))
  const moved = of && saved && of.amount !== saved.amount
  return (
    <>
      {of && <Inputs of={of} entity={entity} />}
      <h3>{words.formula}</h3>
      <p className="formula">{formula?.[language]}</p>
      <h3>{words.result}</h3>
      <table className="list">
        {of && saved && (
          <thead>
            <tr>
              <td />
              <th scope="col" className="figure">
                {words.inJournal}
              </th>
              <th scope="col" className="figure">
                {words.now}
              </th>
            </tr>
          </thead>
        )}
        <tbody>
          {results.map(({ isLast, label, now, written }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              {[...(saved ? [written] : []), ...(of ? [now] : [])].map((amount, index) => (
                <td key={index === 0 && saved ? 'then' : 'now'} className="figure">
                  <Amount value={amount === null ? null : withCents(amount)} style="minus" strong={isLast} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {moved && (
        <p role="status">
          <StateSign state="warns" /> {words.movedSince}
        </p>
      )}
      {of && isZero(of.amount) && !saved && <p className="code">{words.nothingToWrite}</p>}
    </>
  )
}

function Inputs({ entity, of }: { of: Calculation; entity: string }) {
  const language = useLanguage()
  const words = journalWords(language)
  const book = useBook()
  const { basis, period } = useScope()
  return (
    <>
      <h3>{words.inputs}</h3>
      <table className="list">
        <tbody>
          {of.inputs.map(({ kind, label, opens, value }) => (
            <tr key={label.en}>
              <th scope="row">{label[language]}</th>
              <td className="figure">
                {opens ? (
                  <Link
                    to="/b/$book/reports/transformation"
                    params={{ book }}
                    search={readScope({ basis, period, entity, ...opens })}
                  >
                    <Amount value={withCents(value)} style="minus" />
                  </Link>
                ) : kind === 'date' ? (
                  dateText(value, language)
                ) : (
                  writeAmount(kind === 'amount' ? withCents(value) : value, 'minus', language)
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
