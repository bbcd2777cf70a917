// A register on the screen and its saving: `was` is the register from which the edits began.

import { useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { get, Problem, type Register, type Rendered, send } from '../../api.ts'
import { useHistory } from '../../grid/history.ts'
import { clipboardText } from '../../grid/paste.ts'
import { keptChanges, useKeptChanges } from '../../live/grid-draft.ts'
import { useUnsaved } from '../../live/unsaved.ts'
import type { DraftOf } from '../../live/use-draft.ts'
import { useBook } from '../../scope.ts'
import { useRenewed } from '../../undo/use-renewed.ts'
import { useLanguage } from '../../words.ts'
import {
  changesOf,
  type EditedRow,
  faultsByRow,
  fileOrder,
  isOverChanged,
  isRowChange,
  laidOver,
  type RowChange,
  rowsOf,
} from './row-edits.ts'

export const pathOf = (book: string, name: string): string =>
  `/books/${encodeURIComponent(book)}/registers/${encodeURIComponent(name)}`

type Faults = ReturnType<typeof faultsByRow>

const NO_FAULTS: Faults = { rows: new Map(), others: [] }

/** Begins with the draft, where there is one. */
export function useRegister(given: Register, draft: DraftOf) {
  const book = useBook()
  const language = useLanguage()
  const queries = useQueryClient()
  const [was, setWas] = useState(given)
  const read = useMemo(() => rowsOf(was, language), [was, language])
  const [typed] = useState(() => keptChanges(draft, isRowChange))
  const history = useHistory<readonly EditedRow[]>(typed ? laidOver(read, typed) : read)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const [faults, setFaults] = useState<Faults>(NO_FAULTS)
  const [isStale, setStale] = useState(typed !== null && isOverChanged(read, typed))
  const changes = useMemo(() => changesOf(read, history.value), [read, history.value])
  useKeptChanges(draft, changes, was.etag)
  useUnsaved(changes.length > 0 && draft.state !== 'kept', () => rowsText(was, changes))
  const begin = (from: Register, rows: readonly EditedRow[]): void => {
    setWas(from)
    history.reset(rows)
  }
  useRenewed(given, was, changes.length === 0 && !busy, () => begin(given, rowsOf(given, language)))
  const clear = (): void => {
    setError(null)
    setFaults(NO_FAULTS)
  }
  const failed = async (failure: unknown): Promise<void> => {
    if (failure instanceof Problem && failure.status === 412) {
      const now = await get<Register>(pathOf(book, was.name))
      setStale(true)
      begin(now, laidOver(rowsOf(now, language), changes))
    } else if (failure instanceof Problem && failure.status === 422) {
      const files = [was.name, was.name.replace(/\.csv$/, '.xlsx')]
      setFaults(faultsByRow(failure.findings, files, fileOrder(read, history.value)))
    } else setError(failure)
  }
  const save = async (): Promise<void> => {
    setBusy(true)
    clear()
    try {
      const { data } = await send<Register>(pathOf(book, was.name), { method: 'PATCH', body: { changes } })
      setStale(false)
      begin(data, rowsOf(data, language))
      await queries.invalidateQueries({
        predicate: ({ queryKey }) => queryKey[0] !== 'register' && queryKey[0] !== 'draft',
      })
      queries.setQueryData(['register', book, was.name, language], data)
    } catch (failure) {
      await failed(failure)
    } finally {
      setBusy(false)
    }
  }
  /** The whole register from a file; what was typed and not saved would be lost, so it is offered without edits only. */
  const upload = async (file: File): Promise<void> => {
    setBusy(true)
    clear()
    const body = new FormData()
    body.append('file', file)
    try {
      const headers = { 'if-match': `"${was.etag}"` }
      const path = `${pathOf(book, was.name)}/file`
      const { data } = await send<Register>(path, { method: 'PUT', body, headers })
      begin(data, rowsOf(data, language))
      await queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'draft' })
    } catch (failure) {
      if (failure instanceof Problem && failure.status === 422)
        setFaults({ rows: new Map(), others: failure.findings })
      else setError(failure)
    } finally {
      setBusy(false)
    }
  }
  const discard = (): void => {
    setStale(false)
    clear()
    begin(was, read)
  }
  return { was, history, changes, busy, error, faults, isStale, save, discard, read, upload }
}

/** New and changed rows, with all columns, as Excel takes them. */
const rowsText = ({ columns }: Register, changes: readonly RowChange[]): string =>
  clipboardText(changes.flatMap(({ cells }) => (cells ? [columns.map(({ name }) => cells[name] ?? '')] : [])))

/** What the server says of a row that was read: by its document and version. */
export const findingsOf = (register: Register, row: EditedRow): readonly Rendered[] =>
  register.entries.find(({ document, etag }) => document === row.document && etag === row.etag)?.findings ??
  []
