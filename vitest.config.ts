// Two projects: what is pure runs at once, what needs PostgreSQL gets servers that start once per run. Two workers:
// the machines this is developed on have two cores. Vitest asks for a default export.

import { defineConfig } from 'vitest/config'

const needsServers = ['src/store/**/*.test.ts', 'src/app/**/*.test.ts', 'src/cli/**/*.test.ts', 'src/server/**/*.test.ts', 'test/**/*.test.ts']

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    // A limit against what hangs, not a measure: a busy machine is several times slower.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 20_000 } },
    projects: [
      { extends: true, test: { name: 'pure', include: ['src/**/*.test.ts', 'books/**/*.test.ts', 'web/src/**/*.test.ts'], exclude: needsServers } },
      {
        extends: true,
        test: { name: 'whole', include: needsServers, exclude: ['test/out/**'], globalSetup: ['test/support/servers.ts'] },
      },
    ],
  },
})
