import { useRef } from 'react'
import { addAmounts, isZero, writeAmount } from '../../amount.ts'
import type { Intragroup } from '../../api.ts'
import { moveAmongFigures } from '../../parts/figure-keys.ts'
import { useLanguage } from '../../words.ts'
import { inUnits } from '../worksheet/worksheet-model.ts'
import { useIntragroupWords } from './words.ts'

type Cell = Intragroup['cells'][number]
type Side = 'claims' | 'owed' | 'difference'

interface Props {
  of: Intragroup
  cells: readonly Cell[]
  unit: number
  /** `creditor|debtor` of the open pair. */
  chosen: string
  onOpen: (creditor: string, debtor: string) => void
}

const sum = (cells: readonly Cell[], side: Side): string => addAmounts(cells.map((cell) => cell[side]))

/** Who owes whom: creditors down, debtors across, differences tinted. Arrows walk it, Enter opens the pair. */
export function Matrix({ cells, chosen, of, onOpen, unit }: Props) {
  const words = useIntragroupWords()
  const language = useLanguage()
  const grid = useRef<HTMLTableElement>(null)
  const { companies } = of
  const text = (amount: string): string => writeAmount(inUnits(amount, unit), 'minus', language)
  const between = (creditor: string, debtor: string): Cell | undefined =>
    cells.find((cell) => cell.creditor === creditor && cell.debtor === debtor)
  return (
    <div className="matrix-scroll">
      <table
        ref={grid}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table that the arrows walk is a grid (WAI-ARIA)
        role="grid"
        className="matrix"
        aria-label={words('title')}
        onKeyDown={(event) => {
          if (!grid.current || moveAmongFigures(grid.current, event)) return
          const at = document.activeElement
          if (event.key !== 'Enter' || !(at instanceof HTMLElement) || !at.dataset.pair) return
          const [creditor = '', debtor = ''] = at.dataset.pair.split('|')
          onOpen(creditor, debtor)
        }}
      >
        <thead>
          <tr>
            <th scope="col" className="corner">
              {words('heads')}
            </th>
            {companies.map(({ code, name }) => (
              <th scope="col" key={code} title={name[language]}>
                {code}
              </th>
            ))}
            <th scope="col" className="sum">
              {words('owedToUs')}
            </th>
          </tr>
        </thead>
        <tbody>
          {companies.map(({ code: creditor, name }, row) => (
            <tr key={creditor}>
              <th scope="row">
                <span className="code">{creditor}</span> {name[language]}
              </th>
              {companies.map(({ code: debtor }, column) => {
                const own = creditor === debtor
                const cell = between(creditor, debtor)
                const pair = `${creditor}|${debtor}`
                const differs = cell !== undefined && !isZero(cell.difference)
                const heat = differs && cell ? ` tint-${cell.state}` : ''
                return (
                  // biome-ignore lint/a11y/useKeyWithClickEvents: Enter is taken by the grid
                  <td
                    key={debtor}
                    data-cell={`${row} ${column}`}
                    data-pair={own ? undefined : pair}
                    tabIndex={row === 0 && column === 0 ? 0 : -1}
                    className={`${own ? 'own' : heat}${chosen === pair ? ' chosen' : ''}`}
                    onClick={own ? undefined : () => onOpen(creditor, debtor)}
                  >
                    {cell && text(cell.claims)}
                    {differs && cell && (
                      <span className="apart">
                        {words('difference').toLowerCase()} {writeAmount(cell.difference, 'minus', language)}
                      </span>
                    )}
                  </td>
                )
              })}
              <td className="sum">
                {text(
                  sum(
                    cells.filter((cell) => cell.creditor === creditor),
                    'claims',
                  ),
                )}
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          {(
            [
              ['claims', 'byCreditors'],
              ['owed', 'byDebtors'],
              ['difference', 'difference'],
            ] as const
          ).map(([side, word]) => (
            <tr key={side}>
              <th scope="row">{words(word)}</th>
              {companies.map(({ code }) => (
                <td key={code}>
                  {write(
                    sum(
                      cells.filter((cell) => cell.debtor === code),
                      side,
                    ),
                  )}
                </td>
              ))}
              <td className="sum">{write(sum(cells, side))}</td>
            </tr>
          ))}
        </tfoot>
      </table>
    </div>
  )

  /** A difference below the unit still shows: in full. */
  function write(amount: string): string {
    const rounded = inUnits(amount, unit)
    return isZero(rounded) && !isZero(amount) ? writeAmount(amount, 'minus', language) : text(amount)
  }
}
