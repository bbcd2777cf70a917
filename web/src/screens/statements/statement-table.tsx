import type { Statements } from '../../api.ts'
import { Amount } from '../../parts/amount.tsx'
import { dateText } from '../../period.ts'
import { type Language, useLanguage, useWords } from '../../words.ts'

type Statement = Statements['statements'][number]

interface Props {
  of: Statements
  statement: Statement
  /** `line column` of the figure that is open. */
  chosen: string
  onOpen: (line: string, column: string, from: HTMLElement) => void
}

const UNITS: Readonly<Record<Language, Readonly<Record<number, string>>>> = {
  ru: { 1: '', 1000: 'тысячах', 1000000: 'миллионах' },
  en: { 1: '', 1000: 'thousands of', 1000000: 'millions of' },
}

function headOf({ id, interval }: Statement, of: Statements, language: Language): string {
  const { from, to } = interval ? { from: interval.slice(0, 10), to: interval.slice(-10) } : of.interval
  const unit = UNITS[language][of.unit] ?? String(of.unit)
  const when =
    id === 'financial-position'
      ? `${language === 'ru' ? 'на' : 'at'} ${dateText(to, language)}`
      : `${dateText(from, language)} – ${dateText(to, language)}`
  return language === 'ru'
    ? `${when}, в ${unit ? `${unit} ` : ''}единиц валюты: ${of.currency}`
    : `${when}, ${unit ? `${unit} ` : ''}${of.currency}`
}

/** One statement as in print: a table of its lines, every figure of it a way in. */
export function StatementTable({ chosen, of, onOpen, statement }: Props) {
  const words = useWords()
  const language = useLanguage()
  const notes = statement.lines.some(({ note }) => note !== '')
  return (
    <section className="statement" aria-label={statement.title[language]}>
      <p className="statement-of">{of.name[language]}</p>
      <h1>{statement.title[language]}</h1>
      <p className="statement-head">{headOf(statement, of, language)}</p>
      <table className={statement.id === 'changes-in-equity' ? 'wide' : ''}>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">{words('statement')}</span>
            </th>
            {notes && (
              <th scope="col" className="note">
                {words('note')}
              </th>
            )}
            {statement.columns.map(({ id, label }, index) => (
              <th scope="col" key={id} className={index === 0 ? 'figure now' : 'figure'}>
                {label[language]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {statement.lines.map((line, index) => (
            <tr
              key={`${line.id} ${line.label.en} ${String(index)}`}
              className={`${line.kind} level-${line.level}`}
            >
              <th scope="row">{line.label[language]}</th>
              {notes && <td className="note">{line.note}</td>}
              {line.printed.map((printed, at) => {
                const column = statement.columns[at]
                const id = column?.id ?? ''
                return (
                  <td
                    key={id}
                    className={`figure${at > 0 && statement.id !== 'changes-in-equity' ? ' before' : ''}${chosen === `${line.id} ${id}` ? ' chosen' : ''}`}
                  >
                    {line.kind === 'heading' ? null : (
                      <Amount
                        value={printed}
                        label={`${line.label[language]}, ${column?.label[language] ?? ''}`}
                        onOpen={() => {
                          const from = document.activeElement
                          if (from instanceof HTMLElement) onOpen(line.id, id, from)
                        }}
                      />
                    )}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {statement.remarks.map((remark) => (
        <p key={remark.en} className="remark">
          {remark[language]}
        </p>
      ))}
    </section>
  )
}
