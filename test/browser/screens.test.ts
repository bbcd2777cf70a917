// Every screen of the application over the sample group: nothing that the accessibility rules forbid in either theme, no
// error and no breach of the content policy, and a picture of it in the documentation.

import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { SAMPLE } from './application.ts'
import { accessibilityFaults, settled } from './chromium.ts'
import { PICTURES, routesOfRouter, SCREENS } from './screens.ts'
import { withPeople } from './signed-in.ts'

/** The dark theme changes colours alone; by night every rule is asked again. */
const IN_THE_DARK = process.env.NIGHTLY ? undefined : ({ type: 'rule', values: ['color-contrast'] } as const)

/** Colours of controls change over this time. */
const TRANSITION_MS = 300

withPeople(
  'every screen',
  () => [{ name: 'severny', folder: SAMPLE }],
  (given) => {
    it('breaks no accessibility rule, in light and in dark, and complains of nothing', async () => {
      const { application, people } = given()
      const mine = await people.page('controller')
      const nobody = await people.stranger()
      const faults: string[] = []
      for (const { address, name, seenBy } of SCREENS) {
        const page = seenBy === 'nobody' ? nobody : mine
        await page.emulateMedia({ colorScheme: 'light' })
        await page.goto(`${application.url}${encodeURI(address)}`)
        await settled(page)
        faults.push(...(await accessibilityFaults(page)).map((fault) => `${name}: ${fault}`))
        await page.emulateMedia({ colorScheme: 'dark' })
        await page.waitForTimeout(TRANSITION_MS)
        let dark = await accessibilityFaults(page, IN_THE_DARK)
        // A busy machine has not finished the change: what stays wrong is wrong.
        if (dark.length > 0) {
          await page.waitForTimeout(5 * TRANSITION_MS)
          dark = await accessibilityFaults(page, IN_THE_DARK)
        }
        faults.push(...dark.map((fault) => `${name}, dark: ${fault}`))
      }
      expect(faults).toEqual([])
      expect(people.complaints).toEqual([])
    }, 240_000)
  },
)

describe('the list of screens', () => {
  it('has every route of the browser application', () => {
    const shown = new Set(SCREENS.map(({ route }) => route))
    expect(routesOfRouter().length).toBeGreaterThan(15)
    expect(routesOfRouter().filter((route) => !shown.has(route))).toEqual([])
  })

  it('has a picture of each in the documentation', () => {
    const files = SCREENS.flatMap(({ isDarkToo, name }) => [name, ...(isDarkToo ? [`${name}-dark`] : [])])
    const missing = files.filter((name) => !existsSync(join(PICTURES, `${name}.png`)))
    expect(missing, 'npm run screenshots makes them').toEqual([])
    const large = files.filter((name) => statSync(join(PICTURES, `${name}.png`)).size > 250_000)
    expect(large).toEqual([])
  })
})
