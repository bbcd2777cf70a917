// Which files may be laid beside a journal or a comment: what an accountant has as evidence, and nothing that runs. The
// content must be what the name says, so that nobody opens one thing for another; what is sent back is never shown inside
// the page, only saved.

import { finding } from '../../ledger/finding.ts'
import type { GivenFile } from '../../store/discussion.ts'
import { inputRefused } from '../failure.ts'

const latin1 = (bytes: Uint8Array, length: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, length)).toString('latin1')

const begins =
  (...signatures: readonly string[]) =>
  (bytes: Uint8Array): boolean =>
    signatures.some((signature) => latin1(bytes, signature.length) === signature)

const ZIP = begins('PK\x03\x04', 'PK\x05\x06')
const COMPOUND = begins('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')

/** A page for a browser, whatever it is called. */
const PAGE =
  /<(!doctype\s+html|html|svg|script|iframe|object|embed)[\s>/]|xmlns(:\w+)?\s*=\s*["']http:\/\/www\.w3\.org\/(1999\/xhtml|2000\/svg)/i

/** UTF-16 as Excel writes it has zero bytes; any other text has none. */
function isText(bytes: Uint8Array): boolean {
  const isWide = begins('\xff\xfe', '\xfe\xff')(bytes)
  if (!isWide && bytes.includes(0)) return false
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 65_536))
  return !PAGE.test(
    isWide
      ? head.toString('utf16le') + head.toString('latin1').replaceAll('\0', '')
      : head.toString('latin1'),
  )
}

const isXml = (bytes: Uint8Array): boolean =>
  isText(bytes) && /^(\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\0]*</.test(latin1(bytes, 200))

/** Signatures are DER, or PEM, or base64 alone. */
const isSignature = (bytes: Uint8Array): boolean =>
  begins('\x30\x80', '\x30\x82', '\x30\x83', '\x30\x84')(bytes) ||
  /^(-----BEGIN |[A-Za-z0-9+/=\s]{16})/.test(latin1(bytes, 16))

const KINDS: Readonly<Record<string, (bytes: Uint8Array) => boolean>> = {
  pdf: (bytes) => /^[\s\S]{0,1024}%PDF-/.test(latin1(bytes, 1030)),
  xlsx: ZIP,
  docx: ZIP,
  pptx: ZIP,
  ods: ZIP,
  odt: ZIP,
  zip: ZIP,
  xls: COMPOUND,
  doc: COMPOUND,
  ppt: COMPOUND,
  msg: COMPOUND,
  rar: begins('Rar!\x1a\x07'),
  '7z': begins('7z\xbc\xaf\x27\x1c'),
  png: begins('\x89PNG\r\n\x1a\n'),
  jpg: begins('\xff\xd8\xff'),
  jpeg: begins('\xff\xd8\xff'),
  tif: begins('II*\0', 'MM\0*'),
  tiff: begins('II*\0', 'MM\0*'),
  csv: isText,
  txt: isText,
  eml: isText,
  xml: isXml,
  sig: isSignature,
  p7s: isSignature,
}

export const ATTACHED_KINDS = Object.keys(KINDS)

// Direction marks turn «акт‮fdp.exe» round before the reader's eyes.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g

/** The file's own name without folders and what cannot be seen; at most 180 characters, its kind kept. */
export function cleanName(given: string): string {
  const bare = given
    .normalize('NFC')
    .replace(UNSEEN, '')
    .replace(/^.*[/\\]/, '')
    .replace(/[<>:"|?*]/g, '_')
  const name = bare.trim().replace(/[. ]+$/, '')
  const kind = /\.[^.]{1,10}$/.exec(name)?.[0] ?? ''
  const stem = name.slice(0, name.length - kind.length)
  return `${[...stem].slice(0, 180 - kind.length).join('')}${kind}`
}

/** @throws Refused ATT-001 of a kind that is not taken, ATT-002 of another content, ATT-003 without any */
export function attachedFile(given: GivenFile): GivenFile {
  const name = cleanName(given.name)
  const kind = (/\.([^.]+)$/.exec(name)?.[1] ?? '').toLowerCase()
  const fits = Object.hasOwn(KINDS, kind) ? KINDS[kind] : undefined
  if (!fits)
    throw inputRefused(
      finding(
        'ATT-001',
        'blocks',
        { value: name },
        { name, kind: kind || '–', known: ATTACHED_KINDS.join(', ') },
      ),
    )
  if (given.bytes.length === 0) throw inputRefused(finding('ATT-003', 'blocks', { value: name }, { name }))
  if (!fits(given.bytes)) throw inputRefused(finding('ATT-002', 'blocks', { value: name }, { name, kind }))
  return { name, bytes: given.bytes }
}
