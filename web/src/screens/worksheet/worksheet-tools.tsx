import { Button, Checkbox, SegmentedControl } from '@mantine/core'
import { address, type Worksheet } from '../../api.ts'
import { NO_TARGET } from '../../parts/explain-target.ts'
import { useBook, useScope, useSetScope } from '../../scope.ts'
import { useLanguage } from '../../words.ts'
import { useWorksheetWords } from './words.ts'

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
  const hidden = sheet.columns.flatMap(({ id, kind }) => (hide.includes(kind) ? [id] : [])).join(',')
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
      <span className="spring" />
      <Button variant="default" component="a" href={file} download>
        {words('save')}
      </Button>
    </div>
  )
}
