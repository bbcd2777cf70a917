import type { Group } from '../../api.ts'
import { useLanguage } from '../../words.ts'
import { BOX, layoutOf } from './layout.ts'
import { percentText, useGroupWords } from './words.ts'

interface Props {
  of: Group
  chosen: string
  onOpen: (code: string) => void
}

const MARGIN = 12

/** Companies in layers from the parent down; every box opens its card. */
export function Scheme({ chosen, of, onOpen }: Props) {
  const words = useGroupWords()
  const language = useLanguage()
  const codes = of.nodes.map(({ code }) => code)
  const { boxes, height, lines, width } = layoutOf(codes, of.edges, of.parent)
  const nodes = new Map(of.nodes.map((node) => [node.code, node]))
  const inReadingOrder = [...boxes].sort((a, b) => a.y - b.y || a.x - b.x)
  return (
    <div className="scheme">
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing whose boxes are buttons is no fieldset */}
      <svg
        viewBox={`${-MARGIN} ${-MARGIN} ${width + 2 * MARGIN} ${height + 2 * MARGIN}`}
        width={width + 2 * MARGIN}
        role="group"
        aria-label={words('title')}
      >
        {lines.map(({ edge, label: [x, y], points }) => {
          const isEquity = nodes.get(edge.investee)?.method === 'equity'
          return (
            <g key={`${edge.investor} ${edge.investee}`} className={edge.inCycle ? 'line cycle' : 'line'}>
              <polyline points={points.map((point) => point.join(',')).join(' ')} data-dashed={isEquity} />
              <rect x={x - 26} y={y - 9} width={52} height={16} className="label-ground" />
              <text x={x} y={y + 3} textAnchor="middle">
                {percentText(edge.share, language)}
                {edge.inCycle && ` ${words('cycle')}`}
              </text>
            </g>
          )
        })}
        {inReadingOrder.map(({ code, x, y }) => {
          const node = nodes.get(code)
          if (!node) return null
          const isParent = node.method === 'parent'
          const share = isParent ? '' : percentText(node.effective, language)
          return (
            // biome-ignore lint/a11y/useSemanticElements: a button of HTML cannot stand in a drawing
            <g
              key={code}
              role="button"
              tabIndex={0}
              className={`node ${node.method}${node.inCycle ? ' cycle' : ''}${chosen === code ? ' chosen' : ''}`}
              aria-pressed={chosen === code}
              onClick={() => onOpen(code)}
              onKeyDown={(event) => {
                if (event.key !== 'Enter' && event.key !== ' ') return
                event.preventDefault()
                onOpen(code)
              }}
            >
              <rect x={x} y={y} width={BOX.width} height={BOX.height} />
              <text x={x + 8} y={y + 21} className="name">
                {shorten(node.name[language])}{' '}
              </text>
              <text x={x + 8} y={y + 42} className="small">
                {code} · {words(node.method)}{' '}
              </text>
              <text x={x + BOX.width - 8} y={y + 42} textAnchor="end" className="share">
                {share}
              </text>
            </g>
          )
        })}
      </svg>
    </div>
  )
}

/** Without the legal form, as long as a box takes. */
function shorten(name: string): string {
  const own = /«(.+)»/.exec(name)?.[1] ?? name.replace(/,? (LLC|JSC|Ltd\.?|Co\.,? Ltd\.?)$/, '')
  return own.length > 20 ? `${own.slice(0, 19)}…` : own
}
