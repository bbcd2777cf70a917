import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sealingKeysOf, secretsOf } from '../store/server/secrets.ts'
import { Sealer } from './people-sealing.ts'

const key = (id: string) => ({ id, key: randomBytes(32) })

describe('a sealed text', () => {
  it('is opened for its purpose, with its key, as it was', () => {
    const [one, two] = [key('1'), key('2')]
    const sealed = new Sealer([one]).seal('JBSWY3DPEHPK3PXP', 'second-factor')
    expect(sealed).not.toContain('JBSWY3DPEHPK3PXP')
    // A new key seals, the former one still opens.
    expect(new Sealer([two, one]).open(sealed, 'second-factor')).toBe('JBSWY3DPEHPK3PXP')
    expect(new Sealer([two]).open(sealed, 'second-factor')).toBeNull()
    expect(new Sealer([one]).open(sealed, 'outside-sign-in')).toBeNull()
    expect(new Sealer([key('1')]).open(sealed, 'second-factor')).toBeNull()
  })

  it('is not opened when a character was changed', () => {
    const sealer = new Sealer([key('1')])
    const sealed = sealer.seal('secret', 'x')
    for (let at = 2; at < sealed.length - 1; at++) {
      const changed = `${sealed.slice(0, at)}${sealed[at] === 'A' ? 'B' : 'A'}${sealed.slice(at + 1)}`
      expect(sealer.open(changed, 'x')).toBeNull()
    }
    for (const wrong of ['', '1', '1.', '1.AAAA']) expect(sealer.open(wrong, 'x')).toBeNull()
  })
})

describe('secrets.json', () => {
  it('gets keys beside the passwords of a former version, which stay, and keeps both', () => {
    const folder = mkdtempSync(join(tmpdir(), 'trialbalance-secrets-'))
    chmodSync(folder, 0o700)
    const path = join(folder, 'secrets.json')
    writeFileSync(path, JSON.stringify({ version: 1, database: { owner: 'o', program: 'p' } }), {
      mode: 0o600,
    })
    const [made] = sealingKeysOf(folder)
    expect(made?.key).toHaveLength(32)
    expect(sealingKeysOf(folder)).toEqual([made])
    expect(secretsOf(folder, true)).toEqual({ databaseOwner: 'o', databaseProgram: 'p' })
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ version: 2 })
    expect(statSync(path).mode & 0o777).toBe(0o600)
    writeFileSync(path, JSON.stringify({ version: 2, keys: [{ id: '1', key: 'short' }] }))
    expect(() => sealingKeysOf(folder)).toThrow('STORE-003')
    rmSync(folder, { recursive: true })
  })
})
