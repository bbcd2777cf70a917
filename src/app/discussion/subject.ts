// What a discussion is of, by its name.

import { pairName } from '../../close/group/pair.ts'

/** A pair at a reporting date: the same whichever company is named first. */
export const pairSubject = (first: string, second: string, date: string): string =>
  `${pairName(first, second)} ${date}`
