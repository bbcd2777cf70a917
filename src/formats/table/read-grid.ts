// What a file is, told from its bytes and never from its name (domain §5.4.2: 1C and banks save HTML as
// .xls), and read by the reader of that container. What is none of them is refused with what to do.

import { finding } from '../../ledger/finding.ts'
import { readCsvGrid } from './csv.ts'
import type { Container, Grid } from './grid.ts'
import { readHtmlGrid } from './html.ts'
import { LIMITS, type Limits } from './limits.ts'
import { RefusedFile } from './refused.ts'
import { headText, looksLikeKoi8 } from './text.ts'
import { readXlsGrid } from './xls.ts'
import { readXlsxGrid } from './xlsx.ts'

const startsWith = (bytes: Uint8Array, magic: string): boolean =>
  [...magic].every((c, index) => bytes[index] === c.charCodeAt(0))

const OLE = '\u00d0\u00cf\u0011\u00e0'
/** First bytes of what people send by mistake. */
const OTHERS: readonly (readonly [magic: string, code: string, kind: string])[] = [
  ['MOXCEL', 'FILE-013', '.mxl'],
  ['%PDF', 'FILE-012', 'PDF'],
  ['{\\rtf', 'FILE-012', 'RTF'],
  ['ID;P', 'FILE-012', 'SYLK'],
  ['Rar!', 'FILE-020', '.rar'],
  ['7z\u00bc\u00af', 'FILE-020', '.7z'],
  ['\u001f\u008b', 'FILE-020', '.gz'],
]

/** The container of the bytes. @throws RefusedFile for what is none */
export function sniff(bytes: Uint8Array, file: string, limits: Limits = LIMITS): Container {
  if (bytes.length === 0) throw new RefusedFile('TABLE-001')
  if (bytes.length > limits.fileBytes) throw new RefusedFile('FILE-004', { limit: limits.fileBytes >> 20 })
  const other = OTHERS.find(([magic]) => startsWith(bytes, magic))
  if (other) throw new RefusedFile(other[1], { kind: other[2], name: other[2] })
  if (startsWith(bytes, 'PK')) return 'xlsx'
  if (startsWith(bytes, OLE)) {
    const packed = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    if (packed.includes(Buffer.from('EncryptedPackage', 'utf16le'))) throw new RefusedFile('FILE-009')
    return 'xls'
  }
  return sniffText(bytes, file)
}

function sniffText(bytes: Uint8Array, file: string): Container {
  const isWide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  if (!isWide && bytes.subarray(0, 4096).includes(0)) throw new RefusedFile('FILE-002')
  if (looksLikeKoi8(bytes)) throw new RefusedFile('FILE-026')
  const head = headText(bytes, 8192).trimStart().toLowerCase()
  // The same spreadsheet of 1C as text.
  if (/^\{\d+,/.test(head) || head.startsWith('moxcel')) throw new RefusedFile('FILE-013')
  if (/^(<!doctype html|<html|<head|<body|<table|<meta|<style|<center|<div|<!--)/.test(head)) return 'html'
  if (/^<\?xml[^>]*>\s*(<!doctype html[^>]*>\s*)?<(html|table)/.test(head)) return 'html'
  if (head.startsWith('<')) throw new RefusedFile('FILE-012', { kind: 'XML' })
  // Text without one delimiter under the name of a workbook: somebody renamed it.
  if (/\.xls[xmb]?$/i.test(file) && !/[;,\t]/.test(head)) throw new RefusedFile('FILE-002')
  return 'csv'
}

/**
 * Reads any container that a trial balance or a register comes in; a refused one has no sheets and a finding.
 */
export async function readGrid(bytes: Uint8Array, file: string, limits: Limits = LIMITS): Promise<Grid> {
  let container: Container = 'csv'
  try {
    container = sniff(bytes, file, limits)
    if (container === 'xlsx') return await readXlsxGrid(bytes, file, limits)
    if (container === 'xls') return await readXlsGrid(bytes, limits)
    return container === 'html' ? readHtmlGrid(bytes, limits) : readCsvGrid(bytes, file, limits)
  } catch (error) {
    if (!(error instanceof RefusedFile)) throw error
    return { container, sheets: [], findings: [error.finding(file)] }
  }
}

/** A grid in which an error value of a formula is a finding, wherever it stands. */
export function errorCells(
  { sheets }: Grid,
  file: string,
  column: (index: number) => string,
): Grid['findings'] {
  return sheets.flatMap((sheet) =>
    sheet.rows.flatMap((row) =>
      [...row.cells]
        .filter(([, cell]) => cell.error !== '')
        .map(([index, cell]) =>
          finding('FILE-025', 'blocks', {
            file,
            ...(sheet.name === '' ? {} : { sheet: sheet.name }),
            row: row.row,
            column: column(index),
            value: cell.error,
          }),
        ),
    ),
  )
}
