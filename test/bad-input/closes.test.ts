// Wrong inputs that only a close can see, one fault each, with all that a person is told: the place, what was found, what
// to do. The rest of the group is right (small-group.ts), so that nothing else may be said but the warnings that it gives
// by itself. A close that an input blocks derives figures to look at, and leaves nothing behind.

import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { runCommand } from '../../src/cli/program.ts'
import {
  BAL,
  BAL_LINES,
  balance,
  close,
  type Files,
  GROUP,
  JPY,
  JPY_AVERAGE,
  MAPPING,
  OWNED,
  OWNERSHIP,
  RATES,
  RULES,
  SEV,
  SEV_LINES,
  TOK,
  TOK_LINES,
  TURNOVERS,
} from './small-group.ts'

const JOURNAL =
  'id,date,entity,account,flow,partner,debit,credit,cash,deferred_tax,reverses_on,repeats_until\n'
const DIFFERENCES = 'period,entity,partner,account,amount,target,reason\n'
const DIVIDENDS = 'payer,receiver,declared_on,year,gross,currency\n'
const ACQUIRED = `${GROUP['acquisitions.csv']}`
const PAID = `${GROUP['considerations.csv']}`
const ENTITIES = `${GROUP['entities.csv']}`

/** Two lines of one journal: account, flow, debit and credit, then what follows them. */
const journal = (debit: string, credit: string, more = ',none,,', entity = 'SEV'): Files => ({
  'adjustments.csv': `${JOURNAL}ADJ-1,2025-12-31,${entity},${debit},,1000,,${more}\nADJ-1,2025-12-31,${entity},${credit},,,1000,${more}\n`,
})
const rates = (rows: string): Files => ({ 'rates.csv': RATES + rows })
const rules = (rows: string): Files => ({ 'mapping.csv': MAPPING + rows })
const owned = (rows: string): Files => ({ 'ownership.csv': OWNERSHIP + rows })
/** The group's own lines of a company, some of them replaced. */
const lines = (path: string, all: string, ...changes: readonly (readonly [string, string])[]): Files => ({
  [path]: balance(changes.reduce((text, [from, to]) => text.replace(from, to), all)),
})
const sev = (...changes: readonly (readonly [string, string])[]): Files => lines(SEV, SEV_LINES, ...changes)
const bal = (...changes: readonly (readonly [string, string])[]): Files => lines(BAL, BAL_LINES, ...changes)
const tok = (...changes: readonly (readonly [string, string])[]): Files => lines(TOK, TOK_LINES, ...changes)

/** BAL acknowledges one ruble less at the end of the year than SEV claims. */
const APART = bal(
  ['510300|SEV ; -40 ; 0 ; 0', '510300|SEV ; -40 ; 1 ; 0'],
  ['610100  ; 0 ; 0 ; 90', '610100  ; 0 ; 0 ; 91'],
)

interface Case {
  readonly fault: string
  readonly files: Files
  readonly period?: string
  /** `code place: text → advice`. */
  readonly blocks?: readonly string[]
  /** `id subject: text; left | right → advice`. */
  readonly checks?: readonly string[]
  /** Beyond what the group warns of by itself. */
  readonly warns?: readonly string[]
}

/** BAL opens 2026 with ten rubles more in cash and capital than it closed 2025 with; the others go on. */
const NEXT_YEAR: Files = {
  'balances/SEV/2026-01-01_2026-12-31.csv': balance(`
51      ; 580 ; 0 ; 0
58.01|BAL ; 100 ; 0 ; 0
58.01|TOK ; 500 ; 0 ; 0
62.01|BAL ; 40 ; 0 ; 0
60.01   ; -20 ; 0 ; 0
80      ; -1000 ; 0 ; 0
84.01   ; -200 ; 0 ; 0`),
  'balances/BAL/2026-01-01_2026-12-31.csv': balance(`
124100  ; 240 ; 0 ; 0
510300|SEV ; -40 ; 0 ; 0
310100  ; -110 ; 0 ; 0
330100  ; -90 ; 0 ; 0`),
  'balances/TOK/2026-01-01_2026-12-31.csv': balance(`
124100  ; 1050 ; 0 ; 0
310100  ; -1000 ; 0 ; 0
330100  ; -50 ; 0 ; 0`),
  'rates.csv': `${RATES}${JPY}${JPY_AVERAGE}JPY,spot,2026-12-31,,0.5\nJPY,average,2026-01-01,2026-12-31,0.55\n`,
}
/** The accounts that the group needs, none of them for goodwill. */
const NO_ROLE: Files = {
  'book.yaml': `${GROUP['book.yaml']}accounts: accounts.csv\n`,
  'accounts.csv': `code,name,class,monetary,role,role_write,equity_component,pair,flow_debit,flow_credit,translation,xbrl
115100,Вложения,asset,no,investment-in-subsidiary,yes,,,addition-paid,disposal-receipt,closing,InvestmentsInSubsidiaries
122100,Расчеты с покупателями,asset,yes,trade-receivables,yes,,settlements,working-capital,working-capital,closing,TradeReceivables
122300,Прочая дебиторская,asset,yes,other-receivables,yes,,settlements,working-capital,working-capital,closing,OtherReceivables
124100,Деньги,asset,yes,cash,yes,,,unspecified,unspecified,closing,CashAndCashEquivalents
310100,Капитал,equity,,share-capital,yes,share-capital,,contribution,contribution,historical,IssuedCapital
320400,Резерв пересчёта,equity,,translation-reserve,yes,translation-reserve,,,,historical,ReserveOfExchangeDifferencesOnTranslation
330100,Нераспределённая прибыль,equity,,retained-earnings,yes,retained-earnings,,,,historical,RetainedEarnings
340100,Неконтролирующие доли,equity,,non-controlling-interests,yes,non-controlling-interests,,,,historical,NoncontrollingInterests
510300,Расчеты с поставщиками,liability,yes,trade-payables,yes,,settlements,working-capital,working-capital,closing,TradeAndOtherCurrentPayables
510450,Прочая кредиторская,liability,yes,other-payables,yes,,settlements,working-capital,working-capital,closing,TradeAndOtherCurrentPayables
610100,Выручка,income,,,,retained-earnings,,unspecified,unspecified,average,Revenue
620100,Себестоимость,expense,,cost-of-sales,yes,retained-earnings,,unspecified,unspecified,average,CostOfSales
680400,Курсовые разницы от пересчёта,oci,,translation-difference,yes,translation-reserve,,,,average,OtherComprehensiveIncomeExchangeDifferencesOnTranslation
`,
}

const TWO_ROLES: Files = {
  ...NO_ROLE,
  'accounts.csv': `${NO_ROLE['accounts.csv']}113100,Гудвил,asset,no,goodwill,,,,,,closing,Goodwill
113200,Гудвил прежний,asset,no,goodwill,,,,,,closing,Goodwill
`,
}

