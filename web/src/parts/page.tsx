import type { ReactNode } from 'react'

/** What a screen shows; it scrolls, so the keyboard can reach it (WCAG 2.1.1). */
export function Page({ children, className = '' }: { children: ReactNode; className?: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <main className={`page ${className}`} tabIndex={0}>
      {children}
    </main>
  )
}
