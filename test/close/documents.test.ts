// Documents of a close as a reader opens them: each tells of its own basis, and of each member once.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { closeBook } from '../../src/app/close-book.ts'
import { bookOf } from '../../src/formats/book/testing.ts'
import { GROUP } from '../bad-input/small-group.ts'

let folder = ''
const page = (stem: string): string => readFileSync(join(folder, `${stem}.html`), 'utf8')
const count = (text: string, part: string): number => text.split(part).length - 1

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'trialbalance-documents-'))
  const files = {
    ...GROUP,
    'book.yaml': `${GROUP['book.yaml']}basis: [ias-1, ifrs-18]\n`,
    // BAL changed its name within the year, and once more after it.
    'entities.csv': `code,name,valid_from,jurisdiction,chart,books_currency
SEV,ООО «Север»,,RU,ru-94n,RUB
BAL,ООО «Балтика»,,RU,group,RUB
TOK,Sever Tokyo KK,,JP,group,JPY
BAL,ООО «Балтика Плюс»,2025-07-01,,,
BAL,ООО «Балтика Ещё»,2026-02-01,,,
`,
  }
  const { write } = await closeBook(bookOf(files), { period: '2025' }, () => {})
  await write?.(folder, ['xlsx', 'html', 'json'])
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('tells in each document the checks of its own basis and those of none', () => {
  const checks: { id: string; subject: string; text: string }[] = JSON.parse(
    readFileSync(join(folder, 'checks.json'), 'utf8'),
  )
  const balances = checks.filter(({ id }) => id === 'assets-equal-equity-and-liabilities')
  const of = (basis: string): number => balances.filter(({ text }) => text.includes(basis)).length
  expect(of('IAS 1')).toBeGreaterThan(0)
  expect(of('IAS 1')).toBe(of('IFRS 18'))
  for (const [own, other] of [
    ['ias-1', 'ifrs-18'],
    ['ifrs-18', 'ias-1'],
  ] as const) {
    const inWords = { 'ias-1': 'IAS 1)', 'ifrs-18': 'IFRS 18)' }
    for (const entity of ['group', 'SEV']) {
      const text = page(`${entity}_${own}_ru`)
      expect(count(text, inWords[own])).toBeGreaterThan(0)
      expect(count(text, inWords[other])).toBe(0)
      expect(text).toContain('остатки на конец: дебет ведомости равен кредиту')
    }
  }
})

it('shows an entity with several rows of entities.csv once, by the name of the reporting date', () => {
  const text = page('group_ias-1_ru')
  const heads = text.slice(text.indexOf('<section id="worksheet"')).match(/<thead>.*<\/thead>/)?.[0] ?? ''
  for (const name of ['ООО «Север»', 'ООО «Балтика Плюс»', 'Sever Tokyo KK'])
    expect(count(heads, `>${name}<`)).toBe(1)
  expect(text).not.toContain('Балтика»')
  expect(text).not.toContain('Ещё')
})

it('tells settings taken by default with what was taken, and components by their accounts', () => {
  const parts = Object.values(unzipSync(readFileSync(join(folder, 'group_ias-1_ru.xlsx'))))
  const sheets = parts.map((part) => strFromU8(part)).join('\n')
  expect(sheets).toContain('unit: 1000')
  expect(sheets).toContain('Нераспределенная прибыль')
  expect(sheets).not.toContain('retained-earnings')
})

it('names in its checks what a reader knows: dates, lines and amounts in words', () => {
  const text = page('SEV_ifrs-18_ru')
  for (const words of [
    'Активы равны собственному капиталу и обязательствам на 31 декабря 2025 года (IFRS 18)',
    'Капитал на 31 декабря 2025 года по строке «Нераспределённая прибыль» одинаков',
    'Прибыль за 2025 год в отчёте о прибыли или убытке',
    'Напечатанные суммы отчёта о движении денежных средств сходятся с итогами',
    'SEV: активы равны обязательствам и капиталу',
  ])
    expect(text.replaceAll('\u00a0', ' ')).toContain(words)
  expect(page('group_ifrs-18_en').replaceAll('\u00a0', ' ')).toContain(
    'Intragroup balances agree: BAL – SEV, settlements',
  )
})
