// The words of the service desk: what a request is, what states it goes through, what a line promises. Pure; instants
// are milliseconds since 1970 in UTC, durations milliseconds. Design: the desk's clock, letters and organisations.

/** '' : a letter that did not say it; it runs on the incident's clock until an operator says. */
export type Kind = 'incident' | 'service' | 'change' | 'proposal' | ''

/** What the clock goes by and lists group by; labels of states stand in words.ts. */
export type State =
  | 'new'
  | 'approval'
  | 'in-work'
  | 'waiting'
  | 'solved'
  | 'closed'
  | 'rejected'
  | 'duplicate'
  | 'draft'
  | 'assessment'
  | 'planned'
  | 'implementing'
  | 'checking'
  | 'rolled-back'
  | 'reviewed'
  | 'accepted'
  | 'postponed'
  | 'released'

export type Level = 'low' | 'middle' | 'high'
export type Priority = 1 | 2 | 3 | 4

export type Channel = 'program' | 'mail' | 'phone' | 'api' | 'forwarded'

export type DeskRole = 'customer' | 'operator' | 'specialist' | 'change-approver' | 'head'

/** Who acts on a request, as the rules see her. */
export interface Actor {
  readonly person: string
  readonly roles: ReadonlySet<DeskRole>
  /** She is on record as taking part in the request. */
  readonly participates: boolean
  /** She wrote the request, or the assessment or plan that is to be approved: she may not approve it. */
  readonly isAuthor: boolean
  /** She was named to allow this service. */
  readonly isApprover: boolean
}

/** Minutes of working time; null: nothing is promised. */
export interface Target {
  readonly reaction: number | null
  readonly solution: number | null
}

/** What a line promises, by kind and priority; a request without kind runs on the incident's. */
export type Targets = Readonly<Record<Exclude<Kind, ''>, Readonly<Record<Priority, Target>>>>

/** Working days after which something happens of itself, counted as ordinary working days of the line's time. */
export interface DeskDays {
  /** Reminders while waiting for the customer. */
  readonly remindAfter: readonly number[]
  /** Waiting without an answer ends, with a notice. */
  readonly giveUpAfter: number
  /** A solved request that nobody confirms is closed. */
  readonly closeAfter: number
  /** A closed request is opened again; later a new one is linked to it. */
  readonly reopenWithin: number
}

export interface LineHours {
  /** A name of the time zone database, `Europe/Moscow`. */
  readonly zone: string
  /** `10:00`, `18:00`: the half-open interval of a working day. */
  readonly opens: string
  readonly closes: string
  /** Production calendar by its name: `ru`; '' : Monday to Friday without holidays. */
  readonly calendar: string
  /** `as-others`: a shortened day ends as others do; `hour-less`: an hour earlier. */
  readonly shortDays: 'as-others' | 'hour-less'
}

/** One stretch of a request's life: whether its solution clock runs, from when; the last one is open. */
export interface Span {
  readonly from: number
  readonly runs: boolean
}

export interface Due {
  readonly at: number
  /** Reached through a year that has no production calendar yet. */
  readonly provisional: boolean
}
