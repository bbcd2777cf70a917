// Unevenness for a made-up group: what looks like chance is a hash of a name, so that the books have the same bytes
// each time and a new deal moves no other one.

/** FNV-1a over the code points of `name`, as an unsigned integer of 32 bits. */
function hashOf(name: string): bigint {
  let hash = 0x811c9dc5n
  for (const character of name) {
    hash ^= BigInt(character.codePointAt(0) ?? 0)
    hash = (hash * 0x01000193n) & 0xffffffffn
  }
  return hash
}

/** An integer from `low` to `high`, both included, that depends on the name alone. */
export function between(name: string, low: bigint, high: bigint): bigint {
  return low + (hashOf(`${name}/${name.length}`) % (high - low + 1n))
}

/** `amount` moved by up to ± `perMille` thousandths, with kopecks that are not round. */
export function vary(name: string, amount: bigint, perMille: bigint): bigint {
  const moved = (amount * (1000n + between(`${name}/share`, -perMille, perMille))) / 1000n
  return moved === 0n ? 0n : moved - (moved % 10000n) + between(`${name}/kopecks`, 0n, 9999n)
}

/** a × numerator ÷ denominator to the nearest kopeck, half away from zero, as a bookkeeper rounds a tax. */
export function part(amount: bigint, numerator: bigint, denominator: bigint): bigint {
  const negative = amount < 0n
  const product = (negative ? -amount : amount) * numerator
  const rounded = (2n * product + denominator) / (2n * denominator)
  return negative ? -rounded : rounded
}

/** Thousands of rubles in kopecks: companies are described in thousands. */
export const thousand = (rubles: number): bigint => BigInt(rubles) * 100_000n
