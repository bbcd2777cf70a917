import { useQuery } from '@tanstack/react-query'
import { SankeyChart } from 'echarts/charts'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import { get, type Mapping, type MappingFlows } from '../../api.ts'
import { Amount } from '../../parts/amount.tsx'
import { Fault } from '../../parts/fault.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { useBook, useScope } from '../../scope.ts'
import { useLanguage } from '../../words.ts'
import { useMappingWords } from './words.ts'

use([SankeyChart, SVGRenderer])

/** More ribbons than these cannot be told apart. */
const DRAWN = 60

type Flow = MappingFlows['flows'][number]

/** Accounts of the books to lines of the group chart: the diagram of the largest, and all as a table. */
export function Flows({ accounts }: { accounts: Mapping['accounts'] }) {
  const words = useMappingWords()
  const language = useLanguage()
  const book = useBook()
  const { entity, period } = useScope()
  const { data, error } = useQuery({
    queryKey: ['mapping-flows', book, period, entity],
    queryFn: ({ signal }) =>
      get<MappingFlows>(`/books/${encodeURIComponent(book)}/mapping/flows`, { period, entity }, signal),
  })
  if (error) return <Fault error={error} />
  if (!data) return <Skeleton />
  const nameOf = (code: string): string => {
    const account = accounts.find((one) => one.code === code)
    return (language === 'ru' ? account?.name : account?.nameEn) ?? ''
  }
  return (
    <>
      <p className="quiet">
        {words('flowsLead')} {data.flows.length > DRAWN && words('flowsRest')}
      </p>
      <Diagram flows={data.flows.slice(0, DRAWN)} nameOf={nameOf} />
      <table className="list dense">
        <thead>
          <tr>
            <th scope="col">{words('account')}</th>
            <th scope="col">{words('target')}</th>
            <th scope="col" className="figure">
              {words('count')}
            </th>
          </tr>
        </thead>
        <tbody>
          {data.flows.map(({ account, lines, target }) => (
            <tr key={`${account} ${target}`}>
              <th scope="row">{account}</th>
              <td>
                <span className="code">{target}</span> {nameOf(target)}
              </td>
              <td className="figure">
                <Amount value={String(lines)} style="minus" />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

function Diagram({ flows, nameOf }: { flows: readonly Flow[]; nameOf: (code: string) => string }) {
  const words = useMappingWords()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!box.current) return
    const chart = init(box.current, null, { renderer: 'svg' })
    const colour = getComputedStyle(box.current)
    const ink = colour.getPropertyValue('--ink').trim()
    const accounts = [...new Set(flows.map(({ account }) => account))]
    const targets = [...new Set(flows.map(({ target }) => target))]
    chart.setOption({
      animation: false,
      series: [
        {
          type: 'sankey',
          left: 40,
          right: 300,
          top: 8,
          bottom: 8,
          nodeWidth: 8,
          nodeGap: 6,
          draggable: false,
          emphasis: { focus: 'adjacency' },
          label: { color: ink, fontFamily: 'Golos Text Variable', fontSize: 11 },
          lineStyle: { color: colour.getPropertyValue('--c1').trim(), opacity: 0.25, curveness: 0.5 },
          itemStyle: { color: colour.getPropertyValue('--ink-3').trim(), borderWidth: 0 },
          data: [
            ...accounts.map((name) => ({ name: `${name} `, depth: 0, label: { position: 'left' } })),
            ...targets.map((name) => ({ name, depth: 1 })),
          ],
          links: flows.map(({ account, lines, target }) => ({
            source: `${account} `,
            target,
            value: lines,
          })),
        },
      ],
    })
    chart.setOption({
      series: [
        { label: { formatter: ({ name }: { name: string }) => `${name} ${nameOf(name)}`.slice(0, 48) } },
      ],
    })
    const resized = new ResizeObserver(() => chart.resize())
    resized.observe(box.current)
    return () => {
      resized.disconnect()
      chart.dispose()
    }
  }, [flows, nameOf])
  return <div ref={box} className="flow-diagram" role="img" aria-label={words('flows')} />
}
