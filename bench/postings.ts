// 1 million postings read, checked (debits = credits in each transaction) and summed by account: ours on canonical rows,
// `ledger` and `hledger` on the same postings in their own format, where they are installed. Each is a process from its
// start to its end; the sums of all are compared.

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sha256 } from '../src/ledger/hash.ts'
import { inChild, runProgram } from './child.ts'
import { POSTINGS, writeJournal } from './journal.ts'
import { rowWithMemory, say } from './say.ts'
import { sumsOf } from './sums-of-peers.ts'

interface Peer {
  readonly name: string
  readonly arguments: (journal: string) => readonly string[]
}

const PEERS: readonly Peer[] = [
  {
    name: 'ledger',
    arguments: (journal) => ['--args-only', '-f', journal, 'balance', '--flat', '--no-total'],
  },
  {
    name: 'hledger',
    arguments: (journal) => ['-f', journal, 'balance', '--flat', '--no-total'],
  },
]

async function comparePeer(peer: Peer, journal: string, ours: number, hash: string): Promise<void> {
  const version = await runProgram(peer.name, ['--version'])
  if (!version) {
    say(`${peer.name}: not installed (Debian: apt-get install ${peer.name})`)
    return
  }
  const named = /\d+(\.\d+)+/.exec(version.output)?.[0] ?? ''
  const ran = await runProgram(peer.name, peer.arguments(journal))
  if (!ran) throw new Error(`${peer.name} is gone`)
  const ratio = `${(ran.milliseconds / ours).toFixed(1)}× our time`
  rowWithMemory(`${peer.name} ${named}`, ran.milliseconds, ran.peak, ratio)
  const sums = sumsOf(ran.output)
  const isSame = sha256(new TextEncoder().encode(sums.join('\n'))) === hash
  say(`  ${sums.length} sums, ${isSame ? 'the same as ours' : 'NOT those of ours'}`)
}

export async function bench(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'))
  try {
    const { rows, journal } = writeJournal(folder)
    const ours = await inChild('postings-child.ts', [rows])
    const { hash = '', postings, sums, transactions, wrong } = ours.result
    rowWithMemory('ours: read, checked, summed by account', ours.whole, ours.peak)
    say(`  ${postings} postings of ${transactions} transactions, ${sums} sums`)
    if (postings !== String(POSTINGS) || wrong !== '0') say(`  WRONG: ${wrong} findings and failed checks`)
    for (const peer of PEERS) await comparePeer(peer, journal, ours.whole, hash)
  } finally {
    await rm(folder, { recursive: true })
  }
}
