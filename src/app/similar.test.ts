import { describe, expect, it } from 'vitest'
import { companyName, likeness, plainName } from './similar.ts'

describe('names', () => {
  it('are compared without quotes, case and legal form', () => {
    expect(companyName('ООО «Северный  Металл»')).toBe('северный металл')
    expect(companyName('Общество с ограниченной ответственностью "Северный Металл"')).toBe('северный металл')
    expect(companyName('ООО')).toBe('ооо')
    expect(plainName('Счёт-фактура')).toBe('счет фактура')
  })

  it('are alike by what they have in common', () => {
    expect(likeness('северный металл', 'северный металл')).toBe(100)
    expect(likeness('', 'а')).toBe(0)
    // « аб», «аб »: both of two and of two; « ав» has none of them.
    expect(likeness('аб', 'ав')).toBe(0)
    // « аб», «абв», «бв » and « аб», «аб »: one in common of five.
    expect(likeness('абв', 'аб')).toBe(40)
    expect(likeness('плата за негативное воздействие', 'плата за негатив воздействие')).toBeGreaterThan(75)
    expect(likeness('плата за негативное воздействие', 'штраф ространснадзора')).toBeLessThan(20)
  })
})
