import { useEffect, useState } from 'react'
import { Problem } from '../api.ts'
import { useBook } from '../scope.ts'
import { isTyping } from '../shell/global-keys.ts'
import { edits, useLastEdit } from './edits.ts'
import { useUndo } from './use-undo.ts'
import './undo.css'
import { useUndoWords } from './words.ts'

const SHOWN_MS = 20_000

/** «Записано. Отменить»: for a while after each edit of the book. It waits while it is pointed at or has the focus. */
export function UndoToast() {
  const words = useUndoWords()
  const book = useBook()
  const last = useLastEdit()
  const [isHeld, setHeld] = useState(false)
  const { error, isPending, mutate, reset } = useUndo(book)
  const edit = last?.book === book ? last : null
  useEffect(() => {
    if (!edit) return
    reset()
    setHeld(false)
  }, [edit, reset])
  useEffect(() => {
    if (!edit || isHeld || isPending) return
    const timer = setTimeout(() => edits.forget(edit), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [edit, isHeld, isPending])
  useEffect(() => {
    if (!edit || isPending) return
    // After the screens' own, wherever those listen: what was typed and not saved is taken back first.
    const onKey = (event: KeyboardEvent): void => {
      const { code, ctrlKey, metaKey, shiftKey, target } = event
      if (!(ctrlKey || metaKey) || shiftKey || code !== 'KeyZ' || isTyping(target)) return
      if (target instanceof HTMLElement && target.closest('[role=dialog]')) return
      setTimeout(() => {
        if (!event.defaultPrevented) mutate(edit.revision)
      })
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [edit, isPending, mutate])
  return (
    // Always in the page: what comes into a region that is there already is read out.
    <div role="status" aria-label={words('label')}>
      {edit && (
        // biome-ignore lint/a11y/noStaticElementInteractions: being pointed at only makes it wait
        <div
          className="undo-toast"
          onMouseEnter={() => setHeld(true)}
          onMouseLeave={() => setHeld(false)}
          onFocus={() => setHeld(true)}
          onBlur={() => setHeld(false)}
        >
          {error ? <Declined error={error} /> : <p>{words(edit.isUndo ? 'undone' : 'wrote')}</p>}
          {!error && (
            <button type="button" className="link" disabled={isPending} onClick={() => mutate(edit.revision)}>
              {words(edit.isUndo ? 'redo' : 'undo')} <kbd>Ctrl+Z</kbd>
            </button>
          )}
          <button
            type="button"
            className="link"
            aria-label={words('close')}
            onClick={() => edits.forget(edit)}
          >
            ×
          </button>
        </div>
      )}
    </div>
  )
}

function Declined({ error }: { error: Error }) {
  const [first] = error instanceof Problem ? error.findings : []
  return (
    <p>
      <span className="stop">{first?.text ?? error.message}</span> {first?.advice}
    </p>
  )
}