const RATE_CASES: readonly Case[] = [
  {
    fault: 'no rate at the reporting date',
    files: rates(JPY.replace('JPY,spot,2025-12-31,,0.5\n', '') + JPY_AVERAGE),
    blocks: [
      'ENT-301 rates.csv: Нет курса JPY к RUB на 31.12.2025; нужен для: TOK, остатки на конец. → Добавьте в rates.csv строку type = spot с from не раньше чем за 10 дней до этой даты: дольше курс на дату не действует.',
    ],
  },
  {
    fault: 'no rate at the opening',
    files: rates(JPY.replace('JPY,spot,2024-12-31,,0.62\n', '') + JPY_AVERAGE),
    blocks: [
      'ENT-301 rates.csv: Нет курса JPY к RUB на 31.12.2024; нужен для: TOK, счёт 124100, остатки на начало. → Добавьте в rates.csv строку type = spot с from не раньше чем за 10 дней до этой даты: дольше курс на дату не действует.',
    ],
  },
  {
    fault: 'no rate at an acquisition',
    files: rates(JPY.replace('JPY,spot,2024-01-01,,0.6\n', '') + JPY_AVERAGE),
    blocks: [
      'ENT-301 rates.csv: Нет курса JPY к RUB на 01.01.2024; нужен для: ownership.csv, OWN-2. → Добавьте в rates.csv строку type = spot с from не раньше чем за 10 дней до этой даты: дольше курс на дату не действует.',
    ],
  },
  {
    fault: 'no average rate',
    files: rates(JPY),
    blocks: [
      'ENT-301 rates.csv: Нет среднего курса JPY к RUB за 01.01.2025 – 31.12.2025; нужен для: TOK, счёт 124100, обороты. → Добавьте в rates.csv строку type = average за этот интервал или строки за месяцы, из которых он состоит, без пропусков и наложений.',
    ],
  },
  {
    fault: 'an average rate of half of the year',
    files: rates(`${JPY}JPY,average,2025-01-01,2025-06-30,0.55\n`),
    blocks: [
      'ENT-301 rates.csv: Нет среднего курса JPY к RUB за 01.01.2025 – 31.12.2025; нужен для: TOK, счёт 124100, обороты. → Добавьте в rates.csv строку type = average за этот интервал или строки за месяцы, из которых он состоит, без пропусков и наложений.',
    ],
  },
  {
    fault: 'a rate that is eleven days old',
    files: rates(JPY.replace('2025-12-31', '2025-12-20') + JPY_AVERAGE),
    blocks: [
      'ENT-301 rates.csv: Нет курса JPY к RUB на 31.12.2025; нужен для: TOK, остатки на конец. → Добавьте в rates.csv строку type = spot с from не раньше чем за 10 дней до этой даты: дольше курс на дату не действует.',
    ],
  },
  {
    fault: 'two rates of one day',
    files: rates(`${JPY}${JPY_AVERAGE}JPY,spot,2025-12-30,2025-12-31,0.7\n`),
    blocks: [
      'ENT-004 rates.csv, строка 6, столбец to: Курс JPY/RUB этой строки действует по 31.12.2025, а строка 4 даёт с 31.12.2025 другой. → Сократите to этой строки или уберите одну из двух: на один день курс один.',
    ],
  },
  {
    fault: 'averages that overlap',
    files: rates(`${JPY}JPY,average,2025-01-01,2025-07-31,0.55\nJPY,average,2025-07-01,2025-12-31,0.56\n`),
    blocks: [
      'ENT-301 rates.csv: Нет среднего курса JPY к RUB за 01.01.2025 – 31.12.2025; нужен для: TOK, счёт 124100, обороты. → Добавьте в rates.csv строку type = average за этот интервал или строки за месяцы, из которых он состоит, без пропусков и наложений.',
    ],
    warns: [
      'ENT-005 rates.csv, строка 6: Средний курс JPY/RUB за 01.07.2025 – 31.12.2025 накладывается на строку 5 (01.01.2025 – 31.07.2025): сложить их в средний за год нельзя. → Дайте средние курсы за месяцы или кварталы, которые не пересекаются.',
    ],
  },
  {
    fault: 'a rate of nil, said once',
    files: rates(JPY.replace('0.5\n', '0\n') + JPY_AVERAGE),
    blocks: [
      'BOOK-055 rates.csv, строка 4, столбец rate: Значение 0 должно быть больше нуля. → Проверьте знак и порядок числа.',
    ],
  },
]

