import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
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

export const useSetLanguage = (): ((language: Language) => void) => useContext(SetLanguageContext)
