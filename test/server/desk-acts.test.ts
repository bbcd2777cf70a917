// Who may do what with a request of which kind, on record: approval by another than who wrote, the named approver of a
// service, what goes on as a new request, and what a version says of what it carries.

import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Server } from '../../src/server/context.ts'
import { codeOf } from '../support/browser-client.ts'
import { customer, deskPerson, makeDesk, ofLine, type TestDesk } from '../support/desk.ts'
import { DeskClient } from '../support/desk-client.ts'
import { peopleServer, signedIn } from '../support/people.ts'
import { onOneServer } from '../support/store.ts'

const ASSESSMENT = { risk: 'низкий', effort: '4 ч', effectOnPublished: 'I квартал меняется на 1 тыс. ₽' }
const PLAN = { steps: 'обновить', rollBack: 'вернуть версию' }
const WINDOW = { from: '2026-11-25T15:00:00Z', to: '2026-11-25T16:00:00Z' }

onOneServer('acts on record', (given) => {
  let server: Server
  let desk: TestDesk
  const ids: Record<string, string> = {}
  const who: Record<string, DeskClient> = {}

  beforeAll(async () => {
    const { clock, store } = given()
    clock.now = new Date('2026-11-24T09:00:00Z')
    server = await peopleServer(store)
    desk = await makeDesk(store)
    const { SEV, YUG } = desk.organisations
    const roles = {
      sev: [customer(SEV)],
      chief: [customer(SEV)],
      yug: [customer(YUG)],
      specialist: [ofLine('specialist')],
      approver: [ofLine('change-approver')],
      both: [ofLine('specialist'), ofLine('change-approver')],
    }
    for (const [login, own] of Object.entries(roles)) {
      ids[login] = await deskPerson(store, { login }, own)
      who[login] = new DeskClient(await signedIn(server, login))
    }
  })
  afterAll(() => server.close())

  const as = (login: string): DeskClient => {
    const client = who[login]
    if (!client) throw new Error(login)
    return client
  }
  const submitted = async (): Promise<string> => {
    const id = await as('sev').register(desk.organisations.SEV, { kind: 'change', module: 'Курсы' })
    await as('sev').act(id, { act: 'submit' })
    return id
  }
  const SENT = { act: 'send-for-approval', assessment: ASSESSMENT, plan: PLAN }

  it('who wrote the assessment or the plan approves nothing, whatever her roles', async () => {
    const id = await submitted()
    expect((await as('both').act(id, SENT)).status).toBe(200)
    const { may } = await as('both').read(id)
    expect((may as { acts: readonly string[] }).acts).not.toContain('approve')
    expect(codeOf(await as('both').act(id, { act: 'approve', window: WINDOW }))).toBe('DESK-004')
    // Another's plan with her assessment: still hers.
    await as('approver').act(id, { act: 'refuse', reason: 'нет отката' })
    await as('specialist').act(id, { act: 'send-for-approval', plan: PLAN })
    expect(codeOf(await as('both').act(id, { act: 'approve', window: WINDOW }))).toBe('DESK-004')
    expect((await as('approver').act(id, { act: 'approve', window: WINDOW })).status).toBe(200)
  })

  it('a plan is not slipped in with the approval, nor after it', async () => {
    const id = await submitted()
    await as('specialist').act(id, SENT)
    const slipped = { act: 'approve', window: WINDOW, plan: { steps: 'иначе', rollBack: 'никак' } }
    expect(codeOf(await as('approver').act(id, slipped))).toBe('DESK-023')
    await as('approver').act(id, { act: 'approve', window: WINDOW })
    const after = { act: 'plan', window: WINDOW, plan: { steps: 'иначе', rollBack: 'никак' } }
    expect(codeOf(await as('specialist').act(id, after))).toBe('DESK-023')
    expect(codeOf(await as('specialist').act(id, { act: 'answer', text: 'да', plan: PLAN }))).toBe('DESK-023')
  })

  it.each([
    ['effect on published periods', { ...SENT, assessment: { ...ASSESSMENT, effectOnPublished: ' ' } }],
    ['way back', { ...SENT, plan: { ...PLAN, rollBack: '' } }],
  ])('no change is sent for approval without its %s', async (_, body) => {
    expect(codeOf(await as('specialist').act(await submitted(), body))).toBe('DESK-005')
  })

  it('a change goes from its draft to the review with result and lesson, its module and effect seen', async () => {
    const id = await submitted()
    await as('specialist').act(id, SENT)
    await as('approver').act(id, { act: 'approve', window: WINDOW })
    await as('specialist').act(id, { act: 'implement' })
    await as('specialist').act(id, { act: 'check' })
    expect(codeOf(await as('specialist').act(id, { act: 'close' }))).toBe('DESK-005')
    await as('specialist').act(id, { act: 'close', result: 'сошлось', version: '2.5' })
    await as('specialist').act(id, { act: 'review', result: 'проверять курс до обновления' })
    expect(await as('sev').read(id)).toMatchObject({
      state: 'reviewed',
      implementedIn: '2.5',
      details: {
        module: 'Курсы',
        assessment: { ...ASSESSMENT, affected: '' },
        plan: PLAN,
        result: 'сошлось',
        review: 'проверять курс до обновления',
      },
    })
  })

  it('a service is allowed by who was named for it, and nobody else', async () => {
    const id = await as('sev').register(desk.organisations.SEV, { kind: 'service', service: 'Доступ' })
    const { may } = await as('specialist').read(id)
    const names = (may as { approvers: readonly { person: string }[] }).approvers.map(({ person }) => person)
    // Of the organisation without the author, and of the line who may; nobody of another organisation.
    expect(names.sort()).toEqual([ids.approver, ids.both, ids.chief].sort())
    const send = (approver?: string) => as('specialist').act(id, { act: 'send-for-approval', approver })
    expect(codeOf(await send())).toBe('DESK-005')
    expect(codeOf(await send(ids.sev))).toBe('DESK-024')
    expect(codeOf(await send(ids.yug))).toBe('DESK-024')
    expect((await send(ids.chief)).status).toBe(200)
    for (const login of ['sev', 'approver', 'both', 'specialist'])
      expect([login, codeOf(await as(login).act(id, { act: 'approve' }))]).toEqual([login, 'DESK-004'])
    expect((await as('chief').act(id, { act: 'approve' })).status).toBe(200)
    const view = await as('sev').read(id)
    expect(view).toMatchObject({ state: 'in-work', details: { approver: { person: ids.chief } } })
    expect(view.thread).toContainEqual(expect.objectContaining({ event: 'approve', author: 'Роль chief' }))
  })

  it('a version tells what it carries in the specialist’s words, and what has none yet', async () => {
    const solved = async (more: Record<string, unknown> = {}) => {
      const id = await as('sev').register(desk.organisations.SEV, more)
      await as('specialist').act(id, { act: 'solve', text: 'В новой версии', version: '3.0' })
      return id
    }
    const [told, silent] = [await solved(), await solved({ subject: 'Тайное имя' })]
    const releaseNote = { ru: 'Курс с <тремя> знаками', en: 'Rates of <three> digits' }
    expect(codeOf(await as('sev').edit(told, { releaseNote }))).toBe('DESK-002')
    await as('sev').act(told, { act: 'confirm' })
    expect((await as('specialist').edit(told, { releaseNote })).status).toBe(204)
    expect((await as('specialist').read(told)).details).toMatchObject({ releaseNote })
    expect((await as('sev').read(told)).details).not.toHaveProperty('releaseNote')
    const { number } = await as('sev').read(silent)
    const { body } = await as('specialist').get('/lines/support/versions/3.0')
    expect(body).toMatchObject({ notes: { missing: [number] } })
    const notes = (query: string) => as('specialist').get(`/lines/support/versions/3.0/notes${query}`)
    expect((await notes('')).text).toBe('# Версия 3.0\n\n## Исправлено\n\n- Курс с <тремя> знаками\n')
    const page = await notes('?language=en&format=html')
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8')
    expect(page.text).toContain('<li>Rates of &lt;three&gt; digits</li>')
    expect(page.text).not.toMatch(/SEV-|Тайное/)
    expect((await as('sev').get('/lines/support/versions/3.0/notes')).status).toBe(403)
    // The words are public to everyone whom the line serves; whose request they are of is nobody's.
    const served = await as('yug').get('/lines/support/versions')
    expect(served.body).toMatchObject({
      releases: [
        {
          version: '3.0',
          ru: [{ head: 'Исправлено', lines: ['Курс с <тремя> знаками'] }],
          en: [{ head: 'Fixed', lines: ['Rates of <three> digits'] }],
        },
      ],
    })
    expect(served.text).not.toMatch(/SEV-|Тайное/)
    expect(codeOf(await as('yug').get('/lines/other/versions'))).toBe('DESK-008')
  })

  it('a service comes from the catalogue of the line, where it has one', async () => {
    const { store } = given()
    const set = (services: readonly string[]) =>
      store.desk.write(async ({ transaction }) => {
        const { card } = await transaction
          .selectFrom('line')
          .select('card')
          .where('code', '=', 'support')
          .executeTakeFirstOrThrow()
        await transaction
          .updateTable('line')
          .set({ card: JSON.stringify({ ...card, services }) })
          .where('code', '=', 'support')
          .execute()
      })
    await set(['Доступ', 'Выгрузка'])
    const body = { organisation: desk.organisations.SEV, kind: 'service', subject: 'x', description: 'y' }
    expect(codeOf(await as('sev').post('/requests', { ...body, service: 'Прочее' }))).toBe('DESK-009')
    const { body: made } = await as('sev').post('/requests', { ...body, service: 'Доступ' })
    const id = String(made.id)
    expect(codeOf(await as('specialist').edit(id, { service: 'Прочее' }))).toBe('DESK-009')
    expect((await as('specialist').edit(id, { service: 'Выгрузка' })).status).toBe(204)
    expect((await as('sev').read(id)).details).toMatchObject({ service: 'Выгрузка' })
    await set([])
  })

  it('links, participants and score are changed from the version that was seen', async () => {
    const [id, other] = [
      await as('sev').register(desk.organisations.SEV),
      await as('sev').register(desk.organisations.SEV),
    ]
    const send = (login: string, method: 'POST' | 'PUT', path: string, body: object, match: string | null) =>
      as(login).browser.send(
        method,
        `/desk/requests/${id}${path}`,
        { ...body },
        match ? { 'if-match': match } : {},
      )
    const link = { other, kind: 'related' }
    expect((await send('specialist', 'POST', '/links', link, null)).status).toBe(428)
    expect(codeOf(await send('specialist', 'POST', '/links', link, '"9"'))).toBe('DESK-003')
    expect((await as('specialist').change('POST', id, '/links', link)).status).toBe(204)
    const person = { name: 'Кто-то', email: 'one@sev.example' }
    expect(codeOf(await send('sev', 'POST', '/participants', person, '"1"'))).toBe('DESK-003')
    expect((await as('sev').change('POST', id, '/participants', person)).status).toBe(204)
    await as('specialist').act(id, { act: 'solve', text: 'Готово' })
    expect(codeOf(await send('sev', 'PUT', '/score', { score: 5 }, '"1"'))).toBe('DESK-003')
    expect((await as('sev').change('PUT', id, '/score', { score: 5 })).status).toBe(204)
  })

  it('opens again within ten working days, and goes on as a new linked request later', async () => {
    // Sessions of the days before have ended.
    const at = async (time: string) => {
      given().clock.now = new Date(time)
      for (const login of ['sev', 'specialist']) who[login] = new DeskClient(await signedIn(server, login))
    }
    const id = await as('sev').register(desk.organisations.SEV, { steps: 'открыть курс' })
    const first = await as('sev').read(id)
    await as('specialist').act(id, { act: 'solve', text: 'Готово' })
    await as('sev').act(id, { act: 'confirm' })
    // Ten working days of eight hours from Tuesday 24 November, 12:00 in Moscow: Tuesday 8 December, 12:00.
    await at('2026-12-08T09:00:00Z')
    expect((await as('sev').act(id, { act: 'reopen', reason: 'опять' })).body.request).toBeNull()
    await as('specialist').act(id, { act: 'solve', text: 'Готово' })
    await as('sev').act(id, { act: 'confirm' })
    await at('2026-12-22T09:00:00.001Z')
    const { body, status } = await as('sev').act(id, { act: 'reopen', reason: 'и снова' })
    expect(status).toBe(200)
    const made = await as('sev').read(String(body.request))
    expect(made).toMatchObject({
      kind: 'incident',
      state: 'new',
      subject: first.subject,
      description: 'и снова',
      details: { steps: 'открыть курс' },
      links: [{ kind: 'related', direction: 'to', id }],
    })
    expect(made.number).not.toBe(first.number)
    const old = await as('sev').read(id)
    expect(old).toMatchObject({ state: 'closed', reopened: 1 })
    expect(old.thread).toContainEqual(expect.objectContaining({ event: 'follow-up', after: made.number }))
  })
})