const JOURNAL_CASES: readonly Case[] = [
  {
    fault: 'a journal off by one kopeck, said once',
    files: {
      'adjustments.csv': `${JOURNAL}ADJ-1,2025-12-31,SEV,630200,,,1000.01,,,none,,\nADJ-1,2025-12-31,SEV,510450,,,,1000,,none,,\n`,
    },
    blocks: [
      'BOOK-064 adjustments.csv, строка 2, столбец debit: Корректировка ADJ-1 не сбалансирована: дебет 1\u00a0000,01, кредит 1\u00a0000,00, разница 0,01. → Сумма дебетов должна равняться сумме кредитов до копейки: исправьте строки с этим id.',
    ],
  },
  {
    fault: 'a journal on an account that is not there, said once',
    files: journal('630201,', '510450,'),
    blocks: [
      'BOOK-052 adjustments.csv, строка 2, столбец account: Счёта «630201» нет в плане счетов группы; ближайший — «630200». → Исправьте код или добавьте счёт.',
    ],
  },
  {
    fault: 'a journal of a company that is not there',
    files: journal('630200,', '510450,', ',none,,', 'SEW'),
    blocks: [
      'BOOK-051 adjustments.csv, строка 2, столбец entity: Компании «SEW» нет в entities.csv; ближайшая — «SEV». → Исправьте код или добавьте компанию.',
      'BOOK-051 adjustments.csv, строка 3, столбец entity: Компании «SEW» нет в entities.csv; ближайшая — «SEV». → Исправьте код или добавьте компанию.',
    ],
  },
  {
    fault: 'a flow of money in a journal that moves none',
    files: journal('110300,addition-paid', '510350,'),
    blocks: [
      'ENT-105 adjustments.csv, строка 2, столбец flow: Поток «addition-paid» на счёте 110300 — движение денег, а корректировка ADJ-1 не денежная. → Поставьте cash: yes, если деньги двигались, иначе неденежный поток (например, addition-non-cash).',
    ],
  },
  {
    fault: 'flows without money on one side of a journal alone',
    files: journal('110300,addition-non-cash', '510350,working-capital'),
    checks: [
      'non-cash-flows-of-journal SEV ADJ-1: Корректировка ADJ-1: неденежные потоки в сумме дают ноль; 1000.00 | 0.00 → Укажите потоки так, чтобы строки без статьи отчёта о движении денежных средств сходились между собой: против дохода или расхода — charge, против неденежного поступления — addition-non-cash.',
    ],
  },
  {
    fault: 'a reversal before the journal',
    files: journal('630200,', '510450,', ',none,2025-12-30,'),
    blocks: [
      'BOOK-066 adjustments.csv, строка 2, столбец reverses_on: Дата в колонке reverses_on (30.12.2025) раньше, чем 31.12.2025 в колонке date. → Исправьте одну из двух дат.',
      'BOOK-066 adjustments.csv, строка 3, столбец reverses_on: Дата в колонке reverses_on (30.12.2025) раньше, чем 31.12.2025 в колонке date. → Исправьте одну из двух дат.',
    ],
  },
  {
    fault: 'a flow that only derivations make',
    files: journal('630200,', '510450,opening'),
    blocks: [
      'ENT-112 adjustments.csv, строка 3, столбец flow: Поток «opening» не ставится корректировкой (ADJ-1, счёт 510450). → Этот поток выводит программа: входящие остатки — из прошлого года, пересчёт — из курсов. Выберите другой поток или не указывайте его.',
    ],
  },
  {
    fault: 'a journal without the partner that the account needs',
    files: journal('115100,addition-non-cash', '510450,addition-non-cash'),
    blocks: [
      'ENT-111 adjustments.csv, строка 2, столбец partner: Счёт 115100 требует партнёра (корректировка ADJ-1). → Заполните partner.',
    ],
  },
  {
    fault: 'a balance that belongs to profit and equity at once',
    files: {
      'adjustments.csv': `${JOURNAL}ADJ-1,2025-12-31,SEV,110300,,,1000,,,none,,\nADJ-1,2025-12-31,SEV,630200,,,,400,,none,,\nADJ-1,2025-12-31,SEV,330100,,,,600,,none,,\n`,
    },
    blocks: [
      'ENT-106 adjustments.csv, строка 2, столбец flow: Для счёта 110300 поток не определяется однозначно (корректировка ADJ-1). → Укажите flow: корректировка затрагивает и прибыль, и капитал, и программа не знает, какая часть остатка относится к чему. Можно разделить корректировку на две.',
    ],
  },
  {
    fault: 'a journal of a company outside the group and without balances',
    files: {
      'entities.csv': `${ENTITIES}OUT,ООО «Сторона»,RU,group,RUB\n`,
      ...journal('630200,', '510450,', ',none,,', 'OUT'),
    },
    warns: [
      'CLO-011 adjustments.csv, строка 2, столбец entity: Корректировка ADJ-1 не применена: компания OUT в этом периоде не входит в группу и не имеет ОСВ. → Проверьте entity; если компания должна входить в группу, добавьте её событие в ownership.csv.',
    ],
  },
  {
    fault: 'a journal of the group in another currency than the group presents',
    files: {
      'adjustments.csv':
        'id,date,level,borne_by,basis,account,debit,credit\nADJ-1,2025-12-31,group,SEV,functional,630200,1000,\nADJ-1,2025-12-31,group,SEV,functional,510450,,1000\n',
    },
    blocks: [
      'GRP-251 adjustments.csv, строка 2, столбец basis: Групповая корректировка ADJ-1 должна быть в валюте представления, а указано «functional». → Укажите basis: presentation.',
    ],
  },
  {
    fault: 'deferred tax that would be charged twice',
    files: {
      'adjustments.csv': `${JOURNAL}ADJ-1,2025-12-31,SEV,630200,,,1000,,,,,\nADJ-1,2025-12-31,SEV,510450,,,,1000,,,,\nADJ-1,2025-12-31,SEV,117100,,,250,,,,,\nADJ-1,2025-12-31,SEV,660200,,,,250,,,,\n`,
    },
    blocks: [
      'ENT-203 adjustments.csv, строка 2, столбец deferred_tax: Корректировка ADJ-1 сама начисляет отложенный налог и оставлена калькулятору: налог был бы начислен дважды. → Поставьте deferred_tax: own, или уберите из корректировки строки отложенного налога.',
    ],
  },
  {
    fault: 'a jurisdiction without a tax rate',
    files: journal('630200,', '510450,', ',,,', 'TOK'),
    blocks: [
      'ENT-201 tax_rates.csv: TOK: нет ставки налога юрисдикции «JP», принятой не позже 31.12.2025. → Добавьте строку в tax_rates.csv; 0% означает, что налога нет.',
    ],
  },
]

