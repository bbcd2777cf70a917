// Under whose name the server runs. PostgreSQL refuses to run as root; then it becomes an unprivileged user of its own
// (operations.md §2): `trialbalance` where an installer made it, else `nobody`. The owner of a database stays its owner.

import { existsSync, readFileSync, statSync } from 'node:fs'

/** null: the user that runs the program. */
export type Account = { readonly uid: number; readonly gid: number } | null

export function serverAccount(databaseFolder: string): Account {
  if (process.getuid?.() !== 0) return null
  if (existsSync(databaseFolder)) {
    const { uid, gid } = statSync(databaseFolder)
    return { uid, gid }
  }
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
  for (const name of ['trialbalance', 'nobody']) {
    const user = users.find(([candidate]) => candidate === name)
    if (user?.[2] && user[3]) return { uid: Number.parseInt(user[2], 10), gid: Number.parseInt(user[3], 10) }
  }
  return { uid: 65534, gid: 65534 }
}
