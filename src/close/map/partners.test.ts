import { describe, expect, it } from 'vitest'
import { bareName, fitsPattern, Partners } from './partners.ts'
import { counterparty, entity } from './testing.ts'

const GROUP = [
  entity('SEV', { name: 'АО «Северный»', taxId: '7801234560' }),
  entity('MET', { name: 'ООО «Северный Металл»', taxId: '7801234567' }),
  entity('TDS', { name: 'ООО «Торговый дом Северный»', taxId: '7801234563' }),
]

const partners = (rows: Parameters<typeof counterparty>[] = [], others = GROUP): Partners =>
  new Partners(
    'SEV',
    rows.map((row) => counterparty(...row)),
    others,
    '2025-12-31',
  )

describe('a counterparty (book-format.md §2)', () => {
  it.each([
    ['ООО "Северный Металл"', 'MET'],
    ['Северный  металл ООО', 'MET'],
    ['ОБЩЕСТВО С ОГРАНИЧЕННОЙ ОТВЕТСТВЕННОСТЬЮ "СЕВЕРНЫЙ МЕТАЛЛ"', 'MET'],
    ['7801234563', 'TDS'],
    ['ООО «Южный Металл»', ''],
    // Itself is no partner.
    ['АО "Северный"', ''],
  ])('%s is %s by name or tax id', (text, code) => {
    expect(partners().recognise(text, 'f.xlsx')).toBe(code)
  })

  it('is by a row of counterparties.csv before it is by name', () => {
    const named = partners([
      ['Металл (база)', 'MET'],
      ['Торг*', 'TDS'],
      ['ООО "Северный Металл"', 'Чужой металл'],
    ])
    expect(named.recognise('Металл (база)', '')).toBe('MET')
    expect(named.recognise('Торговая сеть', '')).toBe('TDS')
    expect(named.recognise('ООО "Северный Металл"', '')).toBe('Чужой металл')
  })

  it('is by tax id of a row, wherever it stands in the text', () => {
    const named = partners([['', 'MET', { taxId: '7712345678' }]])
    expect(named.recognise('Металлобаза, ИНН 7712345678', '')).toBe('MET')
    expect(named.recognise('Счет 40702810777123456780001', '')).toBe('')
  })

  it('is by the closest row: of the entity, equal, the longer pattern, the latest in force', () => {
    const named = partners([
      ['Мет*', 'for all'],
      ['Метал*', 'longer'],
      ['Металл', 'equal'],
      ['Металл', 'of the entity', { entity: 'SEV' }],
      ['Металл', 'of another', { entity: 'MET' }],
      ['Металл', 'next year', { entity: 'SEV', validFrom: '2026-01-01' }],
    ])
    expect(named.recognise('Метро', '')).toBe('for all')
    expect(named.recognise('Металлист', '')).toBe('longer')
    expect(named.recognise('Металл', '')).toBe('of the entity')
  })

  it('that fits two entities, or two rows alike, is an error', () => {
    const twins = partners([], [...GROUP, entity('MT2', { name: 'АО "Северный металл"' })])
    expect(twins.recognise('Северный металл', 'f.xlsx')).toBe('')
    expect(twins.findings).toMatchObject([
      {
        code: 'MAP-101',
        severity: 'blocks',
        place: { file: 'f.xlsx', value: 'Северный металл' },
        values: { codes: 'MET, MT2' },
      },
    ])
    const rows = partners([
      ['Мет*', 'MET'],
      ['*алл', 'TDS'],
    ])
    rows.recognise('Металл', '')
    expect(rows.findings).toMatchObject([{ code: 'MAP-101' }])
  })

  it('that only resembles an entity is listed once and not taken for it (C18)', () => {
    const named = partners()
    for (let i = 0; i < 2; i++) expect(named.recognise('Северный Металл-Инвест', 'f.xlsx')).toBe('')
    expect(named.recognise('ООО "Северный Метал"', 'f.xlsx')).toBe('')
    const codes = named.findings.map(({ code, place, severity }) => `${code} ${severity} ${place.value}`)
    expect(codes).toEqual(['MAP-102 warns Северный Металл-Инвест', 'MAP-102 warns ООО "Северный Метал"'])
  })

  it('in the canonical column is a code, a name of the group, or stays what it is', () => {
    expect(partners().canonical('MET', '')).toBe('MET')
    expect(partners().canonical('ООО "Северный Металл"', '')).toBe('MET')
    expect(partners().canonical('Банк Невский', '')).toBe('Банк Невский')
  })
})

describe('names and patterns', () => {
  it.each([
    ['Общество с ограниченной ответственностью «Ёлка»', 'елка'],
    ['Severny Asia Trading Co., Ltd.', 'severnyasiatrading'],
    ['ПАО', 'пао'],
    ['АО "Аострой"', 'аострой'],
  ])('bare %s is %s', (name, bare) => {
    expect(bareName(name)).toBe(bare)
  })

  it.each([
    ['*', '', true],
    ['Договор*', 'Договор 1', true],
    ['*займа*', 'Договор займа № 2', true],
    ['*лизинг', 'Договор займа', false],
    ['аб*ба', 'аба', false],
    ['*еализаци*сновных средств*', 'Реализация основных средств', true],
    ['a*b*c', 'axbxc', true],
    ['a*b*c', 'acb', false],
    ['равно', 'равно ', false],
  ])('%s fits %s: %s', (pattern, text, fits) => {
    expect(fitsPattern(pattern, text)).toBe(fits)
  })
})