const MAPPING_CASES: readonly Case[] = [
  {
    fault: 'an account that no rule maps',
    files: sev(['62.01   ; 0 ; 300 ; 300', '76.09 ; 0 ; 300 ; 300']),
    blocks: [
      'MAP-141 balances/SEV/2025-01-01_2025-12-31.csv, строка 6: SEV: счёт 76.09 с дебетовым остатком не сопоставлен: начало 0,00, дебет 300,00, кредит 300,00, конец 0,00. → Добавьте в mapping.csv строку с account = 76.09 и счётом плана группы в target.',
    ],
  },
  {
    fault: 'VAT of sales that no rule maps',
    files: sev(['90.02   ; 0 ; 200 ; 0', '90.02 ; 0 ; 140 ; 0\n90.03 ; 0 ; 60 ; 0']),
    blocks: [
      'MAP-141 balances/SEV/2025-01-01_2025-12-31.csv, строка 12: SEV: счёт 90.03 с дебетовым остатком не сопоставлен: начало 0,00, дебет 60,00, кредит 0,00, конец 60,00. → Добавьте в mapping.csv строку с account = 90.03 и счётом плана группы в target.',
    ],
    warns: [
      'MAP-162 balances/SEV/2025-01-01_2025-12-31.csv, строка 12: SEV: НДС с продаж на 90.03 (60,00) больше начисленного на 68.02 (0,00). → Проверьте книгу продаж.',
    ],
  },
  {
    fault: 'an account that the local chart lacks',
    files: sev(['51      ; 480 ; 300 ; 200', '51 ; 470 ; 300 ; 200\n51.77 ; 10 ; 0 ; 0']),
    blocks: [
      'MAP-103 balances/SEV/2025-01-01_2025-12-31.csv, строка 3: SEV: счёта 51.77 нет в плане счетов ru-94n. → Добавьте его строкой в charts/ru-94n.csv (с типом и видами субконто) или исправьте код в 1С.',
      'MAP-141 balances/SEV/2025-01-01_2025-12-31.csv, строка 3: SEV: счёт 51.77 с дебетовым остатком не сопоставлен: начало 10,00, дебет 0,00, кредит 0,00, конец 10,00. → Добавьте в mapping.csv строку с account = 51.77 и счётом плана группы в target.',
    ],
  },
  {
    fault: 'an account that the group chart lacks',
    files: bal(['124100', '124199']),
    blocks: [
      'MAP-151 balances/BAL/2025-01-01_2025-12-31.csv, строка 2, столбец account: BAL: счёта «124199» нет в плане счетов группы. → Исправьте код или укажите план счетов компании (chart в entities.csv).',
    ],
  },
  {
    fault: 'two rules of one condition',
    files: rules(`${RULES}M-51а,51,124200,,,\n`),
    blocks: [
      'BOOK-059 mapping.csv, строка 2, столбец share: У правил M-51, M-51а одно условие, а их доли в сумме дают 2, а не 1. → Правила с одним условием делят сумму между собой по share (пусто — вся сумма): исправьте доли, или условие одного из правил, или уберите лишнее.',
    ],
  },
  {
    fault: 'two rules that fit a line equally',
    files: rules(`${RULES.replace('M-51,51,124100,,,\n', '')}M-5a,51..52,124100,,,\nM-5b,50..51,124200,,,\n`),
    blocks: [
      'MAP-111 mapping.csv, строка 12: Правила M-5a и M-5b одинаково подходят строке «51». → Дайте одному из них priority больше нуля или более узкое условие.',
    ],
  },
  {
    fault: 'shares that do not come to one',
    files: rules(`${RULES.replace('M-51,51,124100,,,\n', '')}M-51,51,124100,,,60%\nM-51а,51,124200,,,30%\n`),
    blocks: [
      'BOOK-059 mapping.csv, строка 11, столбец share: У правил M-51, M-51а одно условие, а их доли в сумме дают 0.9, а не 1. → Правила с одним условием делят сумму между собой по share (пусто — вся сумма): исправьте доли, или условие одного из правил, или уберите лишнее.',
    ],
  },
  {
    fault: 'a rule to an account that is not there',
    files: rules(RULES.replace('124100', '124101')),
    blocks: [
      'BOOK-052 mapping.csv, строка 2, столбец target: Счёта «124101» нет в плане счетов группы; ближайший — «124100». → Исправьте код или добавьте счёт.',
    ],
  },
  {
    fault: 'a rule that leaves a balance out',
    files: rules(RULES.replace('M-51,51,124100', 'M-51,51,')),
    blocks: [
      'MAP-113 mapping.csv, строка 2, столбец target: Правило M-51 не называет счёт (target пуст), а под него попал балансовый счёт. → Укажите в target счёт баланса или результата из плана группы. Оставить target пустым или отнести на справочный счёт можно только забалансовый счёт.',
    ],
  },
  {
    fault: 'movements of account 84 that nothing explains',
    files: sev(
      ['84.01   ; -100 ; 0 ; 0', '84.01 ; -100 ; 30 ; 0'],
      ['51      ; 480 ; 300 ; 200', '51 ; 480 ; 300 ; 230'],
    ),
    blocks: [
      'MAP-146 balances/SEV/2025-01-01_2025-12-31.csv, строка 9: SEV: счёт 84 к 31\u00a0декабря 2025\u00a0года объяснён не полностью: помимо прибыли 100,00 он изменился на 30,00, объяснено 0,00, остаётся 30,00 по дебету. → Объясните остаток: строкой dated_flows.csv на счёт нераспределённой прибыли (дивиденды, исправления, прочее), правилами на субсчёта 84 с flow_debit и flow_credit или анализом счёта 84. Возврат выручки или отмена расхода в закрытом году уменьшают прочитанную прибыль: их видно в ОСВ за период до реформации.',
    ],
  },
  {
    fault: 'something on 99.01 beside the transfers',
    files: sev(
      ['99.01   ; 0 ; 0 ; 100', '99.01 ; 0 ; 5 ; 100'],
      ['51      ; 480 ; 300 ; 200', '51 ; 480 ; 300 ; 205'],
    ),
    blocks: [
      'MAP-148 balances/SEV/2025-01-01_2025-12-31.csv, строка 13: SEV: на 99.01 помимо переносов с 90.09 и 91.09 стоит 5,00 по дебету без аналитики. → В 1С: настройки отчёта → Группировка → счёт 99.01 по субконто «Прибыли и убытки», или приложите ОСВ по счёту 99: тогда видно, что это (налоговые санкции и другое).',
    ],
  },
  {
    fault: 'account 90 without subaccounts',
    files: lines(SEV, SEV_LINES.replace(/90.01 [\s\S]*90.09[^\n]*/, '90 ; 0 ; 300 ; 300')),
    blocks: [
      'MAP-144 balances/SEV/2025-01-01_2025-12-31.csv, строка 10: SEV: счёт 90 показан без субсчетов: доходы и расходы не видны. → В 1С: Показать настройки → Группировка → По субсчётам; сформируйте ОСВ заново.',
    ],
  },
  {
    fault: 'a year that is closed by half',
    files: sev(
      ['84.01   ; -100 ; 0 ; 0', '84.01 ; -100 ; 0 ; 100'],
      ['99.01   ; 0 ; 0 ; 100', '99.01 ; 0 ; 100 ; 100'],
    ),
    blocks: [
      'MAP-160 balances/SEV/2025-01-01_2025-12-31.csv, строка 10: SEV: реформация на 31.12.2025 выполнена не до конца: не закрыты счета 90. → Выполните реформацию баланса целиком или выгрузите ведомость до неё.',
    ],
  },
]

