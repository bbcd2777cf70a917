// Opening the store for one piece of work: `--data` names a data folder, else DATABASE_URL an external PostgreSQL,
// else it is the default data folder (operations.md §1). Whatever happens, the server is stopped and the folder given
// back; `interrupt` does that when the user stops the program.

import { existsSync } from 'node:fs'
import { userInfo } from 'node:os'
import { resolve } from 'node:path'
import { Access } from '../store/make-access.ts'
import { joinStore, openEmbeddedStore, openExternalStore } from '../store/open-store.ts'
import { Refused } from '../store/refused.ts'
import { hasCluster } from '../store/server/cluster.ts'
import { DISK_FLOOR, defaultDataFolder } from '../store/server/data-folder.ts'
import type { Store } from '../store/store.ts'
import { usageRefused } from './failure.ts'

export interface StorePlace {
  /** The data folder that was asked for. */
  readonly data?: string
  readonly environment: Readonly<Record<string, string | undefined>>
}

const clock = (): Date => new Date()
let opening: Promise<Store> | null = null
let open: Store | null = null

/** The command line on the server's own machine sees all; in the trail it is `console:<user of the system>`. */
export async function withStore<T>(place: StorePlace, work: (store: Store) => Promise<T>): Promise<T> {
  const url = place.data ? undefined : place.environment.DATABASE_URL
  opening = url
    ? openExternalStore(url, clock)
    : openEmbeddedStore({ folder: dataFolder(place), diskFloor: diskFloor(place) }, clock)
  open = await opening
  try {
    return await work(open.as(Access.ofConsole(systemUser())))
  } finally {
    await open.close()
    open = null
    opening = null
  }
}

/**
 * The same for administration, which must work while the server runs: its database is joined then.
 * @throws Refused STORE-001 when the folder is taken and no server of this machine is to be joined.
 */
export async function withStoreBeside<T>(place: StorePlace, work: (store: Store) => Promise<T>): Promise<T> {
  try {
    return await withStore(place, work)
  } catch (error) {
    const isTaken = error instanceof Refused && error.findings.some(({ code }) => code === 'STORE-001')
    const joined = isTaken
      ? await joinStore({ folder: dataFolder(place), diskFloor: diskFloor(place) }, clock)
      : null
    if (!joined) throw error
    try {
      return await work(joined.as(Access.ofConsole(systemUser())))
    } finally {
      await joined.close()
    }
  }
}

/** Is there a database to look in, without making one? */
export function storeExists(place: StorePlace): boolean {
  if (!place.data && place.environment.DATABASE_URL) return true
  return existsSync(dataFolder(place)) && hasCluster(dataFolder(place))
}

/** Puts the open store away before the process ends by a signal; a transaction under way leaves nothing. */
export async function interrupt(): Promise<void> {
  const store = await opening?.catch(() => null)
  await store?.close()
}

/** The same at once, when the user does not want to wait. */
export function interruptNow(): void {
  open?.closeSoon()
}

export const dataFolder = ({ data, environment }: StorePlace): string =>
  resolve(data || defaultDataFolder(environment))

function diskFloor({ environment }: StorePlace): bigint {
  const given = environment.TRIALBALANCE_DISK_FLOOR
  if (given === undefined || given === '') return DISK_FLOOR
  if (!/^\d+$/.test(given)) {
    throw usageRefused('APP-004', { option: 'TRIALBALANCE_DISK_FLOOR', value: given, expected: '0, 1, 2 …' })
  }
  return BigInt(given)
}

/** A user without an entry in the system's list (a container's) is told by number. */
function systemUser(): string {
  try {
    return userInfo().username
  } catch {
    return String(process.getuid?.() ?? '')
  }
}
