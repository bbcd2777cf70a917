// Files and extracts between two installations, over the API and by letter: those of the public thread go there once, the
// answer's come back; files of notes, drafts and what came from there do not go.

import type { Server as HttpServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { attach } from '../../src/app/desk/attachments.ts'
import { giveConsent, withdrawConsent } from '../../src/app/desk/consent.ts'
import { Forwarder } from '../../src/app/desk/forward/forwarder.ts'
import { MOST_OF_LETTER } from '../../src/app/desk/mail/files-of-letter.ts'
import { readLetter } from '../../src/app/desk/mail/read-letter.ts'
import { note, say } from '../../src/app/desk/words-in.ts'
import { sha256 } from '../../src/ledger/hash.ts'
import type { Store } from '../../src/store/store.ts'
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
} from '../support/desk-installations.ts'
import { type DeskPost, deskPost } from '../support/desk-mail.ts'
import { type MailServers, startMailServers } from '../support/mail-servers.ts'
import { signedIn, testSealer } from '../support/people.ts'
import { onOneServer } from '../support/store.ts'

const log = (trace: string): never => {
  throw new Error(trace)
}
const csv = (text: string): Uint8Array => Buffer.from(`${text};1\n`)
const asWorker = async (store: Store): Promise<Store> => {
  const people = await store.desk.read(({ transaction }) =>
    transaction.selectFrom('person').select('id').where('login', '=', 'worker').executeTakeFirstOrThrow(),
  )
  return store.as(await store.people.accessOf(people.id))
}
const sayWith = (as: Store, id: string, text: string, name: string, bytes: Uint8Array) =>
  as.desk.write(async (unit) => {
    const file = await attach(unit, id, { name, bytes, isDraft: true })
    return say(unit, id, { text, isQuestion: false, attachments: [file] })
  })
const noteWith = (as: Store, id: string, name: string) =>
  as.desk.write(async (unit) => {
    const file = await attach(unit, id, { name, bytes: csv(name), isDraft: true })
    return note(unit, id, { text: 'x', attachments: [file] })
  })
const namesIn = async (client: DeskClient, id: string): Promise<string[]> =>
  ((await client.read(id)).attachments as Item[]).map(({ name }) => String(name)).sort()