const FILE_CASES: readonly Case[] = [
  {
    fault: 'a trial balance that does not balance',
    files: sev(['51      ; 480', '51 ; 481']),
    blocks: [
      'MAP-155 balances/SEV/2025-01-01_2025-12-31.csv: SEV: ведомость не сбалансирована (сальдо на начало), разница 1,00. → Дебет должен равняться кредиту: сформируйте ведомость заново без отборов.',
    ],
  },
  {
    fault: 'a row that does not lead to its closing',
    files: sev(['51      ; 480 ; 300 ; 200', '51 ; 480 ; 300 ; 200 ; 581']),
    blocks: [
      'MAP-156 balances/SEV/2025-01-01_2025-12-31.csv, строка 2: SEV: счёт 51: остаток на начало и обороты дают 580,00, а остаток на конец 581,00. → Исправьте строку или сформируйте ведомость заново.',
    ],
  },
  {
    fault: 'a balance by account that is not the general one',
    files: { 'balances/SEV/2025-01-01_2025-12-31_60.csv': balance('60.01|ROM ; -20 ; 200 ; 210') },
    blocks: [
      'MAP-121 balances/SEV/2025-01-01_2025-12-31_60.csv: ОСВ по счёту 60 не равна общей ведомости (balances/SEV/2025-01-01_2025-12-31.csv): кредитовый оборот 210,00, в общей 200,00. → Сформируйте обе заново за один период с одинаковыми отборами.',
      'MAP-121 balances/SEV/2025-01-01_2025-12-31_60.csv: ОСВ по счёту 60 не равна общей ведомости (balances/SEV/2025-01-01_2025-12-31.csv): сальдо на конец −30,00, в общей −20,00. → Сформируйте обе заново за один период с одинаковыми отборами.',
    ],
  },
  {
    fault: 'a balance by account alone',
    files: {
      [SEV]: null,
      'balances/SEV/2025-01-01_2025-12-31_60.csv': balance('60.01|ROM ; -20 ; 200 ; 210'),
    },
    blocks: [
      'MAP-124 balances/SEV/2025-01-01_2025-12-31_60.csv: SEV: за 01.01.2025 – 31.12.2025 есть ОСВ по счетам, но нет общей. → Добавьте общую оборотно-сальдовую ведомость за тот же период.',
    ],
  },
  {
    fault: 'a company of the group without a file',
    files: { [TOK]: null },
    blocks: [
      'MAP-132 balances/TOK/: TOK: нет ОСВ за 2025 год. → Положите ОСВ в balances/TOK/. Если компания в этом периоде не действовала, отметьте её в entities.csv: dormant = yes. Если нужен другой период, назовите его: --period.',
    ],
  },
  {
    fault: 'a company without a file that is dormant: nothing',
    files: {
      [TOK]: null,
      'entities.csv': ENTITIES.replace(',books_currency', ',books_currency,dormant')
        .replaceAll(',RUB\n', ',RUB,\n')
        .replace('JPY\n', 'JPY,yes\n'),
    },
  },
  {
    fault: 'a company with a file that nobody holds',
    files: {
      ...owned(OWNED.replace(/OWN-1.*\n/, '')),
      'acquisitions.csv': ACQUIRED.replace(/OWN-1.*\n/, ''),
      'considerations.csv': PAID.replace(/OWN-1.*\n/, ''),
    },
    warns: [
      'CLO-001 ownership.csv: BAL: есть ОСВ, но никто в группе не владеет этой компанией: в консолидацию она не входит. → Добавьте событие acquire в ownership.csv или уберите ОСВ.',
    ],
  },
  {
    fault: 'a gap between two files',
    files: {
      [SEV]: null,
      'balances/SEV/2025-01-01_2025-06-30.csv': balance('51 ; 480 ; 0 ; 0\n80 ; -480 ; 0 ; 0'),
      'balances/SEV/2025-08-01_2025-12-31.csv': balance('51 ; 480 ; 0 ; 0\n80 ; -480 ; 0 ; 0'),
    },
    blocks: [
      'MAP-126 balances/SEV/2025-08-01_2025-12-31.csv: SEV: после 30.06.2025 пропуск: следующая ОСВ за 01.08.2025 – 31.12.2025, а ожидается с 01.07.2025. → Добавьте недостающую ведомость.',
    ],
  },
  {
    fault: 'files that overlap',
    files: { 'balances/SEV/2025-07-01_2025-12-31.csv': balance(SEV_LINES) },
    blocks: [
      'MAP-125 balances/SEV/2025-07-01_2025-12-31.csv: SEV: период 01.07.2025 – 31.12.2025 перекрывает прочитанное до 31.12.2025; ожидается начало 01.01.2026. → Оставьте либо этот файл, либо те, что он перекрывает; нарастающая ОСВ должна начинаться там же, где предыдущая.',
    ],
  },
  {
    fault: 'files that end before the reporting date',
    files: { [SEV]: null, 'balances/SEV/2025-01-01_2025-06-30.csv': balance(SEV_LINES) },
    blocks: [
      'MAP-127: SEV: ОСВ доходят до 30.06.2025; отчётная дата 31.12.2025. → Добавьте недостающую ведомость или закройте период до 30.06.2025.',
    ],
  },
  {
    fault: 'a first file that starts within the year',
    files: { [SEV]: null, 'balances/SEV/2025-04-01_2025-12-31.csv': balance(SEV_LINES) },
    blocks: [
      'MAP-123 balances/SEV/2025-04-01_2025-12-31.csv: SEV: первая ОСВ начинается 01.04.2025; ожидается 01.01.2025. → Загрузите ОСВ с начала финансового года, с даты opens_on или с даты вхождения в группу; компания, основанная в году, может начать с нулевых остатков.',
    ],
  },
  {
    fault: 'a year that does not open with what the last one closed',
    files: NEXT_YEAR,
    period: '2026',
    blocks: [
      'MAP-128 balances/BAL/2026-01-01_2026-12-31.csv: BAL: счёт 124100: на 31.12.2025 исходящее сальдо 230,00, а следующее входящее 240,00. → Прошлый период изменён после выгрузки или настройки отчётов разные: сформируйте обе ведомости заново.',
      'MAP-128 balances/BAL/2026-01-01_2026-12-31.csv: BAL: счёт 310100: на 31.12.2025 исходящее сальдо −100,00, а следующее входящее −110,00. → Прошлый период изменён после выгрузки или настройки отчётов разные: сформируйте обе ведомости заново.',
    ],
  },
  {
    fault: 'a year for which there are no files',
    files: {},
    period: '2023',
    blocks: [
      'MAP-132 balances/SEV/: SEV: нет ОСВ за 2023 год. → Положите ОСВ в balances/SEV/. Если компания в этом периоде не действовала, отметьте её в entities.csv: dormant = yes. Если нужен другой период, назовите его: --period.',
    ],
  },
  {
    fault: 'a period that is none',
    files: {},
    period: '2025-Q5',
    blocks: [
      'CLO-004: «2025-Q5» — не период. → Например: 2025, 2025-H1, 2025-Q3, 2025-07 или 2025-01-01/2025-06-30.',
    ],
  },
  {
    fault: 'a fiscal year of its own',
    files: {
      'entities.csv': ENTITIES.replace(',books_currency', ',books_currency,fiscal_year_start')
        .replaceAll(',RUB\n', ',RUB,\n')
        .replace('JPY\n', 'JPY,04-01\n'),
    },
    blocks: [
      'BOOK-072 balances/TOK/2025-01-01_2025-12-31.csv: ОСВ переходит через конец финансового года, 31.03.2025: в цепочку года она не входит. → Выгрузите отдельные ведомости до 31.03.2025 и после него.',
      'CLO-002 entities.csv, строка 4, столбец fiscal_year_start: У компании TOK отчётный год начинается 04-01: свой отчётный год эта версия не рассчитывает. → Загрузите ОСВ за год группы и уберите значение.',
    ],
  },
  {
    fault: 'a reporting lag of its own',
    files: {
      'entities.csv': ENTITIES.replace(',books_currency', ',books_currency,reporting_lag_months')
        .replaceAll(',RUB\n', ',RUB,\n')
        .replace('JPY\n', 'JPY,3\n'),
    },
    blocks: [
      'CLO-002 entities.csv, строка 4, столбец reporting_lag_months: У компании TOK отчётность отстаёт на 3 мес.: лаг отчётности эта версия не рассчитывает. → Загрузите ОСВ за год группы и уберите значение.',
    ],
  },
  {
    fault: 'books in another currency than the functional one',
    files: {
      'entities.csv': ENTITIES.replace(',books_currency', ',books_currency,functional_currency')
        .replaceAll(',RUB\n', ',RUB,\n')
        .replace('JPY\n', 'JPY,USD\n'),
    },
    blocks: [
      'MAP-131 entities.csv, строка 4: TOK: учёт ведётся в JPY, функциональная валюта USD; пересчёт самого учёта эта версия не выполняет. → Загрузите ОСВ в функциональной валюте или укажите functional_currency равной books_currency, если это так.',
    ],
  },
  {
    fault: 'a movement of hyperinflation',
    files: tok([
      '124100  ; 1000 ; 50 ; 0',
      '124100 ; 1000 ; 50 ; 0\n110300||hyperinflation ; 0 ; 10 ; 0\n630600 ; 0 ; 0 ; 10',
    ]),
    blocks: [
      'ENT-307: TOK: поток «hyperinflation» на счёте 110300 эта версия программы не пересчитывает. → Выберите другой поток; пересчёт выводится программой, гиперинфляция пока не рассчитывается.',
    ],
  },
  {
    fault: 'a dividend in foreign currency without its day',
    files: tok([
      '124100  ; 1000 ; 50 ; 0',
      '124100 ; 1000 ; 50 ; 10\n330100||dividends-declared ; 0 ; 10 ; 0',
    ]),
    blocks: [
      'ENT-302 dated_flows.csv: TOK: потоку «dividends-declared» на счёте 330100 нужна дата: 10 JPY без даты. → Добавьте в dated_flows.csv строку с датой и суммой: дивиденды, вклады и выпуски пересчитываются по курсу своего дня.',
    ],
  },
  {
    fault: 'a dated flow that the balances do not show',
    files: {
      'dated_flows.csv': 'entity,date,account,flow,amount\nBAL,2025-06-30,330100,dividends-declared,10\n',
    },
    blocks: [
      'ENT-303 dated_flows.csv, строка 2, столбец flow: В остатках BAL на счёте 330100 нет движения с потоком «dividends-declared». → Строка dated_flows.csv — часть того, что показывают остатки, а не добавка. Проверьте счёт, поток и дату, или поток в правилах mapping.csv.',
    ],
  },
  {
    fault: 'an amount above what is held exactly',
    files: bal(['124100  ; 140 ; 90 ; 0', '124100 ; 140 ; 90 ; 0\n124200 ; 92233720368547759 ; 0 ; 0']),
    blocks: [
      'CANON-012 balances/BAL/2025-01-01_2025-12-31.csv, строка 3, столбец opening_debit: Сумма больше, чем программа хранит точно: 92233720368547760. → Проверьте единицы измерения и самые большие суммы.',
      'CANON-012 balances/BAL/2025-01-01_2025-12-31.csv, строка 3, столбец closing_debit: Сумма больше, чем программа хранит точно: 92233720368547760. → Проверьте единицы измерения и самые большие суммы.',
    ],
  },
  {
    fault: 'an opening that disagrees with the file',
    files: {
      'openings.csv':
        'date,entity,account,amount_functional\n2024-12-31,BAL,124100,141\n2024-12-31,BAL,510300,-40\n',
    },
    checks: [
      'opening-as-given BAL 124100: BAL 124100: входящий остаток в ОСВ равен amount_functional в openings.csv; 140.00 | 141.00 → Действует ОСВ. Исправьте amount_functional счёта 124100 в openings.csv или загрузите верную ОСВ.',
    ],
  },
  {
    fault: 'openings of another day',
    files: { 'openings.csv': 'date,entity,account,amount_functional\n2025-01-01,BAL,124100,140\n' },
    blocks: [
      'ENT-309 openings.csv, строка 2, столбец date: Входящие остатки на 01.01.2025, а книга открывается остатками на 31.12.2024. → Укажите в date «2024-12-31» или измените opens_on в book.yaml.',
    ],
  },
]

