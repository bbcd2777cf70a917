import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sourcesOf } from '../../test/support/source.ts'
import { type Catalogue, finding } from '../ledger/finding.ts'
import { CATALOGUES, formatter, isKnownCode, missingValues, render, renderCheck } from './messages.ts'

const ROOT = join(import.meta.dirname, '../..')

describe('the catalogues', () => {
  it('are all there: each messages.ts of src is merged', () => {
    const onDisk = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
      .filter((name) => /(^|\/)messages\.ts$/.test(name))
      .map((name) => `src/${name}`)
      .filter((name) => name !== 'src/app/messages.ts')
    expect(onDisk.filter((name) => !(name in CATALOGUES))).toEqual([])
  })

  it('use each code once', () => {
    const codes = Object.values(CATALOGUES).flatMap((catalogue) => Object.keys(catalogue))
    expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([])
  })

  it('have text and advice in Russian and in English, as ICU messages', () => {
    const wrong: string[] = []
    for (const [code, entry] of Object.values(CATALOGUES).flatMap((one: Catalogue) => Object.entries(one))) {
      for (const language of ['ru', 'en'] as const) {
        const { advice, text } = entry[language]
        if (text.trim() === '') wrong.push(`${code} ${language}: empty`)
        for (const each of [text, advice]) {
          try {
            formatter(each, language).getAst()
          } catch (error) {
            wrong.push(`${code} ${language}: ${String(error)}`)
          }
        }
        if (
          language === 'en' &&
          /[А-Яа-яЁё]/.test(`${text}${advice}`.replace(/[«“"'(][^»”"')]*[»”"')]/g, ''))
        ) {
          wrong.push(`${code}: Russian words in the English text outside quotes`)
        }
      }
    }
    expect(wrong).toEqual([])
  })

  it('hold every code that the source names', () => {
    const prefixes = new Set(
      Object.values(CATALOGUES).flatMap((catalogue) =>
        Object.keys(catalogue).map((code) => code.replace(/-?\d+$/, '')),
      ),
    )
    const unknown = sourcesOf('src')
      .filter(({ path }) => !path.endsWith('.test.ts') && !(path in CATALOGUES))
      .flatMap(({ path, text }) =>
        [...text.matchAll(/'([A-Z]{2,}(?:-[A-Z]+)*)-(\d{3})'/g)]
          .filter(([, prefix = '']) => prefixes.has(prefix))
          .map(([, prefix, number]) => `${prefix}-${number}`)
          .filter((code) => !isKnownCode(code))
          .map((code) => `${path}: ${code}`),
      )
    expect(unknown).toEqual([])
  })
})

describe('each code of the catalogues', () => {
  it('is said somewhere: a message that nothing gives is deleted, its code not used again', () => {
    const said = sourcesOf('src')
      .filter(({ path }) => !path.endsWith('.test.ts') && !(path in CATALOGUES))
      .map(({ text }) => text)
      .join('\n')
    const codes = Object.values(CATALOGUES).flatMap((catalogue) => Object.keys(catalogue))
    expect(codes.filter((code) => !said.includes(`'${code}'`))).toEqual([])
  })
})

describe('a finding in words', () => {
  const busy = finding(
    'STORE-001',
    'blocks',
    { subject: '/data' },
    { folder: '/data', path: '/data/lock', pid: 12, host: 'srv' },
  )

  it('names the place, what was found and what to do, in both languages', () => {
    expect(render(busy, 'ru')).toMatchObject({
      code: 'STORE-001',
      where: '/data',
      text: 'Папка данных /data занята: с ней работает процесс 12 на машине srv.',
    })
    expect(render(busy, 'en').text).toBe(
      'The data folder /data is taken: process 12 on machine srv works with it.',
    )
  })

  it('shows file, sheet, row and column as the user sees them', () => {
    const place = { file: 'balances/SEV/2025.xlsx', sheet: 'TB', row: 214, column: 'D' }
    const told = finding('STORE-003', 'blocks', place, { path: 'x' })
    expect(render(told, 'ru').where).toBe('balances/SEV/2025.xlsx, лист «TB», строка 214, столбец D')
    expect(render(told, 'en').where).toBe('balances/SEV/2025.xlsx, sheet “TB”, row 214, column D')
  })

  it('lacks nothing that its message names, or says what', () => {
    expect(missingValues(busy)).toEqual([])
    const half = finding('STORE-010', 'blocks', {}, { folder: '/data' })
    expect(missingValues(half)).toEqual(['floor', 'free'])
    expect(render(half, 'en').text).toContain('{free} MB free')
  })

  it('with a code of no catalogue stops the run: a mistake of ours', () => {
    const unknown = finding('NO-SUCH-CODE', 'blocks', {})
    expect(() => render(unknown, 'ru')).toThrow('NO-SUCH-CODE')
    const check = {
      id: 'NO-SUCH-CHECK',
      scope: 'group',
      subject: '',
      severity: 'blocks',
      left: '0',
      right: '0',
      difference: '0',
      passed: true,
      values: {},
    } as const
    expect(() => renderCheck(check, 'ru')).toThrow('NO-SUCH-CHECK')
  })

  it('takes values as they are: braces, apostrophes and tags of the user are not ours to read', () => {
    const strange = finding('STORE-013', 'blocks', {}, { name: "{x} '' <b>ООО</b>" })
    expect(render(strange, 'en').text).toContain("“{x} '' <b>ООО</b>”")
  })
})
