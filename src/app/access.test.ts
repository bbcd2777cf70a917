// The table of rights: role by act (operations.md §4). A cell is what the design says, written by hand.

import { describe, expect, it } from 'vitest'
import type { DeskRole } from '../desk/types.ts'
import { Access, type AccessFacts, type RoleInBook } from '../store/make-access.ts'
import {
  mayAdminister,
  mayApprove,
  mayAskFor,
  mayCreateBook,
  mayEditBook,
  mayEditEntity,
  mayHandle,
  mayHead,
  mayOperate,
  mayReadAudit,
  mayReadDrafts,
  mayReadEntity,
  mayReadFile,
  mayReadGroupDraft,
  mayReadNotes,
  mayReadPair,
  mayVerifyAudit,
  mayWorkLine,
  mayWriteArticles,
  mayWriteAtLine,
} from './access.ts'

const ME = '00000000-0000-4000-8000-000000000001'
const OTHER = '00000000-0000-4000-8000-000000000002'

function person(roles: readonly RoleInBook[], facts: Partial<AccessFacts> = {}): Access {
  return Access.ofPerson({
    personId: ME,
    login: 'she',
    name: 'Бухгалтер',
    language: 'ru',
    isAdministrator: false,
    preparesStatements: false,
    scope: 'full',
    roles,
    deskRoles: [],
    ...facts,
  })
}

const role = (name: RoleInBook['role'], entity = '', book = 'север'): RoleInBook => ({
  book,
  role: name,
  entity,
})

const WHO: Readonly<Record<string, Access>> = {
  nobody: Access.ofNobody('nobody'),
  accountant: person([role('accountant', 'МЕТ'), role('accountant', 'ТДС')]),
  controller: person([role('controller')]),
  approver: person([role('approver')]),
  auditor: person([role('auditor')]),
  'auditor+acc': person([role('auditor'), role('accountant', 'МЕТ')]),
  'controller+appr': person([role('controller'), role('approver')]),
  admin: person([], { isAdministrator: true }),
  'admin+prep': person([], { isAdministrator: true, preparesStatements: true }),
  elsewhere: person([role('controller', '', 'юг'), role('approver', '', 'юг')]),
  'read token': person([role('controller'), role('approver')], { isAdministrator: true, scope: 'read' }),
  console: Access.ofConsole('root'),
}

const ACTS: Readonly<Record<string, (who: Access) => boolean>> = {
  drafts: (who) => mayReadDrafts(who, 'север'),
  own: (who) => mayReadEntity(who, 'север', 'МЕТ'),
  other: (who) => mayReadEntity(who, 'север', 'КГР'),
  pair: (who) => mayReadPair(who, 'север', 'КГР', 'МЕТ'),
  group: (who) => mayReadGroupDraft(who, 'север'),
  ownFile: (who) => mayReadFile(who, 'север', 'balances/МЕТ/2025-01-01_2025-12-31.xlsx'),
  otherFile: (who) => mayReadFile(who, 'север', 'balances/КГР/2025-01-01_2025-12-31.xlsx'),
  register: (who) => mayReadFile(who, 'север', 'adjustments.csv'),
  editOwn: (who) => mayEditEntity(who, 'север', 'МЕТ'),
  editOther: (who) => mayEditEntity(who, 'север', 'КГР'),
  editBook: (who) => mayEditBook(who, 'север'),
  approve: (who) => mayApprove(who, 'север', OTHER),
  approveOwn: (who) => mayApprove(who, 'север', ME),
  administer: mayAdminister,
  create: mayCreateBook,
  audit: mayReadAudit,
  verify: mayVerifyAudit,
}

// Columns in the order of ACTS: + may, · may not.
const TABLE = `
                drafts own other pair group ownF othF reg edOwn edOth edBook appr apprOwn admin create audit verify
nobody            ·     ·    ·    ·     ·    ·    ·    ·    ·     ·     ·     ·      ·      ·     ·     ·     ·
accountant        +     +    ·    +     ·    +    ·    ·    +     ·     ·     ·      ·      ·     ·     +     ·
controller        +     +    +    +     +    +    +    +    +     +     +     ·      ·      ·     +     +     +
approver          +     +    +    +     +    +    +    +    ·     ·     ·     +      ·      ·     ·     +     +
auditor           ·     ·    ·    ·     ·    ·    ·    ·    ·     ·     ·     ·      ·      ·     ·     ·     +
auditor+acc       +     +    ·    +     ·    +    ·    ·    +     ·     ·     ·      ·      ·     ·     +     +
controller+appr   +     +    +    +     +    +    +    +    +     +     +     +      ·      ·     +     +     +
admin             ·     ·    ·    ·     ·    ·    ·    ·    ·     ·     ·     ·      ·      +     ·     +     +
admin+prep        ·     ·    ·    ·     ·    ·    ·    ·    ·     ·     ·     ·      ·      +     +     +     +
elsewhere         ·     ·    ·    ·     ·    ·    ·    ·    ·     ·     ·     ·      ·      ·     +     +     +
read token        +     +    +    +     +    +    +    +    ·     ·     ·     ·      ·      ·     ·     +     +
console           +     +    +    +     +    +    +    +    +     +     +     ·      ·      +     +     +     +
`