const GROUP_CASES: readonly Case[] = [
  {
    fault: 'an opening of the group without its amount',
    files: { 'openings.csv': 'date,entity,account,item,amount_functional\n2024-12-31,,340100,TOK,-100\n' },
    blocks: [
      'GRP-262 openings.csv, строка 2, столбец amount_presentation: У входящего остатка группы нет суммы в валюте представления. → Заполните amount_presentation.',
    ],
  },
  {
    fault: 'holdings above 100 %',
    files: owned(`${OWNED}OWN-3,2024-01-01,acquire,BAL,TOK,30%,30%,,,,\n`),
    blocks: [
      'GRP-105 ownership.csv, строка 4: Доли в TOK на 01.01.2024 составляют в сумме 110 %, больше 100 %. → Проверьте percent_delta строк ownership.csv по этой компании: продажа доли — строка с минусом у продавца.',
    ],
  },
  {
    fault: 'a ring that owns the whole of itself, entered without a share',
    files: owned(
      'OWN-1,2024-01-01,acquire,SEV,BAL,0%,60%,,,,\nOWN-2,2024-01-01,acquire,BAL,TOK,100%,100%,,,,\nOWN-3,2024-01-01,acquire,TOK,BAL,100%,40%,,,,\n',
    ),
    blocks: [
      'GRP-106 BAL, SEV, TOK: Взаимное владение компаний BAL, SEV, TOK на 01.01.2024 не имеет решения: эффективные доли не определены. → Проверьте перекрёстные доли: кольцо не может принадлежать само себе целиком.',
      'GRP-277 ownership.csv, строка 2, столбец event: event «acquire» ни на что не действует: доля не больше нуля, а событие acquire — покупка. → Значение не пропущено молча: закрытие остановлено. Исправьте или очистите его.',
    ],
  },
  {
    fault: 'a company that is bought again',
    files: owned(`${OWNED}OWN-3,2025-06-30,acquire,SEV,TOK,10%,10%,,,,\n`),
    blocks: [
      'GRP-104 ownership.csv, строка 4: TOK уже куплена событием OWN-2; докупку доли (OWN-3) эта версия не рассчитывает. → Если это одна покупка, дайте строкам одну дату и один moment. Если доля докуплена позже, уберите строку и отразите докупку групповой корректировкой.',
    ],
  },
  {
    fault: 'a company that holds itself',
    files: owned(`${OWNED}OWN-3,2024-01-01,acquire,TOK,TOK,10%,10%,,,,\n`),
    blocks: [
      'GRP-103 ownership.csv, строка 4: TOK указана и как инвестор, и как объект вложения (OWN-3). → Собственные акции отражаются на счёте с ролью treasury-shares, не в ownership.csv.',
    ],
  },
  {
    fault: 'an event without a share',
    files: owned(OWNED.replace('80%,80%', ',80%')),
    blocks: [
      'GRP-102 ownership.csv, строка 3: У события OWN-2 нет доли: ожидается percent_delta, либо shares_delta и shares_total_after. → Заполните percent_delta (например, 80%) или число акций.',
    ],
  },
  {
    fault: 'an event that is not derived',
    files: owned(`${OWNED}OWN-3,2025-06-30,dispose,SEV,TOK,-10%,-10%,,,,\n`),
    blocks: [
      'GRP-101 ownership.csv, строка 4: Событие «dispose» (OWN-3) эта версия программы не рассчитывает. → Строка не пропущена молча: закрытие остановлено. Отразите событие групповой корректировкой или уберите строку.',
    ],
  },
  {
    fault: 'an acquisition without net assets',
    files: { 'acquisitions.csv': ACQUIRED.replace(/OWN-2.*\n/, '') },
    blocks: [
      'GRP-213 ownership.csv, строка 3: Чистые активы TOK на дату покупки (OWN-2) неизвестны. → Дайте в acquisitions.csv строки equity с book_amount или все активы и обязательства, либо загрузите ОСВ на эту дату.',
    ],
  },
  {
    fault: 'a consideration in a currency without a rate',
    files: {
      'considerations.csv': PAID.replace('OWN-2,cash,2024-01-01,RUB,500', 'OWN-2,cash,2024-01-01,USD,5'),
    },
    blocks: [
      'ENT-301 rates.csv: Нет курса USD к RUB на 01.01.2024; нужен для: considerations.csv, OWN-2 cash 01.01.2024. → Добавьте в rates.csv строку type = spot с from не раньше чем за 10 дней до этой даты: дольше курс на дату не действует.',
    ],
  },
  {
    fault: 'a consideration that the books do not show',
    files: { 'considerations.csv': PAID.replace('RUB,500', 'RUB,499') },
    checks: [
      'consideration-in-books TOK: Вложение в TOK по учёту инвестора равно возмещению по considerations.csv; 500.00 | 499.00 → Слева учёт, справа considerations.csv. Исправьте возмещение или счёт вложения с контрагентом TOK.',
    ],
  },
  {
    fault: 'outsiders at a fair value that is not given',
    files: owned(OWNED.replace('TOK,80%,80%,,,,', 'TOK,80%,80%,,fair-value,,')),
    blocks: [
      'GRP-214 ownership.csv, строка 3, столбец nci_fair_value: Для оценки неконтролирующих долей по справедливой стоимости (OWN-2) нужна nci_fair_value. → Укажите справедливую стоимость долей или nci_measurement: proportionate.',
    ],
  },
  {
    fault: 'an event of goodwill that is not derived',
    files: { 'goodwill.csv': 'acquisition,date,event,amount,currency\nOWN-2,2025-12-31,disposal,10,\n' },
    blocks: [
      'GRP-101 goodwill.csv, строка 2: Событие «disposal» (OWN-2) эта версия программы не рассчитывает. → Строка не пропущена молча: закрытие остановлено. Отразите событие групповой корректировкой или уберите строку.',
    ],
  },
  {
    fault: 'an impairment above the goodwill',
    files: { 'goodwill.csv': 'acquisition,date,event,amount,currency\nOWN-2,2025-12-31,impairment,1000,\n' },
    blocks: [
      'GRP-215 goodwill.csv, строка 2, столбец amount: Обесценение гудвила OWN-2 на 1\u00a0000 JPY больше самого гудвила: 33. → Исправьте amount: гудвил не бывает отрицательным (МСФО (IAS) 36.104). Сумма — в валюте currency, пусто — в валюте купленной компании.',
    ],
  },
  {
    fault: 'a role that no account is marked to be written to',
    files: NO_ROLE,
    blocks: [
      'GRP-201 accounts.csv, столбец role: Ни у одного счёта нет роли «goodwill»: записывать её суммы некуда. → Укажите эту роль у нужного счёта.',
    ],
  },
  {
    fault: 'a role of two accounts of which none is marked to be written to',
    files: TWO_ROLES,
    blocks: [
      'GRP-205 accounts.csv, столбец role: Роль «goodwill» у нескольких счетов: 113100, 113200; ожидается один с role_write: yes, отмечены: –. → Поставьте role_write: yes ровно у одного из них.',
    ],
  },
  {
    fault: 'balances of two companies that differ',
    files: APART,
    checks: [
      'intragroup-pair BAL – SEV, расчёты: Внутригрупповые остатки совпадают: BAL – SEV, расчёты (допуск 0,00); -39.00 | -40.00 → Слева остаток по учёту BAL, справа по учёту SEV. Разница осталась у SEV на счёте 122100. Сверьте расчёты; отнести разницу на другой счёт можно строкой intragroup/differences.csv.',
    ],
  },
  {
    fault: 'balances that differ from the opening on: nothing but the pair',
    files: bal(['510300|SEV ; -40', '510300|SEV ; -39'], ['310100  ; -100', '310100 ; -101']),
    checks: [
      'intragroup-pair BAL – SEV, расчёты: Внутригрупповые остатки совпадают: BAL – SEV, расчёты (допуск 0,00); -39.00 | -40.00 → Слева остаток по учёту BAL, справа по учёту SEV. Разница осталась у SEV на счёте 122100. Сверьте расчёты; отнести разницу на другой счёт можно строкой intragroup/differences.csv.',
    ],
  },
  {
    fault: 'a difference within the tolerance: no blocking',
    files: { ...APART, 'book.yaml': `${GROUP['book.yaml']}tolerance: 1\n` },
  },
  {
    fault: 'a difference that is decided upon: no blocking',
    files: {
      ...APART,
      'intragroup/differences.csv': `${DIFFERENCES}2025,SEV,BAL,122100,1,630900,Отгрузка в пути\n`,
    },
  },
  {
    fault: 'a decision about another account',
    files: {
      ...APART,
      'intragroup/differences.csv': `${DIFFERENCES}2025,SEV,BAL,122300,1,630900,Отгрузка в пути\n`,
    },
    blocks: [
      'GRP-221 intragroup/differences.csv, строка 2: На счёте 122300 компании SEV нет этой разницы, или она меньше amount. → Укажите счёт, на котором осталась разница (он назван в проверке пары), и сумму не больше разницы; пустой amount — вся разница.',
    ],
    checks: [
      'intragroup-pair BAL – SEV, расчёты: Внутригрупповые остатки совпадают: BAL – SEV, расчёты (допуск 0,00); -39.00 | -40.00 → Слева остаток по учёту BAL, справа по учёту SEV. Разница осталась у SEV на счёте 122100. Сверьте расчёты; отнести разницу на другой счёт можно строкой intragroup/differences.csv.',
    ],
  },
  {
    fault: 'a decision about another amount',
    files: {
      ...APART,
      'intragroup/differences.csv': `${DIFFERENCES}2025,SEV,BAL,122100,7,630900,Отгрузка в пути\n`,
    },
    blocks: [
      'GRP-221 intragroup/differences.csv, строка 2: На счёте 122100 компании SEV нет этой разницы, или она меньше amount. → Укажите счёт, на котором осталась разница (он назван в проверке пары), и сумму не больше разницы; пустой amount — вся разница.',
    ],
    checks: [
      'intragroup-pair BAL – SEV, расчёты: Внутригрупповые остатки совпадают: BAL – SEV, расчёты (допуск 0,00); -39.00 | -40.00 → Слева остаток по учёту BAL, справа по учёту SEV. Разница осталась у SEV на счёте 122100. Сверьте расчёты; отнести разницу на другой счёт можно строкой intragroup/differences.csv.',
    ],
  },
  {
    fault: 'a decision where nothing differs',
    files: { 'intragroup/differences.csv': `${DIFFERENCES}2025,SEV,BAL,122100,1,630900,Отгрузка в пути\n` },
    warns: [
      'GRP-282 intragroup/differences.csv, строка 2: Решение о разнице SEV с BAL на счёте 122100 не понадобилось: разницы на нём нет или она у другой стороны. → Уберите строку или укажите ту сторону и тот счёт, которые называет проверка пары.',
    ],
  },
  {
    fault: 'turnovers from an account that shows no such income',
    files: { 'intragroup/turnovers.csv': `${TURNOVERS}SEV,BAL,2025,goods,RUB,50,640200,620100,yes\n` },
    checks: [
      'turnovers-in-accounts SEV 640200: SEV 640200: внутригрупповая выручка не больше дохода на этом счёте; 50.00 | 0.00 → Слева исключено по intragroup/turnovers.csv, справа доход SEV на счёте 640200. Проверьте seller_account и сумму (без НДС).',
    ],
  },
  {
    fault: 'turnovers beyond the year',
    files: {
      'intragroup/turnovers.csv': `${TURNOVERS}SEV,BAL,2024-12-01/2025-03-31,goods,RUB,50,610100,620100,yes\n`,
    },
    blocks: [
      'GRP-231 intragroup/turnovers.csv, строка 2, столбец period: Период 01.12.2024 – 31.03.2025 выходит за время, когда обе компании в группе (01.01.2025 – 31.12.2025). → Разделите строку по дате вхождения в группу или по отчётной дате.',
    ],
  },
  {
    fault: 'services that the buyer has on no account',
    files: { 'intragroup/turnovers.csv': `${TURNOVERS}SEV,BAL,2025,services,RUB,50,610100,,yes\n` },
    blocks: [
      'GRP-232 intragroup/turnovers.csv, строка 2, столбец buyer_account: Не указан buyer_account: в ОСВ у доходов и расходов нет контрагента. → Укажите счёт плана группы, на котором покупатель отразил покупку.',
    ],
  },
  {
    fault: 'profit in inventory without a margin',
    files: {
      'intragroup/inventory_profit.csv':
        'seller,buyer,date,account,amount_at_transfer_price,margin,margin_basis\nSEV,BAL,2025-12-31,121300,100,,\n',
    },
    blocks: [
      'GRP-233 intragroup/inventory_profit.csv, строка 2: Нужны amount_at_transfer_price и margin, либо profit. → Укажите остаток по цене передачи и маржу (on-price или on-cost), либо саму прибыль.',
    ],
  },
  {
    fault: 'dividends that neither side booked',
    files: { 'intragroup/dividends.csv': `${DIVIDENDS}BAL,SEV,2025-06-30,2024,10,RUB\n` },
    checks: [
      'intragroup-cash-flows BAL – SEV: BAL – SEV: внутригрупповые потоки в отчёте о движении денежных средств дают в сумме ноль; 10.00 | 0.00 → Одна сторона показывает движение, которого нет у другой, или другим потоком. Частые причины: дивиденды в intragroup/dividends.csv, которых нет у плательщика или получателя; разные flow_debit и flow_credit правил.',
    ],
  },
  {
    fault: 'an associate without figures',
    files: {
      'entities.csv': `${ENTITIES}ASS,Associate Inc,US,group,USD\n`,
      ...owned(`${OWNED}OWN-3,2025-01-01,acquire,SEV,ASS,25%,25%,,,,\n`),
    },
    warns: [
      'GRP-241 ownership.csv, строка 4: По ассоциированной компании ASS нет ни строк associates.csv, ни ОСВ: доля в прибыли не рассчитана. → Добавьте строки profit в associates.csv или загрузите ОСВ компании.',
    ],
  },
  {
    fault: 'an associate in another currency',
    files: {
      'entities.csv': `${ENTITIES}ASS,Associate Inc,US,group,USD\n`,
      ...owned(`${OWNED}OWN-3,2025-01-01,acquire,SEV,ASS,25%,25%,,,,\n`),
      'associates.csv': 'investee,date,event,amount,currency\nASS,2025-12-31,profit,100,\n',
    },
    blocks: [
      'GRP-101 associates.csv, строка 2: Валюту «USD» (ASS) эта версия программы не рассчитывает. → Строка не пропущена молча: закрытие остановлено. Отразите событие групповой корректировкой или уберите строку.',
    ],
  },
  {
    fault: 'a register that is not derived',
    files: {
      'intragroup/asset_profit.csv':
        'seller,buyer,date,asset,account,price,carrying_amount\nSEV,BAL,2025-06-30,Станок,110300,100,80\n',
    },
    blocks: [
      'GRP-109 intragroup/asset_profit.csv, строка 2: Этот регистр эта версия программы не рассчитывает. → Строка не пропущена молча: закрытие остановлено. Отразите её корректировкой и уберите.',
    ],
  },
]

