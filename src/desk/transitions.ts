// Every act of the desk as data: for which kinds, from which states, to which, by whom, with what, and what follows.
// The flows are those of ux-and-trust.md §2.6 and operations.md §9; requests.ts applies them, nothing else decides.

import type { Kind, State } from './types.ts'

export type Act =
  | 'take'
  | 'answer'
  | 'ask'
  | 'reply'
  | 'remind'
  | 'give-up'
  | 'solve'
  | 'confirm'
  | 'auto-close'
  | 'reopen'
  | 'withdraw'
  | 'reject'
  | 'duplicate'
  | 'send-for-approval'
  | 'approve'
  | 'refuse'
  | 'submit'
  | 'plan'
  | 'implement'
  | 'check'
  | 'close'
  | 'roll-back'
  | 'review'
  | 'accept'
  | 'postpone'
  | 'release'
  | 'vote'

/** Who may: a role of the line, the organisation's customer, who takes part (by letter too), who was named, the program. */
export type Who =
  | 'operator'
  | 'specialist'
  | 'head'
  | 'change-approver'
  | 'customer'
  | 'participant'
  | 'approver'
  | 'program'

/** What an act must bring in the same step; the caller checks the words, the store the references. */
export type Need =
  | 'question'
  | 'text'
  | 'reason'
  | 'assessment'
  | 'plan'
  | 'window'
  | 'result'
  | 'decision'
  | 'version'
  | 'request'
  | 'approver'

export interface Transition {
  readonly act: Act
  readonly kinds: readonly Kind[]
  readonly from: readonly State[]
  readonly to: State | 'same'
  readonly who: readonly Who[]
  readonly needs: readonly Need[]
  /** A public answer of a person: the reaction ends with it. */
  readonly answers: boolean
  /** A letter about it goes to the participants. */
  readonly notice: boolean
  /** Who wrote may not do it, whatever her roles (operations.md §4). */
  readonly notAuthor: boolean
}

const MENDING: readonly Kind[] = ['incident', 'service', '']
const ALL: readonly Kind[] = ['incident', 'service', '', 'change', 'proposal']
const DESK: readonly Who[] = ['operator', 'specialist', 'head']
const LINE: readonly Who[] = ['operator', 'specialist', 'head', 'change-approver']
const ASKER: readonly Who[] = ['customer', 'participant']
const PROGRAM: readonly Who[] = ['program']

/** States in which a request of the kind may be; the first one is where it starts. */
export const STATES: Readonly<Record<Kind, readonly State[]>> = {
  incident: ['new', 'in-work', 'waiting', 'solved', 'closed', 'rejected', 'duplicate'],
  '': ['new', 'in-work', 'waiting', 'solved', 'closed', 'rejected', 'duplicate'],
  service: ['new', 'approval', 'in-work', 'waiting', 'solved', 'closed', 'rejected', 'duplicate'],
  change: [
    'draft',
    'assessment',
    'waiting',
    'approval',
    'planned',
    'implementing',
    'checking',
    'closed',
    'rolled-back',
    'reviewed',
    'rejected',
    'duplicate',
  ],
  proposal: ['new', 'assessment', 'waiting', 'accepted', 'postponed', 'released', 'rejected', 'duplicate'],
}

/**
 * States in which the line works and the solution clock runs. Not while it waits for the customer or her approver, nor
 * for the agreed window of a change, nor after the work is done.
 */
const RUNNING: ReadonlySet<State> = new Set(['new', 'in-work', 'assessment', 'implementing', 'checking'])

export const clockRuns = (kind: Kind, state: State): boolean =>
  RUNNING.has(state) || (kind === 'change' && state === 'approval')

/** States after which nothing is owed to the author. */
export const CLOSED: ReadonlySet<State> = new Set(['closed', 'rejected', 'duplicate', 'released', 'reviewed'])

const row = (
  act: Act,
  kinds: readonly Kind[],
  from: readonly State[],
  to: State | 'same',
  who: readonly Who[],
  more: Partial<Pick<Transition, 'needs' | 'answers' | 'notice' | 'notAuthor'>> = {},
): Transition => ({
  act,
  kinds,
  from,
  to,
  who,
  needs: more.needs ?? [],
  answers: more.answers ?? false,
  notice: more.notice ?? false,
  notAuthor: more.notAuthor ?? false,
})

