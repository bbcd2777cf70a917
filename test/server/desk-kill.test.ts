// What kill −9 of the program leaves of mail and of what time does: no letter is lost, none is registered twice, what the
// timer does is done once. A letter of ours that SMTP took and the program could not note any more goes once again, with
// the same Message-ID and the same text (RFC 5321 §4.5.4.1 knows no better): the one repetition there is.

import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { act } from '../../src/app/desk/acts.ts'
import { bodyHash } from '../../src/app/desk/mail/letter-bytes.ts'
import { readLetter } from '../../src/app/desk/mail/read-letter.ts'
import { registerAs } from '../../src/app/desk/register.ts'
import { say } from '../../src/app/desk/words-in.ts'
import { Sealer } from '../../src/app/people-sealing.ts'
import { asked, customer, deskPerson, ofLine } from '../support/desk.ts'
import { BOX, deskPost } from '../support/desk-mail.ts'
import { letter } from '../support/letters.ts'
import { type MailServers, startMailServers } from '../support/mail-servers.ts'
import { onOneServer } from '../support/store.ts'
import { TcpHold } from '../support/tcp-hold.ts'

const PROGRAM = join(import.meta.dirname, '../support/desk-process.ts')
const DAY = 24 * 3_600_000
const children: ChildProcess[] = []

async function until(what: string, look: () => Promise<boolean>): Promise<void> {
  for (const end = performance.now() + 60_000; performance.now() < end; await pause(50))
    if (await look()) return
  throw new Error(`${what} does not come`)
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}

let post: MailServers
let line: TcpHold
beforeAll(async () => {
  post = await startMailServers()
  line = await TcpHold.before(post.imapPort)
})
afterEach(async () => {
  post.rules.taken = async () => {}
  for (const child of children.splice(0)) if (child.exitCode === null && !child.killed) await kill(child)
})
afterAll(async () => {
  await line?.close()
  await post?.stop()
})

