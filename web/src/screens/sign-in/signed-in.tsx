import { useEffect } from 'react'
import { useLanguage } from '../../words.ts'
import './sign-in.css'
import { SIGN_IN_WORDS } from './words.ts'

/** The end of the second window: it closes where the browser lets it. */
export function Screen() {
  const words = SIGN_IN_WORDS[useLanguage()]
  useEffect(() => window.close(), [])
  return (
    <main className="sign-in-page">
      <h1>{words.done}</h1>
      <p className="lead">{words.doneLead}</p>
    </main>
  )
}
