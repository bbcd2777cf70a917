// What a window is called in the strip: the word of its section, or the document that it shows.

import { readScope } from '../scope.ts'
import { type Key, useWords } from '../words.ts'
import { ALL_SECTIONS } from './navigation.tsx'

const WORD_OF = new Map<string, Key>(
  ALL_SECTIONS.flatMap(({ inner, to, word }) => [{ to, word }, ...(inner ?? [])])
    .map(({ to, word }) => [to.replace('/b/$book', ''), word] as const)
    // A section and its first inner one are the same screen: the section's word is the one that is known.
    .reverse(),
)

/** «Проверки», «МЕТ · Отчётность», «К-118», «ОСВ МЕТ». */
export function useWindowName(): (address: string) => string {
  const words = useWords()
  return (address) => {
    const { pathname, searchParams } = new URL(address, 'http://localhost')
    const path = decodeURIComponent(pathname.replace(/^\/b\/[^/]+/, ''))
    const { entity, id } = readScope(Object.fromEntries(searchParams))
    const word = WORD_OF.get(path)
    if (path === '/adjustments' && id) return id === 'new' ? `${words('adjustments')}: +` : id
    if (word) return entity ? `${entity} · ${words(word)}` : words(word)
    const [, section = '', name = '', part = ''] = path.split('/')
    if (section === 'balances') return `${name} · ${part.slice(-10)}`
    return name || section
  }
}
