// Pages that show a request are told that it changed, whoever changed it on whatever way: a person over HTTP, a letter,
// the timer, the vendor's line. No more of it than its id, and only to who sees the request.

import { type Access, mayWorkLine } from '../../app/access.ts'
import { failureOf } from '../../app/failure.ts'
import { linesOfMailboxes, type PlaceOfRequest, placesOf } from '../../store/desk/places.ts'
import type { DeskChanged } from '../../store/desk/unit.ts'
import type { Store } from '../../store/store.ts'
import type { EventHub } from '../events/event-hub.ts'

/** More in one step (a calendar that moves all due times) is told as one: everything is to be asked for again. */
const ONE_BY_ONE = 50

const sees = (access: Access, { line, organisation }: PlaceOfRequest): boolean =>
  mayWorkLine(access, line) || access.isCustomerOf(organisation)

export class DeskEvents {
  readonly #events: EventHub
  readonly #store: Store
  readonly #log: (trace: string) => void
  readonly #stopListening: () => void
  #telling: Promise<void> = Promise.resolve()

  /** `store` acts for the console. */
  constructor(store: Store, events: EventHub, log: (trace: string) => void) {
    this.#store = store
    this.#events = events
    this.#log = log
    this.#stopListening = store.onDeskChanged((changed) => {
      // One after the other: pages hear of changes in their order.
      this.#telling = this.#telling.then(() => this.#tell(changed))
    })
  }

  async stop(): Promise<void> {
    this.#stopListening()
    await this.#telling
  }

  async #tell({ mailboxes, requests }: DeskChanged): Promise<void> {
    try {
      const { lines, places } = await this.#store.desk.read(async (unit) => ({
        places: await placesOf(unit, requests),
        lines: await linesOfMailboxes(unit, mailboxes),
      }))
      if (places.length > ONE_BY_ONE)
        this.#events.emit((access) =>
          places.some((place) => sees(access, place)) ? { event: 'request', data: { id: null } } : null,
        )
      else
        for (const place of places)
          this.#events.emit((access) =>
            sees(access, place) ? { event: 'request', data: { id: place.id } } : null,
          )
      if (lines.length > 0)
        this.#events.emit((access) =>
          lines.some((line) => mayWorkLine(access, line)) ? { event: 'letters', data: {} } : null,
        )
    } catch (error) {
      this.#log(failureOf(error).trace)
    }
  }
}
