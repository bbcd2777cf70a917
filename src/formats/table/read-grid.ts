// What a file is, told from its first bytes and never from its extension (domain: 1C and banks save HTML as .xls).

import { finding } from '../../ledger/finding.ts'
import { decodeText, readCsvGrid } from './csv.ts'
import type { Grid } from './grid.ts'
import { readHtmlGrid } from './html.ts'
import { readXlsGrid } from './xls.ts'
import { readXlsx } from './xlsx.ts'
import { LIMITS } from './zip.ts'

const starts = (bytes: Uint8Array, ...magic: number[]): boolean =>
  magic.every((byte, index) => bytes[index] === byte)

/** Reads any container that a trial balance or a register comes in; what it is not is a finding with advice. */
export async function readGrid(bytes: Uint8Array, file: string): Promise<Grid> {
  const refuse = (code: string, values: Record<string, string> = {}): Grid => ({
    container: 'csv',
    sheets: [],
    findings: [finding(code, 'blocks', { file }, values)],
  })
  if (bytes.length === 0) return refuse('TABLE-001')
  if (bytes.length > LIMITS.fileBytes) return refuse('FILE-004', { limit: '100 MB' })
  if (starts(bytes, 0x50, 0x4b)) return readXlsx(bytes, file)
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0)) {
    const text = new TextDecoder('utf-16le').decode(bytes.subarray(0, Math.min(bytes.length, 1 << 20) & ~1))
    return text.includes('EncryptedPackage') ? refuse('FILE-009') : readXlsGrid(bytes, file)
  }
  if (starts(bytes, 0x4d, 0x4f, 0x58, 0x43, 0x45, 0x4c)) return refuse('FILE-013')
  const head = decodeText(bytes.subarray(0, 4096)).trimStart().toLowerCase()
  if (head.startsWith('{1,') || head.startsWith('moxcel')) return refuse('FILE-013')
  if (/^(<!doctype html|<html|<head|<body|<table|<meta|<\?xml[^>]*>\s*<(html|table))/.test(head))
    return readHtmlGrid(bytes)
  if (head.startsWith('<')) return refuse('FILE-012')
  if (bytes.subarray(0, 4096).includes(0) && !starts(bytes, 0xff, 0xfe)) return refuse('FILE-002')
  if (/\.xlsx$/i.test(file)) return refuse('FILE-002')
  return readCsvGrid(bytes, file)
}
