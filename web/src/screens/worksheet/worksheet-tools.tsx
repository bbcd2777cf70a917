import { Button, Checkbox, Popover, SegmentedControl } from '@mantine/core'
import { address, type Worksheet } from '../../api.ts'
import { NO_TARGET } from '../../parts/explain-target.ts'
import { useBook, useScope, useSetScope } from '../../scope.ts'
import { useLanguage } from '../../words.ts'
import { useWorksheetWords } from './words.ts'
import { canHide, isHidden } from './worksheet-model.ts'

interface Props {
  sheet: Worksheet
  entity: string | undefined
  statement: string
  level: number
  hide: readonly string[]
}

/** Which statement, rows to which level, which columns; and what is shown as a workbook. */
export function WorksheetTools({ entity, hide, level, sheet, statement }: Props) {
  const words = useWorksheetWords()
  const language = useLanguage()
  const book = useBook()
  const { basis, period } = useScope()
  const setScope = useSetScope()
  const isGroup = entity === undefined
  const hidden = sheet.columns.flatMap((column) => (isHidden(column, hide) ? [column.id] : [])).join(',')
  const toggle = (kind: string): void => {
    const next = hide.includes(kind) ? hide.filter((one) => one !== kind) : [...hide, kind]
    setScope({ hide: next.join(',') || undefined }, true)
  }
  const file = address(`/books/${encodeURIComponent(book)}/worksheet/file`, {
    basis,
    entity,
    period,
    hidden,
    level,
    language,
  })
  return (
    <div className="tool-row no-print">
      <SegmentedControl
        size="xs"
        aria-label={words('statement')}
        value={statement}
        data={[
          { value: 'financial-position', label: words('position') },
          { value: 'profit-or-loss', label: words('profit') },
        ]}
        onChange={(value) => setScope({ ...NO_TARGET, pin: undefined, statement: value }, true)}
      />
      <span>{words('rows')}</span>
      <SegmentedControl
        size="xs"
        aria-label={words('rows')}
        value={String(level)}
        data={['1', '2', '3']}
        onChange={(value) => setScope({ level: value }, true)}
      />
      <span>{words('columns')}</span>
      {isGroup && (
        <Checkbox
          size="xs"
          label={words('entity')}
          checked={!hide.includes('entity')}
          onChange={() => toggle('entity')}
        />
      )}
      <Checkbox
        size="xs"
        label={words(isGroup ? 'layer' : 'layers')}
        checked={!hide.includes('layer')}
        onChange={() => toggle('layer')}
      />
      <ChooseColumns sheet={sheet} hide={hide} />
      <span className="spring" />
      <Button variant="default" component="a" href={file} download>
        {words('save')}
      </Button>
    </div>
  )
}

/** Columns one by one; what is hidden stands in the address, and is left out of the workbook. */
function ChooseColumns({ hide, sheet }: { sheet: Worksheet; hide: readonly string[] }) {
  const words = useWorksheetWords()
  const language = useLanguage()
  const setScope = useSetScope()
  const columns = sheet.columns.filter(canHide)
  const hidden = columns.filter((column) => isHidden(column, hide)).length
  // A kind that is hidden as a whole becomes its columns when one of them is shown again.
  const toggle = (id: string): void => {
    const ids = columns.filter((column) => isHidden(column, hide)).map((column) => column.id)
    const next = ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id]
    setScope({ hide: next.join(',') || undefined }, true)
  }
  return (
    <Popover position="bottom-start" trapFocus returnFocus withinPortal>
      <Popover.Target>
        <Button variant="default">
          {words('chooseColumns')}
          {hidden > 0 && ` · ${words('hidden')} ${hidden}`}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className="choose-columns" aria-label={words('chooseColumns')}>
        {columns.map((column) => (
          <Checkbox
            key={column.id}
            size="xs"
            label={column.label[language]}
            checked={!isHidden(column, hide)}
            onChange={() => toggle(column.id)}
          />
        ))}
        {hidden > 0 && (
          <Button variant="subtle" size="xs" onClick={() => setScope({ hide: undefined }, true)}>
            {words('showAll')}
          </Button>
        )}
      </Popover.Dropdown>
    </Popover>
  )
}
