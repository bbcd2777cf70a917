import { useMemo } from 'react'
import { addAmounts, isZero, writeAmount } from '../../amount.ts'
import type { Vocabulary } from '../../api.ts'
import { type Choice, type Column, isSound, withCents } from '../../grid/columns.ts'
import { EditGrid } from '../../grid/edit-grid.tsx'
import type { History } from '../../grid/history.ts'
import { useOpenBook } from '../../shell/book-context.ts'
import { type Language, useLanguage } from '../../words.ts'
import { type Line, sides } from './merge.ts'
import { journalWords } from './words.ts'

export const EMPTY_LINE: Line = {
  account: '',
  flow: '',
  partner: '',
  analytics: [],
  dueOn: '',
  debit: '',
  credit: '',
  text: '',
  textEn: '',
}

/** The columns of a journal's lines; the account's name stands beside its code and is not typed. */
export function useLineColumns(vocabulary: Vocabulary): readonly Column<Line>[] {
  const language = useLanguage()
  const book = useOpenBook()
  return useMemo(() => {
    const words = journalWords(language)
    const nameOf = (one: Vocabulary['accounts'][number]): string =>
      language === 'ru' ? one.name : one.nameEn
    const names = new Map(vocabulary.accounts.map((one) => [one.code, nameOf(one)]))
    const accounts = vocabulary.accounts.map((one): Choice => ({ value: one.code, label: nameOf(one) }))
    const flows = vocabulary.flows.map(({ code, name }): Choice => ({ value: code, label: name[language] }))
    const partners = book.entities.map(
      ({ code, name, nameEn }): Choice => ({ value: code, label: language === 'ru' ? name : nameEn }),
    )
    const text = (id: 'account' | 'flow' | 'partner' | 'debit' | 'credit' | 'text') => ({
      id,
      get: (row: Line) => row[id],
      set: (row: Line, value: string): Line => ({ ...row, [id]: value }),
    })
    return [
      { ...text('account'), title: words.account, kind: 'choice', choices: accounts, width: 76 },
      { id: 'name', title: words.name, kind: 'text', get: (row) => names.get(row.account) ?? '' },
      { ...text('flow'), title: words.flow, kind: 'choice', choices: flows, width: 122 },
      { ...text('debit'), title: words.debit, kind: 'amount', width: 116 },
      { ...text('credit'), title: words.credit, kind: 'amount', width: 116 },
      { ...text('partner'), title: words.partner, kind: 'choice', choices: partners, open: true, width: 96 },
      { ...text('text'), title: words.lineText, kind: 'text', width: 150 },
    ]
  }, [book.entities, language, vocabulary])
}

/** Rows with nothing in them are not lines. */
export const filledLines = (lines: readonly Line[]): Line[] =>
  lines.filter((line) =>
    [line.account, line.flow, line.partner, line.debit, line.credit].some((value) => value !== ''),
  )

export interface Balance {
  readonly debit: string
  readonly credit: string
  readonly difference: string
}

export function balanceOf(lines: readonly Line[]): Balance {
  const { credit, debit } = sides(lines)
  const [debits, credits] = [addAmounts(debit), addAmounts(credit)]
  const minus = credits.startsWith('-') ? credits.slice(1) : `-${credits}`
  return { debit: debits, credit: credits, difference: addAmounts([debits, minus]) }
}

export const allSound = (columns: readonly Column<Line>[], lines: readonly Line[]): boolean =>
  lines.every((line) => columns.every((column) => isSound(column, line)))

interface Props {
  columns: readonly Column<Line>[]
  lines: readonly Line[]
  title: string
  readOnly: boolean
  history: Pick<History<unknown>, 'canUndo' | 'undo' | 'redo'>
  onChange: (lines: readonly Line[]) => void
}

export function JournalLines({ columns, history, lines, onChange, readOnly, title }: Props) {
  const language = useLanguage()
  return (
    <EditGrid
      label={title}
      columns={columns}
      rows={lines}
      readOnly={readOnly}
      makeRow={makeLine}
      onChange={onChange}
      onUndo={history.undo}
      onRedo={history.redo}
      canUndo={history.canUndo}
      footer={<TotalRow lines={lines} language={language} />}
    />
  )
}

const makeLine = (): Line => EMPTY_LINE

function TotalRow({ language, lines }: { lines: readonly Line[]; language: Language }) {
  const words = journalWords(language)
  const { credit, debit, difference } = balanceOf(lines)
  const differs = !isZero(difference)
  const amount = (value: string): string => writeAmount(withCents(value), 'minus', language)
  return (
    <tr>
      <th />
      <th colSpan={3} scope="row">
        {words.total}, {words.count} {filledLines(lines).length},{' '}
        <span className={differs ? 'stop' : ''} role="status">
          {words.difference} {differs ? amount(difference) : '0'}
        </span>
      </th>
      <td className="figure">{amount(debit)}</td>
      <td className="figure">{amount(credit)}</td>
      <td colSpan={2} />
    </tr>
  )
}
