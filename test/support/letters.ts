// Letters as they come: each built byte by byte, so that a test says what stands on the wire.

import { Buffer } from 'node:buffer'

export interface LetterParts {
  readonly from?: string
  readonly to?: string
  readonly subject?: string
  readonly id?: string
  readonly headers?: readonly string[]
  readonly body?: string | Buffer
}

/** Header lines and a body, in UTF-8 unless the body is bytes. */
export function letter({
  body = 'Добрый день!',
  from = 'buh@firm.test',
  headers = ['Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: 8bit'],
  id = '',
  subject = 'Инцидент: не сходится баланс',
  to = 'support@line.test',
}: LetterParts): Buffer {
  const lines = [
    `From: ${from}`,
    `To: ${to}`,
    ...(subject === '' ? [] : [`Subject: ${encodedWord(subject)}`]),
    ...(id === '' ? [] : [`Message-ID: ${id}`]),
    'Date: Tue, 20 Jan 2026 12:00:00 +0300',
    'MIME-Version: 1.0',
    ...headers,
  ]
  return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`), Buffer.from(body)])
}

/** RFC 2047; what is ASCII stays as it is. */
export const encodedWord = (text: string): string =>
  /^[ -~]*$/.test(text) ? text : `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`

export interface Part {
  readonly type: string
  readonly headers?: readonly string[]
  readonly body: string | Buffer
}

/** A letter of several parts; bytes are written in base64. */
export function multipart(kind: string, parts: readonly Part[], given: LetterParts = {}): Buffer {
  const written = parts.map(({ body, headers = [], type }) => {
    const isText = typeof body === 'string'
    const encoding = isText ? '8bit' : 'base64'
    const content = isText ? body : body.toString('base64').replace(/.{76}/g, '$&\r\n')
    const head = [`Content-Type: ${type}`, `Content-Transfer-Encoding: ${encoding}`, ...headers]
    return `--limit\r\n${head.join('\r\n')}\r\n\r\n${content}\r\n`
  })
  const type = `Content-Type: multipart/${kind}; boundary="limit"`
  const { headers = [] } = given
  return letter({ ...given, headers: [...headers, type], body: `${written.join('')}--limit--\r\n` })
}

export const file = (name: string, body: Buffer, type = 'application/octet-stream'): Part => ({
  type,
  headers: [`Content-Disposition: attachment; ${name}`],
  body,
})
