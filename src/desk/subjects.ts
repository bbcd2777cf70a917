// Subjects of letters: the kind of a request by its first word, the numbers of requests in it, and the subject of a
// letter of ours (operations.md §10).

import type { Kind } from './types.ts'

const PREFIX = /^\s*(?:(?:re|fwd?|aw|отв|ответ|на|пересл)(?:\[\d+\])?\s*:\s*|\[[^\]]*\]\s*)/iu

/** The subject without `Re:`, `Fwd:` and what stands in brackets before it. */
export function bareSubject(subject: string): string {
  let bare = subject.trim()
  for (let match = PREFIX.exec(bare); match !== null; match = PREFIX.exec(bare))
    bare = bare.slice(match[0].length)
  return bare.trim()
}

const KINDS: readonly (readonly [RegExp, Kind])[] = [
  [/^(?:инцидент|incident)(?![\p{L}\p{N}])/iu, 'incident'],
  [/^(?:зно|запрос на обслуживание|service request)(?![\p{L}\p{N}])/iu, 'service'],
  [/^(?:зни|запрос на изменение|change request)(?![\p{L}\p{N}])/iu, 'change'],
  [/^(?:предложение|proposal)(?![\p{L}\p{N}])/iu, 'proposal'],
]

/** By the first word; '' where it does not say. */
export const kindOfSubject = (subject: string): Kind => {
  const bare = bareSubject(subject)
  return KINDS.find(([word]) => word.test(bare))?.[1] ?? ''
}

/** Numbers of requests in brackets, as our letters bear them: `[FIRM-12]`, in their order. */
export const numbersIn = (subject: string): readonly string[] => [
  ...new Set(
    [...subject.matchAll(/\[([A-Z][A-Z0-9]{1,9}-[1-9]\d{0,14})\]/g)].map(([, number]) => number ?? ''),
  ),
]

const LONGEST = 200

/** One line without controls: what a person wrote never makes a header of its own (ASVS 1.3.11). */
export const headerText = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim()
    .slice(0, LONGEST)

/** `[SEV-123] Курс KZT`: the number once, whatever the subject had before it. */
export const letterSubject = (number: string, subject: string): string =>
  `[${number}] ${bareSubject(headerText(subject))}`.trim()
