// Templates whose amount is a closed formula over what a person has: what must be recognised, by the paragraph that asks
// for it. The words of the formula stand in the texts of the journal's lines and are read back from them (formula.ts).

import type { Text } from '../../close/types.ts'
import {
  compare,
  divide,
  type Fraction,
  fraction,
  multiply,
  ONE,
  roundHalfAway,
  subtract,
  ZERO,
} from '../../ledger/fraction.ts'
import { exactDiscounted, exactOf, wholeOf } from './exact.ts'

export type FieldKind = 'amount' | 'percent' | 'number' | 'date'

export interface Field {
  readonly id: string
  readonly kind: FieldKind
  readonly label: Text
}

/** What a formula counts with: amounts in minor units, percent as a share. */
export interface Values {
  readonly balance: bigint
  /** On which the amount is measured. */
  readonly date: string
  readonly minor: (id: string) => bigint
  readonly number: (id: string) => Fraction
  readonly day: (id: string) => string
}

export interface Template {
  readonly code: string
  readonly paragraph: Text
  /** Whether the balance of an account goes in. */
  readonly hasBalance: boolean
  readonly fields: readonly Field[]
  /** `{account}`, `{balance}` and ids of fields stand for what is put in. */
  readonly formula: Text
  /** What is recognised already: on the account of the allowance, as typed, or nothing. */
  readonly recognised: 'allowance' | 'typed' | 'none'
  /** Accounts of the standard chart that it most often takes: balance, allowance, expense. */
  readonly usual: readonly [account: string, allowance: string, expense: string]
  /** Null where the fields do not fit each other. */
  readonly required: (values: Values) => bigint | null
}

const field = (id: string, kind: FieldKind, ru: string, en: string): Field => ({
  id,
  kind,
  label: { ru, en },
})
const standard = (kind: 'IAS' | 'IFRS', paragraph: string): Text => ({
  ru: `МСФО (${kind}) ${paragraph}`,
  en: `${kind} ${paragraph}`,
})

const RATE = field('rate', 'percent', 'Ставка, % годовых', 'Rate, % a year')
const DUE = field('due', 'date', 'Срок', 'Due')
const FAIR = field('value', 'amount', 'Справедливая стоимость', 'Fair value')

const whole = ({ denominator, numerator }: Fraction): boolean => denominator === 1n && numerator > 0n
const rounded = ({ denominator, numerator }: Fraction): bigint => roundHalfAway(numerator, denominator)
const notBelowNil = (amount: bigint): bigint => (amount > 0n ? amount : 0n)
const ofMinor = (amount: bigint): Fraction => fraction(amount)

const discounted = (amount: bigint, { date, day, number }: Values): bigint | null => {
  const due = day('due')
  return due > date ? wholeOf(exactDiscounted(amount, number('rate'), date, due)) : null
}

/** Straight line to the month: (cost − residual) × months in use ÷ life, not more than all of it. */
function depreciation({ minor, number }: Values): bigint | null {
  const [life, used] = [number('life'), number('used')]
  if (!whole(life) || compare(used, ZERO) < 0 || minor('residual') > minor('cost')) return null
  const share = compare(used, life) > 0 ? ONE : divide(used, life)
  return rounded(multiply(ofMinor(minor('cost') - minor('residual')), share))
}

/** Payments at the ends of periods of whole months: Σ payment ÷ (1 + rate)^(months ÷ 12). */
function annuity({ minor, number }: Values): bigint | null {
  const [count, step] = [number('count'), number('step')]
  if (!whole(count) || !whole(step) || count.numerator > 1200n || step.numerator > 120n) return null
  const [payments, months] = [Number(count.numerator), Number(step.numerator)]
  const growth = exactOf(number('rate')).plus(1)
  let sum = exactOf(ZERO)
  for (let at = 1; at <= payments; at++)
    sum = sum.plus(exactOf(ONE).div(growth.pow(exactOf(fraction(BigInt(at * months), 12n)))))
  return wholeOf(sum.times(exactOf(ofMinor(minor('payment')))))
}

