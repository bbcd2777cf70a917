// What is read from a letter's words: new text above a quotation, kind and numbers of its subject, who it says it is
// from; and what our own letters bear.

import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { recipientsOf, replyAddress, replyMac, tokenOf } from './answers.ts'
import { claimsOf } from './claims.ts'
import { readsAsConfirmation, stripQuoted, WRITE_ABOVE } from './quoting.ts'
import { bareSubject, headerText, kindOfSubject, letterSubject, numbersIn } from './subjects.ts'

const OWN = 'Курс исправил, разница ушла.\nСпасибо.'

describe('quoted text', () => {
  const heads: readonly (readonly [string, string])[] = [
    ['Outlook, Russian', '-----Исходное сообщение-----\nОт: Поддержка\nПришлите курс'],
    [
      'Outlook with a rule',
      '________________________________\nОт: Поддержка <support@line.example>\nОтправлено: 24 ноября 2026 г. 10:05\nКому: Анна\nТема: [SEV-1] Курс\n\nПришлите курс',
    ],
    [
      'Outlook without a rule, English',
      'From: Support <support@line.example>\nSent: Tuesday, November 24, 2026 10:05 AM\nTo: Anna\nSubject: [SEV-1] Rate\n\nPlease send',
    ],
    ['Outlook, English', '-----Original Message-----\nFrom: Support\nPlease send'],
    ['Thunderbird, Russian', '24.11.2026 10:05, Поддержка пишет:\n> Пришлите курс'],
    ['Thunderbird, English', 'On 24/11/2026 10:05, Support wrote:\n> Please send'],
    ['Yandex', '24.11.2026, 10:05, "Поддержка" <support@line.example>:\n> Пришлите курс'],
    ['Yandex, time first', '10:05, 24 ноября 2026 г., Поддержка <support@line.example>:\nПришлите курс'],
    ['Mail.ru', 'Вторник, 24 ноября 2026, 10:05 +03:00 от Поддержка <support@line.example>:\nПришлите курс'],
    [
      'Mail.ru, quoted head',
      '>Вторник, 24 ноября 2026, 10:05 +03:00 от Поддержка <support@line.example>:\n>\n>Курс',
    ],
    ['Gmail, Russian', 'вт, 24 нояб. 2026 г. в 10:05, Поддержка <support@line.example>:\n\n> Пришлите курс'],
    [
      'Gmail, English',
      'On Tue, Nov 24, 2026 at 10:05 AM Support <support@line.example> wrote:\n\n> Please send',
    ],
    [
      'Gmail, broken in two lines',
      'On Tue, Nov 24, 2026 at 10:05 AM Support of the line\n<support@line.example> wrote:\n\n> Please send',
    ],
    ['Apple', '24 нояб. 2026 г., в 10:05, Поддержка <support@line.example> написал(а):\n\n> Пришлите курс'],
    ['our own line', `${WRITE_ABOVE}\nПришлите курс`],
    ['marks alone', '> Пришлите курс\n> Спасибо'],
    ['a signature below the quotation', '24.11.2026 10:05, Поддержка пишет:\n> Пришлите курс\n\n-- \nАнна'],
  ]
  it.each(heads)('of %s goes', (_, quotation) => {
    expect(stripQuoted(`${OWN}\n\n${quotation}`)).toBe(OWN)
  })

  it.each(heads)('of %s stays where nothing else is there', (_, quotation) => {
    // Our own line is for whoever answers: it is no words of anybody's.
    expect(stripQuoted(`\n${quotation}\n`)).toBe(quotation.replace(WRITE_ABOVE, '').trim())
  })

  const stays = [
    [
      'answers between the lines',
      '24.11.2026 10:05, Поддержка пишет:\n> Какой курс?\n5,1624\n> Какой банк?\nЦБ',
    ],
    ['an answer below', '24.11.2026 10:05, Поддержка пишет:\n> Какой курс?\n\n5,1624'],
    ['a sentence with a date', 'Добрый день.\n24.11.2026 в 10:05 программа показала:\nошибка T-02'],
    ['a list', 'От: этого зависит срок\nНапример, отчёт:\nстрока 1'],
  ] as const
  it.each(stays)('%s stay', (_, text) => {
    expect(stripQuoted(text)).toBe(text)
  })

  it('that is forwarded is the matter itself', () => {
    const text = `${OWN}\n\nFrom: Bank <a@b.example>\nSent: 1\nTo: Anna\nSubject: Rate\n\n5,1624`
    expect(stripQuoted(text, 'FW: курс')).toBe(text)
  })

  it('is never all there is, and nothing is invented', () => {
    const line = fc.constantFrom(
      '',
      '> x',
      'текст',
      heads[4]![1],
      heads[2]![1],
      'On 1',
      '-----Original Message-----',
    )
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const text = lines.join('\n')
        const own = stripQuoted(text)
        expect(text.includes(own)).toBe(true)
        expect(own === '').toBe(text.trim() === '')
      }),
    )
  })

  it('confirms by a word alone', () => {
    expect(['Подтверждаю.', 'решено', 'Confirmed!'].map(readsAsConfirmation)).toEqual([true, true, true])
    expect(['Спасибо', 'Не решено', 'Решено, но есть вопрос', ''].map(readsAsConfirmation)).toEqual([
      ...[false, false, false, false],
    ])
  })
})

