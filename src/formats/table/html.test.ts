import { describe, expect, it } from 'vitest'
import type { Sheet } from './grid.ts'
import { readGrid } from './read-grid.ts'

async function sheetOf(html: string | Uint8Array): Promise<Sheet> {
  const { container, findings, sheets } = await readGrid(
    typeof html === 'string' ? new TextEncoder().encode(html) : html,
    'a.xls',
  )
  expect([container, findings]).toEqual(['html', []])
  return sheets[0]!
}

/** Rows as `number: column=text …`. */
const rowsOf = ({ rows }: Sheet): string[] =>
  rows.map(
    ({ row, cells }) => `${row}: ${[...cells].map(([column, { text }]) => `${column}=${text}`).join(' ')}`,
  )

describe('a table of HTML', () => {
  it('is read whatever its tags look like; comments, scripts and styles are no text', async () => {
    const sheet = await sheetOf(`<html><head><title>нет</title><style>td{x:y}</style></head>
      <!-- <tr><td>нет</td></tr> --><BODY><script>"<td>нет</td>"</script>
      <TABLE><TR><TD CLASS=a>Счет<TD>Дебет &amp;&nbsp;кредит<TR><TD>50</TD><TD>1&#160;234,50</TD></TR></TABLE></BODY>`)
    expect(rowsOf(sheet)).toEqual(['1: 0=Счет 1=Дебет &\u00a0кредит', '2: 0=50 1=1\u00a0234,50'])
  })

  it('places cells beside what is merged from the left and from above', async () => {
    const sheet = await sheetOf(
      '<table><tr><td rowspan=2>Счет</td><td colspan="2">Сальдо</td><td>x</td></tr><tr><td>Дт</td><td>Кт</td><td>y</td></tr></table>',
    )
    expect(rowsOf(sheet)).toEqual(['1: 0=Счет 1=Сальдо 3=x', '2: 1=Дт 2=Кт 3=y'])
    expect(sheet.merges).toEqual([
      { top: 1, left: 0, bottom: 2, right: 0 },
      { top: 1, left: 1, bottom: 1, right: 2 },
    ])
  })

  it('keeps levels: outline, indents of a style, a class or spaces, italics', async () => {
    const sheet = await sheetOf(`<style>.in{padding-left:24px} .it{font-style:italic}</style><table>
      <tr style="mso-outline-level:2"><td>a</td></tr><tr><td style="padding-left:12px">b</td></tr><tr><td class="in">c</td></tr>
      <tr><td>&nbsp;&nbsp;d</td></tr><tr><td class=it>e</td></tr><tr><td><i>f</i></td></tr></table>`)
    expect(
      sheet.rows.map(({ outline, cells }) => [
        outline,
        cells.get(0)?.text,
        cells.get(0)?.indent,
        cells.get(0)?.italic,
      ]),
    ).toEqual([
      [2, 'a', 0, false],
      [0, 'b', 12, false],
      [0, 'c', 24, false],
      [0, 'd', 2, false],
      [0, 'e', 0, true],
      [0, 'f', 0, true],
    ])
  })

  it('keeps line ends that the page asks for, and stored numbers with their formats', async () => {
    const sheet = await sheetOf(
      `<table><tr><td>Показа-<br>тели</td><td x:num="1234.5" style='mso-number-format:"\\#\\,\\#\\#0\\.00"'>1 234,50</td><td x:num="1" style="mso-number-format:00">01</td></tr></table>`,
    )
    const cells = sheet.rows[0]!.cells
    expect(cells.get(0)?.text).toBe('Показа-\nтели')
    expect([cells.get(1)?.number, cells.get(1)?.format, cells.get(1)?.text]).toEqual([
      '1234.5',
      '#,##0.00',
      '1234.50',
    ])
    expect(cells.get(2)?.text).toBe('01')
  })

  it('is read in windows-1251, named or not', async () => {
    const body = Uint8Array.from([0xd1, 0xf7, 0xe5, 0xf2]) // Счет
    const page = (head: string): Uint8Array =>
      Buffer.concat([Buffer.from(`<html>${head}<table><tr><td>`), body, Buffer.from('</td></tr></table>')])
    for (const head of ['<meta charset=windows-1251>', ''])
      expect(rowsOf(await sheetOf(page(head)))).toEqual(['1: 0=Счет'])
  })

  it('costs time by its length alone', async () => {
    const before = performance.now()
    await sheetOf(`<table>${'<script '.repeat(200_000)}`)
    await sheetOf(`<table>${'<!--'.repeat(200_000)}`)
    await sheetOf(`<table><tr><td>${'&'.repeat(1_000_000)}`)
    expect(performance.now() - before).toBeLessThan(2_000)
  })
})