export const COMPUTED: readonly Template[] = [
  {
    code: 'T01',
    paragraph: standard('IAS', '16.50, 16.62'),
    hasBalance: false,
    fields: [
      field('cost', 'amount', 'Первоначальная стоимость', 'Cost'),
      field('residual', 'amount', 'Ликвидационная стоимость', 'Residual value'),
      field('used', 'number', 'Месяцев в использовании', 'Months in use'),
      field('life', 'number', 'Срок службы по МСФО, месяцев', 'Useful life under IFRS, months'),
      field('recognised', 'amount', 'Амортизация в учёте', 'Depreciation in the books'),
    ],
    formula: {
      ru: '({cost} − {residual}) × {used} ÷ {life} мес. − в учёте {recognised}',
      en: '({cost} − {residual}) × {used} ÷ {life} months − in the books {recognised}',
    },
    recognised: 'typed',
    usual: ['', '110390', '620100'],
    required: depreciation,
  },
  {
    code: 'T04',
    paragraph: standard('IAS', '36.59'),
    hasBalance: true,
    fields: [field('value', 'amount', 'Возмещаемая стоимость', 'Recoverable amount')],
    formula: {
      ru: 'балансовая стоимость {account} {balance} − возмещаемая {value}, не меньше нуля',
      en: 'carrying amount {account} {balance} − recoverable amount {value}, not below nil',
    },
    recognised: 'none',
    usual: ['110300', '110390', '630660'],
    required: ({ balance, minor }) => notBelowNil(balance - minor('value')),
  },
  {
    code: 'T07',
    paragraph: standard('IFRS', '16.24, 16.26'),
    hasBalance: false,
    fields: [
      field('payment', 'amount', 'Платёж в конце периода', 'Payment at the end of a period'),
      field('count', 'number', 'Осталось платежей', 'Payments left'),
      field('step', 'number', 'Месяцев между платежами', 'Months between payments'),
      RATE,
    ],
    formula: {
      ru: '{count} платежей по {payment} раз в {step} мес., дисконтированных по {rate} % годовых',
      en: '{count} payments of {payment} every {step} months, discounted at {rate} % a year',
    },
    recognised: 'allowance',
    usual: ['', '410200', '111100'],
    required: annuity,
  },
  {
    code: 'T08',
    paragraph: standard('IAS', '40.35'),
    hasBalance: true,
    fields: [FAIR],
    formula: {
      ru: 'остаток {account} {balance} − справедливая стоимость {value}',
      en: 'balance {account} {balance} − fair value {value}',
    },
    recognised: 'none',
    usual: ['112100', '112100', '640600'],
    required: ({ balance, minor }) => balance - minor('value'),
  },
  {
    code: 'T09',
    paragraph: standard('IAS', '2.9'),
    hasBalance: true,
    fields: [field('value', 'amount', 'Чистая возможная цена продажи', 'Net realisable value')],
    formula: {
      ru: 'себестоимость {account} {balance} − цена продажи {value}, не меньше нуля',
      en: 'cost {account} {balance} − net realisable value {value}, not below nil',
    },
    recognised: 'allowance',
    usual: ['121100', '121900', '620900'],
    required: ({ balance, minor }) => notBelowNil(balance - minor('value')),
  },
  {
    code: 'T10',
    paragraph: standard('IAS', '2.13'),
    hasBalance: false,
    fields: [
      field('overheads', 'amount', 'Постоянные производственные расходы', 'Fixed production overheads'),
      field('actual', 'number', 'Выпуск фактический', 'Actual production'),
      field('normal', 'number', 'Выпуск при нормальной мощности', 'Production at normal capacity'),
    ],
    formula: {
      ru: '{overheads} × (1 − выпуск {actual} ÷ нормальный {normal}), не меньше нуля',
      en: '{overheads} × (1 − production {actual} ÷ normal {normal}), not below nil',
    },
    recognised: 'none',
    usual: ['', '121300', '620100'],
    required: ({ minor, number }) =>
      compare(number('normal'), ZERO) <= 0
        ? null
        : notBelowNil(
            rounded(
              multiply(
                ofMinor(minor('overheads')),
                subtract(ONE, divide(number('actual'), number('normal'))),
              ),
            ),
          ),
  },
  {
    code: 'T11',
    paragraph: standard('IFRS', '9.5.5.15, 9.B5.5.35'),
    hasBalance: true,
    fields: [field('rate', 'percent', 'Процент убытков', 'Rate of loss, %')],
    formula: { ru: 'остаток {account} {balance} × {rate} %', en: 'balance {account} {balance} × {rate} %' },
    recognised: 'allowance',
    usual: ['122100', '122190', '630400'],
    required: ({ balance, number }) => rounded(multiply(ofMinor(balance), number('rate'))),
  },
  {
    code: 'T12',
    paragraph: standard('IFRS', '9.5.1.1, 9.B5.1.1'),
    hasBalance: true,
    fields: [RATE, DUE],
    formula: {
      ru: 'остаток {account} {balance} − он же, дисконтированный по {rate} % годовых до {due}',
      en: 'balance {account} {balance} − the same discounted at {rate} % a year to {due}',
    },
    recognised: 'none',
    usual: ['122100', '122100', '630600'],
    required: (values) => {
      const value = discounted(values.balance, values)
      return value === null ? null : values.balance - value
    },
  },
  {
    code: 'T14',
    paragraph: standard('IFRS', '9.5.7.1'),
    hasBalance: true,
    fields: [FAIR],
    formula: {
      ru: 'остаток {account} {balance} − справедливая стоимость {value}',
      en: 'balance {account} {balance} − fair value {value}',
    },
    recognised: 'none',
    usual: ['123300', '123300', '640400'],
    required: ({ balance, minor }) => balance - minor('value'),
  },
  {
    code: 'T23',
    paragraph: standard('IAS', '19.13, 19.16'),
    hasBalance: false,
    fields: [
      field('days', 'number', 'Дней неиспользованного отпуска', 'Days of holiday not taken'),
      field('pay', 'amount', 'Средний дневной заработок', 'Average daily pay'),
      field('rate', 'percent', 'Страховые взносы, %', 'Social contributions, %'),
    ],
    formula: {
      ru: '{days} дней × {pay} × (1 + взносы {rate} %)',
      en: '{days} days × {pay} × (1 + contributions {rate} %)',
    },
    recognised: 'allowance',
    usual: ['', '510750', '630200'],
    required: ({ minor, number }) =>
      rounded(
        multiply(multiply(ofMinor(minor('pay')), number('days')), subtract(number('rate'), fraction(-1n))),
      ),
  },
  {
    code: 'T24',
    paragraph: standard('IAS', '37.36, 37.45'),
    hasBalance: false,
    fields: [field('value', 'amount', 'Ожидаемые затраты', 'Expected expenditure'), RATE, DUE],
    formula: {
      ru: '{value}, дисконтированные по {rate} % годовых до {due}',
      en: '{value} discounted at {rate} % a year to {due}',
    },
    recognised: 'allowance',
    usual: ['', '410300', '630600'],
    required: (values) => discounted(values.minor('value'), values),
  },
]

export const templateOf = (code: string): Template | undefined => COMPUTED.find((one) => one.code === code)
