// The service desk with 100,000 requests of 200 organisations and 400,000 messages, on the program's own PostgreSQL: the
// lists that people open, the search, one request and the reports of a line, each below 300 ms for whoever asks – a
// customer of one organisation, a specialist who sees all of the line. Through the use cases of app, without HTTP.

import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { listRequests } from '../src/app/desk/list.ts'
import { ensureOwnDesk } from '../src/app/desk/own-desk.ts'
import { reportOf } from '../src/app/desk/reports.ts'
import { requestView } from '../src/app/desk/request-view.ts'
import { withStore } from '../src/app/with-store.ts'
import { assert } from '../src/ledger/finding.ts'
import type { RoleAtDesk } from '../src/store/access.ts'
import { connect } from '../src/store/connection.ts'
import { countRequests } from '../src/store/desk/find.ts'
import { replaceDeskRoles } from '../src/store/desk/lines.ts'
import type { DeskUnit } from '../src/store/desk/unit.ts'
import { secretsOf } from '../src/store/server/secrets.ts'
import { runningAddress } from '../src/store/server/server.ts'
import type { Store } from '../src/store/store.ts'
import { median, row } from './say.ts'

const REQUESTS = 100_000
const ORGANISATIONS = 200
const MESSAGES_EACH = 4
const LIMIT_MS = 300
const RUNS = 9

export async function bench(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'trialbalance-bench-'))
  // Run as root, the database server is an unprivileged user, who must get into the folder.
  chmodSync(folder, 0o755)
  const environment = { ...process.env, TRIALBALANCE_DISK_FLOOR: '0' }
  await withStore({ data: join(folder, 'data'), environment }, async (store) => {
    const start = performance.now()
    await fill(store)
    row(`made: ${REQUESTS} requests, ${REQUESTS * MESSAGES_EACH} messages`, performance.now() - start)
    await settle(join(folder, 'data'))
    await measure(store)
  })
  rmSync(folder, { recursive: true, force: true })
}

/** Rows as register.ts and acts.ts write them, made in the database itself. */
async function fill(store: Store): Promise<void> {
  await ensureOwnDesk(store)
  await store.desk.write(async ({ transaction }) => {
    await sql`
      insert into organisation (id, code, name, licence_number, line, domains, addresses, next_number, version)
      select gen_random_uuid(), 'C' || n, 'Организация ' || n, 'ЛД-' || n, 'support', '{}', '{}', 1, 1
      from generate_series(1, ${ORGANISATIONS}::integer) as n`.execute(transaction)
    await sql`
      insert into request (id, organisation, line, number, kind, state, subject, description, organisation_name,
        licence_number, author_name, contact_email, contact_phone, channel, impact, urgency, priority, topic, queue,
        program_version, about, details, created_at, started_at, reaction_due, solution_due, due_provisional,
        reaction_from, reacted_at, solved_at, closed_at, elapsed_ms, reaction_breached, solution_breached, reopened,
        implemented_in, reminded, score_comment, changed_at, version, search)
      select gen_random_uuid(), made.organisation, 'support', made.code || '-' || n, made.kind, made.state,
        made.subject, made.description, made.name, '', 'Автор', 'a@c.example', '', 'program', 'middle', 'middle',
        1 + n % 4, (array['курсы', 'загрузка', 'отчеты', 'права', 'группа'])[1 + n % 5], 'первая',
        '0.' || n % 7, '', '{}', made.at, made.at, made.at + interval '4 hours',
        case when made.state = 'new' then made.at + interval '2 days' end, false, made.at,
        case when made.state <> 'new' then made.at + interval '1 hour' end,
        case when made.state = 'closed' then made.at + interval '1 day' end,
        case when made.state = 'closed' then made.at + interval '2 days' end, 3600000, n % 20 = 0, n % 15 = 0, 0,
        case when n % 11 = 0 then '0.' || n % 7 else '' end, 0, '', made.at, 1,
        to_tsvector('russian', made.code || '-' || n || ' ' || made.subject || ' ' || made.description)
      from (
        select n, organisation.id as organisation, organisation.code, organisation.name,
          timestamptz '2026-01-05 07:00Z' + n * interval '4 minutes' as at,
          (array['incident', 'service', 'change', 'proposal'])[1 + n % 4] as kind,
          case when n % 10 = 0 then 'new' when n % 10 = 1 then 'waiting' else 'closed' end as state,
          (array['Курс не сходится', 'ОСВ не загружается', 'Отчет пуст', 'Нужен доступ'])[1 + n % 4] || ' ' || n
            as subject,
          'Проверка показывает разницу ' || (n * 7919) % 1000 || case when n % 997 = 0 then ' единорог' else '' end
            || ' при закрытии периода по компании ' || n % 300 as description
        from generate_series(1, ${REQUESTS}::integer) as n
        join organisation on organisation.code = 'C' || (1 + n % ${ORGANISATIONS}::integer)
      ) as made order by n`.execute(transaction)
    await sql`
      insert into request_message (id, request, at, author_name, side, channel, text, is_question, is_automatic)
      select gen_random_uuid(), request.id, started_at + n * interval '1 hour', 'Автор',
        case when n % 2 = 0 then 'customer' else 'line' end, 'program',
        'Сообщение ' || n || ' по обращению ' || number || ': посмотрите курсы за квартал и приложенный файл', false, false
      from request cross join generate_series(1, ${MESSAGES_EACH}::integer) as n`.execute(transaction)
    await sql`insert into request_event (request, at, actor, actor_name, what, before, after, reason)
      select id, started_at, 'program', '', 'registered', '', kind, '' from request`.execute(transaction)
    await sql`insert into request_span (request, position, from_at, runs)
      select id, 0, started_at, true from request`.execute(transaction)
    await sql`insert into request_participant (request, email, name)
      select id, 'a@c.example', 'Автор' from request`.execute(transaction)
  })
}

