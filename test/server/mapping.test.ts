// The mapping over HTTP: without a line first, suggestions with their reasons, a trial before a rule is switched on.

import { beforeAll, expect, it } from 'vitest'
import { importInto, readFolder } from '../../src/app/import-book.ts'
import type { Server } from '../../src/server/context.ts'
import { serverWith } from '../support/people-of-book.ts'
import { kopecks } from '../support/reading-server.ts'
import { SEVERNY } from '../support/small-server.ts'
import { onOneServer } from '../support/store.ts'

interface Rule {
  readonly id: string
  readonly etag: string
  readonly account: string
  readonly target: string
  readonly state: string
  readonly shadowedBy: string
  readonly lines: number
}

onOneServer('mapping', (given) => {
  let server: Server
  beforeAll(async () => {
    const checked = await readFolder({ folder: SEVERNY, name: 'severny', replace: true }, () => {})
    await importInto(given().store, checked, true, () => {})
    server = await serverWith(given(), 'severny', [
      { login: 'controller', role: 'controller' },
      { login: 'metal', role: 'accountant', entity: 'МЕТ' },
    ])
  })

  const ask = async (
    as: string,
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ) => {
    const response = await server.inject({
      method,
      url: `/api/v1/books/severny/mapping${path}`,
      headers: {
        'x-as': as,
        ...headers,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
    })
    return { status: response.statusCode, json: response.statusCode === 204 ? null : response.json() }
  }
  const stock = async (): Promise<Rule> => {
    const { json } = await ask('controller', 'GET', '?period=2025')
    return json.rules.find((rule: Rule) => rule.account === '10*')
  }
  const fields = ({
    etag: _e,
    state: _s,
    shadowedBy: _b,
    lines: _l,
    ...rule
  }: Rule & Record<string, unknown>) => {
    const { amounts: _a, mayEdit: _m, ...rest } = rule
    return rest
  }

  it('shows that all is mapped, and what each rule does', async () => {
    const { json } = await ask('controller', 'GET', '?period=2025')
    expect(json.unmapped).toEqual([])
    expect(json.lines).toBe(json.mapped)
    const works = json.rules.filter(({ state }: Rule) => state === 'works')
    expect(works.length).toBeGreaterThan(50)
    for (const rule of works) expect(rule.lines).toBeGreaterThan(0)
    for (const { id, shadowedBy, state } of json.rules) {
      expect(state === 'shadowed').toBe(shadowedBy !== '')
      expect(shadowedBy).not.toBe(id)
    }
    const { json: metal } = await ask('metal', 'GET', '?period=2025')
    expect(metal.rules.length).toBe(json.rules.length)
    expect(metal.mapped).toBeLessThan(json.mapped)
    expect(metal.rules.every(({ mayEdit }: { mayEdit: boolean }) => !mayEdit)).toBe(true)
  })

  it('says what would move before a rule is switched on, and keeps nothing', async () => {
    const rule = await stock()
    const { json: all } = await ask('controller', 'GET', '?period=2025')
    const other = all.accounts.find(
      ({ code }: { code: string }) => code !== rule.target && /^1213/.test(code),
    )
    const changed = { ...fields(rule as Rule & Record<string, unknown>), target: other.code }
    const { json, status } = await ask('controller', 'POST', '/try?period=2025&entity=МЕТ', {
      changes: [{ id: rule.id, rule: changed }],
    })
    expect(status).toBe(200)
    expect(json.findings).toEqual([])
    expect(json.periods.map(({ period }: { period: string }) => period)).toEqual(['2025-12-31', '2024-12-31'])
    // Both are inventories, one line of the statement of financial position: nothing moves there.
    expect(json.periods[0].moved.filter(({ kind }: { kind: string }) => kind === 'total')).toEqual([])
    const cash = {
      ...changed,
      target: all.accounts.find(({ code }: { code: string }) => /^1241/.test(code)).code,
    }
    const moved = (
      await ask('controller', 'POST', '/try?period=2025', { changes: [{ id: rule.id, rule: cash }] })
    ).json
    const lines = moved.periods[0].moved.filter(
      ({ entity, kind, statement }: Record<string, unknown>) =>
        entity === null && kind === 'line' && statement === 'financial-position',
    )
    const sum = lines.reduce(
      (total: bigint, { difference }: { difference: string }) => total + kopecks(difference),
      0n,
    )
    expect(lines.length).toBeGreaterThan(1)
    expect(sum).toBe(0n)
    expect((await stock()).target).toBe(rule.target)
    const removed = (
      await ask('controller', 'POST', '/try?period=2025&entity=МЕТ', {
        changes: [{ id: rule.id, rule: null }],
      })
    ).json
    expect(removed.periods[0].unmappedAfter).toBeGreaterThan(removed.periods[0].unmappedBefore)
    expect(removed.findings.map(({ code }: { code: string }) => code)).toContain('MAP-141')
    const denied = await ask('metal', 'POST', '/try', { changes: [{ id: rule.id, rule: changed }] })
    expect(denied.status).toBe(403)
  })

  it('puts what is without a line first, and learns where it may belong', async () => {
    const rule = await stock()
    const at = `/rules/${encodeURIComponent(rule.id)}`
    expect((await ask('controller', 'DELETE', at)).status).toBe(428)
    expect((await ask('controller', 'DELETE', at, undefined, { 'if-match': '"x"' })).status).toBe(412)
    expect((await ask('controller', 'DELETE', at, undefined, { 'if-match': `"${rule.etag}"` })).status).toBe(
      204,
    )
    const { json } = await ask('controller', 'GET', '?period=2025')
    expect(json.unmapped.length).toBeGreaterThan(0)
    const [first] = json.unmapped
    expect(first.account).toMatch(/^10/)
    const shipped = first.suggestions.find(({ kind }: { kind: string }) => kind === 'shipped')
    expect(shipped.target).toBe(rule.target)
    expect(first.draft).toMatchObject({ entity: first.entity, target: '' })
    const draft = {
      ...first.draft,
      entity: '',
      account: rule.account,
      target: shipped.target,
      id: 'НОВОЕ-10',
    }
    expect((await ask('controller', 'POST', '/rules', draft)).status).toBe(400)
    const key = { 'idempotency-key': 'one' }
    const made = await ask('controller', 'POST', '/rules', draft, key)
    expect([made.status, made.json.etag !== '']).toEqual([201, true])
    expect((await ask('controller', 'POST', '/rules', draft, key)).status).toBe(201)
    expect((await ask('controller', 'GET', '?period=2025')).json.unmapped).toEqual([])
    const wrong = await ask(
      'controller',
      'PUT',
      `/rules/${encodeURIComponent('НОВОЕ-10')}`,
      { ...draft, target: '999999' },
      { 'if-match': `"${made.json.etag}"` },
    )
    expect(wrong.status).toBe(422)
  })

  it('shows what goes where', async () => {
    const { json } = await ask('metal', 'GET', '/flows?period=2025')
    expect(json.flows).toContainEqual(expect.objectContaining({ account: '10' }))
  })
})
