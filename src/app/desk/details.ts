// What only some kinds of request have, kept as one value with the request.

/** Who wrote it, and when: an approval is never by the same person. */
interface Written {
  readonly by: string
  readonly byName: string
  readonly at: string
}

export interface GivenAssessment {
  readonly risk: string
  readonly effort: string
  /** What it does to periods that are published already. */
  readonly effectOnPublished: string
  /** Which organisations or companies it concerns. */
  readonly affected: string
}

export interface GivenPlan {
  readonly steps: string
  readonly rollBack: string
}

export interface Window {
  readonly from: string
  readonly to: string
}

/** What a release says of it, in the specialist's own words. */
export interface ReleaseNote {
  readonly ru: string
  readonly en: string
}

export interface GivenDecision {
  readonly effect: string
  readonly cost: string
}

export interface Details {
  /** Of an incident: how to see it again. */
  readonly steps?: string
  /** Of a service request: which service. */
  readonly service?: string
  /** Of a service request: who allows it, named when it was sent for approval. */
  readonly approver?: { readonly person: string; readonly name: string }
  /** Of a change: which part of the program. */
  readonly module?: string
  /** Of a change: ids of the organisations that it concerns. */
  readonly affects?: readonly string[]
  readonly assessment?: GivenAssessment & Written
  readonly plan?: GivenPlan & Written
  readonly window?: Window
  readonly result?: string
  readonly review?: string
  readonly releaseNote?: ReleaseNote & Written
  readonly decision?: GivenDecision & Written & { readonly what: string; readonly reason: string }
}

/** Of a request's row. */
export const detailsIn = ({ details }: { readonly details: object }): Details =>
  // Written by register.ts and acts.ts alone.
  details as Details