describe('the table of rights', () => {
  const rows = TABLE.trim()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [who = '', ...cells] = line.split(/\s{2,}/)
      return { who, cells }
    })

  it('has a row for everyone and a cell for every act', () => {
    expect(rows.map(({ who }) => who)).toEqual(Object.keys(WHO))
    for (const { cells } of rows) expect(cells).toHaveLength(Object.keys(ACTS).length)
  })

  it.each(rows)('says what $who may', ({ cells, who }) => {
    const access = WHO[who]
    if (!access) throw new Error(who)
    const expected = Object.fromEntries(Object.keys(ACTS).map((act, at) => [act, cells[at] === '+']))
    const found = Object.fromEntries(Object.entries(ACTS).map(([act, may]) => [act, may(access)]))
    expect(found).toEqual(expected)
  })
})

describe('an access', () => {
  it('reaches all entities by a role of the book, an accountant hers', () => {
    expect(WHO.controller?.entitiesIn('север')).toBe('all')
    expect(WHO.accountant?.entitiesIn('север')).toEqual(new Set(['МЕТ', 'ТДС']))
    expect(WHO.accountant?.entitiesIn('юг')).toEqual(new Set())
  })

  it('approves nothing without an author of its own to differ from', () => {
    expect(mayApprove(Access.ofNobody('nobody'), 'север', '')).toBe(false)
    expect(mayApprove(person([role('approver')]), 'юг', OTHER)).toBe(false)
  })
})

describe('the table of rights at the desk', () => {
  const HERE = 'support'
  const ORGANISATION = '00000000-0000-4000-8000-00000000000a'
  const desk = (roleAtDesk: DeskRole, line: string, facts: Partial<AccessFacts> = {}): Access =>
    person([], {
      deskRoles: [
        roleAtDesk === 'customer'
          ? { role: roleAtDesk, line: '', organisation: line }
          : { role: roleAtDesk, line, organisation: '' },
      ],
      ...facts,
    })
  const who: Readonly<Record<string, Access>> = {
    nobody: Access.ofNobody('nobody'),
    customer: desk('customer', ORGANISATION),
    'of another organisation': desk('customer', OTHER),
    operator: desk('operator', HERE),
    specialist: desk('specialist', HERE),
    'change approver': desk('change-approver', HERE),
    head: desk('head', HERE),
    'head elsewhere': desk('head', 'other'),
    'head, read token': desk('head', HERE, { scope: 'read' }),
    'customer, read token': desk('customer', ORGANISATION, { scope: 'read' }),
    admin: person([], { isAdministrator: true }),
    controller: person([role('controller')]),
  }
  const acts: readonly ((access: Access) => boolean)[] = [
    (access) => mayWorkLine(access, HERE),
    (access) => mayReadNotes(access, HERE),
    (access) => mayWriteAtLine(access, HERE),
    (access) => mayAskFor(access, ORGANISATION),
    (access) => mayOperate(access, HERE),
    (access) => mayHandle(access, HERE),
    (access) => mayWriteArticles(access, HERE),
    (access) => mayHead(access, HERE),
    // Desk roles see no book.
    (access) => mayReadDrafts(access, 'север') || mayReadGroupDraft(access, 'север'),
  ]

  // In the order of acts: works, notes, writes, asks, operates, handles, articles, heads, books.
  it.each([
    ['nobody', '·········'],
    ['customer', '···+·····'],
    ['of another organisation', '·········'],
    ['operator', '+++·++···'],
    ['specialist', '+++··++··'],
    ['change approver', '+++······'],
    ['head', '+++·++++·'],
    ['head elsewhere', '·········'],
    ['head, read token', '++·······'],
    ['customer, read token', '·········'],
    ['admin', '·········'],
    ['controller', '········+'],
  ])('says what %s may', (name, expected) => {
    const access = who[name]
    if (!access) throw new Error(name)
    expect(acts.map((may) => (may(access) ? '+' : '·')).join('')).toBe(expected)
  })
})
