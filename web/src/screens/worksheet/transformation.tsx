import { useScope } from '../../scope.ts'
import { useOpenBook } from '../../shell/book-context.ts'
import { WorksheetTable } from './worksheet-table.tsx'

/** РСБУ → МСФО of one company: the parent where none is chosen. */
export function Screen() {
  const { entity } = useScope()
  const { parent } = useOpenBook()
  return <WorksheetTable entity={entity ?? parent} />
}
