// What the tutorial and the guides show is what the program says: each command that they give with its output is run,
// and the output compared. A line `…` stands for any lines, ` …` at the end of a line for the rest of it.

import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCommand } from '../../src/cli/program.ts'
import { say, stepName } from '../../src/cli/words.ts'

type Language = 'ru' | 'en'

const ROOT = join(import.meta.dirname, '../..')
const here = process.cwd()
let folder = ''

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'trialbalance-docs-'))
  symlinkSync(join(ROOT, 'books'), join(folder, 'books'))
})
afterAll(() => {
  process.chdir(here)
  rmSync(folder, { recursive: true, force: true })
})

/** Lines of both streams as they came, without those of progress. */
async function linesOf(argv: readonly string[], language: Language): Promise<string[]> {
  const both = new PassThrough()
  const streams = { out: both, error: Object.assign(both, { isTTY: false, columns: 80 }) }
  process.chdir(folder)
  await runCommand(argv, {
    streams,
    language,
    environment: {},
    version: '0.1.0',
    serve: () => Promise.reject(new Error('no server here')),
  })
  process.chdir(here)
  const progress = new Set(
    ['read', 'entities', 'group', 'statements'].map((step) => `${stepName(language, step)} …`),
  )
  const text = String(both.read() ?? '').replaceAll('\u00a0', ' ')
  return text.split('\n').filter((line) => line !== '' && !progress.has(line))
}

/** The first line of what is shown that the output does not have in its place; null when it has all. */
function missing(shown: readonly string[], output: readonly string[]): string | null {
  let at = 0
  let skipping = false
  for (const line of shown) {
    if (line.trim() === '…') {
      skipping = true
      continue
    }
    const fits = (one: string | undefined): boolean =>
      one !== undefined && (line.endsWith(' …') ? one.startsWith(line.slice(0, -2)) : one === line)
    while (skipping && at < output.length && !fits(output[at])) at++
    if (!fits(output[at])) return line
    skipping = false
    at++
  }
  return skipping || at === output.length ? null : `after the last line: ${output[at]}`
}

interface Shown {
  readonly command: string
  readonly output: readonly string[]
}

/** Commands that are followed by a block of their output. */
function shownIn(document: string): Shown[] {
  const text = readFileSync(join(ROOT, document), 'utf8').replaceAll('\u00a0', ' ')
  const pairs = text.matchAll(/^```\nnpx trialbalance (.*)\n```\n\n```\n([\s\S]*?)\n```$/gm)
  return [...pairs].map(([, command = '', output = '']) => ({ command, output: output.split('\n') }))
}

const DOCUMENTS: readonly [document: string, language: Language, outputs: number][] = [
  ['docs/ru/first-steps.md', 'ru', 4],
  ['docs/en/first-steps.md', 'en', 4],
  ['docs/ru/guide-accountant.md', 'ru', 4],
  ['docs/en/guide-accountant.md', 'en', 3],
]

describe.each(DOCUMENTS)('%s', (document, language, outputs) => {
  const all = shownIn(document)

  it('shows outputs', () => {
    expect(all.map(({ command }) => command.split(' ')[0])).toHaveLength(outputs)
  })

  it.each(all)('$command', async ({ command, output }) => {
    // Documents for people take their time and have their own tests: what is said of them is the same.
    const argv = command
      .replace('xlsx,pdf,html,json', 'json')
      .split(/\s+/)
      .filter((word) => word !== '')
    const lines = await linesOf(argv, language)
    expect(missing(output, lines), `\n${lines.join('\n')}\n`).toBeNull()
  })
})

/** Amounts of the statements that a close wrote, by line. */
function figuresIn(out: string, entity: string): Map<string, Record<Language | 'amount', string>> {
  const sets: {
    entity: string
    statements: { lines: { id: string; label: Record<Language, string>; amounts: (string | null)[] }[] }[]
  }[] = JSON.parse(readFileSync(join(folder, out, 'statements.json'), 'utf8'))
  const lines = sets.filter((set) => set.entity === entity).flatMap((set) => set.statements)
  const figures = new Map<string, Record<Language | 'amount', string>>()
  for (const { id, label, amounts } of lines.slice(0, 2).flatMap((one) => one.lines))
    if (!figures.has(id)) figures.set(id, { ...label, amount: amounts[0] ?? '' })
  return figures
}

const LINES = [
  'Revenue',
  'CostOfSales',
  'AdministrativeExpense',
  'ProfitLossBeforeTax',
  'ProfitLoss',
  'Assets',
] as const

describe('the tutorial', () => {
  const copy = 'my-book'
  const close = (book: string, out: string): Promise<string[]> =>
    linesOf(['close', book, '--out', out, '--format', 'json'], 'ru')
  const kopecks = (amount: string | undefined): bigint => BigInt((amount ?? '').replace('.', ''))

  it('gives the figures of the statements in its table', async () => {
    await close('books/first-steps', 'out')
    const figures = figuresIn('out', 'group')
    for (const language of ['ru', 'en'] as const) {
      const text = readFileSync(join(ROOT, `docs/${language}/first-steps.md`), 'utf8').replaceAll(
        '\u00a0',
        ' ',
      )
      const rows = new Map(
        [...text.matchAll(/^\| (.*) \| (.*[.,]\d\d\)?) \|$/gm)].map(([, line = '', sum = '']) => [line, sum]),
      )
      expect(rows.size).toBe(LINES.length)
      for (const id of LINES) {
        const { amount, ...label } = figures.get(id)!
        const [whole = '', part] = amount.replace('-', '').split('.')
        const thousands = whole.replace(/\B(?=(\d{3})+$)/g, language === 'ru' ? ' ' : ',')
        const plain = `${thousands}${language === 'ru' ? ',' : '.'}${part}`
        expect(rows.get(label[language]), id).toBe(amount.startsWith('-') ? `(${plain})` : plain)
      }
    }
  })

  it('moves what it says when a journal changes, and refuses one that is wrong by a kopeck', async () => {
    cpSync(join(ROOT, 'books/first-steps'), join(folder, copy), { recursive: true })
    const before = figuresIn('out', 'group')
    const path = join(folder, copy, 'adjustments.csv')
    const journal = readFileSync(path, 'utf8')
    writeFileSync(path, journal.replaceAll('120000.00', '200000.00'))
    await close(copy, 'changed')
    const after = figuresIn('changed', 'group')
    const moved = (id: string): bigint => kopecks(after.get(id)?.amount) - kopecks(before.get(id)?.amount)
    expect(moved('AdministrativeExpense')).toBe(-80_000_00n)
    expect(moved('IncomeTaxExpenseContinuingOperations')).toBe(20_000_00n)
    expect(moved('ProfitLoss')).toBe(-60_000_00n)
    const held = readFileSync(join(folder, 'changed', 'statements.json'), 'utf8')
    writeFileSync(path, journal.replace('120000.00', '200000.01').replace('120000.00', '200000.00'))
    for (const language of ['ru', 'en'] as const) {
      const lines = await linesOf(['close', copy, '--out', 'changed', '--format', 'json'], language)
      const text = readFileSync(join(ROOT, `docs/${language}/first-steps.md`), 'utf8').replaceAll(
        '\u00a0',
        ' ',
      )
      const [, shown = ''] =
        new RegExp(`\`\`\`\n(${say(language, 'blocks')} [\\s\\S]*?)\n\`\`\``).exec(text) ?? []
      expect(missing(shown.split('\n'), lines), `\n${lines.join('\n')}\n`).toBeNull()
    }
    expect(readFileSync(join(folder, 'changed', 'statements.json'), 'utf8')).toBe(held)
  })
})
