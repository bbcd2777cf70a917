// Opening the store: an external PostgreSQL by its address, else the embedded server of a data folder, which this
// process then owns until it closes the store (operations.md §1, §2).

import { resolve } from 'node:path'
import { finding } from '../ledger/finding.ts'
import { connect } from './connection.ts'
import { textOf } from './errors.ts'
import { Access } from './make-access.ts'
import { requireSchema } from './migrate.ts'
import { requirePlainRole } from './plain-role.ts'
import { Refused } from './refused.ts'
import { hasCluster } from './server/cluster.ts'
import { DISK_FLOOR, makeDataFolder, requireFreeDisk } from './server/data-folder.ts'
import { lockFolder } from './server/lock.ts'
import { embeddedProgram, type ServerProgram } from './server/program.ts'
import { secretsOf } from './server/secrets.ts'
import { DATABASE, type RunningServer, runningAddress, startServer } from './server/server.ts'
import { Store } from './store.ts'
import type { Clock, Surroundings } from './types.ts'

/** @throws Refused STORE-014 (no answer), STORE-011, STORE-012 (another schema), STORE-017 (a role that sees all). */
export async function openExternalStore(url: string, clock: Clock): Promise<Store> {
  const database = connect({ connectionString: url })
  try {
    await requirePlainRole(database)
    await requireSchema(database)
  } catch (error) {
    await database.destroy()
    if (error instanceof Refused) throw error
    throw new Refused(
      'program',
      finding('STORE-014', 'blocks', { subject: 'DATABASE_URL' }, { reason: textOf(error) }),
    )
  }
  const nothing = async (): Promise<void> => {}
  const surroundings = { clock, requireWritable: () => {}, close: nothing, closeSoon: () => {} }
  return new Store(database, surroundings, Access.ofNobody('nobody'))
}

export interface DataFolder {
  readonly folder: string
  /** Bytes that must be free on its disk for the program to write. */
  readonly diskFloor?: bigint
  /** Another PostgreSQL than the one that npm brought: how tests run on the system's. */
  readonly program?: ServerProgram
}

/** @throws Refused STORE-001 when another process owns the folder, STORE-003…STORE-012 when it cannot be served. */
export async function openEmbeddedStore(data: DataFolder, clock: Clock): Promise<Store> {
  const folder = resolve(data.folder)
  const diskFloor = data.diskFloor ?? DISK_FLOOR
  makeDataFolder(folder)
  const lock = await lockFolder(folder)
  let server: RunningServer | null = null
  try {
    // A cluster that is there is opened for reading even when the disk is nearly full; a new one is not begun.
    if (!hasCluster(folder)) requireFreeDisk(folder, diskFloor)
    server = await startServer(
      folder,
      data.program ?? embeddedProgram(folder),
      secretsOf(folder, hasCluster(folder)),
    )
    return await storeOn(server, folder, diskFloor, clock, lock)
  } catch (error) {
    await server?.stop()
    lock.release()
    throw error
  }
}

/**
 * The database of a data folder that another program of this machine owns, while it runs: joined for a piece of
 * administration, and left running. null when its server is not there.
 */
export async function joinStore(data: DataFolder, clock: Clock): Promise<Store | null> {
  const folder = resolve(data.folder)
  const address = runningAddress(folder, secretsOf(folder, true))
  if (!address) return null
  const database = connect(address)
  try {
    await requirePlainRole(database)
    await requireSchema(database)
  } catch (error) {
    await database.destroy()
    throw error
  }
  const nothing = async (): Promise<void> => {}
  const requireWritable = (): void => requireFreeDisk(folder, data.diskFloor ?? DISK_FLOOR)
  const surroundings = { clock, requireWritable, close: nothing, closeSoon: () => {} }
  return new Store(database, surroundings, Access.ofNobody('nobody'))
}

async function storeOn(
  server: RunningServer,
  folder: string,
  diskFloor: bigint,
  clock: Clock,
  lock: { release(): void },
): Promise<Store> {
  const database = connect(server.connection(DATABASE))
  try {
    await requirePlainRole(database)
    await requireSchema(database)
  } catch (error) {
    await database.destroy()
    throw error
  }
  const surroundings: Surroundings = {
    clock,
    requireWritable: () => requireFreeDisk(folder, diskFloor),
    close: async () => {
      await server.stop()
      lock.release()
    },
    closeSoon: () => {
      server.stopSoon()
      lock.release()
    },
  }
  return new Store(database, surroundings, Access.ofNobody('nobody'))
}
