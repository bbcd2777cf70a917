// What is taken in as a job is taken in whole or not at all: a book's archive and trial balances, cancelled in the middle,
// stopped in the middle and taken up again; and the documents of a kept close, of the files that it was derived from.

import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { unzipSync, zipSync } from 'fflate'
import { beforeAll, expect, it } from 'vitest'
import { importInto, readFolder } from '../../src/app/import-book.ts'
import { JobRunner } from '../../src/app/jobs/job-runner.ts'
import { Room } from '../../src/app/room/room.ts'
import { say, stage } from '../../src/app/uploads/uploads.ts'
import type { Access } from '../../src/store/access.ts'
import type { Job } from '../../src/store/jobs.ts'
import { withPassword } from '../support/people.ts'
import { execute } from '../support/servers.ts'
import { SEVERNY } from '../support/small-server.ts'
import { onEveryServer } from '../support/store.ts'

const FIRST = join(SEVERNY, '../first-steps')

function archiveOf(folder: string): Uint8Array {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile())
  return zipSync(
    Object.fromEntries(
      files.map(({ name, parentPath }) => {
        const path = join(parentPath, name)
        return [relative(folder, path), new Uint8Array(readFileSync(path))]
      }),
    ),
  )
}

onEveryServer('jobs that take in', (given) => {
  const rooms = new Map<string, Room>()
  const room = (book: string): Room => {
    const known = rooms.get(book) ?? new Room()
    rooms.set(book, known)
    return known
  }
  const open = async (book: string, revision?: string) => {
    const files = await given().store.bookFiles(book, revision === undefined ? null : BigInt(revision))
    return revision === undefined ? room(book).open(files) : room(book).tryOut(files)
  }
  const stateOf = async (job: Job) => (await given().store.jobs.find(job.id))?.state
  const books = async () => (await given().store.listBooks()).map(({ name }) => name)
  let person: Access

  beforeAll(async () => {
    const { store } = given()
    const checked = await readFolder({ folder: SEVERNY, name: 'severny', replace: true }, () => {})
    await importInto(store, checked, true, () => {})
    const small = await readFolder({ folder: FIRST, name: 'small', replace: true }, () => {})
    await importInto(store, small, true, () => {})
    const roles = ['severny', 'small'].map((book) => ({ book, role: 'controller', entity: '' }) as const)
    person = await store.people.accessOf(await withPassword(store, { login: 'c', roles }))
  })

  /** `at` is told of the job when it first says how far it is. */
  function runnerWith(at: (job: Job, runner: JobRunner) => void) {
    const faults: string[] = []
    const seen = new Set<string>()
    const runner: JobRunner = new JobRunner({
      store: given().store,
      open,
      room,
      tell: (job) => {
        if (job.state !== 'running' || job.step === '' || seen.has(job.id)) return
        seen.add(job.id)
        at(job, runner)
      },
      log: (trace) => faults.push(trace),
    })
    return { runner, faults }
  }

  const asked = { name: '', revision: 'key' }
  const input = () => ({ name: 'taken.zip', bytes: archiveOf(SEVERNY) })
  const subject = { name: 'taken', replace: false }

  it('leaves no book behind when the import is cancelled', async () => {
    const { faults, runner } = runnerWith((job, its) => void its.cancel(person, job.id))
    const job = await runner.add(person, asked, 'import', subject, input())
    await expect.poll(() => stateOf(job), { timeout: 60_000 }).toBe('cancelled')
    await runner.stop()
    expect(await books()).not.toContain('taken')
    expect(await given().store.jobs.input(job.id)).toBeNull()
    expect(faults).toEqual([])
  })

  it('imports the whole book after the start that follows a stop in its middle', async () => {
    const stopped: Promise<void>[] = []
    const before = runnerWith((_, its) => void stopped.push(its.stop()))
    const job = await before.runner.add(person, asked, 'import', subject, input())
    await expect.poll(() => stopped.length, { timeout: 60_000 }).toBe(1)
    await stopped[0]
    expect([await stateOf(job), (await books()).includes('taken')]).toEqual(['running', false])
    const after = runnerWith(() => {})
    await after.runner.start()
    await expect.poll(() => stateOf(job), { timeout: 60_000 }).toBe('done')
    await after.runner.stop()
    const [taken, severny] = await Promise.all(
      ['taken', 'severny'].map((book) => given().store.bookFiles(book)),
    )
    expect(taken?.contentHash).toBe(severny?.contentHash)
    expect(await given().store.jobs.input(job.id)).toBeNull()
  })

  it('accepts files of several companies as one revision, or none of them', async () => {
    const { store } = given()
    const severny = await open('severny')
    const name = '2025-01-01_2025-12-31'
    const files = severny.files
      .list()
      .filter((path) => /^balances\/(АЗИ|РЕМ)\//.test(path) && path.includes(name))
    expect(files.length).toBe(2)
    // Of a book that has not their balances yet.
    const bare = Object.fromEntries(
      Object.entries(unzipSync(archiveOf(SEVERNY))).filter(([path]) => !files.includes(path)),
    )
    const runner = runnerWith(() => {}).runner
    const made = await runner.add(
      person,
      { name: '', revision: 'bare' },
      'import',
      { name: 'bare' },
      { name: 'bare.zip', bytes: zipSync(bare) },
    )
    await expect.poll(() => stateOf(made), { timeout: 60_000 }).toBe('done')
    await runner.stop()
    // She is the controller of the book that she took in.
    person = await store.people.accessOf(person.personId)
    const own = store.as(person)
    const book = await open('bare')
    const ids: string[] = []
    for (const path of files) {
      const file = { name: path.split('/').pop() ?? '', bytes: await severny.files.read(path) }
      const staged = await stage(own, book, file)
      await say(own, book, staged, { entity: path.split('/')[1] ?? '' })
      ids.push(staged.id)
    }
    const revisions = async () => (await store.listBooks()).find((one) => one.name === 'bare')?.revisions
    const cancelled = runnerWith((job, its) => void its.cancel(person, job.id))
    const first = await cancelled.runner.add(person, book, 'accept', { uploads: ids })
    await expect.poll(() => stateOf(first), { timeout: 60_000 }).toBe('cancelled')
    await cancelled.runner.stop()
    expect([await revisions(), (await own.uploads.list('bare')).length]).toEqual([1n, 2])
    const { runner: last } = runnerWith(() => {})
    const second = await last.add(person, book, 'accept', { uploads: ids })
    await expect.poll(() => stateOf(second), { timeout: 60_000 }).toBe('done')
    await last.stop()
    expect([await revisions(), (await own.uploads.list('bare')).length]).toEqual([2n, 0])
    const trail = await store.listAudit({ book: 'bare', before: null, limit: 2 })
    expect(trail.map(({ action, entity }) => [action, entity]).sort()).toEqual([
      ['balance.accept', 'АЗИ'],
      ['balance.accept', 'РЕМ'],
    ])
  })

  it('writes the documents of a kept close from the files that it was derived from', async () => {
    const { store } = given()
    const { runner } = runnerWith(() => {})
    const run = await runner.add(person, await open('small'), 'close', { period: '' })
    await expect.poll(() => stateOf(run), { timeout: 60_000 }).toBe('done')
    const [kept] = await store.listCloses('small')
    const act = { action: 'rates.change', objectKind: 'register', object: 'x', entity: '' }
    const settings = new TextDecoder().decode(await (await store.bookFiles('small')).read('book.yaml'))
    const bytes = new TextEncoder().encode(settings.replace(/^name: .*/m, 'name: "Другое имя"'))
    const change = { files: new Map([['book.yaml', bytes]]), rows: [], before: null, after: null, answer: '' }
    await store.reviseBook('small', act, async () => change)
    const documents = await runner.add(person, { name: 'small', revision: '' }, 'documents', {
      close: kept?.id ?? '',
    })
    await expect.poll(() => stateOf(documents), { timeout: 60_000 }).toBe('done')
    await runner.stop()
    const file = await store.jobs.file(documents.id)
    const written = unzipSync(new Uint8Array(file?.bytes ?? []))['fingerprint.txt']
    expect(new TextDecoder().decode(written)).toContain(kept?.fingerprint)
    expect((await open('small')).close(undefined).fingerprint()).not.toBe(kept?.fingerprint)
  })

  it('writes no documents of a kept close of which the program makes another now', async () => {
    const { store, url } = given()
    const { runner } = runnerWith(() => {})
    const run = await runner.add(person, await open('small'), 'close', { period: '' })
    await expect.poll(() => stateOf(run), { timeout: 60_000 }).toBe('done')
    const columns = `revision, root_entity, hierarchy, presentation_currency, scenario, reporting_date, inputs,
      inputs_hash, figures_hash, blocked, checks, findings, created_at, author`
    // As an older program had kept it.
    await execute(
      url,
      `begin; set local trialbalance.person = 'console';
       insert into closing (${columns}, fingerprint) select ${columns}, repeat('0', 64) from closing
       order by id desc limit 1; commit`,
    )
    const old = (await store.listCloses('small')).find(({ fingerprint }) => /^0+$/.test(fingerprint))
    const documents = await runner.add(person, { name: 'small', revision: '' }, 'documents', {
      close: old?.id ?? '',
    })
    await expect.poll(() => stateOf(documents), { timeout: 60_000 }).toBe('failed')
    await runner.stop()
    const failed = await store.jobs.find(documents.id)
    expect(failed?.findings).toMatchObject([{ code: 'JOB-001', values: { was: '000000000000' } }])
    expect(await store.jobs.file(documents.id)).toBeNull()
  }, 120_000)
})
