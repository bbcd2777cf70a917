// What happens of itself: reminders, waiting that ends, solved requests that nobody denied, targets that are missed,
// consents whose time is over. One timer in the process; each step is a transaction of its own that looks again at what
// it found, so that a step done twice, or cut off anywhere, changes nothing more.

import { nextAutomatic, withBreaches } from '../../desk/requests.ts'
import { requestsToLookAt } from '../../store/desk/due.ts'
import { linesOf } from '../../store/desk/lines.ts'
import { addEvent, updateQuietly } from '../../store/desk/requests.ts'
import type { DeskUnit } from '../../store/desk/unit.ts'
import type { Store } from '../../store/store.ts'
import { failureOf } from '../failure.ts'
import { type Doer, type Held, hold, perform } from './acts.ts'
import { endConsents } from './consent.ts'
import { columnsOf } from './facts.ts'
import { recomputeDues } from './recompute.ts'
import { termsOf } from './terms.ts'

const EVERY_MS = 30_000
const AT_ONCE = 200

export class DeskTimer {
  readonly #store: Store
  readonly #log: (trace: string) => void
  #timer: NodeJS.Timeout | null = null
  #running: Promise<void> | null = null
  #stopped = false

  /** `store` acts for the console. */
  constructor(store: Store, log: (trace: string) => void) {
    this.#store = store
    this.#log = log
  }

  start(): void {
    this.#timer = setInterval(() => this.#kick(() => this.tick()), EVERY_MS)
    this.#timer.unref()
    this.#kick(async () => {
      await this.recompute()
      await this.tick()
    })
  }

  async stop(): Promise<void> {
    this.#stopped = true
    if (this.#timer) clearInterval(this.#timer)
    await this.#running
  }

  /** Lines whose production calendar came anew with this version of the program. */
  async recompute(): Promise<void> {
    await this.#store.desk.write(async (unit) => {
      for (const line of await linesOf(unit)) {
        const { calendarHash } = await termsOf(unit, line)
        if (calendarHash !== line.calendar_hash) await recomputeDues(unit, line.code)
      }
    })
  }

  /** All that is due now. A request at which it fails is left for the next time. */
  async tick(): Promise<void> {
    const { desk } = this.#store
    const failed = new Set<string>()
    for (;;) {
      const found = await desk.read((unit) => requestsToLookAt(unit, AT_ONCE + failed.size))
      const next = found.filter((id) => !failed.has(id))
      if (next.length === 0 || this.#stopped) break
      for (const id of next) {
        if (this.#stopped) return
        try {
          await desk.write((unit) => lookAt(unit, id))
        } catch (error) {
          failed.add(id)
          this.#log(failureOf(error).trace || `request ${id}`)
        }
      }
    }
    await desk.write(endConsents)
  }

  #kick(work: () => Promise<void>): void {
    if (this.#running || this.#stopped) return
    this.#running = work()
      .catch((error: unknown) => this.#log(failureOf(error).trace))
      .finally(() => {
        this.#running = null
      })
  }
}

/** Looks at one request as it is now, and does what is due. */
async function lookAt(unit: DeskUnit, id: string): Promise<void> {
  const held = await hold(unit, id)
  const at = unit.at.getTime()
  if (held.row.look_at === null || held.row.look_at.getTime() > at) return
  const now = await recordBreaches(unit, held)
  const next = nextAutomatic(now.facts, at, now.terms)
  if (next && next.at <= at) await perform(unit, now, programAt(unit), { act: next.act })
  else await updateQuietly(unit, id, columnsOf(now.facts, at, now.terms))
}

async function recordBreaches(unit: DeskUnit, held: Held): Promise<Held> {
  const { facts, row, terms } = held
  const after = withBreaches(facts, unit.at.getTime(), terms)
  const missed = [
    ...(after.reactionBreached && !facts.reactionBreached ? ['reaction'] : []),
    ...(after.solutionBreached && !facts.solutionBreached ? ['solution'] : []),
  ]
  for (const target of missed)
    await addEvent(unit, {
      request: row.id,
      at: unit.at,
      actor: 'program',
      actor_name: '',
      what: 'breach',
      before: '',
      after: target,
      reason: '',
    })
  return { ...held, facts: after }
}

const programAt = ({ at }: DeskUnit): Doer => ({
  actor: 'program',
  person: null,
  name: '',
  email: '',
  side: 'program',
  channel: 'program',
  at,
})
