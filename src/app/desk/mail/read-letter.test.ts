// Expected values stand in the standards (RFC 2047, 2231, 3462, 5322) and in the letters themselves.

import { describe, expect, it } from 'vitest'
import { file, letter, multipart } from '../../../../test/support/letters.ts'
import { LETTER_LIMITS } from './attachments.ts'
import { textOfHtml } from './html-text.ts'
import { bodyHash, fieldsOf } from './letter-bytes.ts'
import { readLetter } from './read-letter.ts'

const PDF = Buffer.from('%PDF-1.4 nothing')

/** «Привет» in the two encodings of Russian letters before UTF-8. */
const WINDOWS_1251 = Buffer.from([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2])
const KOI8_R = Buffer.from([0xf0, 0xd2, 0xc9, 0xd7, 0xc5, 0xd4])

describe('a letter', () => {
  it.each([
    ['windows-1251, as it is', 'windows-1251', '8bit', WINDOWS_1251],
    ['KOI8-R, as it is', 'koi8-r', '8bit', KOI8_R],
    ['KOI8-R in base64', 'koi8-r', 'base64', Buffer.from(KOI8_R.toString('base64'))],
    ['windows-1251 quoted', 'windows-1251', 'quoted-printable', Buffer.from('=CF=F0=E8=E2=E5=\r\n=F2')],
    ['UTF-8 in base64', 'utf-8', 'base64', Buffer.from(Buffer.from('Привет').toString('base64'))],
  ])('is read in %s', async (_, charset, encoding, body) => {
    const headers = [`Content-Type: text/plain; charset=${charset}`, `Content-Transfer-Encoding: ${encoding}`]
    const { fault, text } = await readLetter(letter({ headers, body }))
    expect({ fault, text }).toEqual({ fault: '', text: 'Привет' })
  })

  it('has a subject and a name in encoded words, each in an encoding of its own', async () => {
    const given = letter({
      from: `=?koi8-r?B?${KOI8_R.toString('base64')}?= <Buh@Firm.Test>`,
      subject: '=?windows-1251?Q?=CF=F0=E8?= =?windows-1251?Q?=E2=E5=F2?=',
    })
    const { from, fromName, subject } = await readLetter(given)
    expect({ from, fromName, subject }).toEqual({
      from: 'buh@firm.test',
      fromName: 'Привет',
      subject: 'Привет',
    })
  })

  it.each([
    ['RFC 2231', "filename*=utf-8''%D0%9E%D0%A1%D0%92.xlsx"],
    ['RFC 2231 in pieces', "filename*0*=utf-8''%D0%9E%D0%A1; filename*1*=%D0%92.xlsx"],
    ['RFC 2047', 'filename="=?utf-8?B?0J7QodCSLnhsc3g=?="'],
    ['windows-1251', "filename*=windows-1251''%CE%D1%C2.xlsx"],
  ])('has a file with a Cyrillic name by %s', async (_, name) => {
    const { files } = await readLetter(multipart('mixed', [file(name, PDF)]))
    expect(files.map((each) => [each.name, Buffer.from(each.bytes).toString()])).toEqual([
      ['ОСВ.xlsx', PDF.toString()],
    ])
  })

  it('keeps winmail.dat as it is', async () => {
    const bytes = Buffer.from([0x78, 0x9f, 0x3e, 0x22, 0, 1, 2])
    const { files, keptOut } = await readLetter(
      multipart('mixed', [file('filename="winmail.dat"', bytes, 'application/ms-tnef')]),
    )
    expect(files).toEqual([{ name: 'winmail.dat', type: 'application/ms-tnef', bytes }])
    expect(keptOut).toEqual([])
  })

  it.each([
    ['a program by its name', 'filename="счет.pdf.exe"', PDF, 'счет.pdf.exe', 'program'],
    ['a program by its bytes', 'filename="act.pdf"', Buffer.from('MZ\x90\0'), 'act.pdf', 'program'],
    ['a page', 'filename="a.html"', PDF, 'a.html', 'program'],
    ['macros', 'filename="osv.xlsm"', PDF, 'osv.xlsm', 'macros'],
    ['a hidden ending', "filename*=utf-8''act%E2%80%AEfdp.exe", PDF, 'actfdp.exe', 'program'],
    ['a path', 'filename="../../etc/a.cmd"', PDF, 'a.cmd', 'program'],
    ['nothing', 'filename="a.pdf"', Buffer.alloc(0), 'a.pdf', 'empty'],
  ])('keeps out %s, and says why', async (_, given, bytes, name, reason) => {
    const { files, keptOut } = await readLetter(multipart('mixed', [file(given, bytes)]))
    expect({ files, keptOut }).toEqual({ files: [], keptOut: [{ name, reason }] })
  })

  it('keeps out a file that is larger than the limit', async () => {
    const { files, keptOut } = await readLetter(
      multipart('mixed', [file('filename="a.bin"', Buffer.alloc(LETTER_LIMITS.attachment + 1, 1))]),
    )
    expect({ files, keptOut }).toEqual({ files: [], keptOut: [{ name: 'a.bin', reason: 'too-large' }] })
  })

  it.each([
    ['Subject: Hello\r\nBcc: all@firm.test', '=?utf-8?Q?Hello=0D=0ABcc:_all=40firm.test?='],
    ['a bare line feed', '=?utf-8?B?SGVsbG8KQmNjOiBhbGxAZmlybS50ZXN0?='],
    ['a line separator', '=?utf-8?Q?Hello=E2=80=A8Bcc:_all=40firm.test?='],
  ])('keeps a header on one line: %s', async (_, subject) => {
    expect((await readLetter(letter({ subject }))).subject).toBe('Hello Bcc: all@firm.test')
  })

  it.each([
    ['two senders', 'buh@firm.test, boss@firm.test'],
    ['two fields', 'buh@firm.test\r\nFrom: boss@firm.test'],
    ['no address', 'Бухгалтер'],
    ['an address that goes on in another header', '"=?utf-8?Q?a=0D=0ABcc:b?=@firm.test"'],
  ])('has no sender where it names %s', async (_, from) => {
    expect((await readLetter(letter({ from }))).from).toBe('')
  })

  it('is never an error: what cannot be read has its header and the reason', async () => {
    const deep = Array.from(
      { length: 1500 },
      (_, n) => `Content-Type: multipart/mixed; boundary=b${n}\r\n\r\n--b${n}\r\n`,
    )
    const { fault, from, subject, text } = await readLetter(
      Buffer.from(`From: buh@firm.test\r\nSubject: deep\r\nMIME-Version: 1.0\r\n${deep.join('')}`),
    )
    expect({ from, subject, text }).toEqual({ from: 'buh@firm.test', subject: 'deep', text: '' })
    expect(fault).not.toBe('')
  })

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['zeros', Buffer.alloc(10_000)],
    ['one line without an end', Buffer.alloc(2_000_000, 'a')],
    ['a header of 5 MB', Buffer.from(`From: a@b.test\r\nX-A: ${'я'.repeat(2_500_000)}\r\n\r\nx`)],
    ['an unknown encoding', letter({ headers: ['Content-Type: text/plain; charset=x-nobody'] })],
    ['base64 that is none', letter({ headers: ['Content-Transfer-Encoding: base64'], body: '!!!=' })],
    ['a boundary that never comes', letter({ headers: ['Content-Type: multipart/mixed; boundary=z'] })],
    ['a boundary without a name', letter({ headers: ['Content-Type: multipart/mixed'] })],
    ['a header named as a property', letter({ headers: ['__proto__: a', 'constructor: b'] })],
    [
      'html as deep as it is long',
      letter({ headers: ['Content-Type: text/html'], body: '<b>'.repeat(200_000) }),
    ],
  ])('is never an error: %s', async (_, bytes) => {
    const { references, text } = await readLetter(bytes)
    expect(Array.isArray(references) && typeof text === 'string').toBe(true)
  })

  it('takes the text of the plain part beside HTML, and of HTML alone without what is not text', async () => {
    const html =
      '<style>p{}</style><script>x()</script><p>Добрый&nbsp;день</p><img src="http://a.test/1.png">'
    const parts = [
      { type: 'text/plain; charset=utf-8', body: 'Текст' },
      { type: 'text/html; charset=utf-8', body: html },
    ]
    expect((await readLetter(multipart('alternative', parts))).text).toBe('Текст')
    expect((await readLetter(multipart('mixed', parts.slice(1)))).text).toBe('Добрый день')
  })

  it('names what a delivery report is about', async () => {
    const given = multipart(
      'report; report-type=delivery-status',
      [
        { type: 'text/plain', body: 'could not be delivered' },
        { type: 'message/delivery-status', body: 'Final-Recipient: rfc822; a@b.test\r\nAction: failed' },
        { type: 'text/rfc822-headers', body: 'Subject: x\r\nMessage-ID: <ours@line.test>' },
      ],
      { id: '<report@mx.test>' },
    )
    expect((await readLetter(given)).reported).toEqual(['<ours@line.test>'])
  })

  it('gives what it answers to, the nearest first', async () => {
    const headers = ['In-Reply-To: <c@x>', 'References: <a@x>\r\n <b@x> <c@x>']
    expect((await readLetter(letter({ headers }))).references).toEqual(['<c@x>', '<b@x>', '<a@x>'])
  })
})

