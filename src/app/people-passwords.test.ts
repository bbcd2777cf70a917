import { describe, expect, it } from 'vitest'
import { hashPassword, isPassword, passwordFault } from './people-passwords.ts'

const faultOf = (password: string, login = 'controller'): string => passwordFault(password, login)?.code ?? ''

describe('a new password', () => {
  it('has twelve characters or more, of any kind', () => {
    expect(faultOf('слон у реки')).toBe('PEOPLE-008')
    expect(faultOf('слон у реки!')).toBe('')
    expect(faultOf('correct horse battery staple')).toBe('')
    // Counted as characters, not as what UTF-16 makes of them.
    expect(faultOf('🐘🐘🐘🐘🐘🐘')).toBe('PEOPLE-008')
  })

  it('is none that is guessed first', () => {
    for (const common of [
      'passwordpassword',
      'Password1234',
      'йцукенгшщзхъ',
      'ЙЦУКЕН123456',
      'бухгалтерия2026',
      'qwertyuiop[]',
      'aaaaaaaaaaaaaaa',
      'abababababab',
      '123456789012',
      'abcdefghijklmnop',
    ]) {
      expect([common, faultOf(common)]).toEqual([common, 'PEOPLE-009'])
    }
  })

  it('does not repeat the login', () => {
    expect(faultOf('group-controller', 'group-controller')).toBe('PEOPLE-010')
    expect(faultOf('Controller12', 'controller')).toBe('PEOPLE-010')
    expect(faultOf('длинные слова про controller', 'controller')).toBe('')
  })
})

describe('a password', () => {
  it('is known by its argon2id hash, however its letters are composed', async () => {
    const hash = await hashPassword('серый слон у колодцай')
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(await isPassword('серый слон у колодцай', hash)).toBe(true)
    // й as и and a breve: what another keyboard sends.
    expect(await isPassword('серый слон у колодцай'.normalize('NFD'), hash)).toBe(true)
    expect(await isPassword('серый слон у колодца', hash)).toBe(false)
    expect(await isPassword('серый слон у колодца', null)).toBe(false)
  })
})
