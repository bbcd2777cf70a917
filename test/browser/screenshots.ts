// `npm run screenshots`: a picture of every screen of test/browser/screens.ts from the sample group into
// docs/screenshots, 1440×900. Made anew when a screen changes how it looks; that each has one, the tests see to.

import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { withStore } from '../../src/app/with-store.ts'
import { SAMPLE, startApplication } from './application.ts'
import { People, settled } from './chromium.ts'
import { sampleDesk } from './sample-desk.ts'
import { PICTURES, SCREENS } from './screens.ts'

const data = mkdtempSync(join(tmpdir(), 'trialbalance-screenshots-'))
// Run as root, the database server is an unprivileged user, who must get into the folder.
chmodSync(data, 0o755)
mkdirSync(PICTURES, { recursive: true })
const asked = process.argv.slice(2)
await withStore({ data, environment: { ...process.env, TRIALBALANCE_DISK_FLOOR: '0' } }, async (store) => {
  const application = await startApplication(store, [{ name: 'severny', folder: SAMPLE }])
  const people = await People.meet(application)
  const pages = {
    nobody: await people.stranger(),
    controller: await people.page('controller'),
    line: await people.page('second'),
  }
  await sampleDesk(store, application.url, { asks: pages.controller, answers: pages.line })
  for (const { address, isDarkToo, isForLine, isForStrangers, name, opens } of SCREENS) {
    if (asked.length > 0 && !asked.includes(name)) continue
    const page = isForStrangers ? pages.nobody : isForLine ? pages.line : pages.controller
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
})
rmSync(data, { recursive: true, force: true })
