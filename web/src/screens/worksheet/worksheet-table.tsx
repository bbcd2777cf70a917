import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useRef, useState } from 'react'
import { addAmounts, writeAmount } from '../../amount.ts'
import { get, type Worksheet } from '../../api.ts'
import { useColumnWidths } from '../../grid/column-widths.tsx'
import { ExplainPanels } from '../../parts/explain-panels.tsx'
import { NO_TARGET } from '../../parts/explain-target.ts'
import { Fault } from '../../parts/fault.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { useBook, useScope, useSetScope } from '../../scope.ts'
import { useOpenBook } from '../../shell/book-context.ts'
import { useStatus } from '../../shell/status-bar.tsx'
import { unitName } from '../../unit.ts'
import { useLanguage } from '../../words.ts'
import { LayerPanel } from './layer-panel.tsx'
import { useWorksheetWords } from './words.ts'
import './worksheet.css'
import { WorksheetGrid } from './worksheet-grid.tsx'
import {
  type Range,
  type ShownColumn,
  type ShownRow,
  selected,
  shownColumns,
  shownRows,
} from './worksheet-model.ts'
import { WorksheetTools } from './worksheet-tools.tsx'

/** So many columns can be read on a sheet of A4 that lies on its side. */
const A4_HOLDS = 14

/** The transformation table of a company or the consolidation worksheet: lines down, layers or companies across. */
export function WorksheetTable({ entity }: { entity: string | undefined }) {
  const book = useBook()
  const { basis, period } = useScope()
  const { data, error, refetch } = useQuery({
    queryKey: ['worksheet', book, period, entity, basis],
    queryFn: ({ signal }) =>
      get<Worksheet>(`/books/${encodeURIComponent(book)}/worksheet`, { basis, entity, period }, signal),
  })
  if (error && !data) return <Fault error={error} retry={() => void refetch()} />
  if (!data) return <Skeleton rows={20} />
  return <OpenWorksheet sheet={data} entity={entity} />
}

function OpenWorksheet({ entity, sheet }: { sheet: Worksheet; entity: string | undefined }) {
  const words = useWorksheetWords()
  const language = useLanguage()
  const { entities, unit: ownUnit } = useOpenBook()
  const scope = useScope()
  const setScope = useSetScope()
  const opener = useRef<HTMLElement | null>(null)
  const [range, setRange] = useState<Range | null>(null)
  const widths = useColumnWidths(entity === undefined ? 'consolidation' : 'transformation')
  const statement = scope.statement === 'profit-or-loss' ? scope.statement : 'financial-position'
  const level = ['1', '3'].includes(scope.level ?? '') ? Number.parseInt(scope.level ?? '', 10) : 2
  const hide = (scope.hide ?? '').split(',').filter(Boolean)
  const unit = Number.parseInt(scope.unit ?? String(ownUnit), 10)
  const rows = useMemo(() => shownRows(sheet, statement, level), [sheet, statement, level])
  const columns = shownColumns(sheet, hide)
  useStatus(words('keys'), useSelection(rows, columns, range, sheet.currency))
  useLevelKeys((next) => setScope({ level: next }, true))
  const layer = sheet.columns.findIndex(({ id, kind }) => id === scope.id && kind === 'layer')
  const named = entities.find(({ code }) => code === entity)
  return (
    <main className="page split">
      <div className={`main worksheet-page ${columns.length > A4_HOLDS ? 'widest' : 'wide'}-on-paper`}>
        <h1>{sheet.title[language]}</h1>
        <p className="statement-head">
          {named && `${language === 'ru' ? named.name : named.nameEn} · `}
          {unitName(sheet.currency, unit, language)}
          {unit !== 1 && `, ${words('rounded')}`}
        </p>
        <WorksheetTools sheet={sheet} entity={entity} statement={statement} level={level} hide={hide} />
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard (WCAG 2.1.1) */}
        <section className="worksheet" tabIndex={0} aria-label={sheet.title[language]}>
          <WorksheetGrid
            sheet={sheet}
            statement={statement}
            rows={rows}
            columns={columns}
            unit={unit}
            range={range}
            onRange={setRange}
            widths={widths}
            onColumn={({ column }, from) => {
              opener.current = from
              setScope({ ...NO_TARGET, id: column.id })
            }}
            chosen={`${scope.line ?? ''} ${scope.row ?? ''} ${scope.cell ?? ''}`}
            onOpen={({ line, row }, { column }, from) => {
              opener.current = from
              const account = row.kind === 'account' ? { row: row.id } : {}
              setScope({ ...NO_TARGET, statement, line, cell: column.id, ...account })
            }}
          />
        </section>
      </div>
      {layer >= 0 && !scope.line && (
        <LayerPanel
          key={scope.id}
          sheet={sheet}
          entity={entity}
          at={layer}
          onOpen={({ account, line, statement: of }) =>
            setScope({ ...NO_TARGET, statement: of, line, cell: sheet.columns[layer]?.id, row: account })
          }
          onHide={() => setScope({ id: undefined, hide: [...hide, scope.id].join(',') })}
          onClose={() => {
            setScope({ id: undefined })
            opener.current?.focus()
          }}
        />
      )}
      <ExplainPanels entity={entity} onClosed={() => opener.current?.focus()} />
    </main>
  )
}

/** What the selection comes to, for the status bar; Ctrl+C puts it on the clipboard as a table. */
function useSelection(
  rows: readonly ShownRow[],
  columns: readonly ShownColumn[],
  range: Range | null,
  currency: string,
): string {
  const words = useWorksheetWords()
  const language = useLanguage()
  const amounts = range ? selected(rows, columns, range) : []
  const flat = amounts.flat()
  useEffect(() => {
    const copy = (event: ClipboardEvent): void => {
      if (amounts.length === 0 || !event.clipboardData || document.getSelection()?.toString()) return
      const point = language === 'ru' ? ',' : '.'
      const text = amounts.map((row) => row.map((amount) => amount.replace('.', point)).join('\t')).join('\n')
      event.clipboardData.setData('text/plain', text)
      event.preventDefault()
    }
    document.addEventListener('copy', copy)
    return () => document.removeEventListener('copy', copy)
  }, [amounts, language])
  if (flat.length === 0) return ''
  const sum = writeAmount(addAmounts(flat), 'minus', language)
  return `${words('sum')} ${sum} ${currency} · ${words('count')} ${flat.length}`
}

/** 1 2 3 set how far rows are open, as 1C does. */
function useLevelKeys(set: (level: string) => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const isTyping =
        event.target instanceof HTMLElement &&
        event.target.closest('input:not([type=radio]), select, textarea')
      if (isTyping || event.ctrlKey || event.altKey || event.metaKey || !/^[123]$/.test(event.key)) return
      set(event.key)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [set])
}
