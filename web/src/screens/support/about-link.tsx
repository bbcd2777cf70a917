import { useRouter } from '@tanstack/react-router'
import { useWindowName } from '../../shell/window-name.ts'

/** An address of the program that a request is about, as the words of its last steps; never one of another site. */
export function AboutLink({ about }: { about: string }) {
  const router = useRouter()
  const nameOf = useWindowName()
  const own = ownAddress(about)
  if (own === null) return <span>{about}</span>
  return (
    <a
      href={own}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return
        event.preventDefault()
        router.history.push(own)
      }}
    >
      {aboutText(own, nameOf(own))}
    </a>
  )
}

/** `/b/…` of this program; null for anything else: what a request says it is about is a stranger's text. */
export function ownAddress(about: string): string | null {
  if (!/^\/(?:b\/|support|own|admin)/.test(about) || about.includes('\\')) return null
  const url = new URL(about, 'http://own.invalid')
  return url.host === 'own.invalid' ? `${url.pathname}${url.search}` : null
}

/** Book, the screen's name and what is open on it: `severny · МЕТ · Отчётность · 2025-12-31 · assets`. */
export function aboutText(own: string, name: string): string {
  const { pathname, searchParams } = new URL(own, 'http://own.invalid')
  const [, , book = ''] = decodeURI(pathname).split('/')
  const settings = ['period', 'statement', 'line', 'column', 'show'].flatMap((setting) => {
    const value = searchParams.get(setting)
    return value ? [setting === 'period' ? value.slice(-10) : value] : []
  })
  return [book, name, ...settings].filter(Boolean).join(' · ')
}
