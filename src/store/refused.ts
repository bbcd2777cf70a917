// What stops a use case before it has a result: findings for a person, and whose matter it is (the exit code).

import type { Finding } from '../ledger/finding.ts'

/** `input`: what was asked for is not there or not right (exit 2). `program`: the machine or the data folder (3). */
export type Fault = 'input' | 'program'

export class Refused extends Error {
  readonly fault: Fault
  readonly findings: readonly Finding[]

  constructor(fault: Fault, ...findings: readonly Finding[]) {
    super(findings.map(({ code, values }) => `${code} ${JSON.stringify(values)}`).join('; '))
    this.name = 'Refused'
    this.fault = fault
    this.findings = findings
  }
}
