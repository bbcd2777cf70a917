// The journals of the sample group (adjustments.csv): what separates Russian books from IFRS in such companies, each of
// a kind of domain.md §9. Amounts in kopecks; what an entry did to the balance sheet opens the next year by itself.

import { thousand } from './chance.ts'
import { A } from './chart.ts'
import { csv, type Value } from './csv.ts'
import type { Code } from './names.ts'

interface Line {
  readonly account: string
  readonly debit?: bigint
  readonly credit?: bigint
  readonly flow?: string
  readonly partner?: string
}

export interface Journal {
  readonly id: string
  readonly date: string
  readonly entity: Code | 'МАС' | ''
  readonly borneBy?: Code
  readonly template: string
  readonly cash?: boolean
  readonly deferredTax?: 'none'
  readonly reversesOn?: string
  readonly text: string
  readonly textEn: string
  readonly author: string
  readonly lines: readonly Line[]
}

const dr = (account: string, thousands: number, flow = ''): Line => ({
  account,
  debit: thousand(thousands),
  flow,
})
const cr = (account: string, thousands: number, flow = ''): Line => ({
  account,
  credit: thousand(thousands),
  flow,
})

const metal = 'accountant-metal'
const parent = 'accountant-parent'
const trade = 'accountant-trade'
const quarry = 'accountant-quarry'
const carrier = 'accountant-logistics'

/** Before the book opens: part of the opening of 2024. */
const OPENING: readonly Journal[] = [
  {
    id: 'К-001',
    date: '2023-12-31',
    entity: 'МЕТ',
    template: 'T01',
    author: metal,
    text: 'Сроки службы стана и линий по МСФО длиннее: амортизация прошлых лет',
    textEn: 'Useful lives of the mill and lines are longer under IFRS: depreciation of past years',
    lines: [dr(A.machineryWorn, 118_400), cr(A.costOfSales, 118_400)],
  },
  {
    id: 'К-002',
    date: '2023-12-31',
    entity: 'ТДС',
    template: 'T07',
    author: trade,
    text: 'Аренда складов: право пользования и обязательство на начало',
    textEn: 'Warehouse leases: right of use and liability at the start',
    lines: [
      dr(A.rightOfUse, 48_600),
      cr(A.rightOfUseWorn, 9_720),
      cr(A.leaseLong, 40_950),
      dr(A.selling, 2_070),
    ],
  },
  {
    id: 'К-003',
    date: '2023-12-31',
    entity: 'ТДС',
    template: 'T06',
    author: trade,
    text: 'Интернет-витрина: затраты на этапе исследования не признаются',
    textEn: 'Online shop: research phase is not recognised',
    lines: [dr(A.otherExpense, 4_200), cr(A.intangibles, 4_200)],
  },
  {
    id: 'К-004',
    date: '2023-12-31',
    entity: 'МЕТ',
    template: 'T15',
    author: metal,
    reversesOn: '2024-01-31',
    text: 'Услуги декабря 2023 года, документы в январе',
    textEn: 'Services of December 2023, documents in January',
    lines: [dr(A.costOfSales, 6_240), cr(A.tradePayables, 6_240)],
  },
  {
    id: 'К-005',
    date: '2023-12-31',
    entity: 'СЕВ',
    template: 'T28',
    author: parent,
    deferredTax: 'none',
    text: 'Резервный капитал в составе нераспределенной прибыли',
    textEn: 'Legal reserve presented in retained earnings',
    lines: [dr(A.legalReserve, 18_000, 'equity-transfer'), cr(A.retainedEarnings, 18_000, 'equity-transfer')],
  },
]

