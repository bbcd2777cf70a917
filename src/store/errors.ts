// Reading what Node, PostgreSQL and the operating system throw: a code where there is one, and a text.

/** `ENOENT`, `EEXIST`, SQLSTATE `23505`; '' where the thrown thing has none. */
export function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return ''
  return typeof error.code === 'string' ? error.code : ''
}

export const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
