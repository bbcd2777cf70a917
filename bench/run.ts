// `npm run bench [name …]`: each benchmark measures the product beside a peer or a limit in the same run and prints both.
// Absolute times are of the machine at that moment; what is compared stands in one run.

import { say } from './say.ts'

const ALL = ['mapping', 'close', 'read-xlsx', 'postings', 'desk', 'server', 'browser'] as const
const asked = process.argv.slice(2)

for (const name of ALL) {
  if (asked.length > 0 && !asked.includes(name)) continue
  say(`\n== ${name}`)
  const { bench }: { bench: () => Promise<void> } = await import(`./${name}.ts`)
  await bench()
}
