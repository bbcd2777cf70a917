// The nearest known word to one that is not known, for messages that help.

/**
 * The known word that takes the fewest changes; `none` where more than half of it would change, since nobody meant that.
 * `anyhow`: it must be one of these.
 */
export function nearest(word: string, known: readonly string[], anyhow = false): string {
  let best = ''
  let least = Number.POSITIVE_INFINITY
  for (const candidate of known) {
    const distance = editDistance(word, candidate)
    if (distance < least) {
      least = distance
      best = candidate
    }
  }
  return anyhow || least <= Math.max(2, Math.floor(Math.max(word.length, best.length) / 2)) ? best : 'none'
}

function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const current = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1
      current.push(Math.min(previous[j]! + 1, current[j - 1]! + 1, previous[j - 1]! + change))
    }
    previous = current
  }
  return previous[b.length]!
}
