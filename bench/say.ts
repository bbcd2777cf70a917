// What benchmarks print, and how they time: the median of several runs.

export const say = (text: string): boolean => process.stdout.write(`${text}\n`)

/** Median milliseconds of `runs` calls after one that is not counted. */
export async function median(runs: number, call: () => unknown): Promise<number> {
  await call()
  const times: number[] = []
  for (let i = 0; i < runs; i++) {
    const start = performance.now()
    await call()
    times.push(performance.now() - start)
  }
  return times.sort((a, b) => a - b)[Math.floor(runs / 2)] ?? 0
}

export const row = (name: string, milliseconds: number, more = ''): boolean =>
  say(`${name.padEnd(58)} ${milliseconds.toFixed(0).padStart(9)} ms  ${more}`)

const MEGABYTE = 1_000_000

/** A row with memory beside the time, in megabytes of 10⁶ bytes; null where the system does not tell. */
export const rowWithMemory = (name: string, milliseconds: number, bytes: number | null, more = ''): boolean =>
  row(
    name,
    milliseconds,
    `${(bytes === null ? '?' : (bytes / MEGABYTE).toFixed(0)).padStart(6)} MB  ${more}`.trimEnd(),
  )

/** A small generator of reproducible numbers. */
export function numbers(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 4_294_967_296) * below)
  }
}
