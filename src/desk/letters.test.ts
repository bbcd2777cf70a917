// What becomes of letters: each row is a letter as facts, and the outcome and reason that it must have (operations.md
// §10). Nothing vanishes: for any facts there is an outcome with a reason.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  classify,
  isAutomatic,
  type KnownOfLetter,
  type LetterFacts,
  loopGuard,
  type Thread,
  threadOf,
} from './letters.ts'

const CUSTOMER = 'anna@firm.example'
const MAILBOX = 'support@line.example'

interface Case {
  readonly letter?: Partial<Omit<LetterFacts, 'headers'>>
  readonly headers?: Readonly<Record<string, string>>
  readonly known?: Partial<KnownOfLetter>
}

const letterOf = ({ headers = {}, letter = {} }: Case): LetterFacts => ({
  from: CUSTOMER,
  subject: 'Не сходится резерв',
  text: 'Проверка T-02 показывает разницу.',
  reported: [],
  fault: '',
  isWhole: true,
  hasFiles: false,
  ...letter,
  headers: new Map(Object.entries(headers).map(([name, value]) => [name, [value]])),
})

const knownOf = ({ known = {} }: Case): KnownOfLetter => ({
  isSame: false,
  mailboxKind: '',
  ownAddresses: [MAILBOX],
  organisation: 'firm',
  threads: [],
  namesForeign: false,
  ...known,
})

const thread = (by: Thread['by'], who: 'part' | 'organisation' | 'nobody', request = 'r1'): Thread => ({
  request,
  by,
  takesPart: who === 'part',
  sameOrganisation: who !== 'nobody',
})
const stranger = { organisation: null }

/** Verdict as one line: outcome, reason, request or what it looks like, kind, whether it may be answered. */
function told(one: Case): string {
  const { kind, looksLike, mayAnswer, outcome, reason, request } = classify(letterOf(one), knownOf(one))
  const about = request === null ? (looksLike === null ? [] : [`like ${looksLike}`]) : [request]
  return [outcome, reason, ...about, kind, mayAnswer ? 'answered' : '']
    .filter((word) => word !== '')
    .join(' ')
}