const told = { notice: true }
const because = { needs: ['reason'], answers: true, notice: true } as const
const says = { needs: ['text'], answers: true, notice: true } as const
const asks = { needs: ['question'], answers: true, notice: true } as const

const openStates = (kind: Kind): readonly State[] => STATES[kind].filter((state) => !CLOSED.has(state))
const SERVICE: readonly Kind[] = ['service']
const CHANGE: readonly Kind[] = ['change']
const PROPOSAL: readonly Kind[] = ['proposal']

/** Words in a thread, and a request that is another's or none of ours. */
const THREAD: readonly Transition[] = ALL.flatMap((kind) => [
  row('answer', [kind], STATES[kind], 'same', LINE, says),
  row('duplicate', [kind], openStates(kind), 'duplicate', DESK, {
    needs: ['request'],
    answers: true,
    notice: true,
  }),
])

const MENDS: readonly Transition[] = [
  row('take', MENDING, ['new'], 'in-work', DESK, told),
  row('ask', MENDING, ['new', 'in-work'], 'waiting', DESK, asks),
  row('reply', MENDING, ['waiting'], 'in-work', ASKER, { needs: ['text'] }),
  row('reply', MENDING, ['new', 'in-work', 'solved', 'closed', 'rejected', 'duplicate'], 'same', ASKER, {
    needs: ['text'],
  }),
  row('remind', MENDING, ['waiting'], 'same', PROGRAM, told),
  row('give-up', MENDING, ['waiting'], 'solved', PROGRAM, told),
  row('solve', MENDING, ['new', 'in-work', 'waiting'], 'solved', DESK, says),
  // Solved is the line's word; that it is so is said by who takes part, nobody else (operations.md §10).
  row('confirm', MENDING, ['solved'], 'closed', ['participant']),
  row('auto-close', MENDING, ['solved'], 'closed', PROGRAM, told),
  row('reopen', MENDING, ['solved', 'closed', 'rejected', 'duplicate'], 'in-work', [...ASKER, ...DESK], {
    needs: ['reason'],
    notice: true,
  }),
  row('withdraw', MENDING, ['new', 'in-work', 'waiting', 'solved'], 'closed', ASKER, { needs: ['reason'] }),
  row('reject', MENDING, ['new', 'in-work', 'waiting'], 'rejected', DESK, because),
]

/** A service that somebody must allow: who was named for it, and nobody else. Another may be named meanwhile. */
const ALLOWS: readonly Transition[] = [
  row('send-for-approval', SERVICE, ['new', 'in-work', 'approval'], 'approval', DESK, {
    needs: ['approver'],
    notice: true,
  }),
  row('reply', SERVICE, ['approval'], 'same', ASKER, { needs: ['text'] }),
  row('approve', SERVICE, ['approval'], 'in-work', ['approver'], {
    notice: true,
    notAuthor: true,
  }),
  row('refuse', SERVICE, ['approval'], 'rejected', ['approver'], {
    needs: ['reason'],
    notice: true,
    notAuthor: true,
  }),
  row('withdraw', SERVICE, ['approval'], 'closed', ASKER, { needs: ['reason'] }),
]

const REPLIES_TO_CHANGE = STATES.change.filter((state) => state !== 'waiting')

