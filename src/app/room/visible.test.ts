import { describe, expect, it } from 'vitest'
import { type Check, finding } from '../../ledger/finding.ts'
import { Access, type RoleInBook } from '../../store/make-access.ts'
import { visibleTo } from './visible.ts'

const CODES = ['МЕТ', 'МЕТ2', 'СЕВ', 'КГР', 'Торговый дом']

function accessWith(...roles: readonly Omit<RoleInBook, 'book'>[]): Access {
  return Access.ofPerson({
    personId: 'p',
    login: 'p',
    name: 'p',
    language: 'ru',
    isAdministrator: false,
    preparesStatements: false,
    scope: 'full',
    roles: roles.map((role) => ({ ...role, book: 'b' })),
    deskRoles: [],
  })
}
const accountant = visibleTo(accessWith({ role: 'accountant', entity: 'МЕТ' }), 'b', CODES)
const controller = visibleTo(accessWith({ role: 'controller', entity: '' }), 'b', CODES)
const auditor = visibleTo(accessWith({ role: 'auditor', entity: '' }), 'b', CODES)

const check = (scope: Check['scope'], subject: string): Check => ({
  id: 'x',
  scope,
  subject,
  severity: 'warns',
  left: '1',
  right: '1',
  difference: '0',
  passed: true,
  values: {},
})

describe('checks', () => {
  const all: readonly [Check['scope'], string, boolean][] = [
    ['entity', 'МЕТ', true],
    ['entity', 'МЕТ adjustment:T01', true],
    ['entity', 'МЕТ 2025-12-31', true],
    ['entity', 'МЕТ2', false],
    ['entity', 'МЕТ2 mapped', false],
    ['entity', 'КГР deferred-tax', false],
    ['entity', 'unknown', false],
    ['pair', 'КГР|МЕТ', true],
    ['pair', 'МЕТ|СЕВ loans', true],
    ['pair', 'Торговый дом|МЕТ settlements', true],
    ['pair', 'КГР|МЕТ2 settlements', false],
    ['pair', 'КГР|СЕВ', false],
    ['group', 'total', false],
    ['group', 'МЕТ', false],
    ['file', 'balances/МЕТ/2025.xlsx', true],
    ['file', 'balances/МЕТ2/2025.xlsx', false],
    ['file', 'adjustments.csv', false],
  ]

  it.each(all)('of %s %s: an accountant of МЕТ sees it %s', (scope, subject, isSeen) => {
    expect(accountant.check(check(scope, subject))).toBe(isSeen)
    expect(controller.check(check(scope, subject))).toBe(true)
    expect(auditor.check(check(scope, subject))).toBe(false)
  })
})

describe('findings', () => {
  it('of another company are not shown to an accountant, those of registers are', () => {
    const sees = (place: Parameters<typeof finding>[2]): boolean =>
      accountant.finding(finding('X', 'blocks', place))
    expect(sees({ subject: 'МЕТ' })).toBe(true)
    expect(sees({ subject: 'КГР' })).toBe(false)
    expect(sees({ file: 'adjustments.csv', row: 3, subject: 'КГР' })).toBe(false)
    expect(sees({ file: 'adjustments.csv', row: 3 })).toBe(true)
    expect(sees({ file: 'balances/КГР/2025.xlsx' })).toBe(false)
    expect(sees({ file: 'balances/' })).toBe(true)
    expect(sees({ subject: 'elimination:goodwill' })).toBe(false)
    expect(controller.finding(finding('X', 'blocks', { subject: 'КГР' }))).toBe(true)
  })
})
