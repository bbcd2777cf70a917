// Where a forwarded request is from, as a header of a letter and as a field of the API say it. A request goes one hop:
// what came from another installation is never sent on (operations.md §11).

export interface Origin {
  /** Random, made when forwarding was set up. */
  readonly installation: string
  /** The request's number there. */
  readonly number: string
  readonly hop: number
}

export const ORIGIN_HEADER = 'X-Trialbalance-Origin'

export const originText = ({ hop, installation, number }: Origin): string =>
  `installation=${installation}; request=${number}; hop=${hop}`

const ORIGIN =
  /^installation=([0-9a-f-]{36});\s*request=([A-Z][A-Z0-9]{1,9}-[1-9]\d{0,14});\s*hop=([1-9]\d?)$/

/** null: the letter does not say that it was forwarded. */
export function originOf(headers: ReadonlyMap<string, readonly string[]>): Origin | null {
  const value = headers.get(ORIGIN_HEADER.toLowerCase())?.[0]?.trim() ?? ''
  const [, installation, number, hop] = ORIGIN.exec(value) ?? []
  if (installation === undefined || number === undefined) return null
  return { installation, number, hop: Number(hop) }
}
