import { useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import { send } from '../api.ts'
import type { WhoAmI } from '../session.ts'
import { type Language, LanguageContext } from '../words.ts'

const SetLanguageContext = createContext<(language: Language) => void>(() => {})

const remembered = (): Language => (localStorage.getItem('language') === 'en' ? 'en' : 'ru')

/** The language of the interface: Russian until the person chooses; remembered in the browser. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(remembered)
  useEffect(() => {
    localStorage.setItem('language', language)
    document.documentElement.lang = language
  }, [language])
  return (
    <SetLanguageContext.Provider value={setLanguage}>
      <LanguageContext.Provider value={language}>{children}</LanguageContext.Provider>
    </SetLanguageContext.Provider>
  )
}

/** The person's language is what the server answers in: findings, checks, letters. It comes with her to another browser. */
export function useLanguageOf(person: { readonly language: Language } | null): void {
  const setLanguage = useContext(SetLanguageContext)
  const language = person?.language
  useEffect(() => {
    if (language) setLanguage(language)
  }, [language, setLanguage])
}

/** Chooses the language of the interface and of what the server says. */
export function useChooseLanguage(): (language: Language) => Promise<void> {
  const setLanguage = useContext(SetLanguageContext)
  const queries = useQueryClient()
  return async (language) => {
    try {
      const { data } = await send<WhoAmI>('/session', { method: 'PATCH', body: { language } })
      queries.setQueryData(['session'], data)
    } catch {
      // The words of the page change all the same; that the server is not reached is said in the state slot.
    }
    setLanguage(language)
    await queries.invalidateQueries()
  }
}
