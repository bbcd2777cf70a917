// The parts of a workbook put together (ECMA-376 part 2 and part 1, §12), in one order with one time: nothing of the
// clock or of the machine is in the file, so equal closes are equal bytes.

import { zipSync } from 'fflate'
import { SharedTexts, Sheet, type SheetOptions } from './sheet.ts'
import { Styles } from './styles.ts'
import { escapeXml } from './xml.ts'

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

export class Workbook {
  readonly #styles = new Styles()
  readonly #texts = new SharedTexts()
  readonly #sheets: Sheet[] = []
  readonly #names = new Set<string>()

  /** A name that Excel takes and that no other sheet has: at most 31 characters, told apart without regard to case. */
  freeName(wanted: string): string {
    const plain =
      wanted
        .toWellFormed()
        .replace(/[\\/?*[\]:\p{Cc}]/gu, ' ')
        .replace(/^'+|'+$/g, '')
        .trim() || '–'
    for (let count = 1; ; count++) {
      const suffix = count === 1 ? '' : ` ${count}`
      const name = `${plain
        .slice(0, 31 - suffix.length)
        .toWellFormed()
        .trim()}${suffix}`
      if (this.#names.has(name.toLowerCase())) continue
      this.#names.add(name.toLowerCase())
      return name
    }
  }

  /** @param name from `freeName` */
  sheet(name: string, options: SheetOptions): Sheet {
    const sheet = new Sheet(name, options, this.#styles, this.#texts)
    this.#sheets.push(sheet)
    return sheet
  }

  /** @param date ISO date that stands as the document's time */
  bytes({ title, date }: { readonly title: string; readonly date: string }): Uint8Array {
    const parts: [string, Uint8Array | string][] = [
      ['[Content_Types].xml', this.#contentTypes()],
      ['_rels/.rels', ROOT_RELATIONS],
      ['docProps/app.xml', APPLICATION],
      ['docProps/core.xml', core(title, date)],
      ['xl/workbook.xml', this.#workbook()],
      ['xl/_rels/workbook.xml.rels', this.#relations()],
    ]
    for (const [index, sheet] of this.#sheets.entries())
      parts.push([`xl/worksheets/sheet${index + 1}.xml`, sheet.xml(index === 0)])
    parts.push(
      ['xl/styles.xml', HEAD + this.#styles.xml()],
      ['xl/sharedStrings.xml', HEAD + this.#texts.xml()],
    )
    const encoder = new TextEncoder()
    const files = parts.map(([path, part]) => [path, typeof part === 'string' ? encoder.encode(part) : part])
    // The time is that of no clock: the first that a zip can hold.
    return zipSync(Object.fromEntries(files), { mtime: new Date(1980, 0, 1), level: 6 })
  }

  #contentTypes(): string {
    const part = (path: string, type: string): string =>
      `<Override PartName="${path}" ContentType="${type}"/>`
    return [
      `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">`,
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
      '<Default Extension="xml" ContentType="application/xml"/>',
      part('/xl/workbook.xml', `${TYPES}.sheet.main+xml`),
      ...this.#sheets.map((_, index) =>
        part(`/xl/worksheets/sheet${index + 1}.xml`, `${TYPES}.worksheet+xml`),
      ),
      part('/xl/styles.xml', `${TYPES}.styles+xml`),
      part('/xl/sharedStrings.xml', `${TYPES}.sharedStrings+xml`),
      part('/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'),
      part('/docProps/app.xml', 'application/vnd.openxmlformats-officedocument.extended-properties+xml'),
      '</Types>',
    ].join('')
  }

  #relations(): string {
    const relation = (id: string, type: string, target: string): string =>
      `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`
    const sheets = this.#sheets.map((_, index) =>
      relation(`rId${index + 1}`, 'worksheet', `worksheets/sheet${index + 1}.xml`),
    )
    const others = [
      relation('rIdS', 'styles', 'styles.xml'),
      relation('rIdT', 'sharedStrings', 'sharedStrings.xml'),
    ]
    return `${HEAD}<Relationships xmlns="${RELATIONS}">${[...sheets, ...others].join('')}</Relationships>`
  }

  #workbook(): string {
    const sheets = this.#sheets.map(
      ({ name }, index) => `<sheet name="${escapeXml(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
    )
    const names = this.#sheets.flatMap((sheet, index) => sheet.definedNames(index))
    return [
      `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">`,
      '<bookViews><workbookView xWindow="0" yWindow="0" windowWidth="28800" windowHeight="17000" tabRatio="800"/></bookViews>',
      `<sheets>${sheets.join('')}</sheets>`,
      names.length > 0 ? `<definedNames>${names.join('')}</definedNames>` : '',
      '</workbook>',
    ].join('')
  }
}

const ROOT_RELATIONS = [
  `${HEAD}<Relationships xmlns="${RELATIONS}">`,
  `<Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/>`,
  '<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>',
  `<Relationship Id="rId3" Type="${OFFICE}/extended-properties" Target="docProps/app.xml"/>`,
  '</Relationships>',
].join('')

const APPLICATION = `${HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>TrialBalance</Application></Properties>`

function core(title: string, date: string): string {
  const when = (name: string): string =>
    `<dcterms:${name} xsi:type="dcterms:W3CDTF">${date}T00:00:00Z</dcterms:${name}>`
  return [
    `${HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"`,
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"',
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    `<dc:title>${escapeXml(title)}</dc:title>${when('created')}${when('modified')}</cp:coreProperties>`,
  ].join('')
}