/** What the database's own service does within a minute of so many rows: without it no index is read alone. */
async function settle(data: string): Promise<void> {
  const address = runningAddress(data, secretsOf(data, true))
  assert(address !== null, `the server of ${data} runs`)
  const database = connect(address)
  await sql`vacuum analyze`.execute(database)
  await database.destroy()
}

async function measure(store: Store): Promise<void> {
  const organisation = await store.desk.read(({ transaction }) =>
    transaction.selectFrom('organisation').select('id').where('code', '=', 'C7').executeTakeFirstOrThrow(),
  )
  const customer = await person(store, 'customer', {
    role: 'customer',
    line: '',
    organisation: organisation.id,
  })
  const specialist = await person(store, 'specialist', {
    role: 'specialist',
    line: 'support',
    organisation: '',
  })
  const page = { before: null, limit: 50 }
  for (const [who, as] of [
    ['a customer', customer],
    ['a specialist', specialist],
  ] as const) {
    const time = (name: string, work: (unit: DeskUnit) => Promise<unknown>): Promise<void> =>
      beside(`${who}: ${name}`, () => as.desk.read(work))
    await time('list', (unit) => listRequests(unit, {}, page))
    await time('list, open and late', (unit) => listRequests(unit, { open: true, late: true }, page))
    await time('list, mine', (unit) => listRequests(unit, { mine: true }, page))
    await time('list, of a kind and a topic', (unit) =>
      listRequests(unit, { kind: 'proposal', topic: 'права' }, page),
    )
    const first = await as.desk.read((unit) => listRequests(unit, {}, { before: null, limit: 200 }))
    const deep = first.requests.at(-1)?.id ?? null
    await time('list, a later page', (unit) => listRequests(unit, {}, { before: deep, limit: 50 }))
    await time('counts', countRequests)
    await time('search, a rare word', (unit) => listRequests(unit, { text: 'единорог' }, page))
    await time('search, a word of every fourth', (unit) => listRequests(unit, { text: 'курсы' }, page))
    await time('search, a number', (unit) => listRequests(unit, { text: 'C7-6' }, page))
    await time('one request with its thread', (unit) => requestView(unit, deep ?? ''))
  }
  const interval = {
    line: 'support',
    from: new Date('2026-01-01T00:00:00Z'),
    to: new Date('2027-01-01T00:00:00Z'),
  }
  await beside('a specialist: report of a year', () =>
    specialist.desk.read((unit) => reportOf(unit, interval)),
  )
}

async function person(store: Store, login: string, role: RoleAtDesk): Promise<Store> {
  const { id } = await store.people.add(store.access, {
    login,
    name: login,
    email: '',
    language: 'ru',
    isAdministrator: false,
    preparesStatements: false,
  })
  await store.desk.write((unit) => replaceDeskRoles(unit, id, [role]))
  return store.as(await store.people.accessOf(id))
}

async function beside(name: string, call: () => Promise<unknown>): Promise<void> {
  const time = await median(RUNS, call)
  row(name, time, `limit ${LIMIT_MS}  ${time <= LIMIT_MS ? 'ok' : 'over'}`)
}
