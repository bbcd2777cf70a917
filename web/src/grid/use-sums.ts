import { addAmounts, writeAmount } from '../amount.ts'
import { useStatus } from '../shell/status-bar.tsx'
import { useLanguage } from '../words.ts'
import { type Column, isSound, withCents } from './columns.ts'
import type { Range } from './selection.ts'

/** Sum and count of the selected amounts in the status bar, as Excel says them. */
export function useSums<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  { bottom, left, right, top }: Range,
  keys: string,
): void {
  const language = useLanguage()
  const figures = columns.slice(left, right + 1).filter(({ kind }) => kind === 'amount')
  const values = rows
    .slice(top, bottom + 1)
    .flatMap((row) => figures.map((column) => (isSound(column, row) ? column.get(row) : '')))
    .filter((value) => value !== '')
  const sum = values.length > 1 ? writeAmount(withCents(addAmounts(values)), 'minus', language) : ''
  const [sumWord, countWord] = language === 'ru' ? ['Сумма', 'Количество'] : ['Sum', 'Count']
  useStatus(keys, sum === '' ? '' : `${sumWord} ${sum} · ${countWord} ${values.length}`)
}
