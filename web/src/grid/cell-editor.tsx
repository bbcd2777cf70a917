import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useLanguage } from '../words.ts'
import type { Choice } from './columns.ts'
import { gridWords } from './words.ts'

interface Props {
  label: string
  initial: string
  /** Typed over: the cursor stands at the end; else all is selected. */
  typed: boolean
  choices?: readonly Choice[]
  /** Opened with F4: the list stands at once, whatever is written. */
  showAll: boolean
  onCommit: (text: string, move: 'down' | 'right' | 'left' | 'stay') => void
  onCancel: () => void
}

const SHOWN = 60
/** As grid.css has it. */
const LIST_HEIGHT = 280

/** The cell while it is edited; with choices a list of them below, by code and by any part of the name. */
export function CellEditor({ choices, initial, label, onCancel, onCommit, showAll, typed }: Props) {
  const words = gridWords(useLanguage())
  const [text, setText] = useState(initial)
  const [isFiltering, setFiltering] = useState(!showAll)
  const [at, setAt] = useState(-1)
  const input = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const id = useId()
  const done = useRef(false)
  useEffect(() => {
    input.current?.focus()
    if (!typed) input.current?.select()
  }, [typed])
  const fitting = useMemo(() => {
    if (!choices) return []
    const lower = text.trim().toLowerCase()
    const all = isFiltering && lower !== ''
    const found = all
      ? choices.filter(
          ({ label: name, value }) =>
            value.toLowerCase().startsWith(lower) || name.toLowerCase().includes(lower),
        )
      : choices
    return found.slice(0, SHOWN)
  }, [choices, isFiltering, text])
  const isOpen = choices !== undefined && (showAll || text !== initial || typed)
  // Over the page, not within the grid, which cuts off what reaches beyond it; above the cell where below is no room.
  const [corner, setCorner] = useState({ left: 0, top: 0 })
  // biome-ignore lint/correctness/useExhaustiveDependencies: a list that grew shorter stands elsewhere
  useLayoutEffect(() => {
    const cell = input.current?.getBoundingClientRect()
    if (!isOpen || !cell) return
    const height = Math.min(LIST_HEIGHT, list.current?.scrollHeight ?? LIST_HEIGHT)
    const isBelow = cell.bottom + height < window.innerHeight
    setCorner({ left: cell.left, top: isBelow ? cell.bottom : cell.top - height })
  }, [isOpen, fitting])
  useEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: 'nearest' })
  }, [at])
  const commit = (value: string, move: 'down' | 'right' | 'left' | 'stay'): void => {
    if (done.current) return
    done.current = true
    onCommit(value, move)
  }
  const chosen = (): string => fitting[at]?.value ?? text
  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (event.key === 'Enter') commit(chosen(), 'down')
    else if (event.key === 'Tab') commit(chosen(), event.shiftKey ? 'left' : 'right')
    else if (event.key === 'Escape') {
      done.current = true
      onCancel()
    } else if (isOpen && event.key === 'ArrowDown') setAt(Math.min(at + 1, fitting.length - 1))
    else if (isOpen && event.key === 'ArrowUp') setAt(Math.max(at - 1, -1))
    else {
      // Keys of the grid have no part in what is typed.
      event.stopPropagation()
      return
    }
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className="cell-editor">
      <input
        ref={input}
        value={text}
        aria-label={label}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => {
          setText(event.target.value)
          setFiltering(true)
          setAt(-1)
        }}
        onKeyDown={onKeyDown}
        onBlur={() => commit(text, 'stay')}
        onPaste={(event) => event.stopPropagation()}
        {...(choices
          ? {
              role: 'combobox',
              'aria-expanded': isOpen,
              'aria-controls': `${id}-list`,
              'aria-autocomplete': 'list' as const,
              ...(at >= 0 ? { 'aria-activedescendant': `${id}-${at}` } : {}),
            }
          : {})}
      />
      {isOpen && (
        <div
          ref={list}
          id={`${id}-list`}
          role="listbox"
          aria-label={label}
          className="choices"
          style={corner}
        >
          {fitting.map((choice, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the input, which has the focus
            <div
              key={choice.value}
              id={`${id}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === at}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => commit(choice.value, 'stay')}
            >
              <span>{choice.label}</span> <span className="code">{choice.value}</span>
            </div>
          ))}
          {fitting.length === 0 && <div className="code">{words.nothing}</div>}
        </div>
      )}
    </div>
  )
}
