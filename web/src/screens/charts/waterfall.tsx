import { Button } from '@mantine/core'
import { useElementSize } from '@mantine/hooks'
import { useRef } from 'react'
import { writeAmount } from '../../amount.ts'
import { useLanguage } from '../../words.ts'
import { type Bar, foldBars, linesOf, placeBars, wholeUnits } from './waterfall-model.ts'
import { useChartWords } from './words.ts'

interface Props {
  title: string
  bars: readonly Bar[]
  unit: number
  /** The bar that is lit, with its row of the table. */
  lit: string
  onLit: (id: string) => void
}

const SIZE = { height: 300, top: 28, bottom: 58 } as const
const DIGIT = 7

/** Bars from a start over its steps to an end, from zero, never cut. Drawn for the eye: the figures are the table's. */
export function Waterfall({ bars, lit, onLit, title, unit }: Props) {
  const words = useChartWords()
  const language = useLanguage()
  const drawing = useRef<SVGSVGElement>(null)
  const placed = placeBars(foldBars(bars, words('others')))
  // Cents have a place over a bar where there are few; else they are the table's.
  const text = (amount: string): string =>
    writeAmount(placed.length <= 4 && unit === 1 ? amount : wholeUnits(amount, unit), 'minus', language)
  // As wide as the page, so that letters keep their size; wider where the amounts would run into each other.
  const { ref: frame, width: seen } = useElementSize<HTMLDivElement>()
  const longest = Math.max(0, ...placed.map(({ amount }) => text(amount).length + 1))
  const wide = Math.max(seen || 1160, placed.length * longest * DIGIT)
  // Pixels alone are floats; no figure is made of them.
  const ends = placed.flatMap(({ from, to }) => [Number(from), Number(to)])
  const [low, high] = [Math.min(0, ...ends), Math.max(0, ...ends)]
  const inner = SIZE.height - SIZE.top - SIZE.bottom
  const y = (value: number): number => SIZE.top + (inner * (high - value)) / (high - low || 1)
  const step = wide / placed.length
  const width = Math.min(64, step * 0.7)
  return (
    <figure className="waterfall">
      <div ref={frame} className="bridge-scroll">
        <svg
          ref={drawing}
          width={wide}
          height={SIZE.height}
          viewBox={`0 0 ${wide} ${SIZE.height}`}
          xmlns="http://www.w3.org/2000/svg"
          role="img"
          aria-label={title}
        >
          <line x1={0} x2={wide} y1={y(0)} y2={y(0)} stroke="var(--control-line)" />
          {placed.map((bar, index) => {
            const left = index * step + (step - width) / 2
            const [from, to] = [y(Number(bar.from)), y(Number(bar.to))]
            const rises = !bar.amount.startsWith('-')
            const fill = bar.kind === 'step' ? (rises ? 'var(--c1)' : 'var(--c2)') : 'var(--ink-2)'
            const sign = bar.kind === 'step' && rises ? '+' : ''
            const next = placed[index + 1]
            return (
              // biome-ignore lint/a11y/noStaticElementInteractions: lights the row of the table, which says the same
              <g key={bar.id} onMouseEnter={() => onLit(bar.id)} onMouseLeave={() => onLit('')}>
                <rect
                  x={left}
                  y={Math.min(from, to)}
                  width={width}
                  height={Math.max(1, Math.abs(to - from))}
                  fill={fill}
                  stroke={lit === bar.id ? 'var(--focus)' : 'none'}
                  strokeWidth={3}
                />
                {next && (
                  <line x1={left + width} x2={left + step} y1={to} y2={to} stroke="var(--control-line)" />
                )}
                <text
                  x={left + width / 2}
                  y={Math.min(from, to) - 6}
                  textAnchor="middle"
                  fontSize={12}
                  fontWeight={bar.kind === 'step' ? 400 : 600}
                  fill="var(--ink)"
                >
                  {sign}
                  {text(bar.amount)}
                </text>
                <text
                  textAnchor="middle"
                  fontSize={11}
                  fill={bar.kind === 'step' ? 'var(--ink-2)' : 'var(--ink)'}
                >
                  {linesOf(bar.label, Math.max(8, Math.floor(step / 6.6))).map((line, row) => (
                    <tspan key={line} x={left + width / 2} y={SIZE.height - SIZE.bottom + 18 + row * 13}>
                      {line}
                    </tspan>
                  ))}
                </text>
              </g>
            )
          })}
        </svg>
      </div>
      <Button
        variant="default"
        className="no-print"
        onClick={() => drawing.current && saveSvg(drawing.current, title)}
      >
        {words('svg')}
      </Button>
    </figure>
  )
}

/** The drawing as a file of its own: colours as they are on the screen, nothing that it would have to fetch. */
function saveSvg(drawing: SVGSVGElement, title: string): void {
  const style = getComputedStyle(drawing)
  const copy = new XMLSerializer()
    .serializeToString(drawing)
    .replace(/var\((--[\w-]+)\)/g, (_, name: string) => style.getPropertyValue(name).trim())
    .replace('<svg ', '<svg font-family="sans-serif" ')
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([copy], { type: 'image/svg+xml' }))
  link.download = `${title}.svg`
  link.click()
  URL.revokeObjectURL(link.href)
}
