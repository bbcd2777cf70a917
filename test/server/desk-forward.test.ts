// Two installations, each with a database and a server of its own: what one forwards to the other's line, over HTTP and
// by letter through real mail servers, and what comes back.

import type { Server as HttpServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { giveConsent } from '../../src/app/desk/consent.ts'
import { Forwarder } from '../../src/app/desk/forward/forwarder.ts'
import { readLetter } from '../../src/app/desk/mail/read-letter.ts'
import { ORIGIN_HEADER, originOf } from '../../src/desk/origin.ts'
import { sha256 } from '../../src/ledger/hash.ts'
import { customer, deskPerson, makeDesk } from '../support/desk.ts'
import { DeskClient } from '../support/desk-client.ts'
import {
  gateToken,
  type Installation,
  type Item,
  installation,
  later,
  setForward,
  wayTo,
  wordsOf,
} from '../support/desk-installations.ts'
import { type DeskPost, deskPost } from '../support/desk-mail.ts'
import { letter } from '../support/letters.ts'
import { type MailServers, startMailServers } from '../support/mail-servers.ts'
import { signedIn, testSealer } from '../support/people.ts'
import { onOneServer } from '../support/store.ts'

type ClockOf = { readonly clock: { readonly runs: boolean; readonly spans: readonly object[] } }

const NOTE = 'Тайная заметка'
const log = (trace: string): never => {
  throw new Error(trace)
}

describe('forwarding over the API', () => {
  onOneServer('here', (ours) => {
    onOneServer('at the vendor', (vendors) => {
      let here: Installation
      let there: Installation
      let asker: DeskClient
      let forwarder: Forwarder
      let proxy: HttpServer
      let organisation: string
      let author: string
      let gate: string
      let id: string
      /** Every byte that left. */
      const sent: string[] = []
      /** The vendor's machine takes the request, and its answer is lost. */
      let losesAnswer = false

      const token = (): Promise<string> => gateToken(vendors().store, gate)
      const round = (): Promise<void> => forwarder.round()
      const only = async (): Promise<Item> => {
        const requests = (await there.worker.get('/requests')).body.requests as Item[]
        expect(requests.length).toBe(1)
        return requests[0]!
      }

      beforeAll(async () => {
        const desk = await makeDesk(ours().store)
        const vendorDesk = await makeDesk(vendors().store)
        organisation = desk.organisations.SEV
        here = await installation(ours())
        there = await installation(vendors())
        author = await deskPerson(ours().store, { login: 'asker' }, [customer(organisation)])
        const gated = [customer(vendorDesk.organisations.YUG)]
        gate = await deskPerson(vendors().store, { login: 'gate' }, gated)
        asker = new DeskClient(await signedIn(here.server, 'asker'))
        forwarder = new Forwarder({ store: ours().store, sealer: here.sealer, log })
        proxy = wayTo(there.server, (payload) => {
          sent.push(payload)
          return losesAnswer
        })
        await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', () => resolve()))
      })
      afterAll(async () => {
        await here?.server.close()
        await there?.server.close()
        await new Promise((resolve) => proxy?.close(resolve))
      })

      const address = (): string => `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`

      it('is set by the head, to an encrypted address, with a token that never comes out', async () => {
        const open = { by: 'api', url: 'http://vendor.example/', organisation: '', always: false }
        expect((await setForward(here, open, 'x')).status).toBe(400)
        const settings = { by: 'api', url: address(), organisation: 'YUG', always: false }
        expect((await setForward(here, settings, null)).status).toBe(422)
        const secret = await token()
        expect((await setForward(here, settings, secret)).status).toBe(204)
        const { body } = await here.worker.get('/lines/support/forward')
        expect(JSON.stringify(body)).not.toContain(secret)
        // To another address the token does not go along.
        expect((await setForward(here, { ...settings, url: 'https://other.example' }, null)).status).toBe(422)
      })

      it('carries the public thread and what was consented to, once, though the answer was lost', async () => {
        id = await asker.register(organisation)
        const content = 'структура без имён'
        const hash = sha256(Buffer.from(content))
        const as = ours().store.as(await ours().store.people.accessOf(author))
        await as.desk.write((unit) => giveConsent(unit, id, { level: 'structure', content, hash, days: 5 }))
        await here.worker.post(`/requests/${id}/notes`, { text: NOTE })
        await here.worker.say(id, 'Разбираемся.')
        expect((await asker.post(`/requests/${id}/forward`, {})).status).toBe(403)
        expect((await here.worker.post(`/requests/${id}/forward`, {})).status).toBe(204)
        expect((await here.worker.post(`/requests/${id}/forward`, {})).status).toBe(409)
        losesAnswer = true
        await round()
        losesAnswer = false
        expect((await here.worker.read(id)).forward).toMatchObject({
          number: '',
          fault: expect.stringMatching(/./),
        })
        later(ours(), 2)
        await round()
        const made = await only()
        expect(made).toMatchObject({ number: 'YUG-1', subject: 'Курс не сходится', kind: 'incident' })
        const read = await there.worker.read(String(made.id))
        expect(read).toMatchObject({ channel: 'forwarded', originNumber: 'SEV-1', state: 'new' })
        expect(await wordsOf(there.worker, String(made.id))).toEqual([
          ['customer', 'Роль worker', 'Разбираемся.'],
        ])
        const [consent] = read.consents as Item[]
        expect(consent).toMatchObject({ level: 'structure', hash })
        const told = await asker.read(id)
        expect(told.forward).toMatchObject({ number: 'YUG-1', state: 'new', fault: '' })
        expect((told.thread as Item[]).some(({ event }) => event === 'forwarded')).toBe(true)
      })

      it('follows the answer back, and leaves state and clock of here as they were', async () => {
        const remote = String((await only()).id)
        const before = (await asker.read(id)) as ClockOf & Item
        expect((await there.worker.say(remote, 'За какой период?', true)).status).toBe(201)
        expect((await there.worker.read(remote)).state).toBe('waiting')
        later(ours(), 2)
        await round()
        await round()
        expect((await wordsOf(asker, id)).at(-1)).toEqual(['line', 'Роль worker', 'За какой период?'])
        const after = (await asker.read(id)) as ClockOf & Item
        const clock = ({ clock: { runs, spans } }: ClockOf) => ({ runs, count: spans.length })
        expect([after.state, clock(after)]).toEqual([before.state, clock(before)])
        expect(after.forward).toMatchObject({ state: 'waiting' })
        // Words of the line between do not resume the vendor's clock; the customer's do.
        await here.worker.say(id, 'Спросили клиента.')
        await round()
        expect((await there.worker.read(remote)).state).toBe('waiting')
        await asker.say(id, 'За декабрь.')
        await round()
        expect((await there.worker.read(remote)).state).toBe('in-work')
        // What came from the vendor is never sent to it.
        expect((await wordsOf(there.worker, remote)).map(([, , text]) => text)).toEqual([
          ...['Разбираемся.', 'За какой период?', 'Спросили клиента.', 'За декабрь.'],
        ])
      })

      it('is deleted there when the consent is taken back here', async () => {
        const { consents } = (await asker.read(id)) as { consents: { id: string }[] }
        const gone = await asker.browser.send('DELETE', `/desk/requests/${id}/consents/${consents[0]!.id}`)
        expect(gone.status).toBeLessThan(300)
        later(ours(), 2)
        await round()
        const [there1] = (await there.worker.read(String((await only()).id))).consents as Item[]
        expect(there1?.deletedAt).not.toBeNull()
      })

      it('goes one hop only, and in no circle', async () => {
        const secret = await token()
        const settings = { by: 'api', url: address(), organisation: 'YUG', always: false }
        await setForward(there, settings, secret)
        const { id: remote } = await only()
        expect((await there.worker.post(`/requests/${String(remote)}/forward`, {})).status).toBe(409)
        expect((await there.worker.read(String(remote))).may).toMatchObject({ forward: false })
        const line = await vendors().store.desk.read(({ transaction }) =>
          transaction.selectFrom('line').select('forward').where('code', '=', 'support').executeTakeFirst(),
        )
        const own = line?.forward && 'installation' in line.forward ? line.forward.installation : ''
        const body = JSON.parse(/\{"origin.*$/s.exec(sent.at(-1) ?? '')?.[0] ?? '')
        const again = async (origin: object) =>
          (
            await there.server.inject({
              method: 'POST',
              url: '/api/v1/desk/forwarded',
              headers: { authorization: `Bearer ${secret}` },
              payload: { ...body, origin: { ...body.origin, number: 'SEV-9', ...origin } },
            })
          ).statusCode
        expect(await again({ hop: 2 })).toBe(409)
        expect(await again({ installation: own })).toBe(409)
        await only()
      })

      it('never let a note out', () => {
        expect(sent.length).toBeGreaterThan(4)
        expect(sent.join('\n')).toContain('Разбираемся.')
        expect(sent.join('\n')).not.toContain(NOTE)
      })
    })
  })
})

describe('forwarding by letter', () => {
  onOneServer('here', (ours) => {
    onOneServer('at the vendor', (vendors) => {
      let post: MailServers
      let here: DeskPost
      let there: DeskPost
      let us: Installation
      let vendor: Installation
      let forwarder: Forwarder
      let id: string

      beforeAll(async () => {
        post = await startMailServers()
        const sealers = [testSealer(), testSealer()] as const
        here = await deskPost(ours().store, post, sealers[0], 'help@ours.test')
        there = await deskPost(vendors().store, post, sealers[1])
        us = await installation(ours(), sealers[0])
        vendor = await installation(vendors(), sealers[1])
        await vendors().store.desk.write(async ({ transaction }) => {
          await transaction
            .updateTable('organisation')
            .set({ addresses: ['help@ours.test'] })
            .where('code', '=', 'FIRM')
            .execute()
        })
        forwarder = new Forwarder({ store: ours().store, sealer: sealers[0], log })
      })
      afterAll(async () => {
        await us?.server.close()
        await vendor?.server.close()
        await post?.stop()
      })

      /** What waits goes, and both read their mail. */
      const exchange = async (): Promise<void> => {
        await forwarder.round()
        await here.send()
        await there.fetch()
        await there.send()
        await here.fetch()
        await here.send()
      }
      const outcomes = (one: DeskPost) =>
        one.store.desk.read(async ({ transaction }) => {
          const rows = await transaction
            .selectFrom('letter')
            .select(['outcome', 'reason'])
            .orderBy('sequence')
            .execute()
          return rows.map(({ outcome, reason }) => `${outcome} ${reason}`)
        })
      const only = async (): Promise<string> => {
        const requests = (await vendor.worker.get('/requests')).body.requests as Item[]
        expect(requests.length).toBe(1)
        return String(requests[0]!.id)
      }

      it('makes a request at the vendor’s line, with its origin, and no note', async () => {
        await setForward(us, { by: 'mail', address: 'support@line.test', always: true }, null)
        id = await us.worker.register(here.organisation, { contactEmail: 'buh@firm.test' })
        await us.worker.post(`/requests/${id}/notes`, { text: NOTE })
        await exchange()
        const made = await vendor.worker.read(await only())
        expect(made).toMatchObject({ channel: 'forwarded', kind: 'incident', originNumber: 'FIRM-1' })
        expect(made.description).toContain('Проверка показывает разницу')
        const { bytes } = post.taken.find(({ to }) => to.includes('support@line.test'))!
        expect(originOf((await readLetter(bytes)).headers)).toMatchObject({ number: 'FIRM-1', hop: 1 })
        expect(bytes.toString('latin1')).not.toContain('buh@firm.test')
        // The vendor's receipt is an automatic letter, and gives its number.
        expect(await outcomes(here)).toEqual(['grey automatic'])
        expect((await us.worker.read(id)).forward).toMatchObject({ number: 'FIRM-1' })
      })

      it('follows the answer back into the thread and on to the customer; her reply goes there', async () => {
        const remote = await only()
        const { state } = await us.worker.read(id)
        await vendor.worker.say(remote, 'За какой период?', true)
        await exchange()
        expect((await outcomes(here)).at(-1)).toBe('message answer')
        const [side, , text] = (await wordsOf(us.worker, id)).at(-1)!
        expect([side, String(text)]).toEqual(['line', expect.stringContaining('За какой период?')])
        expect((await us.worker.read(id)).state).toBe(state)
        expect(post.taken.some(({ to }) => to.includes('buh@firm.test'))).toBe(true)
        const customers = await post.folder('buh@firm.test', 'INBOX')
        expect(customers.length).toBeGreaterThan(0)
        const question = customers.at(-1)!.bytes.toString('latin1')
        const messageId = /^Message-ID: (\S+)/im.exec(question)![1]!
        await post.deliver(
          'help@ours.test',
          letter({
            to: 'help@ours.test',
            subject: 'Re: [FIRM-1]',
            headers: [
              `In-Reply-To: ${messageId}`,
              'Content-Type: text/plain; charset=utf-8',
              'Content-Transfer-Encoding: 8bit',
            ],
            body: 'За декабрь.',
          }),
        )
        await here.fetch()
        await exchange()
        expect((await vendor.worker.read(remote)).state).toBe('in-work')
        await only()
      })

      it('takes the same letter once, sends nothing back that came from there, and lets no note out', async () => {
        const count = post.taken.length
        const first = post.taken.find(({ bytes }) => bytes.includes(ORIGIN_HEADER))!
        await post.deliver('support@line.test', first.bytes)
        await exchange()
        expect((await outcomes(there)).at(-1)).toBe('same same-letter')
        await only()
        expect(post.taken.length).toBe(count)
        for (const { bytes } of post.taken) {
          const parts = bytes.toString('latin1').split('\r\n\r\n')
          const decoded = Buffer.from(parts.slice(1).join('').replace(/\s/g, ''), 'base64').toString('utf8')
          expect(`${bytes.toString('utf8')}${decoded}`).not.toContain(NOTE)
        }
      })

      it('goes one hop: a letter that was forwarded before waits for a person', async () => {
        const first = post.taken.find(({ bytes }) => bytes.includes(ORIGIN_HEADER))!
        const again = first.bytes
          .toString('latin1')
          .replace('hop=1', 'hop=2')
          .replace('Message-ID: <', 'Message-ID: <again-')
          .replace('FIRM-1; hop', 'FIRM-7; hop')
        await post.deliver('support@line.test', Buffer.from(again, 'latin1'))
        await exchange()
        expect((await outcomes(there)).at(-1)).toBe('quarantine forwarded-again')
        await setForward(vendor, { by: 'mail', address: 'far@vendor.test', always: true }, null)
        expect((await vendor.worker.post(`/requests/${await only()}/forward`, {})).status).toBe(409)
      })
    })
  })
})
