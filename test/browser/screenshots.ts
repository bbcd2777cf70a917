// `npm run screenshots`: a picture of every screen of test/browser/screens.ts from the sample group into
// docs/screenshots, 1440×900. Made anew when a screen changes how it looks; that each has one, the tests see to.

import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Access } from '../../src/store/make-access.ts'
import { openEmbeddedStore } from '../../src/store/open-store.ts'
import { SAMPLE, startApplication } from './application.ts'
import { People, settled } from './chromium.ts'
import { SHOWN, sampleDesk } from './sample-desk.ts'
import { PICTURES, SCREENS } from './screens.ts'

const data = mkdtempSync(join(tmpdir(), 'trialbalance-screenshots-'))
// Run as root, the database server is an unprivileged user, who must get into the folder.
chmodSync(data, 0o755)
mkdirSync(PICTURES, { recursive: true })
/** Whose clock the pictures show. */
const READER = { zone: 'Europe/Moscow' }
const asked = process.argv.slice(2)
const clock = { now: SHOWN }
const opened = await openEmbeddedStore({ folder: data, diskFloor: 0n }, () => clock.now)
const store = opened.as(Access.ofConsole('pictures'))
try {
  const application = await startApplication(store, [{ name: 'severny', folder: SAMPLE }])
  await sampleDesk(store, clock)
  const people = await People.meet(application)
  const pages = {
    nobody: await people.stranger(READER),
    controller: await people.page('controller', READER),
    accountant: await people.page('accountant', READER),
    line: await people.page('second', READER),
    approver: await people.page('approver', READER),
  }
  for (const page of Object.values(pages)) await page.clock.setFixedTime(SHOWN)
  for (const { address, isDarkToo, name, opens, seenBy = 'controller' } of SCREENS) {
    if (asked.length > 0 && !asked.includes(name)) continue
    const page = pages[seenBy]
    for (const scheme of isDarkToo ? (['light', 'dark'] as const) : (['light'] as const)) {
      await page.emulateMedia({ colorScheme: scheme })
      await page.goto(`${application.url}${encodeURI(address)}`)
      await settled(page)
      if (opens) {
        await page.locator(opens).first().click()
        await settled(page)
      }
      // A chart draws itself after its data came.
      await page.waitForTimeout(500)
      const file = `${name}${scheme === 'dark' ? '-dark' : ''}.png`
      await page.screenshot({ path: join(PICTURES, file) })
      process.stdout.write(`docs/screenshots/${file}\n`)
    }
  }
  await people.close()
  await application.close()
} finally {
  await opened.close()
}
rmSync(data, { recursive: true, force: true })