describe('files over the API', () => {
  onOneServer('here', (ours) => {
    onOneServer('at the vendor', (vendors) => {
      let here: Installation
      let there: Installation
      let asker: DeskClient
      let as: Store
      let forwarder: Forwarder
      let way: HttpServer
      let id: string
      let losesAnswer = false
      const sent: string[] = []

      beforeAll(async () => {
        const { SEV } = (await makeDesk(ours().store)).organisations
        const { YUG } = (await makeDesk(vendors().store)).organisations
        here = await installation(ours())
        there = await installation(vendors())
        const author = await deskPerson(ours().store, { login: 'asker' }, [customer(SEV)])
        as = ours().store.as(await ours().store.people.accessOf(author))
        asker = new DeskClient(await signedIn(here.server, 'asker'))
        const gate = await deskPerson(vendors().store, { login: 'gate' }, [customer(YUG)])
        way = wayTo(there.server, (request) => {
          sent.push(request)
          return losesAnswer && request.includes('/attachments')
        })
        await new Promise<void>((resolve) => way.listen(0, '127.0.0.1', () => resolve()))
        const url = `http://127.0.0.1:${(way.address() as AddressInfo).port}`
        const settings = { by: 'api', url, organisation: 'YUG', always: true }
        await setForward(here, settings, await gateToken(vendors().store, gate))
        forwarder = new Forwarder({ store: ours().store, sealer: here.sealer, log })
        id = await asker.register(SEV)
      })
      afterAll(async () => {
        await here?.server.close()
        await there?.server.close()
        await new Promise((resolve) => way?.close(resolve))
      })

      const remote = async (): Promise<string> => {
        const requests = (await there.worker.get('/requests')).body.requests as Item[]
        expect(requests.length).toBe(1)
        return String(requests[0]!.id)
      }
      const round = async (): Promise<void> => {
        later(ours(), 2)
        await forwarder.round()
      }

      it('go with the public thread, once, though the answer was lost; of notes and drafts never', async () => {
        await as.desk.write((unit) =>
          attach(unit, id, { name: 'own.csv', bytes: csv('own'), isDraft: false }),
        )
        await as.desk.write((unit) => attach(unit, id, { name: 'draft.csv', bytes: csv('d'), isDraft: true }))
        await sayWith(as, id, 'Вот', 'thread.csv', csv('thread'))
        await noteWith(await asWorker(ours().store), id, 'secret.csv')
        losesAnswer = true
        await round()
        losesAnswer = false
        expect((await here.worker.read(id)).forward).toMatchObject({ fault: expect.stringMatching(/./) })
        await round()
        await round()
        expect(await namesIn(there.worker, await remote())).toEqual(['own.csv', 'thread.csv'])
        expect((await here.worker.read(id)).forward).toMatchObject({ fault: '' })
        expect(sent.join('\n')).not.toMatch(/secret|draft\.csv/)
      })

      it('come back with the answer, and do not go there again', async () => {
        const at = await remote()
        const vendor = await asWorker(vendors().store)
        await sayWith(vendor, at, 'Ответ', 'answer.csv', csv('answer'))
        await vendor.desk.write((unit) =>
          attach(unit, at, { name: 'line.csv', bytes: csv('l'), isDraft: false }),
        )
        await noteWith(vendor, at, 'theirs.csv')
        await round()
        await round()
        expect(await namesIn(asker, id)).toEqual([
          'answer.csv',
          'draft.csv',
          'line.csv',
          'own.csv',
          'thread.csv',
        ])
        const view = await asker.read(id)
        const message = (view.thread as Item[]).find(({ text }) => text === 'Ответ')
        const file = (view.attachments as Item[]).find(({ name }) => name === 'answer.csv')
        expect(file).toMatchObject({ message: message?.id, isDraft: false })
        expect((await asker.get(`/requests/${id}/attachments/${String(file?.id)}`)).text).toBe('answer;1\n')
        expect((await namesIn(there.worker, at)).filter((name) => name === 'answer.csv').length).toBe(1)
      })

      it('that the vendor does not take are told to the line, and are not sent again', async () => {
        await ours().store.desk.write(({ transaction }) =>
          transaction
            .updateTable('request_attachment')
            .set({ name: 'own.exe' })
            .where('name', '=', 'draft.csv')
            .execute(),
        )
        const draft = ((await asker.read(id)).attachments as Item[]).find(({ name }) => name === 'own.exe')
        await as.desk.write((unit) =>
          say(unit, id, { text: 'Ещё', isQuestion: false, attachments: [String(draft?.id)] }),
        )
        await round()
        const count = sent.length
        await round()
        expect(sent.slice(count).filter((one) => one.includes('own.exe'))).toEqual([])
        const told = ((await here.worker.read(id)).thread as Item[]).find(({ reason }) =>
          /own\.exe/.test(String(reason)),
        )
        expect(told).toMatchObject({ event: 'vendor', reason: expect.stringContaining('422') })
        expect(await namesIn(there.worker, await remote())).not.toContain('own.exe')
      })
    })
  })
})

