// The vendor's line over HTTP: the one call out that the desk makes. To the address of the setting and nowhere else: a
// redirect is refused, an answer is read up to a size.

import { LETTER_LIMITS } from '../mail/attachments.ts'
import {
  attachmentsPath,
  FORWARDED_PATH,
  type ForwardedAnswer,
  type ForwardedRequest,
  forwardedAnswer,
} from './api-shapes.ts'

const TIMEOUT_MS = 30_000
const FILE_TIMEOUT_MS = 300_000
const LONGEST_ANSWER = 5_000_000

export interface Vendor {
  readonly url: string
  readonly token: string
  /** The program stops. */
  readonly signal: AbortSignal
}

/** @throws Error with what the other side said */
export async function askVendor(vendor: Vendor, body: ForwardedRequest): Promise<ForwardedAnswer> {
  const response = await ask(vendor, FORWARDED_PATH, TIMEOUT_MS, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  const text = (await readUpTo(response, LONGEST_ANSWER)).toString('utf8')
  if (!response.ok) throw new Error(saidBy(response, text))
  return forwardedAnswer.parse(JSON.parse(text))
}

export interface FileThere {
  readonly request: string
  readonly id: string
}

/** Once, by the file's id here. Gives why the vendor takes no such file; '' where it has it. @throws Error */
export async function putFile(
  vendor: Vendor,
  { id, request }: FileThere,
  { bytes, name }: { readonly name: string; readonly bytes: Uint8Array },
): Promise<string> {
  const form = new FormData()
  form.set('file', new File([Buffer.from(bytes)], name, { type: 'application/octet-stream' }))
  const response = await ask(vendor, attachmentsPath(request), FILE_TIMEOUT_MS, {
    method: 'POST',
    headers: { 'idempotency-key': `forwarded ${id}` },
    body: form,
  })
  const text = (await readUpTo(response, LONGEST_ANSWER)).toString('utf8')
  if (response.ok) return ''
  // Of the file itself: its kind, its size. Asked again the answer would be the same.
  if (response.status === 422 || response.status === 413) return saidBy(response, text)
  throw new Error(saidBy(response, text))
}

/** @throws Error */
export async function fetchFile(vendor: Vendor, { id, request }: FileThere): Promise<Buffer> {
  const response = await ask(vendor, `${attachmentsPath(request)}/${id}`, FILE_TIMEOUT_MS, { method: 'GET' })
  const bytes = await readUpTo(response, LETTER_LIMITS.attachment)
  if (!response.ok) throw new Error(saidBy(response, bytes.toString('utf8')))
  return bytes
}

interface Asked {
  readonly method: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | FormData
}

const ask = (
  { signal, token, url }: Vendor,
  path: string,
  timeout: number,
  asked: Asked,
): Promise<Response> =>
  fetch(`${url.replace(/\/+$/, '')}${path}`, {
    ...asked,
    headers: { authorization: `Bearer ${token}`, ...asked.headers },
    redirect: 'error',
    signal: AbortSignal.any([signal, AbortSignal.timeout(timeout)]),
  })

const saidBy = ({ status }: Response, text: string): string =>
  `${status} ${text.replace(/\s+/g, ' ').slice(0, 300)}`.trim()

async function readUpTo({ body }: Response, most: number): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let size = 0
  if (body)
    for await (const chunk of body) {
      size += chunk.length
      if (size > most) throw new Error('the answer is too large')
      chunks.push(chunk)
    }
  return Buffer.concat(chunks)
}
