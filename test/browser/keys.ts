// A person without a mouse: keys, and what has the focus. Nothing here clicks, fills or focuses.

import type { Page } from 'playwright-core'
import { settled } from './chromium.ts'

export const press = async (page: Page, ...keys: readonly string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key)
}

export const times = (count: number, key: string): string[] => Array.from({ length: count }, () => key)

/** The name of what has the focus, as it is read aloud, and where it leads. The page has the DOM that this file has not. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(`(() => {
    const one = document.activeElement
    if (!one || one === document.body) return ''
    const name = one.getAttribute('aria-label') ?? one.labels?.[0]?.textContent ?? one.textContent ?? ''
    return (name + ' ' + (one.getAttribute('href') ?? '')).trim()
  })()`)

const focusIsIn = (page: Page, selector: string): Promise<boolean> =>
  page.evaluate(`document.activeElement?.closest(${JSON.stringify(selector)}) !== null`)

/** Goes on by Tab until `name` has the focus; back with Shift. */
export async function tabTo(page: Page, name: RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  const passed: string[] = []
  for (let steps = 0; steps < 150; steps++) {
    const here = await focused(page)
    if (name.test(here)) return
    passed.push(here.slice(0, 40))
    await press(page, key)
  }
  throw new Error(`${name} is not reached by ${key} from ${passed.join(' | ')}`)
}

/** F6 until the focus is in the part of the window. */
export async function walkTo(page: Page, part: '.top-bar' | '.main, .page' | '.panel'): Promise<void> {
  for (let steps = 0; steps < 7; steps++) {
    await press(page, 'F6')
    if ((await focusIsIn(page, part)) && (part === '.panel' || !(await focusIsIn(page, '.panel')))) return
  }
  throw new Error(`F6 does not come to ${part}`)
}

/** A control of the screen, by Tab from where the screen begins. */
export async function reach(page: Page, name: RegExp): Promise<void> {
  await walkTo(page, '.main, .page')
  await tabTo(page, name)
}

/** The control of the screen, pressed. */
export async function use(page: Page, name: RegExp): Promise<void> {
  await reach(page, name)
  await press(page, 'Enter')
}

/** `g` and the number; out of a field first, where letters are text. */
export async function section(page: Page, number: number, heading: RegExp): Promise<void> {
  await walkTo(page, '.top-bar')
  await press(page, 'g', String(number))
  await page.getByRole('heading', { name: heading, level: 1 }).waitFor()
  await settled(page)
}

/** In the list that has the focus: by arrows from its first choice to the one of this name. */
export async function choose(page: Page, name: RegExp): Promise<void> {
  const passed: string[] = []
  await press(page, 'Home')
  for (let steps = 0; steps < 20; steps++) {
    while (await page.evaluate(`document.querySelector('.skeleton') !== null`)) await page.waitForTimeout(30)
    const now: string = await page.evaluate(`document.activeElement?.selectedOptions?.[0].textContent ?? ''`)
    if (name.test(now)) return
    passed.push(now)
    await press(page, 'ArrowDown')
  }
  throw new Error(`${name} is not chosen by arrows: ${passed.join(' | ')}`)
}

/** Into a field that has the focus: what it says is typed over. */
export async function typeOver(page: Page, text: string): Promise<void> {
  await press(page, 'Control+a')
  await page.keyboard.type(text)
}

/**
 * Cells from the cursor on to the right, each by Tab, then Enter. F2 opens the cell: letters that the driver's keyboard does
 * not have come as text, which needs a field.
 */
export async function typeRow(page: Page, cells: readonly string[]): Promise<void> {
  for (const [at, text] of cells.entries()) {
    if (at > 0) await press(page, 'Tab')
    if (text === '') continue
    await press(page, 'F2')
    await page.keyboard.type(text)
  }
  await press(page, 'Enter')
}