const CASES: readonly (readonly [string, Case, string])[] = [
  ['a customer writes', {}, 'request known-sender answered'],
  ['with a file alone', { letter: { text: '', hasFiles: true } }, 'request known-sender answered'],
  ['with an incident', { letter: { subject: 'Инцидент: курс' } }, 'request known-sender incident answered'],
  ['with ЗНО', { letter: { subject: 'ЗНО доступ аудитору' } }, 'request known-sender service answered'],
  ['with ЗНИ', { letter: { subject: 'ЗНИ - точность' } }, 'request known-sender change answered'],
  [
    'with a proposal',
    { letter: { subject: 'Предложение. Сверка' } },
    'request known-sender proposal answered',
  ],
  ['in English', { letter: { subject: 'Incident: rates' } }, 'request known-sender incident answered'],
  ['of no word of ours', { letter: { subject: 'Инцидентов нет' } }, 'request known-sender answered'],
  [
    'to the mailbox of a kind',
    { known: { mailboxKind: 'proposal' } },
    'request known-sender proposal answered',
  ],
  [
    'subject before the mailbox',
    { letter: { subject: 'Инцидент' }, known: { mailboxKind: 'proposal' } },
    'request known-sender incident answered',
  ],
  ['without a subject', { letter: { subject: ' ' } }, 'request empty answered'],
  ['without a text', { letter: { text: '\n' } }, 'request empty answered'],
  ['through a list', { headers: { 'list-id': '<all.firm.example>' } }, 'request known-sender'],
  ['in bulk', { headers: { precedence: 'bulk' } }, 'request known-sender'],
  [
    'from Exchange',
    { headers: { 'x-auto-response-suppress': 'DR, OOF, AutoReply' } },
    'request known-sender',
  ],
  [
    'suppressing receipts alone',
    { headers: { 'x-auto-response-suppress': 'DR, RN' } },
    'request known-sender answered',
  ],
  ['saying auto-submitted no', { headers: { 'auto-submitted': 'no' } }, 'request known-sender answered'],
  ['from no-reply', { letter: { from: 'no-reply@firm.example' } }, 'request known-sender'],
  ['with a return path', { headers: { 'return-path': `<${CUSTOMER}>` } }, 'request known-sender answered'],
  ['the same again', { known: { isSame: true } }, 'same same-letter'],
  [
    'the same bounce again',
    { known: { isSame: true }, headers: { 'return-path': '<>' } },
    'same same-letter',
  ],
  ['unreadable', { letter: { fault: 'broken' } }, 'quarantine unreadable'],
  [
    'an unreadable answer',
    { letter: { fault: 'broken' }, known: { threads: [thread('token', 'part')] } },
    'quarantine unreadable like r1',
  ],
  ['an auto-reply', { headers: { 'auto-submitted': 'auto-replied' } }, 'grey automatic'],
  [
    'an auto-reply with a comment',
    { headers: { 'auto-submitted': 'Auto-Replied; owner=x' } },
    'grey automatic',
  ],
  [
    'an auto-reply in a thread',
    { headers: { 'auto-submitted': 'auto-replied' }, known: { threads: [thread('message-id', 'part')] } },
    'grey automatic r1',
  ],
  ['a notification', { headers: { 'auto-submitted': 'auto-generated' } }, 'grey automatic'],
  ['of an empty return path', { headers: { 'return-path': ' < > ' } }, 'grey automatic'],
  [
    'a bounce of our letter',
    {
      letter: { from: 'mailer-daemon@firm.example', reported: ['<sev-1.a.b@line>'] },
      headers: { 'content-type': 'multipart/report; report-type=delivery-status' },
      known: { ...stranger, threads: [thread('report', 'nobody')] },
    },
    'grey bounce r1',
  ],
  [
    'a bounce of nothing known',
    { headers: { 'content-type': 'multipart/report; report-type="delivery-status"' }, known: stranger },
    'grey bounce',
  ],
  [
    'a receipt of reading',
    { headers: { 'content-type': 'multipart/report; report-type=x' } },
    'grey automatic',
  ],
  [
    'an auto-reply of a stranger with our number',
    {
      headers: { 'auto-submitted': 'auto-replied' },
      known: { ...stranger, threads: [thread('number', 'nobody')] },
    },
    'grey automatic',
  ],
  ['from our own mailbox', { letter: { from: MAILBOX } }, 'grey own-letter'],
  ['of no sender', { letter: { from: '' } }, 'quarantine sender-unclear'],
  [
    'of two senders, with a token',
    { letter: { from: '' }, known: { threads: [thread('token', 'nobody')] } },
    'quarantine sender-unclear like r1',
  ],
  ['of a stranger', { known: stranger }, 'quarantine unknown-sender'],
  [
    'of a stranger, with a kind',
    { letter: { subject: 'Инцидент' }, known: stranger },
    'quarantine unknown-sender',
  ],
  ['of a stranger, too large', { letter: { isWhole: false }, known: stranger }, 'quarantine too-large'],
  ['too large', { letter: { isWhole: false } }, 'refused too-large answered'],
  [
    'too large, through a list',
    { letter: { isWhole: false }, headers: { 'list-id': '<x>' } },
    'refused too-large',
  ],
  [
    'too large, in a thread',
    { letter: { isWhole: false }, known: { threads: [thread('token', 'part')] } },
    'refused too-large r1 answered',
  ],
  ['answering by token', { known: { threads: [thread('token', 'part')] } }, 'message answer r1'],
  ['answering by Message-ID', { known: { threads: [thread('message-id', 'part')] } }, 'message answer r1'],
  ['a colleague answering', { known: { threads: [thread('token', 'organisation')] } }, 'message answer r1'],
  ['with the number', { known: { threads: [thread('number', 'organisation')] } }, 'message answer r1'],
  [
    'a participant from outside',
    { known: { ...stranger, threads: [thread('token', 'part')] } },
    'message answer r1',
  ],
  [
    'a stranger with a token',
    { known: { ...stranger, threads: [thread('token', 'nobody')] } },
    'quarantine looks-like-answer like r1',
  ],
  [
    'a stranger with a Message-ID',
    { known: { ...stranger, threads: [thread('message-id', 'nobody')] } },
    'quarantine looks-like-answer like r1',
  ],
  [
    'a stranger with a number',
    { known: { ...stranger, threads: [thread('number', 'nobody')] } },
    'quarantine looks-like-answer like r1',
  ],
  [
    "another organisation's user with the number of a request",
    { known: { organisation: 'other', threads: [thread('number', 'nobody')] } },
    'quarantine looks-like-answer like r1',
  ],
  [
    "another organisation's user with a number that no request has",
    { known: { organisation: 'other', namesForeign: true } },
    'quarantine looks-like-answer',
  ],
  [
    "another organisation's user with a forwarded token",
    { known: { organisation: 'other', threads: [thread('token', 'nobody')] } },
    'quarantine looks-like-answer like r1',
  ],
  [
    'the token says one, the subject another',
    { known: { threads: [thread('number', 'part', 'r2'), thread('token', 'part', 'r1')] } },
    'message answer r1',
  ],
  [
    'the token is not hers, the number is',
    { known: { threads: [thread('token', 'nobody', 'r1'), thread('number', 'part', 'r2')] } },
    'message answer r2',
  ],
  [
    'an empty answer',
    { letter: { text: '' }, known: { threads: [thread('token', 'part')] } },
    'message answer r1',
  ],
  [
    'an answer through a list',
    { headers: { 'list-id': '<x>' }, known: { threads: [thread('token', 'part')] } },
    'message answer r1',
  ],
]

