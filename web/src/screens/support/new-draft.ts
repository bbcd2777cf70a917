// A new request as it is typed: kept while she looks at other screens, given up only by sending or cancelling.

import { useSyncExternalStore } from 'react'
import type { Level } from '../../../../src/desk/types.ts'
import type { NewRequest } from './desk-api.ts'

export interface NewDraft {
  readonly kind: NewRequest['kind']
  readonly subject: string
  readonly description: string
  readonly steps: string
  readonly service: string
  readonly impact: Level
  readonly urgency: Level
  readonly users: string
  readonly phone: string
  readonly organisation: string
  readonly isCall: boolean
  readonly caller: string
  readonly callerMail: string
  readonly calledAt: string
}

const EMPTY: NewDraft = {
  kind: 'incident',
  subject: '',
  description: '',
  steps: '',
  service: '',
  impact: 'low',
  urgency: 'middle',
  users: '',
  phone: '',
  organisation: '',
  isCall: false,
  caller: '',
  callerMail: '',
  calledAt: '',
}

let draft = EMPTY
const listeners = new Set<() => void>()

function tell(next: NewDraft): void {
  draft = next
  for (const listener of listeners) listener()
}

export const setNewDraft = (change: Partial<NewDraft>): void => tell({ ...draft, ...change })

export const dropNewDraft = (): void => tell(EMPTY)

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useNewDraft = (): NewDraft => useSyncExternalStore(subscribe, () => draft)

/** What is sent; of a call with who called and when. */
export function requestOf(of: NewDraft, organisation: string, about: string, failing: string): NewRequest {
  const { caller, callerMail, calledAt, isCall, phone, users } = of
  return {
    organisation,
    kind: of.kind,
    subject: of.subject,
    description: failing === '' ? of.description : `${of.description}\n\n${failing}`,
    channel: isCall ? 'phone' : 'program',
    contactPhone: phone,
    usersAffected: /^[1-9]\d{0,5}$/.test(users) ? Number.parseInt(users, 10) : null,
    impact: of.impact,
    urgency: of.urgency,
    about,
    steps: of.kind === 'incident' ? of.steps : '',
    service: of.kind === 'service' ? of.service : '',
    ...(isCall
      ? {
          caller: { name: caller, email: callerMail },
          startedAt: calledAt ? new Date(calledAt).toISOString() : null,
        }
      : {}),
  }
}
