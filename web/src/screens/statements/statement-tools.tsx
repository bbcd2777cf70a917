import { Button, NativeSelect, SegmentedControl } from '@mantine/core'
import type { Statements } from '../../api.ts'
import { NO_TARGET } from '../../parts/explain-target.ts'
import { SaveAs } from '../../parts/save-as.tsx'
import { useScope, useSetScope } from '../../scope.ts'
import { useLanguage } from '../../words.ts'
import type { Compare, Statement } from './statement-table.tsx'
import { useStatementWords } from './words.ts'

interface Props {
  of: Statements
  shown: Statement | undefined
  compare: Compare
}

/** Which statement, what it is compared with, how it is shown, and what can be done with it. */
export function StatementTools({ compare, of, shown }: Props) {
  const words = useStatementWords()
  const language = useLanguage()
  const { view } = useScope()
  const setScope = useSetScope()
  const kinds = [...new Map(of.statements.map((one) => [one.id, one])).values()]
  return (
    <div className="tool-row no-print">
      <NativeSelect
        aria-label={words('statement')}
        value={shown?.id ?? ''}
        data={kinds.map(({ id, title }) => ({ value: id, label: title[language] }))}
        onChange={(event) => setScope({ ...NO_TARGET, pin: undefined, statement: event.target.value })}
      />
      <NativeSelect
        aria-label={words('compare')}
        value={compare}
        data={(['change', 'prior', 'none'] as const).map((value) => ({
          value,
          label: words(`compare-${value}`),
        }))}
        disabled={shown?.id === 'changes-in-equity'}
        onChange={(event) => setScope({ compare: event.target.value }, true)}
      />
      <SegmentedControl
        size="xs"
        aria-label={words('view')}
        value={view === 'table' ? 'table' : 'reading'}
        data={[
          { value: 'reading', label: words('reading') },
          { value: 'table', label: words('table') },
        ]}
        onChange={(value) => setScope({ view: value === 'table' ? value : undefined }, true)}
      />
      <span className="spring" />
      <Button variant="default" onClick={() => window.print()}>
        {words('print')}
      </Button>
      <SaveAs />
    </div>
  )
}
