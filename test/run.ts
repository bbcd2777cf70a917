// `npm test`: types, format and lint, directions of imports, then Vitest (tidy, unit, property, store, whole). The
// fast ones come first; each counts as one test. The last line is `N passed, N failed`, and the exit code tells.
// With arguments (`npm test -- store`) Vitest alone runs, on the files they name.

import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { violations } from './imports.ts'
import { provideSystemTools } from './support/system-tools.ts'

const ROOT = join(import.meta.dirname, '..')
const filters = process.argv.slice(2)
let passed = 0
let failed = 0

const say = (text: string): boolean => process.stdout.write(`${text}\n`)

function count(name: string, isRight: boolean, advice: string): void {
  if (isRight) passed++
  else failed++
  say(`${isRight ? '✓' : '✗'} ${name}${isRight ? '' : `: ${advice}`}`)
}

/** Runs a tool of node_modules; its output is shown as it comes. */
function runs(tool: string, ...args: string[]): boolean {
  const file = join(ROOT, 'node_modules', tool)
  const { status } = spawnSync(process.execPath, [file, ...args], { cwd: ROOT, stdio: 'inherit' })
  return status === 0
}

async function checkSource(): Promise<void> {
  count('types', runs('typescript/bin/tsc', '--noEmit'), 'see the messages of tsc above')
  count('types of the browser application', runs('typescript/bin/tsc', '--noEmit', '-p', 'web'), 'see above')
  count(
    'format and lint',
    runs('@biomejs/biome/bin/biome', 'check', '.'),
    'npm run format mends what can be mended',
  )
  const wrong = await violations()
  for (const each of wrong) say(`  ${each}`)
  count(
    'directions of imports',
    wrong.length === 0,
    'the rules and their reasons stand in .dependency-cruiser.cjs',
  )
}

interface Report {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numPendingTests: number
  readonly testResults: readonly {
    readonly name: string
    readonly status: string
    readonly assertionResults: readonly unknown[]
  }[]
}

function runVitest(): void {
  const folder = mkdtempSync(join(tmpdir(), 'trialbalance-report-'))
  const file = join(folder, 'report.json')
  const ended = runs(
    'vitest/vitest.mjs',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
    ...filters,
  )
  if (existsSync(file)) {
    const report: Report = JSON.parse(readFileSync(file, 'utf8'))
    passed += report.numPassedTests
    failed += report.numFailedTests
    // A file that does not load has no tests to count, and is a failure all the same.
    const unloaded = report.testResults.filter(
      ({ assertionResults, status }) => status === 'failed' && assertionResults.length === 0,
    )
    for (const { name } of unloaded) say(`✗ ${name} does not load`)
    failed += unloaded.length
    if (report.numPendingTests > 0) say(`${report.numPendingTests} skipped: the reasons stand above`)
  }
  // Vitest itself failed (a server did not start, an error outside a test) though no test did.
  if (!ended && failed === 0) count('vitest', false, 'see its messages above')
  rmSync(folder, { recursive: true })
}

if (filters.length === 0) {
  provideSystemTools()
  await checkSource()
}
runVitest()
process.exitCode = failed === 0 ? 0 : 1
say(`${passed} passed, ${failed} failed`)
