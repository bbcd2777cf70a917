// What kill −9, a second process, a full disk and lost secrets do to a data folder. Each on a real server.

import { type ChildProcess, spawn } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { filesOf } from '../../../test/support/store-files.ts'
import { Access } from '../make-access.ts'
import { type DataFolder, openEmbeddedStore } from '../open-store.ts'
import { Refused } from '../refused.ts'
import type { Store } from '../store.ts'
import { defaultDataFolder } from './data-folder.ts'
import { isAlive, processesIn, sleep, startOf, until } from './processes.ts'

const HOLD = join(import.meta.dirname, '../../../test/support/hold.ts')
const clock = (): Date => new Date('2026-01-20T09:00:00Z')
const children: ChildProcess[] = []
let folder = ''

beforeAll(() => {
  const parent = mkdtempSync(join(tmpdir(), 'trialbalance-folder-'))
  chmodSync(parent, 0o711)
  // A name in Cyrillic, long: a socket path below it would pass the limit of 107 bytes.
  folder = join(parent, 'Данные консолидации группы компаний «Север» за прошлые годы')
})

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
})

afterAll(() => rmSync(join(folder, '..'), { recursive: true, force: true }))

const console = Access.ofConsole('tests')
const openData = async (data: DataFolder): Promise<Store> =>
  (await openEmbeddedStore(data, clock)).as(console)
const open = (): Promise<Store> => openData({ folder, diskFloor: 0n })

