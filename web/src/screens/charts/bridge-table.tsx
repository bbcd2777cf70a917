import { writeAmount } from '../../amount.ts'
import type { Charts } from '../../api.ts'
import { useLanguage } from '../../words.ts'
import { inUnits } from '../worksheet/worksheet-model.ts'
import { useChartWords } from './words.ts'

interface Props {
  of: Charts['profit']
  unit: number
  lit: string
  onLit: (id: string) => void
}

/** The table of a bridge: each bar by company, exact to the unit shown. */
export function BridgeTable({ lit, of, onLit, unit }: Props) {
  const words = useChartWords()
  const language = useLanguage()
  const text = (amount: string): string => writeAmount(inUnits(amount, unit), 'minus', language)
  return (
    <div className="bridge-scroll">
      <table className="list bridge">
        <thead>
          <tr>
            <th scope="col">{words('bar')}</th>
            {of.columns.map(({ id, label }) => (
              <th scope="col" key={id} className="figure" title={label[language]}>
                {id === '*' ? label[language] : id}
              </th>
            ))}
            <th scope="col" className="figure total">
              {words('total')}
            </th>
          </tr>
        </thead>
        <tbody>
          {of.bars.map((bar) => (
            <tr
              key={bar.id}
              className={`${bar.kind}${lit === bar.id ? ' lit' : ''}`}
              onMouseEnter={() => onLit(bar.id)}
              onMouseLeave={() => onLit('')}
            >
              <th scope="row">{bar.label[language]}</th>
              {bar.amounts.map((amount, at) => (
                <td key={of.columns[at]?.id} className="figure">
                  {text(amount)}
                </td>
              ))}
              <td className="figure total">{text(bar.amount)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
