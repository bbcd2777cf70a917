import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { get } from '../../api.ts'
import { useLanguage } from '../../words.ts'
import type { Articles } from './desk-api.ts'
import { useNewWords } from './new-words.ts'
import { SupportLink } from './support-link.tsx'

/** Articles that may answer before anything is sent. */
export function Suggested({ text }: { text: string }) {
  const words = useNewWords()
  const language = useLanguage()
  const asked = useSettled(text.trim())
  const { data } = useQuery({
    queryKey: ['desk', 'articles', asked, language],
    queryFn: ({ signal }) => get<Articles>('/desk/articles', { text: asked, language }, signal),
    enabled: asked.length >= 4,
    placeholderData: (before) => before,
  })
  const found = asked.length >= 4 ? (data?.articles ?? []).slice(0, 5) : []
  if (found.length === 0) return null
  return (
    <div className="suggested" role="status">
      <span className="quiet-text">{words('maybe')}:</span>
      <ul>
        {found.map(({ id, title }) => (
          <li key={id}>
            <SupportLink search={{ view: 'articles', id }}>{title}</SupportLink>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** What was typed, when the typing rested. */
export function useSettled(text: string, ms = 350): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), ms)
    return () => clearTimeout(timer)
  }, [ms, text])
  return settled
}
