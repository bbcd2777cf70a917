// The program as a process: what a shell and a person at a terminal see of it.

import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { processesIn, until } from '../src/store/server/processes.ts'

const PROGRAM = join(import.meta.dirname, '..', 'bin', 'trialbalance.mjs')
const ENVIRONMENT = {
  ...process.env,
  DATABASE_URL: '',
  LANG: 'en_US.UTF-8',
  LC_ALL: '',
  TRIALBALANCE_DISK_FLOOR: '0',
}
let folder = ''

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'trialbalance-process-'))
  chmodSync(folder, 0o711)
  const balances = join(folder, 'one', 'balances', 'ONE')
  mkdirSync(balances, { recursive: true })
  writeFileSync(
    join(folder, 'one', 'book.yaml'),
    'format: 1\nname: Проба\nparent: ONE\npresentation_currency: RUB\n',
  )
  const entity =
    'code,name,jurisdiction,chart,books_currency,functional_currency\nONE,ООО «Один»,RU,ru-94n,RUB,RUB\n'
  writeFileSync(join(folder, 'one', 'entities.csv'), entity)
  const rows =
    'account,name,closing_debit,closing_credit\n51,Расчётные счета,10000.00,\n80.09,Прочий капитал,,10000.00\n'
  writeFileSync(join(balances, '2025-01-01_2025-12-31.csv'), rows)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function call(...argv: string[]): { status: number | null; out: string; error: string } {
  const { status, stderr, stdout } = spawnSync('node', [PROGRAM, ...argv], {
    encoding: 'utf8',
    cwd: folder,
    env: ENVIRONMENT,
  })
  return { status, out: stdout, error: stderr }
}

const filesBelow = (path: string): [string, string][] =>
  readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry): [string, string] => {
      const file = join(entry.parentPath, entry.name)
      return [file.slice(path.length), readFileSync(file).toString('hex')]
    })
    .sort()

describe('the program', () => {
  it('speaks English and Russian, by LANG and by --lang', () => {
    expect(call('--help').out).toContain('close a book for a period')
    expect(call('--help', '--lang', 'ru').out).toContain('закрыть книгу за период')
  })

  it('keeps results on stdout and messages on stderr', () => {
    const { error, out, status } = call('check', 'nosuch', '--data', join(folder, 'none'), '--json')
    expect(status).toBe(2)
    expect(JSON.parse(out).findings[0].code).toBe('STORE-002')
    expect(error).toContain('ERROR STORE-002')
  })

  it('takes a reader that has seen enough for no fault', () => {
    const piped = spawnSync('sh', ['-c', `node '${PROGRAM}' format --json | head -c 10`], {
      encoding: 'utf8',
      env: ENVIRONMENT,
    })
    expect(piped).toMatchObject({ status: 0, stderr: '' })
  })

  it('takes a book in and gives it back byte for byte', () => {
    const data = ['--data', join(folder, 'data')]
    const imported = call('import-book', 'one', ...data)
    expect(imported).toMatchObject({ status: 0, out: 'The book “one” is imported, files: 3.\n' })
    expect(call('export-book', 'one', 'two', ...data).status).toBe(0)
    expect(filesBelow(join(folder, 'two'))).toEqual(filesBelow(join(folder, 'one')))
    // Other files under the name: only when it is asked for.
    cpSync(join(folder, 'two'), join(folder, 'three'), { recursive: true })
    writeFileSync(
      join(folder, 'three', 'tax_rates.csv'),
      'jurisdiction,enacted_on,effective_from,rate\nRU,2024-07-12,2025-01-01,25%\n',
    )
    const other = call('import-book', 'three', '--name', 'one', ...data)
    expect(other.status).toBe(2)
    expect(other.error).toContain('STORE-013')
    expect(call('import-book', 'three', '--name', 'one', '--replace', ...data).status).toBe(0)
  })

  it('serves the browser application until it is stopped, and says so in the language of the user', async () => {
    const data = join(folder, 'served')
    const port = 20_000 + (process.pid % 20_000)
    const argv = ['serve', '--port', String(port), '--data', data, '--lang', 'en']
    const child: ChildProcess = spawn('node', [PROGRAM, ...argv], { cwd: folder, env: ENVIRONMENT })
    let said = ''
    child.stdout?.on('data', (chunk) => {
      said += String(chunk)
    })
    expect(await until(() => said.includes('To stop: Ctrl+C'), 60_000)).toBe(true)
    expect(said).toMatch(
      /The first administrator, a link for 30 minutes:\n {2}http:\/\/127\.0\.0\.1:\d+\/link\//,
    )
    expect(said).not.toMatch(/[А-Яа-я]/)
    const taken = call(...argv.map((word) => (word === data ? `${data}-2` : word)))
    expect(taken).toMatchObject({ status: 2, out: '' })
    expect(taken.error).toContain(`Port ${port} on 127.0.0.1 is taken`)
    child.kill('SIGTERM')
    expect(await until(() => child.exitCode !== null || child.signalCode !== null, 20_000)).toBe(true)
    expect(child.exitCode).toBe(0)
    expect(existsSync(join(data, 'lock'))).toBe(false)
  }, 120_000)

  it.each(['SIGINT', 'SIGTERM'] as const)(
    'stopped by %s leaves no server, no lock, no half-made book',
    async (signal) => {
      const data = join(folder, `stopped-${signal}`)
      const child: ChildProcess = spawn('node', [PROGRAM, 'import-book', 'one', '--data', data], {
        cwd: folder,
        env: ENVIRONMENT,
      })
      let said = ''
      child.stderr?.on('data', (chunk) => {
        said += String(chunk)
      })
      expect(await until(() => existsSync(join(data, 'lock')), 30_000)).toBe(true)
      child.kill(signal)
      expect(await until(() => child.exitCode !== null || child.signalCode !== null, 30_000)).toBe(true)
      expect(child.exitCode).toBe(130)
      expect(said).toContain('Interrupted.')
      expect(existsSync(join(data, 'lock'))).toBe(false)
      expect(processesIn(join(data, 'postgres', '18'))).toEqual([])
      expect(call('import-book', 'one', '--data', data).status).toBe(0)
    },
  )
})