describe('a subject', () => {
  it.each([
    ['Re: [SEV-12] Инцидент: курс', 'incident'],
    ['FW: Отв[2]: ЗНО. Доступ', 'service'],
    ['ЗНИ', 'change'],
    ['предложение', 'proposal'],
    ['Service request: access', 'service'],
    ['ЗНОй', ''],
    ['О проблеме: инцидент', ''],
    ['', ''],
  ])('%s is of kind «%s»', (subject, kind) => {
    expect(kindOfSubject(subject)).toBe(kind)
  })

  it('bears numbers in brackets alone', () => {
    expect(numbersIn('Re: [SEV-12] и [FIRM2-3], SEV-4, [sev-5], [SEV-0], [SEV-12]')).toEqual([
      'SEV-12',
      'FIRM2-3',
    ])
  })

  it('of a letter of ours bears the number once', () => {
    expect(letterSubject('SEV-12', 'Re: RE: [SEV-12] Курс')).toBe('[SEV-12] Курс')
    expect(letterSubject('SEV-12', '')).toBe('[SEV-12]')
    expect(bareSubject('Отв: Fwd: [ext] Курс')).toBe('Курс')
  })

  it('makes no header of its own', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (one, other) => {
        const line = headerText(`${one}\r\nBcc: x@y.example\r\n\u2028${other}\0`)
        expect(/[\p{Cc}\p{Zl}\p{Zp}]/u.test(line)).toBe(false)
        expect(/[\p{Cc}\p{Zl}\p{Zp}]/u.test(letterSubject('SEV-1', `${one}\n${other}`))).toBe(false)
      }),
    )
  })
})

describe('who a letter says it is from', () => {
  it.each([
    ['Организация: ООО «Ромашка»\nРегистрационный номер: TB-000418', 'ООО «Ромашка»', 'TB-000418'],
    ['Наименование организации - АО Север\nРег. номер - 77/12', 'АО Север', '77/12'],
    ['Organisation: Firm Ltd\nLicence number: LN 5.', 'Firm Ltd', 'LN 5'],
    ['Пишет ПАО "Юг", лицензия № А-7', 'ПАО "Юг"', ''],
    ['Лицензия № А-7\nИНН: 7700000000', '', 'А-7'],
    ['Регистрационный номер лицензионного договора: TB-1', '', 'TB-1'],
    ['Курс не сходится', '', ''],
  ])('%j', (text, organisation, licenceNumber) => {
    expect(claimsOf(text)).toEqual({ organisation, licenceNumber })
  })
})

describe('our letters', () => {
  const mark = (text: string): string => createHmac('sha256', 'key').update(text).digest('hex')
  const other = (text: string): string => createHmac('sha256', 'another').update(text).digest('hex')

  it('are answered to an address whose token proves the request', () => {
    const address = replyAddress('support@line.example', 'SEV-12', mark)
    expect(address).toMatch(/^support\+sev-12\.[0-9a-f]{24}@line\.example$/)
    expect(tokenOf(address.toUpperCase())).toEqual({ number: 'SEV-12', mac: replyMac('SEV-12', mark) })
    expect(replyMac('SEV-12', other)).not.toBe(replyMac('SEV-12', mark))
    expect(tokenOf('support+sev-12@line.example')).toBeNull()
  })

  it('go to who takes part, never to ourselves', () => {
    const own = ['support@line.example']
    const token = replyAddress('support@line.example', 'SEV-12', mark)
    expect(recipientsOf(['Anna@firm.example', 'anna@firm.example', token, own[0]!], own)).toEqual([
      'anna@firm.example',
    ])
  })
})