const CHANGES: readonly Transition[] = [
  row('submit', CHANGE, ['draft'], 'assessment', [...ASKER, ...DESK], told),
  row('ask', CHANGE, ['draft', 'assessment'], 'waiting', DESK, asks),
  row('reply', CHANGE, ['waiting'], 'assessment', ASKER, { needs: ['text'] }),
  row('reply', CHANGE, REPLIES_TO_CHANGE, 'same', ASKER, { needs: ['text'] }),
  row('remind', CHANGE, ['waiting'], 'same', PROGRAM, told),
  row('give-up', CHANGE, ['waiting'], 'draft', PROGRAM, told),
  row('send-for-approval', CHANGE, ['assessment'], 'approval', DESK, {
    needs: ['assessment', 'plan'],
    notice: true,
  }),
  row('approve', CHANGE, ['approval'], 'planned', ['change-approver'], {
    needs: ['window'],
    notice: true,
    notAuthor: true,
  }),
  row('refuse', CHANGE, ['approval'], 'assessment', ['change-approver'], {
    needs: ['reason'],
    notice: true,
    notAuthor: true,
  }),
  row('plan', CHANGE, ['planned'], 'same', DESK, { needs: ['window'], notice: true }),
  row('implement', CHANGE, ['planned'], 'implementing', DESK, told),
  row('check', CHANGE, ['implementing'], 'checking', DESK),
  row('close', CHANGE, ['checking'], 'closed', DESK, { needs: ['result'], answers: true, notice: true }),
  row('roll-back', CHANGE, ['implementing', 'checking'], 'rolled-back', DESK, because),
  row('review', CHANGE, ['closed', 'rolled-back'], 'reviewed', DESK, { needs: ['result'] }),
  row('submit', CHANGE, ['rolled-back'], 'assessment', DESK, { needs: ['reason'], notice: true }),
  row('reopen', CHANGE, ['closed', 'rejected', 'duplicate'], 'assessment', [...ASKER, ...DESK], {
    needs: ['reason'],
    notice: true,
  }),
  row('withdraw', CHANGE, ['draft', 'assessment', 'waiting', 'approval', 'planned'], 'closed', ASKER, {
    needs: ['reason'],
  }),
  row('reject', CHANGE, ['draft', 'assessment', 'waiting', 'planned'], 'rejected', DESK, because),
]

const WEIGHED: readonly State[] = ['new', 'assessment', 'postponed']

const PROPOSALS: readonly Transition[] = [
  row('take', PROPOSAL, ['new', 'postponed'], 'assessment', DESK, told),
  row('ask', PROPOSAL, ['new', 'assessment'], 'waiting', DESK, asks),
  row('reply', PROPOSAL, ['waiting'], 'assessment', ASKER, { needs: ['text'] }),
  row(
    'reply',
    PROPOSAL,
    STATES.proposal.filter((state) => state !== 'waiting'),
    'same',
    ASKER,
    {
      needs: ['text'],
    },
  ),
  row('remind', PROPOSAL, ['waiting'], 'same', PROGRAM, told),
  row('give-up', PROPOSAL, ['waiting'], 'postponed', PROGRAM, told),
  row('accept', PROPOSAL, WEIGHED, 'accepted', ['specialist', 'head'], {
    needs: ['decision', 'reason'],
    answers: true,
    notice: true,
  }),
  row('postpone', PROPOSAL, ['new', 'assessment', 'accepted'], 'postponed', ['specialist', 'head'], {
    needs: ['decision', 'reason'],
    answers: true,
    notice: true,
  }),
  row('reject', PROPOSAL, [...WEIGHED, 'waiting', 'accepted'], 'rejected', ['specialist', 'head'], {
    needs: ['decision', 'reason'],
    answers: true,
    notice: true,
  }),
  row('release', PROPOSAL, ['accepted'], 'released', DESK, {
    needs: ['version'],
    answers: true,
    notice: true,
  }),
  row('reopen', PROPOSAL, ['rejected', 'duplicate'], 'assessment', [...ASKER, ...DESK], {
    needs: ['reason'],
    notice: true,
  }),
  row('withdraw', PROPOSAL, ['new', 'assessment', 'waiting', 'postponed'], 'rejected', ASKER, {
    needs: ['reason'],
  }),
  row('vote', PROPOSAL, ['new', 'assessment', 'waiting', 'accepted', 'postponed'], 'same', [
    'customer',
    ...LINE,
  ]),
]

export const TRANSITIONS: readonly Transition[] = [...THREAD, ...MENDS, ...ALLOWS, ...CHANGES, ...PROPOSALS]

/** The one transition of an act from a state; undefined where there is none. */
export const transitionOf = (kind: Kind, state: State, act: Act): Transition | undefined =>
  TRANSITIONS.find((one) => one.act === act && one.kinds.includes(kind) && one.from.includes(state))