const YEAR_2024: readonly Journal[] = [
  {
    id: 'К-101',
    date: '2024-12-31',
    entity: 'МЕТ',
    template: 'T01',
    author: metal,
    text: 'Сроки службы стана и линий: амортизация 2024 года',
    textEn: 'Useful lives of the mill and lines: depreciation of 2024',
    lines: [dr(A.machineryWorn, 25_224, 'charge'), cr(A.costOfSales, 25_224)],
  },
  {
    id: 'К-102',
    date: '2024-12-31',
    entity: 'МЕТ',
    template: 'T02',
    author: metal,
    text: 'Капитальный ремонт прокатного стана как отдельный компонент',
    textEn: 'Overhaul of the rolling mill as a component of its own',
    lines: [dr(A.machinery, 18_400, 'charge'), cr(A.costOfSales, 18_400)],
  },
  {
    id: 'К-103',
    date: '2024-12-31',
    entity: 'ТДС',
    template: 'T07',
    cash: true,
    author: trade,
    text: 'Аренда складов: платежи 2024 года погашают обязательство',
    textEn: 'Warehouse leases: the payments of 2024 repay the liability',
    lines: [dr(A.leaseLong, 13_900, 'repayment'), cr(A.selling, 13_900)],
  },
  {
    id: 'К-104',
    date: '2024-12-31',
    entity: 'ТДС',
    template: 'T07',
    author: trade,
    text: 'Аренда складов: амортизация и проценты 2024 года',
    textEn: 'Warehouse leases: depreciation and interest of 2024',
    lines: [
      dr(A.selling, 9_720),
      cr(A.rightOfUseWorn, 9_720, 'charge'),
      dr(A.leaseInterest, 5_120),
      cr(A.leaseLong, 5_120, 'interest-accrued'),
    ],
  },
  {
    id: 'К-105',
    date: '2024-12-31',
    entity: 'МЕТ',
    template: 'T11',
    author: metal,
    text: 'Ожидаемые кредитные убытки по матрице резервов',
    textEn: 'Expected credit losses by the provision matrix',
    lines: [dr(A.creditLosses, 5_206), cr(A.lossAllowance, 5_206, 'charge')],
  },
  {
    id: 'К-106',
    date: '2024-12-31',
    entity: 'МЕТ',
    template: 'T15',
    reversesOn: '2025-01-31',
    author: metal,
    text: 'Поставки без документов: сырье и перевозка декабря',
    textEn: 'Uninvoiced supplies: materials and transport of December',
    lines: [dr(A.costOfSales, 8_406), cr(A.tradePayables, 8_406)],
  },
  {
    id: 'К-107',
    date: '2024-12-31',
    entity: 'МЕТ',
    template: 'T23',
    reversesOn: '2025-01-31',
    author: metal,
    text: 'Годовые премии за 2024 год',
    textEn: 'Annual bonuses for 2024',
    lines: [dr(A.costOfSales, 2_440), dr(A.administrative, 960), cr(A.bonuses, 3_400)],
  },
  {
    id: 'К-108',
    date: '2024-12-31',
    entity: 'СЕВ',
    template: 'T21',
    reversesOn: '2025-01-01',
    deferredTax: 'none',
    author: parent,
    text: 'Часть кредита банка, срок которой наступает в 2025 году',
    textEn: 'Part of the bank loan that falls due in 2025',
    lines: [
      dr(A.borrowingsLong, 130_000, 'reclassification'),
      cr(A.borrowingsShort, 130_000, 'reclassification'),
    ],
  },
  {
    id: 'К-109',
    date: '2024-12-31',
    entity: 'СЕВ',
    template: 'T28',
    deferredTax: 'none',
    author: parent,
    text: 'Отчисление 2024 года в резервный капитал',
    textEn: 'Transfer of 2024 to the legal reserve',
    lines: [dr(A.legalReserve, 2_000, 'equity-transfer'), cr(A.retainedEarnings, 2_000, 'equity-transfer')],
  },
]

