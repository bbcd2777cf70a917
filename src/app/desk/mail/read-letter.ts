// A letter as it came, read into facts: who, what, about which, with what files. Never throws: of a letter that cannot be
// read there are the fields of its header, and `fault` says why; its bytes are kept whatever it is.

import { type AddressObject, type Attachment, type ParsedMail, simpleParser } from 'mailparser'
import { isAddress } from './address.ts'
import { fileName, type KeptOut, type LetterFile, sortFiles } from './attachments.ts'
import { textOfHtml } from './html-text.ts'
import { type Field, fieldsOf, plain } from './letter-bytes.ts'

export interface ReadLetter {
  /** Lower case; '' when the letter names no sender, or more than one. */
  readonly from: string
  readonly fromName: string
  /** Every address that it came to, as far as it says: lower case. */
  readonly recipients: readonly string[]
  readonly subject: string
  /** With its angle brackets; '' when there is none. */
  readonly messageId: string
  /** In-Reply-To and References, the nearest first. */
  readonly references: readonly string[]
  /** Values by lower-case names, in their order. */
  readonly headers: ReadonlyMap<string, readonly string[]>
  readonly text: string
  readonly files: readonly LetterFile[]
  readonly keptOut: readonly KeptOut[]
  /** Message-IDs that a delivery report names in its body. */
  readonly reported: readonly string[]
  /** Why it could not be read whole; '' when it could. */
  readonly fault: string
}

/** A letter as its verdict sees it. */
export interface IncomingFacts extends ReadLetter {
  /** False: over the limit, only its beginning was read. */
  readonly isWhole: boolean
  readonly hasFiles: boolean
}

const LONGEST_TEXT = 500_000
const LONGEST_SUBJECT = 500

export async function readLetter(bytes: Buffer): Promise<ReadLetter> {
  const fields = fieldsOf(bytes)
  const headers = byName(fields)
  try {
    const mail = await simpleParser(bytes, {
      skipHtmlToText: true,
      skipTextToHtml: false,
      skipTextLinks: true,
      keepCidLinks: true,
      checksumAlgo: false,
    })
    return {
      ...factsOf(mail, headers),
      ...filesOf(mail),
      text: textOf(mail, bytes),
      reported: reported(headers, bytes),
      fault: '',
    }
  } catch (error) {
    const fault = plain(error instanceof Error ? error.message : String(error)).slice(0, 300)
    return { ...(await headerAlone(bytes, headers)), fault: fault === '' ? 'unreadable' : fault }
  }
}

/** Of a letter whose body is beyond reading: its header is, mostly, not. */
async function headerAlone(
  bytes: Buffer,
  headers: ReadLetter['headers'],
): Promise<Omit<ReadLetter, 'fault'>> {
  const nothing = { text: '', files: [], keptOut: [], reported: [] }
  const lines = fieldsOf(bytes)
    .filter(({ name }) => !name.startsWith('content-'))
    .map(({ name, value }) => `${name}: ${value}\r\n`)
  try {
    const mail = await simpleParser(`${lines.join('')}\r\n`)
    return { ...factsOf(mail, headers), ...nothing }
  } catch {
    const unknown = { from: '', fromName: '', recipients: [], subject: '', messageId: '', references: [] }
    return { ...unknown, headers, ...nothing }
  }
}

function byName(fields: readonly Field[]): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const { name, value } of fields) {
    const known = found.get(name)
    if (known) known.push(value)
    else found.set(name, [value])
  }
  return found
}

type Facts = Omit<ReadLetter, 'text' | 'files' | 'keptOut' | 'reported' | 'fault'>

function factsOf(mail: ParsedMail, headers: ReadLetter['headers']): Facts {
  const senders = addressesOf(mail.from)
  const [sender] = senders
  const isOne = senders.length === 1 && (headers.get('from')?.length ?? 0) === 1
  return {
    from: isOne && sender ? sender.address : '',
    fromName: plain(sender?.name ?? '').slice(0, 200),
    recipients: recipientsOf(mail, headers),
    subject: plain(mail.subject ?? '').slice(0, LONGEST_SUBJECT),
    messageId: idsIn(mail.messageId ?? '')[0] ?? '',
    references: [...new Set([...idsIn(mail.inReplyTo ?? ''), ...idsIn(textOfReferences(mail)).reverse()])],
    headers,
  }
}

const textOfReferences = ({ references = '' }: ParsedMail): string =>
  typeof references === 'string' ? references : references.join(' ')

const MOST_IDS = 200

const idsIn = (text: string): string[] =>
  [...text.matchAll(/<[^<>\s]{3,300}>/g)].slice(0, MOST_IDS).map(String)

interface Named {
  readonly address: string
  readonly name: string
}

function addressesOf(given: AddressObject | readonly AddressObject[] | undefined): Named[] {
  const objects = given === undefined ? [] : [given].flat()
  return objects
    .flatMap(({ value }) => value.flatMap((each) => each.group ?? [each]))
    .map(({ address = '', name }) => ({ address: address.trim().toLowerCase(), name }))
    .filter(({ address }) => isAddress(address))
}

const DELIVERED = ['delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to']

function recipientsOf(mail: ParsedMail, headers: ReadLetter['headers']): string[] {
  const delivered = DELIVERED.flatMap((name) => headers.get(name) ?? [])
    .map((value) => value.replace(/^<|>$/g, '').toLowerCase())
    .filter(isAddress)
  const named = [mail.to, mail.cc].flatMap(addressesOf).map(({ address }) => address)
  return [...new Set([...delivered, ...named])].slice(0, MOST_IDS)
}

/** The plain text; where it stands beside HTML that says more (a footer of a list), the text of the HTML. */
function textOf({ html, text = '' }: ParsedMail, bytes: Buffer): string {
  const hasHtml = typeof html === 'string' && html !== ''
  const isAlternative = /content-type:\s*multipart\/alternative/i.test(bytes.toString('latin1', 0, 200_000))
  const taken = hasHtml && (!isAlternative || text.trim() === '') ? textOfHtml(html) : text
  return withoutControls(taken).slice(0, LONGEST_TEXT)
}

/** NUL is no text in the database; what turns the direction of writing can show another text than there is. */
const withoutControls = (text: string): string =>
  text
    .replaceAll('\r\n', '\n')
    .replaceAll('\r', '\n')
    .replace(/[\u202a-\u202e\u2066-\u2069]|(?![\t\n])\p{Cc}/gu, '')
    .trim()

function filesOf({ attachments }: ParsedMail): Pick<ReadLetter, 'files' | 'keptOut'> {
  const files = attachments.map((each: Attachment, position) => ({
    name: fileName(each.filename ?? '', each.contentType, position + 1),
    type: /^[\w.+-]+\/[\w.+-]+$/.test(each.contentType)
      ? each.contentType.toLowerCase()
      : 'application/octet-stream',
    bytes: each.content,
  }))
  const { kept, keptOut } = sortFiles(files)
  return { files: kept, keptOut }
}

/** A report of delivery carries the header of what was not delivered (RFC 3462). */
function reported(headers: ReadLetter['headers'], bytes: Buffer): string[] {
  const isReport = headers.get('content-type')?.some((value) => /^multipart\/report/i.test(value)) ?? false
  const own = idsIn(headers.get('message-id')?.join(' ') ?? '')
  if (!isReport) return []
  const found = [
    ...bytes.toString('latin1').matchAll(/^(?:original-)?message-id:[ \t]*(?:\r?\n[ \t]+)?(<[^<>\s]+>)/gim),
  ]
  return [...new Set(found.map(([, id = '']) => id))].filter((id) => id !== '' && !own.includes(id))
}
