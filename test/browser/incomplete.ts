// The sample group as it stands before the work of a close: balances of one company are not in yet, accounts have no line,
// the average rate of the year is not known. What a person supplies in the browser must give the figures of the sample again.

import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SAMPLE } from './application.ts'

export const MISSING = {
  /** Balances of the trading house for the year, as 1C wrote them. */
  files: readdirSync(join(SAMPLE, 'balances/ТДС'))
    .filter((name) => name.startsWith('2025-01-01_2025-12-31'))
    .map((name) => join(SAMPLE, 'balances/ТДС', name)),
  rule: { id: 'RU-41', account: '41*', target: '121300' },
  /** Averages of the year and of its second half, from which the year's could be made; by their first day, as typed. */
  rates: { '01.01.2025': '11,4318', '01.07.2025': '11,1737' },
} as const

/** A folder of its own; the caller takes it away. */
export function incompleteBook(): { readonly folder: string; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'trialbalance-incomplete-'))
  cpSync(SAMPLE, folder, { recursive: true })
  for (const file of MISSING.files) rmSync(file.replace(SAMPLE, folder))
  const without = (name: string, count: number, isGone: (line: string) => boolean): void => {
    const path = join(folder, name)
    const lines = readFileSync(path, 'utf8').split('\n')
    const kept = lines.filter((line) => !isGone(line))
    if (kept.length !== lines.length - count)
      throw new Error(`${name}: ${lines.length - kept.length} lines fit`)
    writeFileSync(path, kept.join('\n'))
  }
  without('mapping.csv', 1, (line) => line.startsWith(`${MISSING.rule.id},`))
  without('rates.csv', 2, (line) => /^CNY,RUB,average,2025-0[17]-01,2025-12-31,/.test(line))
  return { folder, remove: () => rmSync(folder, { recursive: true }) }
}