/** What the group warns of by itself: netted balances, assumed flows, rules that no line reaches. */
const BY_ITSELF = /^MAP-1(43|45|61)\b/

async function told({ files, period }: Case): Promise<Partial<Case>> {
  const { blocks, checks, warns } = await close(files, period)
  const beyond = warns.filter((text) => !BY_ITSELF.test(text))
  return { blocks, checks, warns: beyond }
}

describe('a close that something is wrong with', () => {
  it('is told from a right one: the group without a fault passes and writes', async () => {
    const { blocked, writes, ...said } = await close({})
    expect([blocked, writes]).toEqual([false, true])
    expect([...said.blocks, ...said.checks]).toEqual([])
    expect(said.warns.filter((text) => !BY_ITSELF.test(text))).toEqual([])
  })

  it('is said where it stands: a company is not called a stranger while its row of ownership.csv is refused', async () => {
    const { blocks } = await close({
      'ownership.csv': GROUP['ownership.csv']!.replace('OWN-1,2024-01-01,acquire', 'OWN-1,2024-01-01,aquire'),
      'intragroup/turnovers.csv': `${TURNOVERS}SEV,BAL,2025,goods,RUB,10,610100,620100,yes\n`,
    })
    expect(blocks.map((text) => text.slice(0, 8))).toEqual(['BOOK-018'])
  })

  it.each([...RATE_CASES, ...JOURNAL_CASES])('rates and journals: $fault', async (one) => {
    const { blocks = [], checks = [], warns = [] } = one
    expect(await told(one)).toEqual({ blocks, checks, warns })
  })

  it.each([...MAPPING_CASES, ...FILE_CASES])('files and mapping: $fault', async (one) => {
    const { blocks = [], checks = [], warns = [] } = one
    expect(await told(one)).toEqual({ blocks, checks, warns })
  })

  it.each(GROUP_CASES)('the group: $fault', async (one) => {
    const { blocks = [], checks = [], warns = [] } = one
    expect(await told(one)).toEqual({ blocks, checks, warns })
  })
})

