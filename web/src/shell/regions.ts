// F6 walks the parts of the window: top bar, sections, page, panel, status bar.

import { useEffect } from 'react'

const FOCUSABLE = 'a[href], button:not(:disabled), select, input, textarea, summary, [tabindex="0"]'

/** The first that stands on the screen: a narrow window hides some. */
const firstOf = (region: HTMLElement): HTMLElement | undefined =>
  [...region.querySelectorAll<HTMLElement>(FOCUSABLE)].find(
    (one) => one.getClientRects().length > 0 && one.tabIndex >= 0 && !one.matches(':disabled'),
  )

/** Beside a panel the rest of the page is a part of its own. */
function regionsNow(): readonly HTMLElement[] {
  const page = document.querySelector('.main') ? '.main' : '.page'
  return ['.top-bar', '.navigation', page, '.panel', '.status-bar'].flatMap(
    (selector) => document.querySelector<HTMLElement>(selector) ?? [],
  )
}

export function walkRegions(by: 1 | -1): void {
  // A dialog asks for its answer first.
  if (document.querySelector('[role=dialog][aria-modal=true]')) return
  const regions = regionsNow()
  // The innermost: a panel may stand within the page.
  const at = regions.findLastIndex((region) => region.contains(document.activeElement))
  const from = at < 0 && by < 0 ? 0 : at
  for (let step = 1; step <= regions.length; step++) {
    const region = regions[(from + by * step + regions.length * 2) % regions.length]
    const first = region && firstOf(region)
    if (first) {
      first.focus()
      return
    }
  }
}

/** In every frame, with a book and without. */
export function useRegionKeys(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'F6' || event.ctrlKey || event.altKey || event.metaKey) return
      walkRegions(event.shiftKey ? -1 : 1)
      event.preventDefault()
      event.stopPropagation()
    }
    document.addEventListener('keydown', onKey, { capture: true })
    return () => document.removeEventListener('keydown', onKey, { capture: true })
  }, [])
}
