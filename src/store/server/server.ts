// The embedded PostgreSQL server of a data folder (operations.md §2): made on first use, started in its own process
// group (a Ctrl-C must not reach it before our work is put away), reached by a Unix socket in a folder of mode 0700
// with a short name (a socket path has at most 107 bytes), TCP off, passwords by SCRAM, fsync on.

import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, rmSync, statSync, truncateSync } from 'node:fs'
import { basename, join } from 'node:path'
import pg from 'pg'
import { codeOf, textOf } from '../errors.ts'
import { serverAccount } from './account.ts'
import {
  clearDrafts,
  clusterFolder,
  clustersOf,
  environment,
  failure,
  makeCluster,
  OWNER,
  type Place,
  parentOfSockets,
  privateFolder,
  SOCKET_FOLDER,
} from './cluster.ts'
import { processesIn, sleep, startOf, until } from './processes.ts'
import { proveProgram, type ServerProgram } from './program.ts'
import type { Secrets } from './secrets.ts'

/** The plain role the program works with (operations.md §4); the cluster's owner only sets it up. */
export const PROGRAM_ROLE = 'trialbalance'
export const DATABASE = 'trialbalance'
/** The log of the server is started anew when it is larger than this. */
const LOG_LIMIT = 10_000_000

export interface RunningServer {
  readonly pid: number
  /** How the program's own role reaches a database. */
  connection(database: string): pg.ClientConfig
  /** Fast, clean shutdown: open transactions are rolled back, everything is on disk. Waits for the end. */
  stop(): Promise<void>
  /** The same without waiting, for the last moment of a process that is going down. */
  stopSoon(): void
}

/**
 * Starts the server of a data folder that the caller has locked, making the cluster, the role and the database where
 * they are not there yet.
 * @throws Refused STORE-005…STORE-009: the program cannot run here, or the cluster is of another version.
 */
export async function startServer(
  data: string,
  program: ServerProgram,
  secrets: Secrets,
): Promise<RunningServer> {
  const cluster = clusterFolder(data, program.major)
  const account = serverAccount(cluster)
  proveProgram(program, account, data)
  const place: Place = { data, cluster, log: join(data, 'server.log'), account, program, secrets }
  clearDrafts(data)
  const others = clustersOf(data).filter((name) => name !== String(program.major))
  if (!existsSync(cluster)) {
    if (others.length > 0)
      throw failure('STORE-007', data, { found: others.join(', '), major: program.major })
    await makeCluster(place)
  }
  await stopFormerServer(cluster)
  return start(place)
}

/**
 * How to reach the server of a data folder that another program of this machine has started and owns; null when none
 * runs. Who may read secrets.json may join.
 */
export function runningAddress(data: string, secrets: Secrets): pg.ClientConfig | null {
  for (const major of clustersOf(data)) {
    const cluster = clusterFolder(data, Number.parseInt(major, 10))
    const pidFile = join(cluster, 'postmaster.pid')
    if (!existsSync(pidFile)) continue
    const lines = readFileSync(pidFile, 'utf8').split('\n')
    if (!processesIn(cluster).includes(Number.parseInt(lines[0] ?? '', 10))) continue
    return addressOf(lines[4] ?? '', PROGRAM_ROLE, secrets.databaseProgram, DATABASE)
  }
  return null
}

const addressOf = (sockets: string, user: string, password: string, database: string): pg.ClientConfig => ({
  host: sockets,
  port: 5432,
  user,
  password,
  database,
  application_name: 'trialbalance',
})

/**
 * After kill −9 of the program its server lives on. If the process of `postmaster.pid` serves our folder it is stopped
 * fast (SIGINT) and a new one started: the old one's socket and settings are those of another start. The pid file of a
 * living server is never deleted; one of a process that is gone, or is not a server, is PostgreSQL's own to judge,
 * but for a pid that was given to another program meanwhile, which PostgreSQL takes for a server.
 */
async function stopFormerServer(cluster: string): Promise<void> {
  const pidFile = join(cluster, 'postmaster.pid')
  if (!existsSync(pidFile)) return
  const lines = readFileSync(pidFile, 'utf8').split('\n')
  const pid = Number.parseInt(lines[0] ?? '', 10)
  const serving = processesIn(cluster)
  if (serving.includes(pid)) {
    process.kill(pid, 'SIGINT')
    if (!(await until(() => startOf(pid) === null, 60_000))) throw failure('STORE-009', cluster, { pid })
  }
  // Children of a server that was itself killed finish by themselves as soon as they see it.
  await until(() => processesIn(cluster).length === 0, 30_000)
  if (processesIn(cluster).length === 0 && existsSync(pidFile) && startOf(pid) !== null) rmSync(pidFile)
  // Of that file only a name is taken: what we remove is a folder that we would make ourselves.
  const socketFolder = basename(lines[4] ?? '')
  if (!socketFolder.startsWith(SOCKET_FOLDER)) return
  rmSync(join(parentOfSockets(), socketFolder), { recursive: true, force: true })
}

