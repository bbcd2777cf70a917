// How a container's reader stops where reading on makes no sense or is not safe: one blocking finding, no
// sheets. It never leaves this folder: read-grid.ts turns it into the finding.

import { type Finding, finding, type Place } from '../../ledger/finding.ts'

export class RefusedFile extends Error {
  readonly code: string
  readonly place: Place
  readonly values: Readonly<Record<string, string | number>>

  constructor(code: string, values: Readonly<Record<string, string | number>> = {}, place: Place = {}) {
    super(code)
    this.code = code
    this.place = place
    this.values = values
  }

  finding(file: string): Finding {
    return finding(this.code, 'blocks', { file, ...this.place }, this.values)
  }
}
