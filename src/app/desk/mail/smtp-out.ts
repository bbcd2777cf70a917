// Sending over SMTP (RFC 5321). What a person wrote is never put into a header but by the composer, which folds and
// encodes it; addresses that could carry more than an address are refused.

import { createTransport } from 'nodemailer'
import { isAddress } from './address.ts'
import { faultOf } from './fault.ts'
import { plain } from './letter-bytes.ts'
import { MAIL_TIMEOUTS, type ServerSettings } from './mail-settings.ts'

export interface OutgoingLetter {
  readonly from: string
  readonly fromName: string
  /** Where an answer goes: the line's own address, or with the request's token. */
  readonly replyTo: string
  readonly to: readonly string[]
  readonly subject: string
  readonly text: string
  /** With its angle brackets; the same each time it is sent. */
  readonly messageId: string
  readonly inReplyTo: string
  readonly references: readonly string[]
  readonly isAutomatic: boolean
  readonly headers: Readonly<Record<string, string>>
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[]
  readonly date: Date
}

/** `final`: the server will not take this letter, however often it is tried (5xx, RFC 5321 §4.2.1). */
export class NotSent extends Error {
  readonly isFinal: boolean

  constructor(reason: string, isFinal: boolean) {
    super(reason)
    this.name = 'NotSent'
    this.isFinal = isFinal
  }
}

export interface Sent {
  /** Addresses that the server did not take while it took others: `address: reason`. */
  readonly refused: readonly string[]
}

/** @throws NotSent */
export async function sendLetter(
  settings: ServerSettings,
  password: string,
  letter: OutgoingLetter,
): Promise<Sent> {
  const wrong = [letter.from, ...letter.to].find((address) => !isAddress(address))
  if (wrong !== undefined) throw new NotSent(`not an address: ${plain(wrong)}`, true)
  const transport = createTransport({
    host: settings.host,
    port: settings.port,
    secure: settings.security === 'tls',
    requireTLS: settings.security === 'starttls',
    ignoreTLS: settings.security === 'none',
    auth: { user: settings.user, pass: password },
    tls: { minVersion: 'TLSv1.2' },
    connectionTimeout: MAIL_TIMEOUTS.connect,
    greetingTimeout: MAIL_TIMEOUTS.greeting,
    socketTimeout: MAIL_TIMEOUTS.socket,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  try {
    const { rejectedErrors = [] } = await transport.sendMail(messageOf(letter))
    return { refused: rejectedErrors.map((error) => plain(error.message)) }
  } catch (error) {
    throw notSent(error)
  } finally {
    transport.close()
  }
}

function messageOf(letter: OutgoingLetter) {
  const { files, from, fromName, headers, inReplyTo, isAutomatic, messageId, references, replyTo, to } =
    letter
  const automatic = isAutomatic ? { 'Auto-Submitted': 'auto-replied', 'X-Auto-Response-Suppress': 'All' } : {}
  return {
    from: { name: plain(fromName), address: from },
    to: to.map((address) => ({ name: '', address })),
    ...(replyTo === '' || replyTo === from ? {} : { replyTo }),
    subject: plain(letter.subject),
    text: letter.text,
    messageId,
    ...(inReplyTo === '' ? {} : { inReplyTo }),
    ...(references.length === 0 ? {} : { references: [...references] }),
    date: letter.date,
    ...(files.length === 0 ? {} : { attachments: files.map(attached) }),
    headers: { ...automatic, ...headers },
    // Many servers take no empty sender from who signed in (RFC 3834 §3.3 asks for one); what comes back is a report of
    // delivery, which is never answered.
    envelope: { from, to: [...to] },
  }
}

/** Saved, never shown within the letter. */
const attached = ({ bytes, name }: OutgoingLetter['files'][number]) => ({
  filename: plain(name),
  content: Buffer.from(bytes),
  contentType: 'application/octet-stream',
  contentDisposition: 'attachment' as const,
})

function notSent(error: unknown): NotSent {
  const code = error instanceof Error && 'responseCode' in error ? error.responseCode : null
  const isAuthentication = code === 535 || code === 534 || code === 530
  return new NotSent(faultOf(error), typeof code === 'number' && code >= 500 && !isAuthentication)
}
