// Keys that work on every screen of a book. What a person types into a field is never taken for a command.

import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { readScope, useBook, useScope, useSetScope } from '../scope.ts'
import { useOpenBook } from './book-context.ts'
import { SECTIONS } from './navigation.tsx'
import { useRegionKeys } from './regions.ts'

/** After `g` the number comes within this time. */
const WAIT = 1500

export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.closest('input:not([type=radio], [type=checkbox], [type=range]), textarea, select') !== null)

/** A key that stands for a command of the screen: not in a field, not in a grid, which has keys of its own. */
export const isFree = ({ target }: KeyboardEvent): boolean =>
  !isTyping(target) && !(target instanceof HTMLElement && target.closest('[role=grid], [role=dialog]'))

export const singleLetters = {
  areOn: (): boolean => localStorage.getItem('single-letters') !== 'off',
  set: (on: boolean): void => localStorage.setItem('single-letters', on ? 'on' : 'off'),
}

/** The period that stands `step` places earlier in time; null where there is none. */
export function useShiftPeriod(): (step: 1 | -1) => void {
  const { dates } = useOpenBook()
  const { period } = useScope()
  const setScope = useSetScope()
  return (step) => {
    const at = dates.indexOf(period?.slice(-10) ?? dates[0] ?? '')
    const date = dates[at + step]
    if (date) setScope({ period: `${date}/${date}` })
  }
}

interface Opened {
  onPalette: () => void
  onHelp: () => void
}

export function useGlobalKeys({ onHelp, onPalette }: Opened): void {
  const book = useBook()
  const scope = useScope()
  const navigate = useNavigate()
  const shift = useShiftPeriod()
  const waiting = useRef(0)
  useRegionKeys()
  useEffect(() => {
    const goTo = (number: number): void => {
      const section = SECTIONS[number - 1]
      const { basis, entity, period, unit } = scope
      const search = readScope({ basis, entity, period, unit })
      if (section) void navigate({ to: section.to, params: { book }, search })
    }
    const onKey = (event: KeyboardEvent): void => {
      const { altKey, code, ctrlKey, key, metaKey, shiftKey } = event
      if ((ctrlKey || metaKey) && code === 'KeyK') onPalette()
      else if (ctrlKey || altKey || metaKey || event.defaultPrevented || isTyping(event.target)) return
      else if (!singleLetters.areOn()) return
      else if (waiting.current > Date.now() && /^Digit[1-9]$/.test(code))
        goTo(Number.parseInt(code.slice(5), 10))
      else if (code === 'KeyG') waiting.current = Date.now() + WAIT
      else if (key === '?' || (shiftKey && code === 'Slash')) onHelp()
      else if (code === 'BracketLeft') shift(1)
      else if (code === 'BracketRight') shift(-1)
      else return
      if (code !== 'KeyG') waiting.current = 0
      event.preventDefault()
      event.stopPropagation()
    }
    // Before the screens' own keys: after `g` a digit is a section, not a level.
    document.addEventListener('keydown', onKey, { capture: true })
    return () => document.removeEventListener('keydown', onKey, { capture: true })
  }, [book, navigate, onHelp, onPalette, scope, shift])
}
