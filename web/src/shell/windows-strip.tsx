import { Menu, UnstyledButton } from '@mantine/core'
import { Link, useLocation, useRouter } from '@tanstack/react-router'
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useBook } from '../scope.ts'
import { isFree, singleLetters } from './global-keys.ts'
import { useKeysWords } from './keys-words.ts'
import { returnTo, useLastPlace } from './last-place.ts'
import { useWindowName } from './window-name.ts'
import { keyOf, setWindows, toFront, useWindows, visited, windowsOf, without } from './windows.ts'
import './windows.css'

/** The addresses that are open in this tab, below the top bar. */
export function WindowsStrip() {
  const words = useKeysWords()
  const nameOf = useWindowName()
  const book = useBook()
  const { href } = useLocation()
  const { open } = useWindows(book)
  const { history } = useRouter()
  const strip = useRef<HTMLUListElement>(null)
  const isMore = useOverflow(strip, open)
  useLastPlace()
  useEffect(() => setWindows(book, visited(windowsOf(book), href)), [book, href])
  useEffect(() => {
    const current = keyOf(href)
    // The second line of the strip is out of sight: what is on the screen is not to be there.
    if (isMore.has(current)) setWindows(book, toFront(windowsOf(book), href))
  }, [book, href, isMore])
  const go = useCallback(
    (address: string) => {
      returnTo()
      history.push(address)
    },
    [history],
  )
  const close = useCallback(
    (address: string) => {
      const { next, windows } = without(windowsOf(book), address)
      setWindows(book, windows)
      if (keyOf(address) === keyOf(href)) go(next || `/b/${encodeURIComponent(book)}/desk`)
    },
    [book, go, href],
  )
  useWindowKeys(go, close)
  const hidden = open.filter((address) => isMore.has(keyOf(address)))
  return (
    <nav className="windows" aria-label={words('windows')}>
      <ul ref={strip}>
        {open.map((address) => {
          const key = keyOf(address)
          const isOut = isMore.has(key)
          return (
            <li
              key={key}
              data-window={key}
              className={key === keyOf(href) ? 'current' : ''}
              aria-hidden={isOut}
            >
              <Link
                to={address}
                tabIndex={isOut ? -1 : 0}
                aria-current={key === keyOf(href) ? 'page' : undefined}
                onClick={returnTo}
                onAuxClick={(event) => {
                  if (event.button !== 1) return
                  event.preventDefault()
                  close(address)
                }}
                onKeyDown={(event) => {
                  if (event.key !== 'Delete') return
                  event.preventDefault()
                  close(address)
                }}
              >
                {nameOf(address)}
              </Link>
              <UnstyledButton
                tabIndex={-1}
                aria-label={`${words('closeWindow')}: ${nameOf(address)}`}
                onClick={() => close(address)}
              >
                ×
              </UnstyledButton>
            </li>
          )
        })}
      </ul>
      {hidden.length > 0 && (
        <Menu position="bottom-end" withinPortal>
          <Menu.Target>
            <UnstyledButton className="more">
              {words('more')} {hidden.length}
            </UnstyledButton>
          </Menu.Target>
          <Menu.Dropdown>
            {hidden.map((address) => (
              <Menu.Item key={address} onClick={() => go(address)}>
                {nameOf(address)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </nav>
  )
}

/** Keys of windows that do not fit: they wrap onto a second line, which is out of sight. */
function useOverflow(
  strip: React.RefObject<HTMLUListElement | null>,
  open: readonly string[],
): ReadonlySet<string> {
  const [out, setOut] = useState<ReadonlySet<string>>(new Set())
  const look = useCallback(() => {
    const tabs = [...(strip.current?.querySelectorAll<HTMLElement>('[data-window]') ?? [])]
    const top = tabs[0]?.offsetTop ?? 0
    const keys = tabs.flatMap((tab) => (tab.offsetTop > top ? [tab.dataset.window ?? ''] : []))
    setOut((before) =>
      before.size === keys.length && keys.every((key) => before.has(key)) ? before : new Set(keys),
    )
  }, [strip])
  // biome-ignore lint/correctness/useExhaustiveDependencies: other windows, other widths
  useLayoutEffect(look, [look, open])
  useEffect(() => {
    const observer = new ResizeObserver(look)
    if (strip.current) observer.observe(strip.current)
    return () => observer.disconnect()
  }, [look, strip])
  return out
}

/** Shift with [ and ] goes along the strip, Shift+W closes: where nothing is typed. */
function useWindowKeys(go: (address: string) => void, close: (address: string) => void): void {
  const book = useBook()
  const { href } = useLocation()
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const { altKey, code, ctrlKey, metaKey, shiftKey } = event
      const by = { BracketLeft: -1, BracketRight: 1, KeyW: 0 }[code]
      if (by === undefined || !shiftKey || ctrlKey || altKey || metaKey) return
      if (!isFree(event) || !singleLetters.areOn()) return
      event.preventDefault()
      event.stopImmediatePropagation()
      const { open } = windowsOf(book)
      if (by === 0) {
        close(href)
        return
      }
      const at = open.findIndex((one) => keyOf(one) === keyOf(href))
      const next = open[(at + by + open.length) % open.length]
      if (next !== undefined && keyOf(next) !== keyOf(href)) go(next)
    }
    // Before the period's own brackets.
    window.addEventListener('keydown', onKey, { capture: true })
    return () => window.removeEventListener('keydown', onKey, { capture: true })
  }, [book, close, go, href])
}
