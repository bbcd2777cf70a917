/** Sizes that the server takes, in bytes (operations.md §5); the pages that send files show them. */
export const LIMITS = { body: 2_000_000, trialBalance: 100_000_000, attachment: 25_000_000 } as const
