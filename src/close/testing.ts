// Rows of a made-up book for the tests of the close: every field at its plainest, changed where a test says so.

import type { EntityRow, GroupAccount, Row, Settings } from '../ledger/book.ts'
import { ZERO } from '../ledger/fraction.ts'

/** A row of a register, the first below its heading. */
export const testRow = (file: string, key: string): Row => ({
  place: { file, row: 2 },
  hash: key,
  document: `${file}#${key}`,
})

/** An asset, translated at the closing rate, without a role. */
export const groupAccount = (code: string, changes: Partial<GroupAccount> = {}): GroupAccount => ({
  ...testRow('accounts.csv', code),
  code,
  name: code,
  nameEn: '',
  class: 'asset',
  current: '',
  monetary: false,
  translation: 'closing',
  role: '',
  roleWrite: false,
  equityComponent: '',
  recycles: false,
  partner: '',
  pair: '',
  flowDebit: '',
  flowCredit: '',
  cashFlow: {},
  ifrs18: {},
  xbrl: code,
  ...changes,
})

/** A company of the calendar year that keeps rubles. */
export const entityRow = (code: string, changes: Partial<EntityRow> = {}): EntityRow => ({
  ...testRow('entities.csv', code),
  code,
  name: code,
  nameEn: '',
  validFrom: '',
  jurisdiction: 'RU',
  taxId: '',
  registrationNumber: '',
  chart: 'group',
  booksCurrency: 'RUB',
  functionalCurrency: 'RUB',
  fiscalYearStart: '01-01',
  reportingLagMonths: 0,
  dormant: null,
  mainActivities: [],
  segment: '',
  ...changes,
})

/** Yearly, in rubles, without approval or tolerance. */
export const bookSettings = (parent: string, opensOn: string, changes: Partial<Settings> = {}): Settings => ({
  ...testRow('book.yaml', 'settings'),
  format: 1,
  name: 'test',
  nameEn: '',
  parent,
  presentationCurrency: 'RUB',
  unit: 1,
  languages: ['ru'],
  basis: ['ias-1'],
  fiscalYearStart: '01-01',
  frequency: 'year',
  opensOn,
  transitionDate: '',
  translationPeriod: 'year-to-date',
  apportionment: 'days',
  nciMeasurement: 'proportionate',
  indirectGoodwill: 'full',
  groupDeferredTax: true,
  mainActivities: [],
  approval: 'none',
  tolerance: ZERO,
  accounts: 'standard',
  layouts: {},
  defaults: [],
  ...changes,
})