async function start(place: Place): Promise<RunningServer> {
  const { account, cluster, log, program, secrets } = place
  const sockets = privateFolder(account)
  if (existsSync(log) && statSync(log).size > LOG_LIMIT) truncateSync(log)
  const output = openSync(log, 'a', 0o600)
  const child = spawn(program.postgres, ['-D', cluster, '-k', sockets, ...settings()], {
    cwd: '/',
    env: environment(),
    detached: true,
    stdio: ['ignore', output, output],
    ...(account ?? {}),
  })
  closeSync(output)
  child.on('error', () => {})
  child.unref()
  const address = (user: string, password: string) => (database: string) =>
    addressOf(sockets, user, password, database)
  const stop = stopper(child, sockets)
  try {
    await untilReady(child, log, address(OWNER, secrets.databaseOwner)('postgres'))
    await prepare(address(OWNER, secrets.databaseOwner)('postgres'), secrets)
  } catch (error) {
    await stop.stop()
    throw error
  }
  return { pid: child.pid ?? 0, connection: address(PROGRAM_ROLE, secrets.databaseProgram), ...stop }
}

const settings = (): string[] =>
  [
    'listen_addresses=',
    'unix_socket_permissions=0700',
    'timezone=UTC',
    'log_timezone=UTC',
    'max_connections=50',
  ].flatMap((setting) => ['-c', setting])

/** Asks until the server answers; recovery after a crash may take its time, so it waits as long as the server lives. */
async function untilReady(child: ChildProcess, log: string, config: pg.ClientConfig): Promise<void> {
  for (;;) {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) {
      throw failure('STORE-008', log, { reason: lastLines(log) })
    }
    const client = new pg.Client({ ...config, connectionTimeoutMillis: 5000 })
    client.on('error', () => {})
    try {
      await client.connect()
      await client.end()
      return
    } catch (error) {
      await client.end().catch(() => {})
      // 28P01: secrets.json is not the one this cluster was made with.
      if (codeOf(error) === '28P01') throw failure('STORE-003', log, { path: 'secrets.json' })
      // Not listening yet, or starting up, or recovering (57P03).
      if (!['ENOENT', 'ECONNREFUSED', 'ECONNRESET', '57P03'].includes(codeOf(error))) {
        throw failure('STORE-008', log, { reason: textOf(error) })
      }
    }
    await sleep(30)
  }
}

/** The program's role and database: made once, looked for at each start, since a first start may have been cut off. */
async function prepare(config: pg.ClientConfig, secrets: Secrets): Promise<void> {
  const client = new pg.Client(config)
  await client.connect()
  try {
    const role = await client.query('select 1 from pg_roles where rolname = $1', [PROGRAM_ROLE])
    if (role.rowCount === 0) {
      const password = client.escapeLiteral(secrets.databaseProgram)
      await client.query(
        `create role ${PROGRAM_ROLE} login nosuperuser nobypassrls nocreaterole createdb password ${password}`,
      )
    }
    const database = await client.query('select 1 from pg_database where datname = $1', [DATABASE])
    if (database.rowCount === 0) await client.query(`create database ${DATABASE} owner ${PROGRAM_ROLE}`)
  } finally {
    await client.end()
  }
}

function stopper(child: ChildProcess, sockets: string): Pick<RunningServer, 'stop' | 'stopSoon'> {
  const ended = (): boolean => child.exitCode !== null || child.signalCode !== null || child.pid === undefined
  const tell = (signal: NodeJS.Signals): void => {
    if (!ended()) child.kill(signal)
  }
  const tidy = (): void => rmSync(sockets, { recursive: true, force: true })
  return {
    stop: async () => {
      tell('SIGINT')
      // SIGQUIT loses nothing that was acknowledged: the next start recovers from the log.
      if (!(await until(ended, 60_000))) tell('SIGQUIT')
      await until(ended, 10_000)
      tidy()
    },
    stopSoon: () => {
      tell('SIGINT')
      tidy()
    },
  }
}

const lastLines = (log: string): string =>
  readFileSync(log, 'utf8').trimEnd().split('\n').slice(-5).join('\n')