describe('the bytes of a letter', () => {
  const below = 'From: a@b.test\r\nSubject: x\r\n\r\nbody'

  it('are the same below the trace headers, however the letter came', () => {
    const one = Buffer.from(`Return-Path: <a@b.test>\r\nReceived: from a\r\n by b\r\n${below}`)
    const other = Buffer.from(`Delivered-To: c@d\r\nX-Spam: no\r\nReceived: by c\r\n${below}`)
    expect(bodyHash(one)).toBe(bodyHash(other))
    expect(bodyHash(one)).toBe(bodyHash(Buffer.from(below)))
    expect(bodyHash(one)).not.toBe(bodyHash(Buffer.from(`${below}.`)))
  })

  it('are another letter with the same Message-ID and another content', () => {
    const id = '<same@firm.test>'
    expect(bodyHash(letter({ id, body: 'one' }))).not.toBe(bodyHash(letter({ id, body: 'two' })))
  })

  it('are unfolded to fields, each on one line', () => {
    expect(fieldsOf(Buffer.from('A: 1\r\n\t2\nb:\r\n 3\r\nbroken\r\n\r\nC: 4'))).toEqual([
      { name: 'a', value: '1 2', start: 0 },
      { name: 'b', value: '3', start: 9 },
    ])
  })
})

describe('the text of HTML', () => {
  it('has the lines that people wrote, and their quotations', () => {
    const html =
      '<div>Добрый день!</div><div><br></div><ul><li>раз</li><li>два &lt;b&gt; &amp;amp;</li></ul>' +
      '<table><tr><td>1</td><td>2</td></tr></table><blockquote>Вы писали:<br>строка</blockquote>'
    expect(textOfHtml(html)).toBe('Добрый день!\n\n- раз\n- два <b> &amp;\n1 2\n> Вы писали:\n> строка')
  })
})
