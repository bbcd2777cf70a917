// What the desk tells: notes of a version, reports, the line's card, the document of the life cycle.

import { describe, expect, it } from 'vitest'
import { calendarOf } from './calendar.ts'
import { claimsOf } from './claims.ts'
import { lifeCycle } from './life-cycle.ts'
import { headingOf, mailtoOf, openWords } from './line-card.ts'
import { DEFAULT_DAYS, DEFAULT_TARGETS } from './priority.ts'
import { releaseNotes } from './release-notes.ts'
import { ages, byTopic, byVersion, keptTargets, type ReportRow, reopening, scores } from './reports.ts'
import { kindOfSubject } from './subjects.ts'
import type { LineHours } from './types.ts'
import { instantAt } from './zone.ts'

const HOURS: LineHours = {
  zone: 'Europe/Moscow',
  opens: '10:00',
  closes: '18:00',
  calendar: 'ru',
  shortDays: 'as-others',
}
const RU = calendarOf('ru')
const TERMS = { hours: HOURS, calendar: RU, targets: DEFAULT_TARGETS, days: DEFAULT_DAYS }
const at = (day: string, hour: number): number => instantAt(day, hour * 60, HOURS.zone)

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

describe('reports', () => {
  const row = (more: Partial<ReportRow>): ReportRow => ({
    kind: 'incident',
    state: 'in-work',
    priority: 3,
    startedAt: at('2026-11-23', 10),
    reactedAt: null,
    solvedAt: null,
    reactionBreached: false,
    solutionBreached: false,
    solutionPromised: true,
    reopened: 0,
    topic: 'rates',
    programVersion: '2.3.1',
    score: null,
    ...more,
  })
  const done = { state: 'closed', reactedAt: 1, solvedAt: 2 } as const

  it('count kept targets of what was answered, solved or late; what runs says nothing yet', () => {
    const rows = [
      row(done),
      row({ ...done, solutionBreached: true }),
      row({}),
      row({ reactionBreached: true, solutionBreached: true }),
      row({ ...done, kind: 'change', solutionPromised: false }),
    ]
    expect(keptTargets(rows)).toEqual([
      { kind: 'change', priority: 3, reaction: { part: 1, of: 1 }, solution: { part: 0, of: 0 } },
      { kind: 'incident', priority: 3, reaction: { part: 2, of: 3 }, solution: { part: 1, of: 3 } },
    ])
  })

  it('group open requests by age in working days', () => {
    const rows = [
      row({ startedAt: at('2026-11-24', 11) }),
      row({ startedAt: at('2026-11-23', 12) }),
      row({ startedAt: at('2026-11-20', 12) }),
      row({ startedAt: at('2026-10-01', 12) }),
      row({ ...done, startedAt: at('2026-10-01', 12) }),
    ]
    // Tuesday at noon: from Monday noon it is exactly one working day.
    expect(ages(rows, at('2026-11-24', 12), TERMS)).toEqual([1, 2, 0, 1])
  })

  it('count what came back, what it was about, by version, and how it was liked', () => {
    const rows = [
      row({ ...done, score: 5 }),
      row({ reopened: 1, topic: 'print' }),
      row({ ...done, reopened: 2, score: 2, programVersion: '2.4.0' }),
      row({}),
    ]
    expect(reopening(rows)).toEqual({ part: 2, of: 3 })
    expect(byTopic(rows)).toEqual([
      { value: 'rates', count: 3, open: 1 },
      { value: 'print', count: 1, open: 1 },
    ])
    expect(byVersion(rows).map(({ count, value }) => `${value} ${count}`)).toEqual(['2.3.1 3', '2.4.0 1'])
    expect(scores(rows)).toEqual([0, 1, 0, 0, 1])
  })
})

describe('the card of a line', () => {
  it.each([
    [at('2026-11-24', 12), 'Europe/Moscow', 'открыто до 18:00'],
    [at('2026-11-24', 9), 'Europe/Moscow', 'закрыто, откроется 10:00'],
    [at('2026-11-27', 18), 'Europe/Moscow', 'закрыто, откроется пн 30.11.2026, 10:00'],
    [at('2026-11-24', 12), 'Asia/Yekaterinburg', 'открыто до 20:00'],
    [at('2026-11-24', 17), 'Asia/Vladivostok', 'открыто до 01:00'],
  ])('at %i, read in %s: %s', (now, zone, expected) => {
    expect(openWords(HOURS, RU, now, zone).ru).toBe(expected)
  })

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