/** The holding process, once it has written `line` to its output. */
async function hold(books: number, line: string): Promise<{ child: ChildProcess; said: () => string }> {
  const child = spawn(process.execPath, [HOLD, folder, String(books)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.push(child)
  let output = ''
  child.stdout?.on('data', (chunk) => {
    output += String(chunk)
  })
  expect(await until(() => output.split('\n').includes(line), 15_000)).toBe(true)
  return { child, said: () => output }
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL')
  await until(() => child.signalCode !== null || child.exitCode !== null, 5000)
}

async function refusalOf(work: Promise<unknown>): Promise<Refused> {
  const refused = await work.then(
    () => null,
    (error: unknown) => error,
  )
  if (!(refused instanceof Refused)) throw new Error(`not refused: ${String(refused)}`)
  return refused
}

const cluster = (): string => join(folder, 'postgres', '18')
const serverPid = (): number => Number.parseInt(readFileSync(join(cluster(), 'postmaster.pid'), 'utf8'), 10)

describe('a data folder', () => {
  it('is made on first use: secrets closed to others, no TCP, the lock given back', async () => {
    const store = await open()
    const socketFolder = readFileSync(join(cluster(), 'postmaster.pid'), 'utf8').split('\n')[4] ?? ''
    expect(statSync(socketFolder).mode & 0o777).toBe(0o700)
    expect(statSync(join(folder, 'secrets.json')).mode & 0o777).toBe(0o600)
    expect(statSync(cluster()).mode & 0o777).toBe(0o700)
    expect(readFileSync(join(cluster(), 'pg_hba.conf'), 'utf8')).not.toMatch(/^[^#]*\btrust\b/m)
    expect(existsSync(join(folder, 'lock'))).toBe(true)
    await store.importBook('first', filesOf({ 'book.yaml': 'format: 1\n' }))
    await store.close()
    expect(existsSync(join(folder, 'lock'))).toBe(false)
    expect(existsSync(socketFolder)).toBe(false)
    expect(processesIn(cluster())).toEqual([])
  })

  it('has one owner: a second process refuses, at once, and names the first', async () => {
    const { child } = await hold(0, 'open')
    const began = performance.now()
    const refused = await refusalOf(open())
    expect(performance.now() - began).toBeLessThan(1000)
    expect(refused.findings[0]).toMatchObject({
      code: 'STORE-001',
      values: { pid: String(child.pid), host: hostname() },
    })
    expect(refused.fault).toBe('program')
    // The first one is not disturbed.
    expect(isAlive(serverPid())).toBe(true)
  })

  it('is taken over after kill −9 of the program: its server is stopped, what was acknowledged is there', async () => {
    const { child, said } = await hold(300, '5')
    const server = serverPid()
    await kill(child)
    const acknowledged = said()
      .trim()
      .split('\n')
      .filter((line) => line !== 'open')
    expect(isAlive(server)).toBe(true)
    const store = await open()
    expect(isAlive(server) && startOf(server) !== null).toBe(false)
    const names = (await store.listBooks()).map(({ name }) => name)
    await store.close()
    expect(acknowledged.filter((n) => !names.includes(`book-${n}`))).toEqual([])
  })

  it('loses nothing acknowledged when the server itself is killed −9', async () => {
    const store = await open()
    await store.importBook('before the kill', filesOf({ 'book.yaml': 'format: 1\nname: kept\n' }))
    const server = serverPid()
    process.kill(server, 'SIGKILL')
    await until(() => !isAlive(server) || startOf(server) === null, 5000)
    expect(
      (await refusalOf(store.importBook('after', filesOf({ 'book.yaml': 'x' })))).findings[0]?.code,
    ).toBe('STORE-016')
    await store.close()
    const again = await open()
    const kept = await again.bookFiles('before the kill')
    expect(new TextDecoder().decode(await kept.read('book.yaml'))).toBe('format: 1\nname: kept\n')
    expect((await again.listBooks()).map(({ name }) => name)).not.toContain('after')
    await again.close()
  })

  it('is not fooled by a pid that was given to another program', async () => {
    const stale = { pid: process.pid, started: 'another boot 1', host: hostname() }
    writeFileSync(join(folder, 'lock'), JSON.stringify(stale))
    writeFileSync(join(cluster(), 'postmaster.pid'), `${process.pid}\n${cluster()}\n0\n5432\n\n\n\n`)
    const store = await open()
    await store.close()
  })

  it('with a stale lock goes to one of those that want it at once', async () => {
    const stale = { pid: process.pid, started: 'another boot 1', host: hostname() }
    writeFileSync(join(folder, 'lock'), JSON.stringify(stale))
    const outputs = await Promise.all(
      [1, 2, 3].map(async () => {
        const child = spawn(process.execPath, [HOLD, folder, '0'], { stdio: ['ignore', 'pipe', 'pipe'] })
        children.push(child)
        let said = ''
        for (const stream of [child.stdout, child.stderr]) {
          stream.on('data', (chunk) => {
            said += String(chunk)
          })
        }
        await until(() => said.includes('open\n') || child.exitCode !== null, 15_000)
        return said
      }),
    )
    expect(outputs.filter((said) => said === 'open\n')).toHaveLength(1)
    expect(outputs.filter((said) => said.includes('STORE-001'))).toHaveLength(2)
    for (const child of children) await kill(child)
    await (await open()).close()
  })

  it('whose first start was killed −9 begins anew', async () => {
    const parent = mkdtempSync(join(tmpdir(), 'trialbalance-first-'))
    chmodSync(parent, 0o711)
    const child = spawn(process.execPath, [HOLD, join(parent, 'data'), '0'], { stdio: 'ignore' })
    children.push(child)
    const drafts = (): string[] =>
      existsSync(join(parent, 'data', 'postgres')) ? readdirSync(join(parent, 'data', 'postgres')) : []
    expect(await until(() => drafts().some((name) => name.includes('.new')), 10_000)).toBe(true)
    await kill(child)
    expect(drafts()).not.toContain('18')
    const again = async (): Promise<void> => {
      const store = await openData({ folder: join(parent, 'data'), diskFloor: 0n })
      expect(await store.listBooks()).toEqual([])
      await store.close()
    }
    await again()
    expect(drafts()).toContain('18')
    // The initdb that was left alone may have gone on writing for a moment; the next start clears that away.
    await sleep(1500)
    await again()
    expect(drafts()).toEqual(['18'])
    rmSync(parent, { recursive: true })
  })

  it('of another machine is left alone, whatever its pid', async () => {
    writeFileSync(join(folder, 'lock'), JSON.stringify({ pid: 1, started: '', host: 'another-machine' }))
    const refused = await refusalOf(open())
    rmSync(join(folder, 'lock'))
    expect(refused.findings[0]).toMatchObject({ code: 'STORE-001', values: { host: 'another-machine' } })
  })

  it('on a nearly full disk is read, not written', async () => {
    const store = await openData({ folder, diskFloor: 1n << 62n })
    const refused = await refusalOf(store.importBook('too much', filesOf({ 'book.yaml': 'x' })))
    expect(refused.findings[0]?.code).toBe('STORE-010')
    expect((await store.listBooks()).length).toBeGreaterThan(0)
    await store.close()
  })

  it('whose secrets are lost or others is refused, not reset', async () => {
    const path = join(folder, 'secrets.json')
    const secrets = readFileSync(path, 'utf8')
    writeFileSync(path, JSON.stringify({ version: 1, database: { owner: 'wrong', program: 'wrong' } }))
    expect((await refusalOf(open())).findings[0]?.code).toBe('STORE-003')
    rmSync(path)
    expect((await refusalOf(open())).findings[0]?.code).toBe('STORE-003')
    writeFileSync(path, secrets, { mode: 0o600 })
    await (await open()).close()
  })

  it('of another version of PostgreSQL is not shadowed by an empty one', async () => {
    const other = mkdtempSync(join(tmpdir(), 'trialbalance-other-'))
    chmodSync(other, 0o711)
    mkdirSync(join(other, 'postgres', '17'), { recursive: true })
    writeFileSync(
      join(other, 'secrets.json'),
      JSON.stringify({ version: 1, database: { owner: 'a', program: 'b' } }),
    )
    const refused = await refusalOf(openData({ folder: other, diskFloor: 0n }))
    expect(refused.findings[0]?.code).toBe('STORE-007')
    expect(readdirSync(join(other, 'postgres'))).toEqual(['17'])
    rmSync(other, { recursive: true })
  })

  it('lies where the user expects it when none is named', () => {
    const root = process.getuid?.() === 0
    expect(defaultDataFolder({ XDG_DATA_HOME: '/home/anna/.data' })).toBe(
      root ? '/var/lib/trialbalance' : '/home/anna/.data/trialbalance',
    )
  })
})
