import fc from 'fast-check'
import { Secret, TOTP } from 'otpauth'
import { describe, expect, it } from 'vitest'
import { newRecoveryCodes, newTotpSecret, recoveryHash, totpCodeAt, totpStep } from './people-totp.ts'

/** RFC 6238, appendix B: the secret `12345678901234567890`, SHA-1; the last six of its eight digits. */
const RFC_SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
const RFC_CODES: readonly [number, string][] = [
  [59, '287082'],
  [1111111109, '081804'],
  [1111111111, '050471'],
  [1234567890, '005924'],
  [2000000000, '279037'],
  [20000000000, '353130'],
]

describe('the second factor', () => {
  it.each(RFC_CODES)('gives the code of RFC 6238 at second %i', (second, code) => {
    expect(totpCodeAt(RFC_SECRET, new Date(second * 1000))).toBe(code)
  })

  it('agrees with another implementation for any secret and time', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000 }), (second) => {
        const secret = newTotpSecret()
        const other = new TOTP({ secret: Secret.fromBase32(secret) })
        expect(totpCodeAt(secret, new Date(second * 1000))).toBe(other.generate({ timestamp: second * 1000 }))
      }),
    )
  })

  it('takes the code of this half minute and of its neighbours, of no other', () => {
    const at = (second: number): Date => new Date(second * 1000)
    const code = totpCodeAt(RFC_SECRET, at(3000))
    expect(
      [2940, 2970, 3000, 3029, 3059, 3060].map((second) => totpStep(RFC_SECRET, code, at(second))),
    ).toEqual([null, 100n, 100n, 100n, 100n, null])
    for (const wrong of ['', '12345', '1234567', 'abcdef', '１２３４５６']) {
      expect(totpStep(RFC_SECRET, wrong, at(3000))).toBeNull()
    }
  })

  it('has recovery codes that are told apart however they are typed', () => {
    const codes = newRecoveryCodes()
    expect(new Set(codes).size).toBe(10)
    const [first = ''] = codes
    expect(first).toMatch(/^[a-z2-9]{5}-[a-z2-9]{5}$/)
    expect(recoveryHash(` ${first.toUpperCase().replace('-', ' ')} `)).toBe(recoveryHash(first))
  })
})
