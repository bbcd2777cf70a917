// Comments and attachments over HTTP: who sees and writes them, files as they come back, nothing of it in the book.

import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { importInto, readFolder } from '../../src/app/import-book.ts'
import type { Server } from '../../src/server/context.ts'
import { serverWith } from '../support/people-of-book.ts'
import { execute } from '../support/servers.ts'
import { onOneServer } from '../support/store.ts'

const BOOK = join(import.meta.dirname, '../../books/severny')
const PEOPLE = [
  { login: 'metal', role: 'accountant', entity: 'МЕТ' },
  { login: 'trade', role: 'accountant', entity: 'ТДС' },
  { login: 'granite', role: 'accountant', entity: 'КГР' },
  { login: 'controller', role: 'controller' },
  { login: 'approver', role: 'approver' },
  { login: 'auditor', role: 'auditor' },
] as const

const PAIR = `intragroup/${encodeURIComponent('ТДС')}/${encodeURIComponent('МЕТ')}`

onOneServer('comments and attachments', (given) => {
  let server: Server
  beforeAll(async () => {
    const { store } = given()
    for (const name of ['severny', 'other']) {
      const checked = await readFolder({ folder: BOOK, name, replace: true }, () => {})
      await importInto(store, checked, true, () => {})
    }
    server = await serverWith(given(), 'severny', PEOPLE)
  }, 120_000)

  const ask = async (
    as: string,
    path: string,
    {
      body,
      etag,
      key,
      method = 'GET',
      book = 'severny',
    }: Record<string, unknown> & { method?: 'GET' | 'POST' | 'DELETE' } = {},
  ) => {
    const response = await server.inject({
      method,
      url: `/api/v1/books/${String(book)}/${path}`,
      headers: {
        'x-as': as,
        ...(etag === undefined ? {} : { 'if-match': String(etag) }),
        ...(key === undefined ? {} : { 'idempotency-key': String(key) }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
    })
    const isJson = String(response.headers['content-type']).includes('json')
    const json = isJson ? response.json() : null
    const codes: string[] = (json?.findings ?? []).map(({ code }: { code: string }) => code)
    return { status: response.statusCode, json, codes, response }
  }
  let keys = 0
  const say = (as: string, text: string, path = PAIR, key = `say-${++keys}`) =>
    ask(as, `${path}/comments`, { method: 'POST', body: { text }, key })
  const send = async (as: string, path: string, name: string, content: Buffer, book = 'severny') => {
    const edge = 'edge'
    const payload = Buffer.concat([
      Buffer.from(`--${edge}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n\r\n`),
      content,
      Buffer.from(`\r\n--${edge}--\r\n`),
    ])
    const response = await server.inject({
      method: 'POST',
      url: `/api/v1/books/${book}/${path}`,
      headers: { 'x-as': as, 'content-type': `multipart/form-data; boundary=${edge}` },
      payload,
    })
    const json = response.json()
    return {
      status: response.statusCode,
      json,
      codes: (json.findings ?? []).map(({ code }: { code: string }) => code),
    }
  }
  const PDF = Buffer.from('%PDF-1.7 акт')

  describe('of a pair', () => {
    it('are seen and written by both companies, controllers and approvers, and by nobody else', async () => {
      expect((await say('trade', 'УПД 4417 пришёл 12.01')).status).toBe(201)
      const answered = await say('metal', 'Согласны: товары в пути')
      expect(
        answered.json.comments.map(({ author, text }: { author: string; text: string }) => [author, text]),
      ).toEqual([
        ['metal', 'Согласны: товары в пути'],
        ['trade', 'УПД 4417 пришёл 12.01'],
      ])
      expect(answered.json.comments[0]).toMatchObject({ isMine: true, at: '2026-01-20T09:00:00.000Z' })
      expect((await say('controller', 'Признаю')).status).toBe(201)
      expect((await ask('approver', `${PAIR}/comments`)).json.comments).toHaveLength(3)
      expect((await ask('granite', `${PAIR}/comments`)).status).toBe(403)
      expect((await say('granite', 'Чужое')).status).toBe(403)
      expect((await ask('auditor', `${PAIR}/comments`)).status).toBe(404)
      expect((await ask('nobody', `${PAIR}/comments`)).status).toBe(401)
      expect((await ask('metal', `${PAIR}/comments`, { book: 'other' })).status).toBe(404)
    })

    it('are of one reporting date, and the same whichever company is named first', async () => {
      const turned = `intragroup/${encodeURIComponent('МЕТ')}/${encodeURIComponent('ТДС')}/comments`
      expect((await ask('metal', turned)).json.comments).toHaveLength(3)
      expect((await ask('metal', `${turned}?period=2024`)).json.comments).toEqual([])
    })

    it('are said once for one key, and refused when they say nothing', async () => {
      const path = `intragroup/${encodeURIComponent('СЕВ')}/${encodeURIComponent('МЕТ')}`
      await say('metal', 'Один раз', path, 'same')
      const again = await say('metal', 'Один раз', path, 'same')
      expect([again.status, again.json.comments.length]).toEqual([201, 1])
      expect((await say('metal', '   ', path)).status).toBe(400)
      expect(
        (await ask('metal', `${path}/comments`, { method: 'POST', body: { text: 'Без ключа' } })).status,
      ).toBe(400)
      const self = `intragroup/${encodeURIComponent('МЕТ')}/${encodeURIComponent('МЕТ')}`
      expect((await say('metal', 'Сама с собой', self)).status).toBe(404)
    })

    it('carry files of their author, who alone may take them back', async () => {
      const { json } = await say('trade', 'Накладная приложена')
      const [comment] = json.comments
      const path = `comments/${comment.id}/attachments?of=${encodeURIComponent(json.subject)}`
      expect((await send('metal', path, 'чужой.pdf', PDF)).status).toBe(403)
      const sent = await send('trade', path, 'ЭТрН 29.12.pdf', PDF)
      expect(sent.json.comments[0].attachments).toMatchObject([
        { name: 'ЭТрН 29.12.pdf', author: 'trade', mayRemove: true },
      ])
      const { id } = sent.json.comments[0].attachments[0]
      expect((await ask('metal', `attachments/${id}/file`)).response.rawPayload).toEqual(PDF)
      expect((await ask('granite', `attachments/${id}/file`)).status).toBe(404)
      expect((await ask('metal', `attachments/${id}`, { method: 'DELETE' })).status).toBe(403)
      expect((await ask('trade', `attachments/${id}`, { method: 'DELETE' })).status).toBe(204)
      expect((await ask('metal', `attachments/${id}/file`)).status).toBe(404)
      expect((await ask('trade', `attachments/${id}/restore`, { method: 'POST' })).status).toBe(204)
      expect((await ask('metal', `attachments/${id}/file`)).status).toBe(200)
    })
  })

  describe('of a journal', () => {
    const line = (account: string, debit: string, credit: string) => ({
      account,
      flow: '',
      partner: '',
      analytics: ['', '', ''],
      dueOn: '',
      debit,
      credit,
      text: 'Запасы',
      textEn: '',
    })
    const journal = async (entity = 'МЕТ', as = 'metal') => {
      const body = {
        date: '2025-12-31',
        level: entity ? 'entity' : 'group',
        entity,
        basis: entity ? 'functional' : 'presentation',
        borneBy: '',
        kind: 'manual',
        template: 'T09',
        cash: false,
        deferredTax: 'none',
        reversesOn: '',
        repeatsUntil: '',
        lines: [line('620100', '10', ''), line('121100', '', '10')],
      }
      const made = await ask(as, 'adjustments', {
        method: 'POST',
        body: { id: '', journal: body },
        key: `j-${++keys}`,
      })
      return made.json as { id: string; etag: string }
    }
    const at = (id: string): string => `adjustments/${encodeURIComponent(id)}`

    it('come back byte for byte, to be saved under their name in Cyrillic', async () => {
      const { id } = await journal()
      const sent = await send('metal', `${at(id)}/attachments`, "Акт (1) «МЕТ'ТДС».pdf", PDF)
      expect([sent.status, sent.codes]).toEqual([201, []])
      const [one] = sent.json.attachments
      expect(one).toMatchObject({
        name: "Акт (1) «МЕТ'ТДС».pdf",
        size: PDF.length,
        author: 'metal',
        mayRemove: true,
      })
      const { response } = await ask('controller', `attachments/${one.id}/file`)
      expect(response.rawPayload).toEqual(PDF)
      const disposition = String(response.headers['content-disposition'])
      expect(disposition).toMatch(/^attachment; filename\*=UTF-8''[A-Za-z0-9!#$&+.^_`|~%-]+$/)
      expect(decodeURIComponent(disposition.split("''")[1] ?? '')).toBe("Акт (1) «МЕТ'ТДС».pdf")
      expect(response.headers).toMatchObject({
        'content-type': 'application/octet-stream',
        'x-content-type-options': 'nosniff',
        'content-security-policy': "sandbox; default-src 'none'",
      })
      // The same file again is the same attachment; under another name it is another.
      await send('metal', `${at(id)}/attachments`, "Акт (1) «МЕТ'ТДС».pdf", PDF)
      const all = await send('metal', `${at(id)}/attachments`, 'Копия.pdf', PDF)
      expect(all.json.attachments).toHaveLength(2)
    })

    it('are refused by what they are, by size, and to who may not edit the journal', async () => {
      const { id } = await journal()
      const path = `${at(id)}/attachments`
      expect(await send('metal', path, 'вирус.exe', Buffer.from('MZ'))).toMatchObject({
        status: 422,
        codes: ['ATT-001'],
      })
      expect(await send('metal', path, 'акт.pdf', Buffer.from('<html>'))).toMatchObject({
        status: 422,
        codes: ['ATT-002'],
      })
      expect(await send('metal', path, 'большой.pdf', Buffer.alloc(25_000_001, '%PDF-'))).toMatchObject({
        status: 413,
        codes: ['SRV-413'],
      })
      expect((await send('trade', path, 'акт.pdf', PDF)).status).toBe(404)
      expect((await send('approver', path, 'акт.pdf', PDF)).status).toBe(403)
      expect((await send('metal', path, 'акт.pdf', PDF, 'other')).status).toBe(404)
      expect((await ask('metal', path)).json.attachments).toEqual([])
    })

    it('are removed while it is a draft, on record, and put back; later they are only added', async () => {
      const made = await journal()
      const path = `${at(made.id)}/attachments`
      const { json } = await send('metal', path, 'акт.pdf', PDF)
      const [{ id }] = json.attachments
      expect((await ask('approver', `attachments/${id}`, { method: 'DELETE' })).status).toBe(403)
      expect((await ask('metal', `attachments/${id}`, { method: 'DELETE' })).status).toBe(204)
      expect((await ask('metal', path)).json.attachments).toEqual([])
      expect((await ask('metal', `attachments/${id}/restore`, { method: 'POST' })).status).toBe(204)
      await ask('metal', `${at(made.id)}/submit`, { method: 'POST', etag: `"${made.etag}"` })
      const late = await ask('metal', `attachments/${id}`, { method: 'DELETE' })
      expect([late.status, late.codes]).toEqual([422, ['ATT-004']])
      expect((await send('metal', path, 'ещё.pdf', PDF)).json.attachments).toHaveLength(2)
      const { entries } = (await ask('metal', `${at(made.id)}/history`)).json
      expect(entries.map(({ action }: { action: string }) => action)).toEqual([
        'attachment.add',
        'adjustment.submit',
        'attachment.restore',
        'attachment.remove',
        'attachment.add',
        'adjustment.create',
      ])
    })

    it('of the group are not an accountant’s to see', async () => {
      const { id } = await journal('', 'controller')
      const sent = await send('controller', `${at(id)}/attachments`, 'акт.pdf', PDF)
      const [one] = sent.json.attachments
      expect((await ask('metal', `attachments/${one.id}/file`)).status).toBe(404)
      expect((await ask('metal', `${at(id)}/comments`)).status).toBe(404)
      expect((await ask('approver', `attachments/${one.id}/file`)).status).toBe(200)
    })

    it('do not pass to another journal when theirs is deleted', async () => {
      const made = await journal()
      await send('metal', `${at(made.id)}/attachments`, 'акт.pdf', PDF)
      await say('approver', 'Где расчёт?', at(made.id))
      expect((await ask('metal', at(made.id), { method: 'DELETE', etag: `"${made.etag}"` })).status).toBe(204)
      expect((await journal()).id).not.toBe(made.id)
      expect((await ask('metal', `${at(made.id)}/attachments`)).status).toBe(404)
    })
  })

  it('move nothing in the book: no revision, no file, no figure', async () => {
    const before = await given().store.bookFiles('severny')
    const { json } = await say('metal', 'Ничего не двигает')
    await send(
      'metal',
      `comments/${json.comments[0].id}/attachments?of=${encodeURIComponent(json.subject)}`,
      'акт.pdf',
      PDF,
    )
    const after = await given().store.bookFiles('severny')
    expect([after.revision, after.contentHash]).toEqual([before.revision, before.contentHash])
  })

  it('stand in the trail, and its chain holds', async () => {
    const entries = await given().store.listAudit({ book: 'severny', before: null, limit: 500 })
    expect(new Set(entries.map(({ action }) => action))).toContain('comment.add')
    expect((await given().store.verifyAudit()).broken).toBeNull()
  })

  it('are closed in the database too: another company’s accountant gets no row and can add none', async () => {
    const granite = '00000000-0000-4000-9000-000000000003'
    const seen = `begin; set local trialbalance.person = '${granite}';
      do $$ begin
        assert (select count(*) from comment where entity = 'МЕТ' or partner = 'МЕТ') = 0, 'comments are open';
        assert (select count(*) from attachment) = 0, 'attachments are open';
      end $$; rollback`
    await execute(given().url, seen)
    const add = (entity: string, author: string) =>
      execute(
        given().url,
        `begin; set local trialbalance.person = '${granite}';
         insert into comment (book, kind, subject, entity, partner, author, content, at)
         select id, 'pair', 'x', '${entity}', '', '${author}', 'x', '2026-01-01' from book where name = 'severny';
         rollback`,
      )
    await expect(add('МЕТ', `person:${granite}`)).rejects.toThrow(/row-level security/)
    await expect(add('КГР', 'person:00000000-0000-4000-9000-000000000001')).rejects.toThrow(
      /row-level security/,
    )
    await add('КГР', `person:${granite}`)
    // What was said stands: there is no way to change or remove it.
    await execute(
      given().url,
      `begin; set local trialbalance.person = '00000000-0000-4000-9000-000000000004';
       do $$ declare touched integer; begin
         update comment set content = 'другое'; get diagnostics touched = row_count; assert touched = 0, 'changed';
         delete from comment; get diagnostics touched = row_count; assert touched = 0, 'removed';
       end $$; rollback`,
    )
  })

  describe('the difference of a pair', () => {
    const accept = (as: string, body: unknown, key = `a-${++keys}`) =>
      ask(as, `${PAIR}/acceptance`, { method: 'POST', body, key })
    const asked = { group: 'settlements', target: '630500', reason: 'Товар в пути, исправлено в январе' }

    it('is accepted by a controller with a reason, and stands in its register', async () => {
      expect((await accept('metal', asked)).status).toBe(403)
      expect((await accept('controller', { ...asked, reason: ' ' })).status).toBe(400)
      expect((await accept('controller', { ...asked, group: 'loans' })).codes).toEqual(['PAR-001'])
      expect((await accept('controller', { ...asked, target: '999999' })).codes).toEqual(['PAR-002'])
      const before = (await ask('controller', PAIR)).json
      const group = before.groups.find((one: { group: string }) => one.group === 'settlements')
      expect(Number(group.total.difference)).not.toBe(0)
      const done = await accept('controller', asked)
      expect([done.status, done.codes]).toEqual([204, []])
      expect((await accept('controller', asked)).codes).toEqual(['PAR-003'])
      const after = (await ask('controller', PAIR)).json
      expect(after.decisions).toMatchObject([
        { what: asked.reason, place: { file: 'intragroup/differences.csv' } },
      ])
      expect(after.findings.filter(({ severity }: { severity: string }) => severity === 'blocks')).toEqual([])
      const [entry] = await given().store.listAudit({ book: 'severny', before: null, limit: 1 })
      expect(entry).toMatchObject({
        action: 'difference.accept',
        object: 'МЕТ|ТДС',
        after: { reason: asked.reason },
      })
    }, 60_000)
  })
})