onOneServer('the desk killed', (given) => {
  const key = randomBytes(32)
  let organisation: string
  let holder: pg.Client

  beforeAll(async () => {
    const { clock, store } = given()
    clock.now = new Date()
    const sealer = new Sealer([{ id: '1', key }])
    const desk = await deskPost(store, { ...post, imapPort: line.port }, sealer)
    organisation = desk.organisation
    holder = new pg.Client({ connectionString: given().url })
    await holder.connect()
    // As the program's own sessions do; row level security shows nothing else.
    await holder.query("select set_config('trialbalance.person', 'console', false)")
  })
  afterAll(() => holder?.end())

  async function start(): Promise<ChildProcess> {
    const child = spawn(process.execPath, [PROGRAM, given().url, key.toString('hex')], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    children.push(child)
    let output = ''
    child.stdout?.on('data', (chunk) => {
      output += String(chunk)
    })
    await until('the program', async () => {
      if (child.exitCode !== null) throw new Error('the program ended')
      return output.includes('ready')
    })
    return child
  }

  /** Another session waits for what is held here: it is in the middle of its transaction. */
  const isWaiting = async (): Promise<boolean> => {
    // Within a transaction PostgreSQL shows what it showed first.
    await holder.query('select pg_stat_clear_snapshot()')
    const { rows } = await holder.query(
      "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
    )
    return rows.length > 0
  }
  /** Held until the work is done; then what the killed program left in the database has ended, too. */
  async function holding(statement: string, work: () => Promise<void>): Promise<void> {
    await holder.query('begin')
    await holder.query(statement)
    try {
      await work()
    } finally {
      await holder.query('rollback')
    }
    await until('the end of the killed session', async () => {
      const { rows } = await holder.query(
        `select 1 from pg_stat_activity
         where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle'`,
      )
      return rows.length === 0
    })
  }

  const rows = async <T>(statement: string): Promise<T[]> => (await holder.query(statement)).rows
  const letters = () =>
    rows<{ id: string; outcome: string; number: string }>(
      `select message_id as id, outcome, number from letter left join request on request.id = letter.request
       order by letter.sequence`,
    )
  const inbox = async (): Promise<number> => (await post.folder(BOX, 'INBOX')).length
  /** What a customer got, by Message-ID. */
  const receivedBy = async (address: string): Promise<Map<string, Buffer[]>> => {
    const found = new Map<string, Buffer[]>()
    for (const { bytes } of await post.folder(address, 'INBOX')) {
      const { messageId } = await readLetter(bytes)
      found.set(messageId, [...(found.get(messageId) ?? []), bytes])
    }
    return found
  }
  const allSent = () =>
    until('the last letter', async () => {
      const waiting = await rows('select 1 from outbox where sent_at is null and given_up_at is null')
      return waiting.length === 0
    })

  it('between fetch and commit: nothing of the letter stands, and it is registered at the next start', async () => {
    const from = 'fetch@firm.test'
    await post.deliver(BOX, letter({ from, id: '<fetch@firm.test>' }))
    // The receipt is written last of all: everything before it is done and not committed.
    await holding('lock table outbox in share mode', async () => {
      const child = await start()
      await until('the registration', isWaiting)
      await kill(child)
    })
    expect(await letters()).toEqual([])
    expect([await inbox(), (await rows('select 1 from request')).length]).toEqual([1, 0])
    await start()
    await until('the letter put away', async () => (await inbox()) === 0)
    await allSent()
    expect(await letters()).toEqual([{ id: '<fetch@firm.test>', outcome: 'request', number: 'FIRM-1' }])
    expect([...(await receivedBy(from)).values()].map((copies) => copies.length)).toEqual([1])
  }, 120_000)

  it('between commit and putting away: the letter is known, and only put away at the next start', async () => {
    const from = 'away@firm.test'
    const moving = line.hold(/ MOVE /i)
    await post.deliver(BOX, letter({ from, id: '<away@firm.test>' }))
    const child = await start()
    await moving
    await kill(child)
    line.free()
    expect((await letters()).at(-1)).toMatchObject({ id: '<away@firm.test>', number: 'FIRM-2' })
    expect(await inbox()).toBe(1)
    await start()
    await until('the letter put away', async () => (await inbox()) === 0)
    await allSent()
    expect((await letters()).length).toBe(2)
    expect((await rows('select 1 from request')).length).toBe(2)
    expect((await post.folder(BOX, 'TrialBalance')).length).toBe(2)
    // Sent while it was killed or not: one letter, by its Message-ID.
    expect((await receivedBy(from)).size).toBe(1)
  }, 120_000)

  it('between SMTP’s taking a letter and the note of it: the same letter goes once again, no other', async () => {
    const from = 'data@firm.test'
    await post.deliver(BOX, letter({ from, id: '<data@firm.test>' }))
    let killed = false
    const child = await new Promise<ChildProcess>((resolve, reject) => {
      let running: ChildProcess | null = null
      post.rules.taken = async ({ to }) => {
        if (killed || !to.includes(from) || !running) return
        killed = true
        await kill(running)
        resolve(running)
      }
      start().then((started) => {
        running = started
      }, reject)
    })
    expect(child.signalCode).toBe('SIGKILL')
    expect([...(await receivedBy(from)).values()].map((copies) => copies.length)).toEqual([1])
    const again = await start()
    await allSent()
    const [copies = [], ...others] = (await receivedBy(from)).values()
    expect([copies.length, others]).toEqual([2, []])
    // What knows letters by their text knows them as one, too.
    expect(new Set(copies.map(bodyHash)).size).toBe(1)
    // Noted, it goes no more.
    await kill(again)
    await start()
    await pause(1500)
    expect([...(await receivedBy(from)).values()].map((each) => each.length)).toEqual([2])
  }, 120_000)

  it('in the timer’s run: what was done stays done, the rest is done once at the next start', async () => {
    const { clock, store } = given()
    const add = async (login: string, roles: Parameters<typeof deskPerson>[2]) =>
      store.as(await store.people.accessOf(await deskPerson(store, { login }, roles))).desk
    // Six working days at least, ten at most: a reminder is due, giving up is not.
    clock.now = new Date(Date.now() - 9 * DAY)
    const desk = await add('firm', [customer(organisation)])
    const worker = await add('worker', [ofLine('specialist')])
    const waiting: string[] = []
    for (const subject of ['первое', 'второе']) {
      const contactEmail = 'timer@firm.test'
      const { id } = await desk.write((unit) =>
        registerAs(unit, asked(organisation, { subject, contactEmail })),
      )
      await worker.write((unit) => act(unit, id, null, { act: 'take' }))
      await worker.write((unit) => say(unit, id, { text: 'Какой?', isQuestion: true, attachments: [] }))
      waiting.push(id)
      clock.now = new Date(clock.now.getTime() + 60_000)
    }
    clock.now = new Date()
    const [first = '', second = ''] = waiting
    const reminded = async (): Promise<number[]> => {
      const counts: number[] = []
      for (const id of waiting) {
        const found = await rows(`select 1 from request_event where request = '${id}' and what = 'remind'`)
        counts.push(found.length)
      }
      return counts
    }
    await holding(`select from request where id = '${second}' for update`, async () => {
      const child = await start()
      await until('the first reminder', async () => (await reminded())[0] === 1)
      await until('the second one’s turn', isWaiting)
      await kill(child)
    })
    expect(await reminded()).toEqual([1, 0])
    const again = await start()
    await until('the second reminder', async () => (await reminded())[1] === 1)
    await allSent()
    await kill(again)
    await start()
    await pause(1500)
    expect(await reminded()).toEqual([1, 1])
    const told = await rows<{ request: string }>(
      `select request from outbox where request in ('${first}', '${second}') and text like 'Напоминаем%'`,
    )
    expect(told.map(({ request }) => request).sort()).toEqual([first, second].sort())
  }, 120_000)

  it('at any moment, again and again: each letter is one request, each receipt one letter', async () => {
    const count = 24
    const before = (await letters()).length
    const moments = [40, 700, 200, 1200]
    const names = Array.from({ length: count }, (_, n) => `many${n}@firm.test`)
    const reader = (async () => {
      for (const from of names) {
        await post.deliver(BOX, letter({ from, id: `<${from}>`, subject: `Инцидент: ${from}` }))
        await pause(80)
      }
    })()
    for (const moment of moments) {
      const child = await start()
      await pause(moment)
      await kill(child)
    }
    await reader
    await start()
    await until('the last letter put away', async () => (await inbox()) === 0)
    await allSent()
    const all = (await letters()).slice(before)
    expect(all.map(({ id }) => id).sort()).toEqual(names.map((from) => `<${from}>`).sort())
    expect(new Set(all.map(({ number }) => number)).size).toBe(count)
    let copies = 0
    for (const from of names) {
      const got = await receivedBy(from)
      expect([from, got.size]).toEqual([from, 1])
      copies += [...got.values()].reduce((sum, each) => sum + each.length, 0)
    }
    // At most what was under way at each kill went twice.
    expect(copies - count).toBeLessThanOrEqual(moments.length)
  }, 240_000)
})
