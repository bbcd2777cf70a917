// In a narrow window the sections stand behind a button: they open over the page, and go when a section was chosen.

import { UnstyledButton } from '@mantine/core'
import { useLocation } from '@tanstack/react-router'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { useWords } from '../words.ts'

export interface SectionsMenu {
  readonly isOpen: boolean
  readonly toggle: () => void
  readonly button: RefObject<HTMLButtonElement | null>
}

const NAVIGATION = '.navigation'

export function useSectionsMenu(): SectionsMenu {
  const [isOpen, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement | null>(null)
  const { href } = useLocation()
  // biome-ignore lint/correctness/useExhaustiveDependencies: another address, and it has done its work
  useEffect(() => setOpen(false), [href])
  useEffect(() => {
    if (!isOpen) return
    document.querySelector<HTMLElement>(`${NAVIGATION} a`)?.focus()
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return
      setOpen(false)
      button.current?.focus()
      event.preventDefault()
      event.stopPropagation()
    }
    const onPointer = ({ target }: PointerEvent): void => {
      if (!(target instanceof Node)) return
      if (button.current?.contains(target) || document.querySelector(NAVIGATION)?.contains(target)) return
      setOpen(false)
    }
    document.addEventListener('keydown', onKey, { capture: true })
    document.addEventListener('pointerdown', onPointer)
    return () => {
      document.removeEventListener('keydown', onKey, { capture: true })
      document.removeEventListener('pointerdown', onPointer)
    }
  }, [isOpen])
  return { isOpen, toggle: () => setOpen((open) => !open), button }
}

export function SectionsButton({ menu: { button, isOpen, toggle } }: { menu: SectionsMenu }) {
  const words = useWords()
  return (
    <UnstyledButton
      ref={button}
      className="sections-button"
      aria-expanded={isOpen}
      aria-controls="sections"
      onClick={toggle}
    >
      {words('sections')}
    </UnstyledButton>
  )
}
