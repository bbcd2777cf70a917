// What the desk tells: notes of a version, the letter of a line's card, the document of the life cycle.

import { describe, expect, it } from 'vitest'
import { claimsOf } from './claims.ts'
import { lifeCycle } from './life-cycle.ts'
import { headingOf, mailtoOf } from './line-card.ts'
import { DEFAULT_DAYS, DEFAULT_TARGETS } from './priority.ts'
import { releaseNotes } from './release-notes.ts'
import { kindOfSubject } from './subjects.ts'
import type { LineHours } from './types.ts'

const HOURS: LineHours = {
  zone: 'Europe/Moscow',
  opens: '10:00',
  closes: '18:00',
  calendar: 'ru',
  shortDays: 'as-others',
}

describe('notes of a version', () => {
  const note = (ru: string, en: string): { ru: string; en: string } => ({ ru, en })
  const notes = releaseNotes('2.4.0', [
    {
      number: 'SEV-1',
      kind: 'incident',
      note: note('Курс с тремя знаками', 'Rates of three digits'),
      votes: 0,
    },
    {
      number: 'YUG-7',
      kind: 'incident',
      note: note('Курс с тремя знаками', 'Rates of three digits'),
      votes: 0,
    },
    { number: 'SEV-2', kind: '', note: note('Выгрузка PDF', 'PDF output'), votes: 0 },
    { number: 'SEV-3', kind: 'proposal', note: note('Сальдо по договору', ''), votes: 4 },
    { number: 'SEV-4', kind: 'change', note: note(' ', ' '), votes: 0 },
  ])
  it('say once what changed, what most asked for first', () => {
    expect(notes.ru.markdown).toBe(
      '# Версия 2.4.0\n\n## Исправлено\n\n- Курс с тремя знаками\n- Выгрузка PDF\n' +
        '\n## По предложениям пользователей\n\n- Сальдо по договору\n',
    )
    expect(notes.en.markdown).toBe('# Version 2.4.0\n\n## Fixed\n\n- Rates of three digits\n- PDF output\n')
  })
  it('are a page too, in which words are no markup', () => {
    const [one] = [releaseNotes('<3>', [{ number: 'A-1', kind: '', note: note('x < y & z', 'a'), votes: 0 }])]
    expect(one?.ru.html).toContain('<title>Версия &lt;3&gt;</title>')
    expect(one?.ru.html).toContain('<h2>Исправлено</h2>\n<ul>\n<li>x &lt; y &amp; z</li>\n</ul>')
    expect(one?.ru.markdown).toContain('- x < y & z')
  })
  it('name no request, and tell which of them have no note yet', () => {
    expect(JSON.stringify([notes.ru, notes.en])).not.toMatch(/SEV-|YUG-/)
    expect(notes.missing).toEqual(['SEV-3', 'SEV-4'])
  })
})

describe('the card of a line', () => {
  it('begins a letter that the desk reads back', () => {
    for (const kind of ['incident', 'service', 'change', 'proposal', ''] as const)
      for (const language of ['ru', 'en'] as const) {
        const asking = { organisation: 'АО «Северный»', licenceNumber: 'TB-000418', kind }
        const { subject, text } = headingOf(asking, language)
        expect(kindOfSubject(`${subject}курс`)).toBe(kind)
        expect(claimsOf(text)).toEqual({ organisation: 'АО «Северный»', licenceNumber: 'TB-000418' })
      }
  })

  it('opens the mail program with it', () => {
    const link = mailtoOf('support@line.example', { subject: 'ЗНО: a&b', text: 'x\ny' })
    expect(link).toBe('mailto:support@line.example?subject=%D0%97%D0%9D%D0%9E%3A%20a%26b&body=x%0D%0Ay')
  })
})

describe('the document of the life cycle', () => {
  const settings = {
    product: 'TrialBalance',
    version: '2.3.1',
    line: 'Линия поддержки',
    telephone: '+7 000 000-00-00',
    addresses: ['support@line.example'],
    hours: HOURS,
    targets: DEFAULT_TARGETS,
    days: DEFAULT_DAYS,
    mending: 'Выпуски раз в месяц.',
    development: 'Раз в квартал.',
    staff: 'Три специалиста.',
    contacts: 'Адрес для писем.',
  }
  it.each(['ru', 'en'] as const)('says in %s all that the settings say', (language) => {
    const { missing, text } = lifeCycle(settings, language)
    const { contacts, development, mending, product, staff, telephone } = settings
    for (const part of [contacts, development, mending, product, staff, telephone, ...settings.addresses])
      expect(text).toContain(part)
    expect(text).toContain('10:00–18:00')
    expect(text).toContain(
      language === 'ru' ? '| Инцидент | Критическая | 1 ч | 4 ч |' : '| Incident | Critical | 1 h | 4 h |',
    )
    expect(missing).toEqual([])
  })
  it('marks and lists what they do not say', () => {
    const { missing, text } = lifeCycle({ ...settings, staff: ' ', telephone: '', addresses: [] }, 'ru')
    expect(missing).toEqual(['staff', 'telephone', 'addresses'])
    expect(text.match(/\[не заполнено\]/g)).toHaveLength(3)
  })
})
