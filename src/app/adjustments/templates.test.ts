// Formulas of templates against arithmetic that is done here in another way, and their words read back.

import { expect, it } from 'vitest'
import { type Fraction, fraction, multiply, ONE, subtract } from '../../ledger/fraction.ts'
import { requiredOf, valuesOf } from './calculate.ts'
import { type Inputs, lineText, readLineText } from './formula.ts'
import { COMPUTED, templateOf } from './templates.ts'

const DATE = '2025-12-31'

const required = (code: string, inputs: Inputs, balance = 0n, date = DATE): bigint => {
  const template = templateOf(code)
  if (!template) throw new Error(code)
  return requiredOf(template, inputs, valuesOf(template, inputs, balance, date, 2))
}

/** Half away from zero of a positive fraction. */
const rounded = ({ denominator, numerator }: Fraction): bigint =>
  (2n * numerator + denominator) / (2n * denominator)

const power = (base: Fraction, times: number): Fraction =>
  Array.from({ length: times }).reduce((made: Fraction) => multiply(made, base), ONE)

it('depreciation is that of each month, added month by month', () => {
  const asked = { cost: '1200000.05', residual: '0.05', used: '30', life: '144', recognised: '0' }
  const monthly = fraction(120_000_000n, 144n)
  let sum = fraction(0n)
  for (let month = 0; month < 30; month++) sum = subtract(sum, multiply(monthly, fraction(-1n)))
  expect(required('T01', asked)).toBe(rounded(sum))
  // Not more than all of it.
  expect(required('T01', { ...asked, used: '200' })).toBe(120_000_000n)
  for (const wrong of [{ life: '0' }, { life: '1.5' }, { residual: '1200000.06' }, { used: '-1' }])
    expect(() => required('T01', { ...asked, ...wrong })).toThrow()
})

it('a lease is worth its payments by the formula of an annuity', () => {
  // Once a year at 10 %: payment × (1 − 1.1⁻⁵) ÷ 0.1 in exact fractions.
  const yearly = { payment: '1000000.00', count: '5', step: '12', rate: '10' }
  const factor = multiply(subtract(ONE, power(fraction(10n, 11n), 5)), fraction(10n))
  expect(required('T07', yearly)).toBe(rounded(multiply(fraction(100_000_000n), factor)))
  expect(required('T07', yearly)).toBe(379_078_677n)
  // Monthly at the year's rate of exactly 1 % a month: 1.01¹² − 1.
  const monthly = { ...yearly, count: '36', step: '1', rate: '12.6825030131969720661201' }
  const ofMonths = multiply(subtract(ONE, power(fraction(100n, 101n), 36)), fraction(100n))
  expect(required('T07', monthly)).toBe(rounded(multiply(fraction(100_000_000n), ofMonths)))
  // Without interest they are worth their sum.
  expect(required('T07', { ...yearly, rate: '0' })).toBe(500_000_000n)
  for (const wrong of [{ count: '0' }, { count: '2.5' }, { step: '0' }, { count: '99999' }])
    expect(() => required('T07', { ...yearly, ...wrong })).toThrow()
})

it('discounting takes whole years as powers of the rate', () => {
  const asked = { value: '926000.00', rate: '9', due: '2028-12-31' }
  const exact = multiply(fraction(92_600_000n), power(fraction(100n, 109n), 3))
  expect(required('T24', asked)).toBe(rounded(exact))
  expect(required('T12', { rate: '9', due: '2028-12-31' }, 92_600_000n)).toBe(92_600_000n - rounded(exact))
  // Half a year at 21 % is a year at 10 %, to the day of the month.
  expect(required('T24', { value: '110.00', rate: '21', due: '2026-06-30' })).toBe(10_000n)
  for (const due of [DATE, '2020-01-01', '']) expect(() => required('T24', { ...asked, due })).toThrow()
})

it('fair values, recoverable amounts and prices are compared with the balance', () => {
  const at = (code: string, value: string): bigint => required(code, { value }, 100_000n)
  expect(['T04', 'T09'].map((code) => [at(code, '900.00'), at(code, '1100.00')])).toEqual([
    [10_000n, 0n],
    [10_000n, 0n],
  ])
  expect(['T08', 'T14'].map((code) => [at(code, '900.00'), at(code, '1100.00')])).toEqual([
    [10_000n, -10_000n],
    [10_000n, -10_000n],
  ])
  expect(() => at('T08', '900.001')).toThrow()
})

it('overheads of idle capacity, losses and holidays are shares', () => {
  const idle = { overheads: '700.00', actual: '600', normal: '1000' }
  expect(required('T10', idle)).toBe(28_000n)
  expect(required('T10', { ...idle, actual: '1200' })).toBe(0n)
  expect(() => required('T10', { ...idle, normal: '0' })).toThrow()
  expect(required('T11', { rate: '2.5' }, 100_001n)).toBe(2500n)
  // 14.5 days × 3 333.33 × 1.302 = 62 929.936…
  expect(required('T23', { days: '14.5', pay: '3333.33', rate: '30.2' })).toBe(6_292_994n)
})

const SAMPLES: Readonly<Record<string, string>> = { date: '2027-03-31', number: '14.5', percent: '30.2' }

it('what the text of a line says is read back, of every template; a changed text is not', () => {
  for (const template of COMPUTED) {
    const given = template.fields.map(({ id, kind }) => [id, SAMPLES[kind] ?? '1234567.80'])
    const balance = template.hasBalance ? { account: '122100', balance: '-1234567.89' } : {}
    const inputs = { ...balance, ...Object.fromEntries(given) }
    const text = lineText(template, inputs)
    expect(readLineText(template, text.ru)).toEqual(inputs)
    expect(text.ru).toContain(template.paragraph.ru)
    expect(text.en).not.toMatch(/[{}]/)
    for (const other of [`${text.ru} `, text.ru.replace('(МСФО', '(ПБУ'), text.en, ''])
      expect(readLineText(template, other)).toBeNull()
  }
  const [first] = COMPUTED
  expect(first && lineText(first, { cost: '1200000.05' }).ru).toContain('1 200 000,05')
})
