import { describe, expect, it } from 'vitest'
import { textCell } from '../table/grid.ts'
import { numberText } from '../table/numbers.ts'
import { codeOf, codeOfCell, isSpoiledByDate, isUnder } from './code.ts'

const stored = (number: string, format: string) => ({
  ...textCell(numberText(number, format)),
  number,
  format,
})

describe('an account code as text', () => {
  it.each([
    '01',
    '60.01',
    '68.04.1',
    '76.АВ',
    '90.01.1',
    '000',
    '001',
    'МЦ.04',
    'ГТД',
    '1010',
    '397.03',
    '76.К',
  ])('%s is one', (text) => {
    expect(codeOf(text)).toEqual({ code: text, latin: '', open: false })
  })

  it.each([
    '',
    'Итого',
    'ООО "Ромашка"',
    'Договор №5',
    '01.02.2025 0:00:00',
    'ОБ',
    '40702810900000000001',
    '—',
    '1',
  ])('%s is none', (text) => {
    expect(codeOf(text)).toBeNull()
  })

  it('is freed of what cannot be seen', () => {
    expect(codeOf('\u200b60.01\u00a0 ')?.code).toBe('60.01')
  })

  it('has Russian letters, whichever were typed', () => {
    expect(codeOf('76.AB')).toEqual({ code: '76.АВ', latin: '76.AB', open: false })
    expect(codeOf('94.H')).toEqual({ code: '94.Н', latin: '94.H', open: false })
  })
})

describe('an account code as a stored number', () => {
  it.each([
    ['1', 'General', '01', false],
    ['1', '00', '01', false],
    ['60', 'General', '60', false],
    ['60.01', 'General', '60.01', false],
    ['9', '000', '009', false],
    ['94', '0".Н"', '94.Н', false],
    ['10.1', '00.00', '10.10', false],
    ['10.1', 'General', '10.1', true],
    ['10.11', 'General', '10.11', false],
  ])('%s in the format %s is %s', (number, format, code, open) => {
    expect(codeOfCell(stored(number, format))).toMatchObject({ code, open })
  })

  it('is a day where Excel took it for one', () => {
    expect(isSpoiledByDate(stored('46143', 'dd.mm'))).toBe(true)
    expect(isSpoiledByDate(textCell('01.май'))).toBe(true)
    expect(isSpoiledByDate(textCell('01.05'))).toBe(false)
  })
})

it('lies below another by its point', () => {
  expect(isUnder('60.01', '60')).toBe(true)
  expect(isUnder('60', '60')).toBe(false)
  expect(isUnder('601.1', '60')).toBe(false)
})
