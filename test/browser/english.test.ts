// English is complete: on no screen does a Russian word stand but in what the book's people wrote or 1C printed, which is
// marked as not to be translated, and in codes.

import { expect, it } from 'vitest'
import { SAMPLE } from './application.ts'
import { settled } from './chromium.ts'
import { SCREENS } from './screens.ts'
import { withPeople } from './signed-in.ts'

const CYRILLIC = /[А-яЁё]/

/** `МЕТ`, `К-118`, `76.АВ`, `НУ`: codes of companies, journals, accounts, rules and indicators; no abbreviation of our own words. */
const CODES = /RU-[\d.А-ЯЁ-]+|(?<![А-яЁё])(?!ОСВ|НДУ|ВГО|ПСД)[А-ЯЁ]{1,3}(?![А-яЁё])/g

/** Texts of the page with a Cyrillic letter, outside what is not to be translated; with the place. */
const RUSSIAN = `(() => {
  const found = []
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const { parentElement: holder } = node
    if (!/[А-яЁё]/.test(node.data) || !holder || holder.closest('[translate=no], script, style')) continue
    if (holder.getClientRects().length > 0) found.push(node.data.trim() + '  @' + holder.className + ' ' + holder.tagName)
  }
  for (const name of ['aria-label', 'title', 'placeholder'])
    for (const one of document.querySelectorAll('[' + name + ']'))
      if (/[А-яЁё]/.test(one.getAttribute(name)) && !one.closest('[translate=no]'))
        found.push(name + ': ' + one.getAttribute(name) + '  @' + one.className)
  return found
})()`

withPeople(
  'every screen in English',
  () => [{ name: 'severny', folder: SAMPLE }],
  (given) => {
    it('has no Russian word of the program’s own', async () => {
      const { application, people } = given()
      const page = await people.page('controller')
      await page.goto(`${application.url}/b/severny/desk`)
      await settled(page)
      await page.getByRole('combobox', { name: 'Язык' }).selectOption('en')
      await page.getByRole('heading', { name: /^Close: Year 2025/ }).waitFor()
      const found: string[] = []
      for (const { address, name, seenBy } of SCREENS) {
        if (seenBy === 'nobody') continue
        await page.goto(`${application.url}${encodeURI(address)}`)
        await settled(page)
        found.push(...(await page.evaluate<string[]>(RUSSIAN)).map((text) => `${name}: ${text}`))
      }
      expect(found.filter((text) => CYRILLIC.test(text.replace(CODES, '')))).toEqual([])
      expect(people.complaints).toEqual([])
    }, 240_000)
  },
)
