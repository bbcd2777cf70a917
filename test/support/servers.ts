// PostgreSQL servers for the tests of the store: the embedded one, the system's (15 or later) where it is installed,
// and the one of DATABASE_URL where that is set. Each gets a migrated template, from which a test file copies its own
// database. Started once per run by Vitest's globalSetup, thrown away after it.

import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { connect } from '../../src/store/connection.ts'
import { migrateUp } from '../../src/store/migrate.ts'
import { OWNER } from '../../src/store/server/cluster.ts'
import { makeDataFolder } from '../../src/store/server/data-folder.ts'
import { BUILTIN_LOCALE, embeddedProgram, type ServerProgram } from '../../src/store/server/program.ts'
import { secretsOf } from '../../src/store/server/secrets.ts'
import { type RunningServer, startServer } from '../../src/store/server/server.ts'

export interface TestServer {
  readonly name: string
  /** An address with a database that is there; the role may create others. */
  readonly url: string
  readonly template: string
  /** The cluster's superuser, to show that the program does not work as one; '' where we do not have it. */
  readonly superuser: string
}

declare module 'vitest' {
  export interface ProvidedContext {
    servers: TestServer[]
  }
}

const SYSTEM = '/usr/lib/postgresql'

export function systemProgram(): ServerProgram | null {
  const majors = existsSync(SYSTEM) ? readdirSync(SYSTEM).map((name) => Number.parseInt(name, 10)) : []
  const major = Math.max(
    0,
    ...majors.filter((each) => existsSync(join(SYSTEM, String(each), 'bin', 'postgres'))),
  )
  if (major < 15) return null
  const bin = join(SYSTEM, String(major), 'bin')
  const locale = major < 17 ? ['--locale=C.UTF-8'] : BUILTIN_LOCALE
  return { initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres'), major, locale }
}

/** The browser application is built before the tests that look at it; a build that stands costs nothing. */
function buildApplication(): void {
  const script = join(import.meta.dirname, '../../bin/build-web.mjs')
  const { status } = spawnSync(process.execPath, [script], { stdio: 'inherit' })
  if (status !== 0) throw new Error('the browser application does not build')
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  buildApplication()
  const folder = mkdtempSync(join(tmpdir(), 'trialbalance-tests-'))
  const running: RunningServer[] = []
  const servers: TestServer[] = []
  const begin = async (name: string, program: (data: string) => ServerProgram): Promise<void> => {
    const data = join(folder, name)
    makeDataFolder(data)
    const secrets = secretsOf(data, false)
    const server = await startServer(data, program(data), secrets)
    running.push(server)
    const address = server.connection('trialbalance')
    const superuser = urlOf({ ...address, user: OWNER, password: secrets.databaseOwner })
    servers.push(await withTemplate(name, urlOf(address), superuser))
  }
  chmodSync(folder, 0o711)
  const system = systemProgram()
  await Promise.all([
    begin('embedded', embeddedProgram),
    ...(system ? [begin(`system-${system.major}`, () => system)] : []),
    ...(process.env.DATABASE_URL
      ? [withTemplate('external', process.env.DATABASE_URL, '').then((one) => servers.push(one))]
      : []),
  ])
  servers.sort((a, b) => (a.name < b.name ? -1 : 1))
  project.provide('servers', servers)
  return async () => {
    for (const { url, template } of servers.filter(({ name }) => name === 'external')) {
      await execute(url, `drop database if exists ${template}`)
    }
    for (const server of running) await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

function urlOf({ user, password, host, port, database }: pg.ClientConfig): string {
  return `postgres://${user}:${password}@/${database}?host=${host}&port=${port}`
}

async function withTemplate(name: string, url: string, superuser: string): Promise<TestServer> {
  const template = `tb_template_${process.pid}`
  await execute(url, `create database ${template} template template0 encoding 'UTF8'`)
  const database = connect({ connectionString: databaseUrl(url, template) })
  await migrateUp(database)
  await database.destroy()
  return { name, url, template, superuser }
}

export async function execute(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

/** The same address with another database. */
export function databaseUrl(url: string, database: string): string {
  const [, before, query = ''] = /^([^?]*\/)[^/?]*(\?.*)?$/.exec(url) ?? []
  return `${before}${database}${query}`
}
