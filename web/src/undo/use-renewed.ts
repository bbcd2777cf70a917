import { useEffect } from 'react'

interface Version {
  readonly etag: string
}

/** What a screen holds begins anew when its query brings another version and nothing is typed over the old one. */
export function useRenewed(given: Version, held: Version, isIdle: boolean, begin: () => void): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: a version that was brought, not what the screen holds
  useEffect(() => {
    if (isIdle && given.etag !== held.etag) begin()
  }, [given.etag])
}
