// Every screen of the desk as its people read it: no fault of accessibility in either theme, no word of another language in
// English, and nothing that stands beside the page on a narrow one.

import type { Page } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import { accessibilityFaults, settled } from './chromium.ts'
import { type DeskLogin, onDesk } from './desk-people.ts'

interface Screen {
  readonly who: DeskLogin
  readonly address: string
  /** Subject of the request that is opened, and what is clicked then. */
  readonly opens?: string
  readonly clicks?: readonly string[]
}

const of = (who: DeskLogin, ...addresses: readonly string[]): readonly Screen[] =>
  addresses.map((address) => ({ who, address }))
const request = (who: DeskLogin, opens: string, ...clicks: readonly string[]): Screen => ({
  who,
  address: '?show=all',
  opens,
  clicks,
})

const SCREENS: readonly Screen[] = [
  ...of(
    'asks',
    '',
    '?view=new',
    '?view=proposals',
    '?view=releases',
    '?view=articles',
    '?view=articles&id=new',
  ),
  request('asks', 'First'),
  request('asks', 'Third'),
  ...of('specialist', '', '?view=templates', '?view=reports', '?view=articles&id=new'),
  request('specialist', 'First', '.side-acts >> nth=1 >> button >> nth=1'),
  request('specialist', 'Second'),
  request('specialist', 'Third', '.side-acts button >> nth=0'),
  request('approver', 'Second', '.side-acts button >> nth=0'),
  ...of('operator', '?view=new', '?view=letters', '?view=letters&show=all', '?view=letters&show=unsent'),
  ...of('head', '?view=settings', '?view=settings&show=organisations', '?view=settings&show=mailboxes'),
  ...of(
    'head',
    '?view=settings&show=forward',
    '?view=settings&show=calendar',
    '?view=settings&show=document',
  ),
  ...of('admin', '?view=settings', '?view=settings&show=roles', '?view=settings&show=calendar'),
]

/** Words that the program says, not what people wrote. */
const CYRILLIC_WORDS = `[...document.querySelectorAll(
  'button:not(.link):not(.request-row), label, legend, dt, th[scope=col], caption, h2.view-title, nav a, .row-kind, .row-state, .happened span, .open-sign, .quiet-text, .status-bar'
)].map((one) => one.textContent.trim()).filter((text) => /[А-Яа-яЁё]/.test(text.replace(/АО «Северный»|ООО «Южный»|Поддержка|Другая линия|Роль \\w+/g, '')))`

/** Colours of controls change over this time. */
const TRANSITION_MS = 300

/** How much stands beside what is seen. */
const BESIDE = `Math.max(document.documentElement.scrollWidth - innerWidth,
  ...[...document.querySelectorAll('.support-body, .request-page')].map((one) => one.scrollWidth - one.clientWidth))`

onDesk('screens of the service desk', (people) => {
  beforeAll(async () => {
    const { ask, desk, page } = people()
    const [asks, line] = [await page('asks'), await page('specialist')]
    const register = async (kind: string, subject: string): Promise<string> => {
      const made = await ask(asks, 'POST', '/requests', {
        organisation: desk.organisations.SEV,
        kind,
        subject,
        description: 'Text',
        about: '/b/severny/checks',
      })
      return (made as { id: string }).id
    }
    const first = await register('incident', 'First')
    await ask(line, 'POST', `/requests/${first}/messages`, { text: 'Which period?', isQuestion: true })
    await ask(line, 'POST', `/requests/${first}/notes`, { text: 'Between us' })
    const second = await register('change', 'Second')
    await ask(asks, 'POST', `/requests/${second}/acts`, { act: 'submit' })
    await ask(line, 'POST', `/requests/${second}/acts`, {
      act: 'send-for-approval',
      assessment: { risk: 'Low', effort: 'A day', effectOnPublished: 'None' },
      plan: { steps: 'Do it', rollBack: 'Undo it' },
    })
    await ask(line, 'POST', `/requests/${first}/links`, { other: second, kind: 'related' })
    await register('proposal', 'Third')
    for (const opened of [asks, line]) await opened.context().close()
  }, 60_000)

  const show = async (page: Page, { address, clicks = [], opens }: Screen): Promise<void> => {
    await page.goto(`/support${address}`)
    await page.locator('.page.support').waitFor()
    if (opens !== undefined) {
      await page.getByRole('link', { name: opens }).click()
      await page.locator('.request-told').waitFor()
    }
    await settled(page)
    const details = page.getByRole('button', { name: /^(?:Сведения|Details)$/ })
    if (clicks.length > 0 && (await details.isVisible())) await details.click()
    for (const click of clicks) await page.locator(click).click()
  }
  const logins = [...new Set(SCREENS.map(({ who }) => who))]

  it.each(logins)(
    'can be used by everyone in both themes: %s',
    async (login) => {
      const page = await people().page(login)
      const faults: string[] = []
      for (const screen of SCREENS.filter(({ who }) => who === login)) {
        await show(page, screen)
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme })
          await page.waitForTimeout(TRANSITION_MS)
          let found = await accessibilityFaults(page)
          // A busy machine has not finished the change: what stays wrong is wrong.
          if (found.length > 0) {
            await page.waitForTimeout(5 * TRANSITION_MS)
            found = await accessibilityFaults(page)
          }
          faults.push(
            ...found.map((fault) => `${screen.address} ${screen.opens ?? ''} ${colorScheme}: ${fault}`),
          )
        }
      }
      expect(faults).toEqual([])
      await page.context().close()
    },
    240_000,
  )

  it.each(logins)(
    'are English for who reads English, and fit a narrow window: %s',
    async (login) => {
      const page = await people().page(login, { language: 'en', width: 1024, height: 768 })
      const said: string[] = []
      for (const screen of SCREENS.filter(({ who }) => who === login)) {
        await show(page, screen)
        const found: string[] = await page.evaluate(CYRILLIC_WORDS)
        const beside: number = await page.evaluate(BESIDE)
        const faults = [
          ...found.map((text) => text.slice(0, 80)),
          ...(beside > 0 ? [`${beside} px beside`] : []),
        ]
        said.push(...faults.map((fault) => `${screen.address} ${screen.opens ?? ''}: ${fault}`))
      }
      expect(said).toEqual([])
      await page.context().close()
    },
    120_000,
  )
})