const YEAR_2025: readonly Journal[] = [
  {
    id: 'К-111',
    date: '2025-12-31',
    entity: 'МЕТ',
    template: 'T01',
    author: metal,
    text: 'Сроки службы стана и линий: амортизация 2025 года',
    textEn: 'Useful lives of the mill and lines: depreciation of 2025',
    lines: [dr(A.machineryWorn, 26_118, 'charge'), cr(A.costOfSales, 26_118)],
  },
  {
    id: 'К-112',
    date: '2025-12-31',
    entity: 'МЕТ',
    template: 'T02',
    author: metal,
    text: 'Компонент капитального ремонта: амортизация',
    textEn: 'Overhaul component: depreciation',
    lines: [dr(A.costOfSales, 4_600), cr(A.machineryWorn, 4_600, 'charge')],
  },
  {
    id: 'К-113',
    date: '2025-12-31',
    entity: 'ЛОГ',
    template: 'T04',
    author: carrier,
    text: 'Обесценение полуприцепов: возмещаемая стоимость ниже балансовой',
    textEn: 'Impairment of trailers: recoverable amount below carrying amount',
    lines: [dr(A.impairment, 6_240), cr(A.machineryWorn, 6_240, 'impairment')],
  },
  {
    id: 'К-114',
    date: '2025-12-31',
    entity: 'МЕТ',
    template: 'T05',
    author: metal,
    text: 'Проценты по займам в стоимости склада и газоочистки (IAS 23)',
    textEn: 'Borrowing costs in the cost of the warehouse and gas cleaning (IAS 23)',
    lines: [dr(A.construction, 3_240, 'interest-accrued'), cr(A.interestExpense, 3_240)],
  },
  {
    id: 'К-115',
    date: '2025-12-31',
    entity: 'ТДС',
    template: 'T06',
    author: trade,
    text: 'Интернет-витрина: амортизация непризнанных затрат',
    textEn: 'Online shop: amortisation of what is not recognised',
    lines: [dr(A.intangiblesWorn, 420, 'charge'), cr(A.administrative, 420)],
  },
  {
    id: 'К-116',
    date: '2025-12-31',
    entity: 'ТДС',
    template: 'T07',
    cash: true,
    author: trade,
    text: 'Аренда складов: платежи 2025 года погашают обязательство',
    textEn: 'Warehouse leases: the payments of 2025 repay the liability',
    lines: [dr(A.leaseLong, 14_200, 'repayment'), cr(A.selling, 14_200)],
  },
  {
    id: 'К-117',
    date: '2025-12-31',
    entity: 'ТДС',
    template: 'T07',
    author: trade,
    text: 'Аренда складов: амортизация и проценты 2025 года',
    textEn: 'Warehouse leases: depreciation and interest of 2025',
    lines: [
      dr(A.selling, 9_720),
      cr(A.rightOfUseWorn, 9_720, 'charge'),
      dr(A.leaseInterest, 3_960),
      cr(A.leaseLong, 3_960, 'interest-accrued'),
    ],
  },
  {
    id: 'К-118',
    date: '2025-12-31',
    entity: 'ТДС',
    template: 'T21',
    reversesOn: '2026-01-01',
    deferredTax: 'none',
    author: trade,
    text: 'Часть обязательства по аренде, которая погашается в 2026 году',
    textEn: 'Part of the lease liability that is repaid in 2026',
    lines: [dr(A.leaseLong, 11_300, 'reclassification'), cr(A.leaseShort, 11_300, 'reclassification')],
  },
  {
    id: 'К-119',
    date: '2025-12-31',
    entity: 'МЕТ',
    template: 'T09',
    author: metal,
    text: 'Запасы: чистая возможная цена продажи ниже себестоимости',
    textEn: 'Inventories: net realisable value below cost',
    lines: [dr(A.writeDownExpense, 2_940), cr(A.writeDown, 2_940, 'impairment')],
  },
  {
    id: 'К-120',
    date: '2025-12-31',
    entity: 'МЕТ',
    template: 'T11',
    author: metal,
    text: 'Ожидаемые кредитные убытки: прирост за 2025 год',
    textEn: 'Expected credit losses: increase of 2025',
    lines: [dr(A.creditLosses, 6_418), cr(A.lossAllowance, 6_418, 'charge')],
  },
  {
    id: 'К-121',
    date: '2025-12-31',
    entity: 'ТДС',
    template: 'T11',
    author: trade,
    text: 'Ожидаемые кредитные убытки по матрице резервов',
    textEn: 'Expected credit losses by the provision matrix',
    lines: [dr(A.creditLosses, 8_206), cr(A.lossAllowance, 8_206, 'charge')],
  },
  {
    id: 'К-122',
    date: '2025-12-31',
    entity: 'СЕВ',
    template: 'T12',
    author: parent,
    text: 'Отсрочка арендатору на два года: дисконтирование',
    textEn: 'Two years of credit to a tenant: discounting',
    lines: [dr(A.otherExpense, 1_350), cr(A.tradeReceivables, 1_350, 'charge')],
  },
  {
    id: 'К-123',
    date: '2025-12-31',
    entity: 'СЕВ',
    template: 'T13',
    author: parent,
    text: 'Эффективная ставка: комиссия за выдачу кредита на покупку акций',
    textEn: 'Effective interest: arrangement fee of the acquisition loan',
    lines: [dr(A.borrowingsLong, 5_118, 'interest-accrued'), cr(A.interestExpense, 5_118)],
  },
  {
    id: 'К-124',
    date: '2025-12-31',
    entity: 'МЕТ',
    template: 'T15',
    reversesOn: '2026-01-31',
    author: metal,
    text: 'Поставки без документов: сырье и перевозка декабря',
    textEn: 'Uninvoiced supplies: materials and transport of December',
    lines: [dr(A.costOfSales, 11_206), cr(A.tradePayables, 11_206)],
  },
  {
    id: 'К-125',
    date: '2025-12-31',
    entity: 'СЕВ',
    template: 'T15',
    reversesOn: '2026-01-31',
    author: parent,
    text: 'Аудит и консультации декабря без документов',
    textEn: 'Audit and advice of December not yet invoiced',
    lines: [dr(A.administrative, 2_406), cr(A.tradePayables, 2_406)],
  },
  {
    id: 'К-126',
    date: '2025-12-31',
    entity: 'ЛОГ',
    template: 'T16',
    deferredTax: 'none',
    author: carrier,
    text: 'Перевозки чужим транспортом: выручка агента',
    textEn: 'Carriage by others: revenue of an agent',
    lines: [dr(A.revenueServices, 12_400), cr(A.costOfSales, 12_400)],
  },
  {
    id: 'К-127',
    date: '2025-12-31',
    entity: 'МЕТ',
    template: 'T19',
    reversesOn: '2026-01-01',
    deferredTax: 'none',
    author: metal,
    text: 'Аванс подрядчику газоочистки в составе внеоборотных активов',
    textEn: 'Advance to the builder of the gas cleaning as a non-current asset',
    lines: [dr(A.otherNonCurrent, 4_800, 'reclassification'), cr(A.prepayments, 4_800, 'reclassification')],
  },
  {
    id: 'К-128',
    date: '2025-12-31',
    entity: 'СЕВ',
    template: 'T21',
    reversesOn: '2026-01-01',
    deferredTax: 'none',
    author: parent,
    text: 'Часть кредитов банка, срок которой наступает в 2026 году',
    textEn: 'Part of the bank loans that falls due in 2026',
    lines: [
      dr(A.borrowingsLong, 190_000, 'reclassification'),
      cr(A.borrowingsShort, 190_000, 'reclassification'),
    ],
  },
  {
    id: 'К-129',
    date: '2025-12-31',
    entity: 'ТДС',
    template: 'T22',
    reversesOn: '2026-01-01',
    deferredTax: 'none',
    author: trade,
    text: 'Депозит на 90 дней: эквивалент денежных средств',
    textEn: 'Deposit of 90 days: a cash equivalent',
    lines: [dr(A.cashEquivalents, 150_000, 'reclassification'), cr(A.deposits, 150_000, 'reclassification')],
  },
  {
    id: 'К-130',
    date: '2025-12-31',
    entity: 'МЕТ',
    template: 'T23',
    reversesOn: '2026-01-31',
    author: metal,
    text: 'Годовые премии за 2025 год',
    textEn: 'Annual bonuses for 2025',
    lines: [dr(A.costOfSales, 2_806), dr(A.administrative, 1_118), cr(A.bonuses, 3_924)],
  },
  {
    id: 'К-131',
    date: '2025-12-31',
    entity: 'ТДС',
    template: 'T24',
    author: trade,
    text: 'Иск покупателя о качестве метизов: вероятный отток',
    textEn: 'Claim of a customer about quality: an outflow is probable',
    lines: [dr(A.otherExpense, 2_200), cr(A.provisionsShort, 2_200, 'charge')],
  },
  {
    id: 'К-132',
    date: '2025-06-30',
    entity: 'КГР',
    template: 'T24',
    author: quarry,
    text: 'Рекультивация карьера: обязательство и его часть в стоимости карьера',
    textEn: 'Restoration of the quarry: obligation and its part in the cost of the quarry',
    lines: [dr(A.buildings, 92_600, 'addition-non-cash'), cr(A.provisionsLong, 92_600, 'addition-non-cash')],
  },
  {
    id: 'К-133',
    date: '2025-12-31',
    entity: 'КГР',
    template: 'T24',
    author: quarry,
    text: 'Рекультивация карьера: увеличение обязательства со временем и амортизация',
    textEn: 'Restoration of the quarry: unwinding and depreciation',
    lines: [
      dr(A.unwinding, 5_418, 'interest-accrued'),
      cr(A.provisionsLong, 5_418, 'interest-accrued'),
      dr(A.costOfSales, 2_315),
      cr(A.buildingsWorn, 2_315, 'charge'),
    ],
  },
  {
    id: 'К-134',
    date: '2025-12-31',
    entity: 'КГР',
    template: 'T01',
    author: quarry,
    text: 'Сроки службы комплекса и техники: амортизация второго полугодия',
    textEn: 'Useful lives of plant and machines: depreciation of the second half',
    lines: [dr(A.machineryWorn, 12_153, 'charge'), cr(A.costOfSales, 12_153)],
  },
  {
    id: 'К-135',
    date: '2025-12-31',
    entity: 'ТДС',
    template: 'T36',
    deferredTax: 'none',
    author: trade,
    text: 'Курсовые разницы по выручке в юанях: в прочие операционные',
    textEn: 'Exchange differences on sales in yuan: to other operating',
    lines: [dr(A.otherExpense, 640), cr(A.exchange, 640)],
  },
  {
    id: 'К-136',
    date: '2025-12-31',
    entity: '',
    borneBy: 'КГР',
    template: 'T24',
    author: 'group-accountant',
    text: 'Обещание группы восстановить подъездную дорогу карьера',
    textEn: "The group's promise to restore the access road of the quarry",
    lines: [dr(A.otherExpense, 4_800), cr(A.provisionsLong, 4_800, 'charge')],
  },
]