describe('files by letter', () => {
  onOneServer('here', (ours) => {
    onOneServer('at the vendor', (vendors) => {
      let post: MailServers
      let here: DeskPost
      let there: DeskPost
      let us: Installation
      let vendor: Installation
      let forwarder: Forwarder
      let as: Store
      let id: string

      beforeAll(async () => {
        post = await startMailServers()
        const sealers = [testSealer(), testSealer()] as const
        here = await deskPost(ours().store, post, sealers[0], 'help@ours.test')
        there = await deskPost(vendors().store, post, sealers[1])
        us = await installation(ours(), sealers[0])
        vendor = await installation(vendors(), sealers[1])
        await vendors().store.desk.write(({ transaction }) =>
          transaction
            .updateTable('organisation')
            .set({ addresses: ['help@ours.test'] })
            .where('code', '=', 'FIRM')
            .execute(),
        )
        const author = await deskPerson(ours().store, { login: 'asker' }, [customer(here.organisation)])
        await ours().store.desk.write(({ transaction }) =>
          transaction
            .updateTable('person')
            .set({ email: 'buh@firm.test' })
            .where('id', '=', author)
            .execute(),
        )
        as = ours().store.as(await ours().store.people.accessOf(author))
        forwarder = new Forwarder({ store: ours().store, sealer: sealers[0], log })
        await setForward(us, { by: 'mail', address: 'support@line.test', always: true }, null)
        id = await new DeskClient(await signedIn(us.server, 'asker')).register(here.organisation)
      })
      afterAll(async () => {
        await us?.server.close()
        await vendor?.server.close()
        await post?.stop()
      })

      const exchange = async (): Promise<void> => {
        await forwarder.round()
        await here.send()
        await there.fetch()
        await there.send()
        await here.fetch()
        await here.send()
      }
      const remote = async (): Promise<string> => {
        const requests = (await vendor.worker.get('/requests')).body.requests as Item[]
        expect(requests.length).toBe(1)
        return String(requests[0]!.id)
      }
      const consent = (content: string): Promise<string> =>
        as.desk.write((unit) =>
          giveConsent(unit, id, { level: 'structure', content, hash: sha256(Buffer.from(content)), days: 5 }),
        )
      const lastTo = async (address: string) =>
        readLetter(post.taken.filter(({ to }) => to.includes(address)).at(-1)!.bytes)

      it('go with the first letter: the thread’s files, and extracts with the day until which they may be kept', async () => {
        await as.desk.write((unit) =>
          attach(unit, id, { name: 'свой.csv', bytes: csv('own'), isDraft: false }),
        )
        await noteWith(await asWorker(ours().store), id, 'secret.csv')
        await consent('структура')
        const taken = await consent('взято назад')
        await as.desk.write((unit) => withdrawConsent(unit, id, taken))
        await exchange()
        const hash = sha256(Buffer.from('структура'))
        const name = `extract-${hash.slice(0, 12)}.txt`
        expect(await namesIn(vendor.worker, await remote())).toEqual([name, 'свой.csv'])
        const letter = await lastTo('support@line.test')
        expect(letter.text).toContain(
          `${name}: выдержка с согласия автора, после 2026-01-25 её нужно удалить`,
        )
        expect(letter.text).toContain(hash)
        expect(Buffer.from(letter.files.find((file) => file.name === name)!.bytes).toString()).toBe(
          'структура',
        )
      })

      it('go later by themselves: a file without words, an extract that was consented to meanwhile', async () => {
        const before = post.taken.length
        await exchange()
        expect(post.taken.length).toBe(before)
        later(ours(), 1)
        await as.desk.write((unit) =>
          attach(unit, id, { name: 'ещё.csv', bytes: csv('more'), isDraft: false }),
        )
        await consent('вторая')
        await exchange()
        const names = await namesIn(vendor.worker, await remote())
        expect(names.length).toBe(4)
        expect(names).toContain('ещё.csv')
        await exchange()
        expect(await namesIn(vendor.worker, await remote())).toEqual(names)
      })

      it('come back with the answer, into the thread and on to the customer', async () => {
        await sayWith(await asWorker(vendors().store), await remote(), 'Ответ', 'answer.csv', csv('answer'))
        await exchange()
        expect(await namesIn(us.worker, id)).toContain('answer.csv')
        const told = await lastTo('buh@firm.test')
        expect(told.text).toContain('Ответ')
        expect(told.files.map(({ name }) => name)).toEqual(['answer.csv'])
        // And not to the vendor again.
        const sent = post.taken.length
        later(ours(), 1)
        await exchange()
        expect(post.taken.length).toBe(sent)
      })

      it('of the line’s own answer go to the customer, those of a note never; what is too much is named', async () => {
        const worker = await asWorker(ours().store)
        await sayWith(worker, id, 'Наш ответ', 'ours.csv', csv('ours'))
        await here.send()
        expect((await lastTo('buh@firm.test')).files.map(({ name }) => name)).toEqual(['ours.csv'])
        await sayWith(worker, id, 'Большой', 'large.csv', Buffer.alloc(MOST_OF_LETTER + 1, 'a;'))
        await here.send()
        const told = await lastTo('buh@firm.test')
        expect([told.files, told.text]).toEqual([
          [],
          expect.stringMatching(/Не поместились в письмо.*large\.csv/s),
        ])
        for (const { bytes } of post.taken)
          expect((await readLetter(bytes)).files.map(({ name }) => name)).not.toContain('secret.csv')
      })
    })
  })
})
