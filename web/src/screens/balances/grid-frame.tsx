import { addAmounts, isZero } from '../../amount.ts'
import type { Balance } from '../../api.ts'
import { type ColumnWidths, WidthHandle } from '../../grid/column-widths.tsx'
import { Amount } from '../../parts/amount.tsx'
import { StateSign } from '../../parts/state-sign.tsx'
import { AMOUNTS } from './tree.ts'
import { useBalanceWords } from './words.ts'

/** The two lines of heads, as 1C prints them. */
export function GridHead({ widths }: { widths: ColumnWidths }) {
  const words = useBalanceWords()
  return (
    <thead className="grid-head">
      <tr className="grid-line" aria-rowindex={1}>
        <th scope="col" className="tall" rowSpan={2}>
          {words('account')}
          <WidthHandle column="account" widths={widths} />
        </th>
        <th scope="col" className="tall" rowSpan={2}>
          {words('name')}
          <WidthHandle column="name" widths={widths} />
        </th>
        <th scope="col" className="tall" rowSpan={2}>
          {words('indicator')}
        </th>
        {(['opening', 'turnover', 'closingBalance'] as const).map((group) => (
          <th scope="col" key={group} className="pair-head" colSpan={2}>
            {words(group)}
          </th>
        ))}
        <th scope="col" className="tall" rowSpan={2}>
          {words('ifrsLine')}
          <WidthHandle column="target" widths={widths} />
        </th>
      </tr>
      <tr className="grid-line sides" aria-rowindex={2}>
        {AMOUNTS.map((name) => (
          <th scope="col" key={name} className={`figure ${name}`}>
            {words(name.endsWith('Debit') ? 'debit' : 'credit')}
            <WidthHandle column={name} widths={widths} />
          </th>
        ))}
      </tr>
    </thead>
  )
}

/** Итого, always in sight: as the file prints it. */
export function GridTotal({ balance, rowIndex }: { balance: Balance; rowIndex: number }) {
  const words = useBalanceWords()
  const total =
    balance.totals.find(({ indicator }) => indicator === '' || indicator === 'БУ') ?? balance.totals[0]
  const closing = { closingDebit: balance.closingDebit, closingCredit: balance.closingCredit }
  const amounts: Readonly<Partial<Record<(typeof AMOUNTS)[number], string>>> = total?.amounts ?? closing
  const difference = addAmounts([
    amounts.closingDebit ?? '0',
    amounts.closingCredit?.startsWith('-')
      ? amounts.closingCredit.slice(1)
      : `-${amounts.closingCredit ?? '0'}`,
  ])
  const agrees = isZero(difference)
  return (
    <tfoot className="grid-total">
      <tr className="grid-line" aria-rowindex={rowIndex}>
        <td>{words('total')}</td>
        <td>{total && <span className="code">{`${words('rowNumber')} ${total.row}`}</span>}</td>
        <td translate="no">{total?.indicator}</td>
        {AMOUNTS.map((name) => (
          <td key={name} className="figure">
            <Amount value={amounts[name] ?? null} style="minus" />
          </td>
        ))}
        <td>
          {balance.kind === 'general' && (
            <>
              <StateSign state={agrees ? 'done' : 'blocks'} /> {words(agrees ? 'balanced' : 'unbalanced')}
            </>
          )}
        </td>
      </tr>
    </tfoot>
  )
}
