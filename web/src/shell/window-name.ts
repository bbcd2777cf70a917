// What a window is called in the strip: what is on the screen in words, and of which company and period where it has its own.

import { useContext } from 'react'
import { periodName } from '../period.ts'
import { readScope } from '../scope.ts'
import { type Key, type Language, useLanguage, useWords } from '../words.ts'
import { BookContext } from './book-context.ts'
import { useKeysWords } from './keys-words.ts'
import { ALL_SECTIONS } from './navigation.tsx'

const WORD_OF = new Map<string, Key>(
  ALL_SECTIONS.flatMap(({ inner, to, word }) => [{ to, word }, ...(inner ?? [])])
    .map(({ to, word }) => [to.replace('/b/$book', ''), word] as const)
    // A section and its first inner one are the same screen: the section's word is the one that is known.
    .reverse(),
)

/** Screens whose figures are of the chosen company: elsewhere it changes nothing, and the name would say too much. */
const OF_COMPANY: ReadonlySet<string> = new Set([
  '/reports/statements',
  '/reports/transformation',
  '/reports/charts',
  '/adjustments',
  '/mapping',
  '/checks',
])

const STATEMENTS: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  'financial-position': { ru: 'Финансовое положение', en: 'Financial position' },
  'profit-or-loss': { ru: 'Прибыль или убыток', en: 'Profit or loss' },
  'comprehensive-income': { ru: 'Совокупный доход', en: 'Comprehensive income' },
  'changes-in-equity': { ru: 'Изменения капитала', en: 'Changes in equity' },
  'cash-flows': { ru: 'Движение денег', en: 'Cash flows' },
}

/** «Проверки», «Трансформация, МЕТ», «Корректировка К-118», «ОСВ МЕТ, 2025, год». */
export function useWindowName(): (address: string) => string {
  const words = useWords()
  const keys = useKeysWords()
  const language = useLanguage()
  // A request names places of a book for who has none open.
  const fiscalYearStart = useContext(BookContext)?.fiscalYearStart ?? '01-01'
  return (address) => {
    const { pathname, searchParams } = new URL(address, 'http://localhost')
    const path = decodeURIComponent(pathname.replace(/^\/b\/[^/]+/, ''))
    const { entity, id, statement } = readScope(Object.fromEntries(searchParams))
    if (path === '/adjustments' && id)
      return id === 'new' ? keys('newAdjustment') : `${keys('adjustment')} ${id}`
    const word = WORD_OF.get(path)
    const name =
      (path === '/reports/statements' ? STATEMENTS[statement ?? '']?.[language] : undefined) ??
      (word && words(word))
    if (name) return entity && OF_COMPANY.has(path) ? `${name}, ${entity}` : name
    const [, section = '', second = '', interval = ''] = path.split('/')
    if (section === 'balances')
      return `${keys('balance')} ${second}, ${periodName(interval.slice(-10), fiscalYearStart, language)}`
    if (section === 'registers') return `${keys('register')} ${path.slice('/registers/'.length)}`
    return second || section
  }
}
