import { describe, expect, it } from 'vitest'
import type { Settings } from '../../ledger/book.ts'
import type { Finding } from '../../ledger/finding.ts'
import { fraction } from '../../ledger/fraction.ts'
import { readSettings } from './settings.ts'
import { bookOf } from './testing.ts'

const NEEDED = 'format: 1\nname: Север\nparent: SEV\npresentation_currency: RUB\n'

async function read(text: string): Promise<{ settings: Settings | null; findings: Finding[] }> {
  const files = bookOf({ 'book.yaml': text })
  const findings: Finding[] = []
  return { settings: await readSettings(files, files.list(), findings), findings }
}

describe('book.yaml', () => {
  it('is as book-format.md §2 says where a setting is not given, and names what was taken by default', async () => {
    const { settings } = await read(NEEDED)
    expect(settings).toMatchObject({
      unit: 1000,
      languages: ['ru', 'en'],
      basis: [],
      fiscalYearStart: '01-01',
      frequency: 'year',
      opensOn: '',
      translationPeriod: 'year-to-date',
      apportionment: 'days',
      nciMeasurement: 'proportionate',
      indirectGoodwill: 'full',
      groupDeferredTax: true,
      mainActivities: [],
      approval: 'none',
      tolerance: fraction(0n),
      accounts: 'standard',
      layouts: {},
    })
    expect(settings?.defaults).toContain('unit')
    expect(settings?.defaults).not.toContain('name')
  })

  it('reads every setting as the text that stands there', async () => {
    const { findings, settings } = await read(
      `${NEEDED}unit: 1\nlanguages: [en]\nbasis: [ias-1, ifrs-18]\nfiscal_year_start: 04-01\nfrequency: quarter\n` +
        'opens_on: 2024-04-01\ntolerance: 1000000000000000000000.01\ngroup_deferred_tax: no\n' +
        'indirect_goodwill: parent_share\nmain_activities: [financing]\naccounts: accounts.csv\n' +
        'layouts:\n  profit-or-loss: by-nature\n',
    )
    expect(findings).toEqual([])
    expect(settings).toMatchObject({
      unit: 1,
      languages: ['en'],
      basis: ['ias-1', 'ifrs-18'],
      fiscalYearStart: '04-01',
      frequency: 'quarter',
      opensOn: '2024-04-01',
      // Through a double it would have lost its kopeck.
      tolerance: fraction(100000000000000000000001n, 100n),
      groupDeferredTax: false,
      indirectGoodwill: 'parent-share',
      mainActivities: ['financing'],
      layouts: { 'profit-or-loss': 'by-nature' },
    })
  })

  it('has one hash however it is written', async () => {
    const [one, other, third] = [
      await read(NEEDED),
      await read(
        `# Группа\nparent: "SEV"\nname: 'Север'\npresentation_currency: RUB\nformat: 1\nunit: 1000\n`,
      ),
      await read(`${NEEDED}unit: 1\n`),
    ]
    expect(one.settings?.hash).toBe(other.settings?.hash)
    expect(one.settings?.hash).not.toBe(third.settings?.hash)
  })

  it('is refused in another encoding', async () => {
    const files = bookOf({ 'book.yaml': Uint8Array.of(0xd1, 0xe5, 0xe2, 0xe5, 0xf0) })
    const findings: Finding[] = []
    expect(await readSettings(files, files.list(), findings)).toBeNull()
    expect(findings.map(({ code }) => code)).toEqual(['BOOK-047'])
  })
})
