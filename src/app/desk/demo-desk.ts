// A desk with something on it, for `--demo` and for the pictures of the documentation: a few requests of the sample group
// of every kind, written by its people. Nothing in them is a real customer's.

import { assert } from '../../ledger/finding.ts'
import type { DeskUnit } from '../../store/desk/unit.ts'
import type { Store } from '../../store/store.ts'
import { VERSION } from '../version.ts'
import { act, type GivenAct } from './acts.ts'
import { changeLine } from './administration.ts'
import { DEMO_ARTICLES, DEMO_CARD, DEMO_TELEPHONE, DEMO_TEMPLATES } from './demo-library.ts'
import { type DemoRequest, type DemoRole, type DemoStep, requestsOfDemo } from './demo-requests.ts'
import { editRequest, linkRequests, rate } from './edits.ts'
import { writeArticle, writeTemplate } from './library.ts'
import { deskHome } from './line-card.ts'
import { OWN_LINE, ownOrganisation } from './own-desk.ts'
import { type AskedRequest, registerAs } from './register.ts'
import { note, say } from './words-in.ts'

export interface DemoDesk {
  /** Acts for the console. */
  readonly store: Store
  /** Ids of who plays which part; all have their roles at the desk. */
  readonly people: Readonly<Record<DemoRole, string>>
  /** Lets hours go by between what is written; nothing where time goes by itself. */
  readonly pass: (hours: number) => void
}

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

const ASKED: Omit<AskedRequest, 'organisation' | 'kind' | 'subject' | 'description'> = {
  channel: 'program',
  contactEmail: '',
  contactPhone: '',
  usersAffected: null,
  impact: 'middle',
  urgency: 'middle',
  topic: '',
  programVersion: '',
  about: '',
  steps: '',
  service: '',
  module: '',
  caller: null,
  startedAt: null,
}

/** Where the own line has no request yet; else nothing is changed. */
export async function fillDesk(desk: DemoDesk): Promise<void> {
  const { store } = desk
  const organisation = await ownOrganisation(store)
  if (!organisation || (await store.desk.read(hasRequests))) return
  const as = await actors(desk)
  await as('head', describeLine)
  await as('head', fillLibrary)
  const made = new Map<string, string>()
  for (const given of requestsOfDemo(VERSION)) {
    desk.pass(given.after)
    const id = await as(given.by, async (unit) => {
      const { calledBefore, request } = given
      const startedAt = calledBefore ? new Date(unit.at.getTime() - calledBefore * MINUTE_MS) : null
      const asked = { ...ASKED, ...request, organisation: organisation.id, startedAt }
      return (await registerAs(unit, asked)).id
    })
    made.set(given.name, id)
    await playSteps(desk, as, given, id, made)
  }
}

const hasRequests = async ({ transaction }: DeskUnit): Promise<boolean> =>
  (await transaction.selectFrom('request').select('id').limit(1).executeTakeFirst()) !== undefined

async function describeLine(unit: DeskUnit): Promise<void> {
  const line = (await deskHome(unit)).lines.find(({ code }) => code === OWN_LINE)
  assert(line !== undefined, 'the own line is there')
  const { days, hours, name, targets, version } = line
  const settings = { name, hours, telephone: DEMO_TELEPHONE, card: DEMO_CARD, targets, days }
  await changeLine(unit, OWN_LINE, BigInt(version), settings)
}

async function fillLibrary(unit: DeskUnit): Promise<void> {
  for (const article of DEMO_ARTICLES) await writeArticle(unit, { ...article, line: OWN_LINE })
  for (const template of DEMO_TEMPLATES) await writeTemplate(unit, { ...template, line: OWN_LINE })
}

type As = <T>(role: DemoRole, work: (unit: DeskUnit) => Promise<T>) => Promise<T>

async function actors({ people, store }: DemoDesk): Promise<As> {
  return async (role, work) => store.as(await store.people.accessOf(people[role])).desk.write(work)
}

async function playSteps(
  { pass }: DemoDesk,
  as: As,
  { follows }: DemoRequest,
  id: string,
  made: ReadonlyMap<string, string>,
): Promise<void> {
  for (const { after = 0, by, ...step } of follows) {
    pass(after)
    await as(by, (unit) => play(unit, id, step, made))
  }
}

async function play(
  unit: DeskUnit,
  id: string,
  step: Omit<DemoStep, 'by' | 'after'>,
  made: ReadonlyMap<string, string>,
): Promise<void> {
  const { does, edit, links, notes, rates, says } = step
  if (says) await say(unit, id, { text: says.text, isQuestion: says.asks ?? false, attachments: [] })
  if (notes) await note(unit, id, { text: notes, attachments: [] })
  if (does) await act(unit, id, null, withWindow(does, unit.at))
  if (edit) await editRequest(unit, id, await versionOf(unit, id), edit)
  if (rates) await rate(unit, id, await versionOf(unit, id), rates)
  const other = links ? made.get(links.to) : undefined
  if (links && other) await linkRequests(unit, id, await versionOf(unit, id), other, links.kind)
}

/** Work at an agreed hour of the next day. */
function withWindow(given: GivenAct, at: Date): GivenAct {
  if (given.act !== 'approve' && given.act !== 'plan') return given
  const from = new Date(at.getTime() + 24 * HOUR_MS)
  return {
    ...given,
    window: { from: from.toISOString(), to: new Date(from.getTime() + 2 * HOUR_MS).toISOString() },
  }
}

async function versionOf({ transaction }: DeskUnit, id: string): Promise<bigint> {
  const { version } = await transaction
    .selectFrom('request')
    .select('version')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return version
}
