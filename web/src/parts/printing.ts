// What is on paper is not what is on the screen: a list that shows its visible rows alone must show all of them.

import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'

/** While the page is printed: when it began; else null. */
export function usePrinting(): Date | null {
  const [since, setSince] = useState<Date | null>(null)
  useEffect(() => {
    // The browser takes the page as it stands when the listeners return.
    const before = (): void => flushSync(() => setSince(new Date()))
    const after = (): void => setSince(null)
    window.addEventListener('beforeprint', before)
    window.addEventListener('afterprint', after)
    return () => {
      window.removeEventListener('beforeprint', before)
      window.removeEventListener('afterprint', after)
    }
  }, [])
  return since
}
