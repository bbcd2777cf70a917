import { describe, expect, it } from 'vitest'
import { Refused } from '../../store/refused.ts'
import { attachedFile, cleanName } from './attached-file.ts'

const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1')

function codeOf(name: string, content: Uint8Array): string {
  try {
    attachedFile({ name, bytes: content })
    return 'taken'
  } catch (error) {
    if (error instanceof Refused) return error.findings[0]?.code ?? ''
    throw error
  }
}

describe('a file that is attached', () => {
  it.each([
    ['Акт сверки.pdf', '%PDF-1.7\n'],
    ['расчёт.XLSX', 'PK\x03\x04'],
    ['старый.xls', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
    ['скан.jpg', '\xff\xd8\xff\xe0'],
    ['УПД.xml', '<?xml version="1.0" encoding="windows-1251"?><Файл/>'],
    ['УПД.sig', '\x30\x82\x01\x02'],
    ['строки.csv', 'а;б\r\n1;2'],
    ['unicode.txt', '\xff\xfea\0b\0'],
  ])('is taken where it is what it says: %s', (name, content) => {
    expect(codeOf(name, bytes(content))).toBe('taken')
  })

  it.each([
    ['вирус.exe', 'MZ', 'ATT-001'],
    ['страница.html', '<html>', 'ATT-001'],
    ['рисунок.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'ATT-001'],
    ['макрос.xlsm', 'PK\x03\x04', 'ATT-001'],
    ['constructor', 'PK\x03\x04', 'ATT-001'],
    ['без вида', 'text', 'ATT-001'],
    ['вирус.pdf', 'MZ\x90\0', 'ATT-002'],
    ['книга.xlsx', '<html><table>', 'ATT-002'],
    ['рисунок.png', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'ATT-002'],
    ['страница.txt', '  <!DOCTYPE html><p>', 'ATT-002'],
    ['рисунок.xml', '<a:svg xmlns:a="http://www.w3.org/2000/svg"/>', 'ATT-002'],
    ['широкая.txt', '\xff\xfe<\0s\0c\0r\0i\0p\0t\0>\0', 'ATT-002'],
    ['двоичный.csv', 'a\0b', 'ATT-002'],
    ['пустой.pdf', '', 'ATT-003'],
  ])('is refused where it is not: %s', (name, content, code) => {
    expect(codeOf(name, bytes(content))).toBe(code)
  })
})

describe('its name', () => {
  it.each([
    ['C:\\Документы\\Акт.pdf', 'Акт.pdf'],
    ['../../etc/passwd.txt', 'passwd.txt'],
    // What a reader would see as «акт.exe.pdf» turned round.
    ['акт\u202efdp.exe', 'актfdp.exe'],
    ['строка\r\nдве.pdf', 'строкадве.pdf'],
    ['й.pdf'.normalize('NFD'), 'й.pdf'],
    ['имя.pdf. ', 'имя.pdf'],
    [`${'д'.repeat(300)}.pdf`, `${'д'.repeat(176)}.pdf`],
  ])('is %j without what cannot be seen', (given, name) => {
    expect(cleanName(given)).toBe(name)
  })
})
