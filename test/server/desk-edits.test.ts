// What the line changes in a request beside its acts, and who takes part in it.

import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Server } from '../../src/server/context.ts'
import { codeOf } from '../support/browser-client.ts'
import { customer, deskPerson, makeDesk, ofLine, type TestDesk } from '../support/desk.ts'
import { DeskClient } from '../support/desk-client.ts'
import { peopleServer, signedIn } from '../support/people.ts'
import { onOneServer } from '../support/store.ts'

onOneServer('edits of a request', (given) => {
  let server: Server
  let desk: TestDesk
  const ids: Record<string, string> = {}
  const who: Record<string, DeskClient> = {}

  beforeAll(async () => {
    const { store } = given()
    server = await peopleServer(store)
    desk = await makeDesk(store)
    const { SEV, YUG } = desk.organisations
    const roles = { sev: [customer(SEV)], yug: [customer(YUG)], specialist: [ofLine('specialist')] }
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

  it('changes what a request says of version and organisation, and whom else a change concerns', async () => {
    const { SEV, YUG, DAL } = desk.organisations
    const id = await as('sev').register(SEV, { kind: 'change', module: 'Курсы', programVersion: '0.9' })
    const edit = {
      programVersion: '1.0',
      organisationName: 'АО «Северный холдинг»',
      licenceNumber: 'ЛД-77',
      affects: [YUG, YUG],
      releaseNote: { ru: 'Курсы', en: 'Rates' },
    }
    expect(codeOf(await as('sev').edit(id, edit))).toBe('DESK-002')
    expect(codeOf(await as('specialist').edit(id, { affects: [DAL] }))).toBe('DESK-006')
    expect((await as('specialist').edit(id, edit)).status).toBe(204)
    expect(await as('specialist').read(id)).toMatchObject({
      programVersion: '1.0',
      organisationName: 'АО «Северный холдинг»',
      licenceNumber: 'ЛД-77',
      details: { module: 'Курсы', affects: [{ id: YUG, name: 'ООО «Южный»' }] },
    })
    const seen = await as('sev').read(id)
    expect(seen.details).toEqual({ module: 'Курсы' })
    expect(JSON.stringify(seen)).not.toContain('Южный')
    expect(seen.thread).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ event: 'version', before: '0.9', after: '1.0' }),
        expect.objectContaining({ event: 'organisation', after: 'АО «Северный холдинг»' }),
        expect.objectContaining({ event: 'licence-number', after: 'ЛД-77' }),
      ]),
    )
  })

  it('takes a participant back by her address or by her account, but not the last one', async () => {
    const id = await as('sev').register(desk.organisations.SEV)
    const remove = (query: string) => as('sev').change('DELETE', id, `/participants?${query}`)
    await as('sev').change('POST', id, '/participants', { name: 'Вторая', email: 'Second@sev.example' })
    expect(codeOf(await remove('email=third@sev.example'))).toBe('DESK-028')
    expect(codeOf(await remove(`person=${ids.yug}`))).toBe('DESK-028')
    expect((await remove('')).status).toBe(400)
    expect((await remove(`person=${ids.sev}`)).status).toBe(204)
    expect(await as('specialist').read(id)).toMatchObject({
      participants: [{ name: 'Вторая', email: 'second@sev.example' }],
    })
    expect(codeOf(await remove('email=second@sev.example'))).toBe('DESK-022')
  })
})
