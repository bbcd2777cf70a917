import { addAmounts, negated } from '../../amount.ts'
import type { Group } from '../../api.ts'
import { Amount } from '../../parts/amount.tsx'
import { dateText } from '../../period.ts'
import { useLanguage, useWords } from '../../words.ts'
import { percentText, useGroupWords } from './words.ts'

type Node = Group['nodes'][number]
type Acquisition = Group['acquisitions'][number]

/** A company of the group: how its share comes about, and how goodwill of its acquisition was computed. */
export function CompanyCard({ node, of, onClose }: { node: Node; of: Group; onClose: () => void }) {
  const words = useGroupWords()
  const common = useWords()
  const language = useLanguage()
  return (
    <aside
      className="panel company-card"
      aria-label={node.name[language]}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <div className="panel-head">
        <h2>
          {node.name[language]} <span className="code">{node.code}</span>
        </h2>
        <button type="button" className="plain" aria-label={common('close')} onClick={onClose}>
          ×
        </button>
      </div>
      <p>
        {words(node.method)}
        {node.inCycle && <span className="warn"> · {words('cycle')}</span>}
      </p>
      {node.method !== 'parent' && <Share node={node} of={of} />}
      {of.acquisitions
        .filter(({ investee }) => investee === node.code)
        .map((acquisition) => (
          <Goodwill key={acquisition.id} acquisition={acquisition} currency={of.currency} />
        ))}
    </aside>
  )
}

function Share({ node, of }: { node: Node; of: Group }) {
  const words = useGroupWords()
  const language = useLanguage()
  const percent = (text: string): string => percentText(text, language)
  return (
    <table className="list sums">
      <caption>{words('howShare')}</caption>
      <tbody>
        {node.ways.map(({ holder, ofHolder, product, share }) => (
          <tr key={holder}>
            <th scope="row">
              {holder === of.parent
                ? `${words('directly')}, ${holder}`
                : `${words('through')} ${holder}: ${percent(ofHolder)} × ${percent(share)}`}
            </th>
            <td className="figure">{percent(product)}</td>
          </tr>
        ))}
        <tr className="total">
          <th scope="row">{words('effectiveShare')}</th>
          <td className="figure">{percent(node.effective)}</td>
        </tr>
        {(['groupShare', 'voting', 'outsiders'] as const).map((name) => (
          <tr key={name}>
            <th scope="row">{words(name).replace(', %', '')}</th>
            <td className="figure">{percent(node[name])}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Goodwill({ acquisition, currency }: { acquisition: Acquisition; currency: string }) {
  const words = useGroupWords()
  const language = useLanguage()
  const { consideration, date, functional, goodwill, goodwillNci, goodwillOwners, isFairValue, items } =
    acquisition
  const rows = [
    ['consideration', consideration],
    [isFairValue ? 'nciFair' : 'nciShare', acquisition.nci],
    ['netAssets', negated(acquisition.netAssets)],
  ] as const
  const uplift = addAmounts(items.map((item) => item.uplift))
  return (
    <table className="list sums">
      <caption>
        {words('acquisition')} {dateText(date, language)} <span className="code">{currency}</span>
      </caption>
      <tbody>
        {rows.map(([name, amount]) => (
          <tr key={name}>
            <th scope="row">{words(name)}</th>
            <td className="figure">
              <Amount value={amount} style="minus" />
            </td>
          </tr>
        ))}
        <tr className="total">
          <th scope="row">{words('goodwill')}</th>
          <td className="figure">
            <Amount value={goodwill} style="minus" strong />
          </td>
        </tr>
        {goodwillNci !== '0.00' && (
          <tr>
            <th scope="row">{words('ofOwners')}</th>
            <td className="figure">
              <Amount value={goodwillOwners} style="minus" />
            </td>
          </tr>
        )}
        {functional !== currency && (
          <tr>
            <th scope="row">{words('rateAt')}</th>
            <td className="figure">
              {language === 'ru' ? acquisition.rate.replace('.', ',') : acquisition.rate} {currency}/
              {functional}
            </td>
          </tr>
        )}
        {items.length > 0 && (
          <tr>
            <th scope="row">
              {words('uplifts')} <span className="code">{functional}</span>
              <br />
              <span className="code" translate="no">
                {items.map((item) => item.item).join(', ')}
              </span>
            </th>
            <td className="figure">
              <Amount value={uplift} style="minus" />
            </td>
          </tr>
        )}
      </tbody>
    </table>
  )
}
