import { useEffect, useState } from 'react'
import { useWords } from '../words.ts'

/** Rows that stand for what is on its way, after 150 ms: what comes sooner shows nothing in between. */
export function Skeleton({ rows = 8 }: { rows?: number }) {
  const words = useWords()
  const [shown, setShown] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), 150)
    return () => clearTimeout(timer)
  }, [])
  if (!shown) return null
  const lines = Array.from({ length: rows }, (_, index) => `line ${index}`)
  return (
    <div className="skeleton" role="status" aria-label={words('loading')}>
      {lines.map((line) => (
        <div key={line} />
      ))}
    </div>
  )
}