const COLUMNS = [
  'id',
  'date',
  'level',
  'entity',
  'basis',
  'borne_by',
  'kind',
  'template',
  'account',
  'flow',
  'partner',
  'debit',
  'credit',
  'cash',
  'deferred_tax',
  'reverses_on',
  'text',
  'text_en',
  'author',
  'approved_by',
  'state',
]

export const GROUP_JOURNALS: readonly Journal[] = [...OPENING, ...YEAR_2024, ...YEAR_2025]

/** The one journal of the tutorial. */
export const FIRST_JOURNALS: readonly Journal[] = [
  {
    id: 'К-01',
    date: '2025-12-31',
    entity: 'МАС',
    template: 'T23',
    author: 'accountant',
    text: 'Премии за год: обязательство на отчётную дату',
    textEn: 'Bonuses for the year: an obligation at the reporting date',
    lines: [dr(A.administrative, 120), cr(A.bonuses, 120)],
  },
]

export function adjustmentFile(journals: readonly Journal[]): Uint8Array {
  const rows: Record<string, Value>[] = []
  for (const journal of journals) {
    const debit = journal.lines.reduce((sum, line) => sum + (line.debit ?? 0n), 0n)
    if (debit !== journal.lines.reduce((sum, line) => sum + (line.credit ?? 0n), 0n))
      throw new Error(`${journal.id} does not balance`)
    for (const line of journal.lines)
      rows.push({
        id: journal.id,
        date: journal.date,
        level: journal.entity === '' ? 'group' : 'entity',
        entity: journal.entity,
        basis: journal.entity === '' ? 'presentation' : 'functional',
        borne_by: journal.borneBy,
        kind: 'template',
        template: journal.template,
        account: line.account,
        flow: line.flow,
        partner: line.partner,
        debit: line.debit,
        credit: line.credit,
        cash: journal.cash ? 'yes' : 'no',
        deferred_tax: journal.deferredTax,
        reverses_on: journal.reversesOn,
        text: journal.text,
        text_en: journal.textEn,
        author: journal.author,
        approved_by: 'methodologist',
        state: 'approved',
      })
  }
  return csv(COLUMNS, rows)
}
