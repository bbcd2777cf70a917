// Rules of imports hold: each is broken once by an import that no file has.

import { expect, it } from 'vitest'
import { violations } from './imports.ts'

it('finds a way from letters to internal notes, straight or through another file', async () => {
  const found = await violations([
    { from: 'src/app/desk/letters-out.ts', specifier: '../../store/desk/notes.ts' },
    { from: 'src/app/desk/mail/send-mail.ts', specifier: '../words-in.ts' },
  ])
  const ofLetters = found.filter((one) => one.startsWith('letters-know-no-note'))
  for (const from of ['src/app/desk/letters-out.ts', 'src/app/desk/mail/send-mail.ts'])
    expect(ofLetters.some((one) => one.includes(from))).toBe(true)
}, 120_000)
