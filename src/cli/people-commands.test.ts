// Administration on the server's own machine: people and the trail, with the database free and while another process
// holds it.

import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { asked } from '../../test/support/desk.ts'
import { ensureOwnDesk } from '../app/desk/own-desk.ts'
import { register } from '../app/desk/register.ts'
import { withStore } from '../app/with-store.ts'
import { organisationsOf } from '../store/desk/lines.ts'
import { insertMailbox, mailboxesOf, recordCheck } from '../store/desk/mailboxes.ts'
import { until } from '../store/server/processes.ts'
import { runCommand } from './program.ts'

const HOLD = join(import.meta.dirname, '../../test/support/hold.ts')
let parent = ''
let data = ''
let holder: ChildProcess | null = null

beforeAll(() => {
  parent = mkdtempSync(join(tmpdir(), 'trialbalance-people-'))
  chmodSync(parent, 0o711)
  data = join(parent, 'data')
})
afterAll(() => {
  holder?.kill('SIGKILL')
  rmSync(parent, { recursive: true, force: true })
})

async function call(...argv: string[]): Promise<{ code: number; out: string; error: string }> {
  const streams = {
    out: new PassThrough(),
    error: Object.assign(new PassThrough(), { isTTY: false, columns: 80 }),
  }
  const environment = { TRIALBALANCE_DISK_FLOOR: '0', PUBLIC_URL: 'https://ifrs.example.ru' }
  const serve = () => Promise.reject(new Error('no server here'))
  const given = { streams, language: 'en', environment, version: '1.2.3', serve } as const
  const code = await runCommand([...argv, '--data', data], given)
  const text = (stream: PassThrough): string => String(stream.read() ?? '')
  return { code, out: text(streams.out), error: text(streams.error) }
}

const LINK = /https:\/\/ifrs\.example\.ru\/link\/[\w-]{43}/

it('adds people, gives links, verifies the trail', { timeout: 120_000 }, async () => {
  expect((await call('user', 'list')).out).toBe('There are no people yet.\n')
  const added = await call('user', 'add', 'admin', '--name', 'Administrator', '--administrator')
  expect(added.code).toBe(0)
  expect(added.out).toMatch(LINK)
  expect((await call('user', 'add', 'ADMIN')).error).toContain('PERSON-001')
  const list = await call('user', 'list')
  expect(list.out).toBe('admin  Administrator  administrator\n')
  const again = await call('user', 'link', 'Admin', '--json')
  expect(JSON.parse(again.out)).toMatchObject({ login: 'Admin', url: expect.stringMatching(LINK) })
  const nobody = await call('user', 'link', 'nobody')
  expect([nobody.code, nobody.error.includes('PEOPLE-029')]).toEqual([2, true])

  const verified = await call('audit', 'verify')
  expect(verified.out).toMatch(/^The chain holds, entries: 3\. Head of the chain: 3:[0-9a-f]{64}\n$/)
  const head = verified.out.trim().split(' ').at(-1) ?? ''
  expect((await call('audit', 'verify', '--head', head)).code).toBe(0)
  const other = await call('audit', 'verify', '--head', `2:${'0'.repeat(64)}`)
  expect([other.code, other.error.includes('PEOPLE-030')]).toEqual([1, true])
  expect((await call('audit', 'verify', '--head', 'x')).code).toBe(2)
  expect((await call('audit', 'erase', '1')).code).toBe(0)
  expect((await call('audit', 'erase', '99')).error).toContain('PEOPLE-031')
  expect((await call('audit', 'verify')).out).toContain('entries: 4.')
  const entries = (await call('audit', 'list', '--limit', '3')).out.trimEnd().split('\n')
  expect(entries).toHaveLength(3)
  expect(entries[0]).toContain('audit.erase  audit 1')
  expect(entries[2]).toMatch(/^2 {2}\S+Z {2}console:\S+ {2}link\.make {2}person [\w-]{36}$/)
})

it('shows how the desk stands: nothing yet, then requests and mail in numbers', {
  timeout: 120_000,
}, async () => {
  expect(await call('desk', 'status')).toMatchObject({
    code: 0,
    out: 'There are no support lines yet: the server makes the first one as it starts.\n',
  })
  const place = { data, environment: { TRIALBALANCE_DISK_FLOOR: '0' } }
  await withStore(place, async (store) => {
    await ensureOwnDesk(store, { code: 'SEV', name: 'АО «Северный»' })
    await store.desk.write(async (unit) => {
      const [organisation] = await organisationsOf(unit)
      await register(unit, organisation!, {
        ...asked(organisation!.id),
        ...{ author: { person: null, name: 'x', email: '' }, details: {} },
        ...{ organisationName: '', licenceNumber: '', sendsReceipt: false },
      })
      const facts = { line: 'support', address: 'help@line.test', imap: {}, smtp: {}, enabled: true }
      const box = await insertMailbox(unit, { ...facts, kind: '' }, () => 'secret')
      await recordCheck(unit, box ?? '', '')
    })
  })
  const { code, out } = await call('desk', 'status')
  expect(code).toBe(0)
  expect(out).toMatch(/^support {2}Поддержка {2}(open until|closed, opens) \S+Z\n/)
  expect(out).toContain('  Open requests: 1, late: 0, given to nobody: 1\n  new 1\n')
  expect(out).toContain('  Letters in quarantine: 0, to be sent: 0, not sent within a week: 0\n')
  expect(out).toMatch(/\nhelp@line\.test {2}looked at \S+Z {2}works\n$/)
  await withStore(place, (store) =>
    store.desk.write(async (unit) => {
      const [box] = await mailboxesOf(unit)
      await recordCheck(unit, box?.id ?? '', 'connection refused')
    }),
  )
  const broken = await call('desk', 'status', '--json')
  expect(broken.code).toBe(1)
  expect(JSON.parse(broken.out)).toMatchObject({
    lines: [
      { line: 'support', open: 1, waiting: 0, waitingSince: null, states: [{ state: 'new', count: 1 }] },
    ],
    mailboxes: [{ address: 'help@line.test', fault: 'connection refused' }],
  })
})

it('does so while the server runs, and leaves it running', { timeout: 120_000 }, async () => {
  holder = spawn(process.execPath, [HOLD, data, '0'], { stdio: ['ignore', 'pipe', 'ignore'] })
  let said = ''
  holder.stdout?.on('data', (chunk) => {
    said += String(chunk)
  })
  expect(await until(() => said.includes('open\n'), 60_000)).toBe(true)
  expect((await call('user', 'list')).out).toContain('admin')
  expect((await call('user', 'link', 'admin')).out).toMatch(LINK)
  expect((await call('audit', 'verify')).code).toBe(0)
  expect(holder.exitCode).toBeNull()
  // Books are the server's own then: importing over its head is refused.
  expect((await call('export-book', 'x', join(parent, 'x'))).error).toContain('STORE-001')
})
