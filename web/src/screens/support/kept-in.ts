/** Fields of `empty` as a draft of the server has them; what it does not have, or has otherwise, stays empty. */
export function keptIn<T extends object>(empty: T, content: string): T {
  const kept = readJson(content)
  if (typeof kept !== 'object' || kept === null) return empty
  const known = Object.entries(kept).filter(
    ([name, value]) => typeof value === typeof Object.entries(empty).find(([key]) => key === name)?.[1],
  )
  return { ...empty, ...Object.fromEntries(known) }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