describe('a letter', () => {
  it.each(CASES)('%s', (_, one, expected) => {
    expect(told(one)).toBe(expected)
  })

  it('has at least forty kinds in the table', () => {
    expect(CASES.length).toBeGreaterThanOrEqual(40)
  })
})

describe('for any letter', () => {
  const threads = fc.array(
    fc.record({
      request: fc.constantFrom('r1', 'r2'),
      by: fc.constantFrom('token', 'message-id', 'number', 'report'),
      takesPart: fc.boolean(),
      sameOrganisation: fc.boolean(),
    }),
    { maxLength: 4 },
  )
  const header = fc.record(
    {
      'auto-submitted': fc.constantFrom('no', 'auto-replied', '', 'x'),
      'return-path': fc.constantFrom('<>', '<a@b>'),
      precedence: fc.constantFrom('bulk', 'normal'),
      'content-type': fc.constantFrom('text/plain', 'multipart/report; report-type=delivery-status'),
    },
    { requiredKeys: [] },
  )
  const cases = fc.record({
    letter: fc.record({
      from: fc.constantFrom('', CUSTOMER, MAILBOX, 'x@y.example'),
      subject: fc.string(),
      text: fc.string(),
      fault: fc.constantFrom('', 'broken'),
      isWhole: fc.boolean(),
      hasFiles: fc.boolean(),
    }),
    headers: header,
    known: fc.record({
      isSame: fc.boolean(),
      organisation: fc.constantFrom('firm', null),
      threads,
      mailboxKind: fc.constantFrom('', 'incident'),
    }),
  }) as fc.Arbitrary<Case> // The generator makes exactly the optional parts of a case.

  it('there is an outcome with a reason; strangers hear nothing; only hers is joined', () => {
    fc.assert(
      fc.property(cases, (one) => {
        const letter = letterOf(one)
        const known = knownOf(one)
        const { mayAnswer, outcome, reason, request } = classify(letter, known)
        expect(['request', 'message', 'grey', 'quarantine', 'same', 'refused']).toContain(outcome)
        expect(reason).not.toBe('')
        const hasToDo = known.threads.some((each) => each.takesPart || each.sameOrganisation)
        if (known.organisation === null && !hasToDo) expect(mayAnswer).toBe(false)
        if (outcome === 'message')
          expect(
            known.threads.some(
              (each) => each.request === request && (each.takesPart || each.sameOrganisation),
            ),
          ).toBe(true)
        if (outcome === 'request') expect(known.organisation).not.toBeNull()
        if (isAutomatic(letter)) expect(['grey', 'same', 'quarantine']).toContain(outcome)
        if (outcome === 'grey' || outcome === 'quarantine' || outcome === 'same')
          expect(mayAnswer).toBe(false)
      }),
      { numRuns: 1000 },
    )
  })

  it('a report alone joins nothing', () => {
    expect(threadOf([thread('report', 'part')])).toBeNull()
  })
})

describe('the guard against loops', () => {
  const now = Date.UTC(2026, 10, 24, 12)
  const minutesAgo = (minutes: number): number => now - minutes * 60_000
  it('lets five automatic letters an hour go, and not a sixth', () => {
    expect(loopGuard([50, 40, 30, 20].map(minutesAgo), now)).toBe(true)
    expect(loopGuard([50, 40, 30, 20, 10].map(minutesAgo), now)).toBe(false)
    expect(loopGuard([60, 40, 30, 20, 10].map(minutesAgo), now)).toBe(true)
  })
})
