// The vendor's line over HTTP: the one call out that the desk makes. To the address of the setting and nowhere else: a
// redirect is refused, an answer is read up to a size.

import { FORWARDED_PATH, type ForwardedAnswer, type ForwardedRequest, forwardedAnswer } from './api-shapes.ts'

const TIMEOUT_MS = 30_000
const LONGEST_ANSWER = 5_000_000

/** @throws Error with what the other side said */
export async function askVendor(
  url: string,
  token: string,
  body: ForwardedRequest,
  signal: AbortSignal,
): Promise<ForwardedAnswer> {
  const response = await fetch(`${url.replace(/\/+$/, '')}${FORWARDED_PATH}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
    redirect: 'error',
    signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
  })
  const text = await readUpTo(response, LONGEST_ANSWER)
  if (!response.ok) throw new Error(`${response.status} ${text.replace(/\s+/g, ' ').slice(0, 300)}`.trim())
  return forwardedAnswer.parse(JSON.parse(text))
}

async function readUpTo({ body }: Response, most: number): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  if (body)
    for await (const chunk of body) {
      size += chunk.length
      if (size > most) throw new Error('the answer is too large')
      chunks.push(chunk)
    }
  return Buffer.concat(chunks).toString('utf8')
}
