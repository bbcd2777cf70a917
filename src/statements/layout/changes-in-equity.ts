// Statement of changes in equity (IAS 1.106, IFRS 18.107): rows; the columns are the equity lines of the
// statement of financial position. Each row collects the flows of equity accounts listed in ROW_OF_FLOW;
// profit and OCI are the facts of the accounts that close to each component, with what is attributed to
// non-controlling interests.

import type { Flow } from '../../ledger/words.ts'
import { flatten, type Layout, line, ROUNDING, sum } from './layout.ts'

export const EQUITY_OPENING = 'equity-opening'
export const OTHER_CHANGES = 'IncreaseDecreaseThroughTransfersAndOtherChangesEquity'

const flat = { flat: true } as const

export const CHANGES_IN_EQUITY: Layout = {
  name: 'by-component',
  statement: 'changes-in-equity',
  title: { ru: 'Отчёт об изменениях в собственном капитале', en: 'Statement of changes in equity' },
  lines: flatten([
    sum(
      'Equity',
      'Собственный капитал на конец периода',
      'Equity at end of period',
      [
        line(EQUITY_OPENING, 'Собственный капитал на начало периода', 'Equity at beginning of period', {
          kind: 'subtotal',
        }),
        line(
          'restatement',
          'Корректировка ошибок и изменений учётной политики',
          'Correction of errors and changes in accounting policy',
        ),
        sum(
          'ComprehensiveIncome',
          'Общий совокупный доход',
          'Total comprehensive income',
          [
            line('ProfitLoss', 'Прибыль (убыток)', 'Profit (loss)'),
            line('OtherComprehensiveIncome', 'Прочий совокупный доход', 'Other comprehensive income'),
          ],
          flat,
        ),
        line('IssueOfEquity', 'Выпуск капитала', 'Issue of equity'),
        line(
          'IncreaseDecreaseThroughOtherContributionsByOwners',
          'Прочие взносы собственников',
          'Other contributions by owners',
        ),
        line(
          'IncreaseDecreaseThroughTreasuryShareTransactions',
          'Операции с собственными выкупленными акциями',
          'Treasury share transactions',
        ),
        line(
          'DividendsPaid',
          'Дивиденды, признанные как распределение собственникам',
          'Dividends recognised as distributions to owners',
        ),
        line(
          'IncreaseDecreaseThroughChangesInOwnershipInterestsInSubsidiariesThatDoNotResultInLossOfControl',
          'Изменение долей участия в дочерних организациях без потери контроля',
          'Changes in ownership interests in subsidiaries that do not result in loss of control',
        ),
        line(
          'IncreaseDecreaseThroughAcquisitionOfSubsidiary',
          'Приобретение дочерних организаций',
          'Acquisition of subsidiaries',
        ),
        line(
          'loss-of-control-of-subsidiaries',
          'Потеря контроля над дочерними организациями',
          'Loss of control of subsidiaries',
        ),
        line(
          'tax-recognised-in-equity',
          'Налог, признанный в собственном капитале',
          'Tax recognised directly in equity',
        ),
        line('transfers-within-equity', 'Перемещения между компонентами капитала', 'Transfers within equity'),
        line(OTHER_CHANGES, 'Прочие изменения', 'Other changes'),
        line(ROUNDING, 'Округление', 'Rounding'),
      ],
      flat,
    ),
  ]),
  sections: {},
  byDueDate: {},
}

/** Row of a flow on an equity account; a flow that is not here stands in OTHER_CHANGES. */
export const ROW_OF_FLOW: Partial<Readonly<Record<Flow, string>>> = {
  opening: EQUITY_OPENING,
  restatement: 'restatement',
  'profit-attributed': 'ProfitLoss',
  'oci-attributed': 'OtherComprehensiveIncome',
  issue: 'IssueOfEquity',
  'addition-non-cash': 'IssueOfEquity',
  contribution: 'IncreaseDecreaseThroughOtherContributionsByOwners',
  'own-shares': 'IncreaseDecreaseThroughTreasuryShareTransactions',
  'dividends-declared': 'DividendsPaid',
  'dividends-paid': 'DividendsPaid',
  'change-of-interest':
    'IncreaseDecreaseThroughChangesInOwnershipInterestsInSubsidiariesThatDoNotResultInLossOfControl',
  'scope-in': 'IncreaseDecreaseThroughAcquisitionOfSubsidiary',
  'scope-out': 'loss-of-control-of-subsidiaries',
  'tax-equity': 'tax-recognised-in-equity',
  'equity-transfer': 'transfers-within-equity',
  reclassification: 'transfers-within-equity',
}