interface Outcome {
  readonly code: number
  readonly error: string
  /** What stands in the output folder; null: there is no folder. */
  readonly left: readonly string[] | null
}

/** The command line over the group in a folder. */
async function commandClose(files: Files): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'trialbalance-closes-'))
  try {
    for (const [path, content] of Object.entries({ ...GROUP, ...files })) {
      if (content === null) continue
      mkdirSync(dirname(join(folder, 'book', path)), { recursive: true })
      writeFileSync(join(folder, 'book', path), content)
    }
    const streams = { out: new PassThrough(), error: new PassThrough() }
    const out = join(folder, 'out')
    const argv = ['close', join(folder, 'book'), '--period', '2025', '--out', out, '--format', 'json']
    const environment = { TRIALBALANCE_DISK_FLOOR: '0' }
    const code = await runCommand(argv, {
      streams,
      language: 'ru',
      environment,
      version: '1.2.3',
      serve: () => Promise.reject(new Error('no server here')),
    })
    const left = existsSync(out) ? readdirSync(out).sort() : null
    return { code, error: String(streams.error.read() ?? ''), left }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

describe('what a close leaves behind', () => {
  it('is the output folder where nothing blocks', async () => {
    const { code, left } = await commandClose({})
    expect(code).toBe(0)
    expect(left).toContain('statements.json')
  })

  it('is nothing where the input is wrong: exit code 2', async () => {
    const { code, error, left } = await commandClose(rates(JPY))
    expect([code, left]).toEqual([2, null])
    expect(error).toContain('ENT-301  rates.csv\n  Нет среднего курса JPY к RUB за 01.01.2025 – 31.12.2025')
  })

  it('is nothing where a blocking check failed: exit code 1, and the check with both figures in words', async () => {
    const { code, error, left } = await commandClose(APART)
    expect([code, left]).toEqual([1, null])
    expect(error).toContain('intragroup-pair  BAL – SEV, расчёты  НЕ ПРОЙДЕНА\n')
    expect(error).toMatch(/слева .39,00, справа .40,00, разница 1,00/)
  })
})

describe('checks that only count what a finding names', () => {
  it('are counted, not told again', async () => {
    const { error } = await commandClose(sev(['51      ; 480', '51 ; 481']))
    expect(error).not.toContain('source-balances')
    expect(error).toMatch(/Не пройдены по тем же причинам и другие проверки: \d+\./)
  })
})
