import { WorksheetTable } from './worksheet-table.tsx'

/** Companies → sum → eliminations by kind → group. */
export function Screen() {
  return <WorksheetTable entity={undefined} />
}
