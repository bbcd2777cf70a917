// How alike two names are: what people call one thing differs in case, quotes, legal form, endings. Only proposals stand on
// it, never a figure.

const LEGAL_FORMS =
  /(^| )(общество с ограниченной ответственностью|публичное акционерное общество|акционерное общество|ооо|пао|оао|зао|нао|ао|ип|тоо|llc|ltd|jsc|pjsc|inc|gmbh|co)(?= |$)/g

/** Letters and digits in lower case, ё as е, words by single blanks. */
export const plainName = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** The same without the legal form of a company. */
export const companyName = (text: string): string => {
  const plain = plainName(text)
  const bare = plain.replace(LEGAL_FORMS, ' ').replace(/ +/g, ' ').trim()
  return bare || plain
}

function trigrams(text: string): Map<string, number> {
  const padded = ` ${text} `
  const counts = new Map<string, number>()
  for (let at = 0; at + 3 <= padded.length; at++) {
    const gram = padded.slice(at, at + 3)
    counts.set(gram, (counts.get(gram) ?? 0) + 1)
  }
  return counts
}

/** Percent of trigrams that two plain names have in common (Dice): 100 for equal ones. */
export function likeness(a: string, b: string): number {
  if (a === '' || b === '') return 0
  if (a === b) return 100
  const [one, other] = [trigrams(a), trigrams(b)]
  let common = 0
  let total = 0
  for (const [gram, count] of one) {
    common += Math.min(count, other.get(gram) ?? 0)
    total += count
  }
  for (const count of other.values()) total += count
  return Math.floor((200 * common) / total)
}
