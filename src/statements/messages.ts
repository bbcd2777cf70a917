// Words of the findings and checks of statements. A check's text is what holds when it passes.

import type { Catalogue } from '../ledger/finding.ts'

export const STATEMENT_MESSAGES: Catalogue = {
  'ST-001': {
    ru: {
      text: 'Для отчёта {statement} назван макет «{name}», такого нет. Есть: {names}.',
      advice: 'Исправьте имя в layouts или положите файл layouts/{name}.yaml.',
    },
    en: {
      text: 'The layout "{name}" named for {statement} does not exist. There are: {names}.',
      advice: 'Correct the name in layouts, or add the file layouts/{name}.yaml.',
    },
  },
  'ST-002': {
    ru: {
      text: '{file}: {where}: найдено «{value}», ожидается: {expected}.',
      advice: 'Исправьте макет; взять за образец строки можно из trialbalance format.',
    },
    en: {
      text: '{file}: {where}: found "{value}", expected: {expected}.',
      advice: 'Correct the layout; trialbalance format prints the lines that ship.',
    },
  },
  'ST-003': {
    ru: {
      text: 'У счёта {account} не заполнен xbrl, строка отчёта не определена.',
      advice: 'Укажите элемент таксономии МСФО (список: trialbalance format) или класс statistical.',
    },
    en: {
      text: 'The account {account} has no xbrl, so its statement line is not known.',
      advice: 'Give the element of the IFRS taxonomy (trialbalance format lists them), or class statistical.',
    },
  },
  'ST-004': {
    ru: {
      text: 'Cash_flow счёта {account} направляет поток {flow} на строку «{line}», которой нет в отчёте о движении денежных средств.',
      advice: 'Возьмите строку из trialbalance format (cash-flows, вид line) или добавьте её в свой макет.',
    },
    en: {
      text: 'Cash_flow of the account {account} sends the flow {flow} to the line "{line}", which the statement of cash flows does not have.',
      advice:
        'Take a line from trialbalance format (cash-flows, kind line), or add it to a layout of your own.',
    },
  },
  'ST-005': {
    ru: {
      text: 'Счёт {account} закрывается в компонент капитала «{component}», но ему соответствует не ровно один счёт капитала с role_write.',
      advice: 'Отметьте role_write: yes ровно на одном счёте класса equity с этим equity_component.',
    },
    en: {
      text: 'The account {account} closes to the component of equity "{component}", for which there is not exactly one equity account with role_write.',
      advice: 'Mark role_write: yes on exactly one account of class equity with this equity_component.',
    },
  },
  'assets-equal-equity-and-liabilities': {
    ru: {
      text: 'Активы равны собственному капиталу и обязательствам на {period} ({basis})',
      advice: 'Найдите слой, который не сходится в ноль: проверки источника, корректировок и слоёв группы.',
    },
    en: {
      text: 'Assets equal equity and liabilities at {period} ({basis})',
      advice: 'Look for the layer that does not sum to zero: checks of sources, journals and group layers.',
    },
  },
  'profit-in-changes-in-equity': {
    ru: {
      text: 'Прибыль за {period} в отчёте о прибыли или убытке равна прибыли в изменениях капитала ({basis})',
      advice: 'Распределение прибыли на неконтролирующие доли должно давать в сумме ноль.',
    },
    en: {
      text: 'Profit for {period} in profit or loss equals profit in changes in equity ({basis})',
      advice: 'What is attributed to non-controlling interests must sum to nil.',
    },
  },
  'comprehensive-income-in-changes-in-equity': {
    ru: {
      text: 'Общий совокупный доход за {period} равен ему же в изменениях капитала ({basis})',
      advice: 'Распределение прочего совокупного дохода на неконтролирующие доли должно давать в сумме ноль.',
    },
    en: {
      text: 'Total comprehensive income for {period} equals that in changes in equity ({basis})',
      advice: 'What of OCI is attributed to non-controlling interests must sum to nil.',
    },
  },
  'equity-in-financial-position': {
    ru: {
      text: 'Капитал на {period} по строке {line} одинаков в изменениях капитала и в отчёте о финансовом положении ({basis})',
      advice: 'Сверьте счета капитала этой строки: класс equity и xbrl.',
    },
    en: {
      text: 'Equity at {period} on the line {line} is the same in changes in equity and in the financial position ({basis})',
      advice: 'Compare the accounts of this line: class equity and xbrl.',
    },
  },
  'owners-and-nci': {
    ru: {
      text: 'Доли собственников и неконтролирующих долей за {period} дают в сумме {line} ({basis})',
      advice: 'Потоки profit-attributed и oci-attributed должны в сумме давать ноль.',
    },
    en: {
      text: 'Owners and non-controlling interests for {period} add up to {line} ({basis})',
      advice: 'The flows profit-attributed and oci-attributed must sum to nil.',
    },
  },
  'profit-in-cash-flows': {
    ru: {
      text: 'Отчёт о движении денежных средств за {period} начинается с {line} отчёта о прибыли или убытке ({basis})',
      advice: 'Сообщите в поддержку: строка начала отчёта собрана из других фактов.',
    },
    en: {
      text: 'Cash flows for {period} start from {line} of profit or loss ({basis})',
      advice: 'Report it: the starting line is made of other facts.',
    },
  },
  'cash-flow-lines-equal-movement': {
    ru: {
      text: 'Строки отчёта о движении денежных средств за {period} дают изменение денежных счетов ({basis})',
      advice:
        'Ищите журнал, у которого неденежные потоки не дают в сумме ноль: проверка beside-cash-flows-nil.',
    },
    en: {
      text: 'The lines of cash flows for {period} add up to the movement of cash accounts ({basis})',
      advice: 'Look for a journal whose non-cash flows do not sum to nil: the check beside-cash-flows-nil.',
    },
  },
  'cash-in-financial-position': {
    ru: {
      text: 'Денежные средства на конец периода равны остаткам счетов с ролью cash: {period} ({basis})',
      advice: 'Начало периода и потоки денежных счетов должны давать их остаток на конец.',
    },
    en: {
      text: 'Cash at the end of the period equals the balances of accounts of the role cash: {period} ({basis})',
      advice: 'Openings and flows of cash accounts must lead to their closing.',
    },
  },
  'beside-cash-flows-nil': {
    ru: {
      text: 'Неденежные потоки {subject} за {period} дают в сумме ноль ({basis})',
      advice: 'Проводка с неденежным потоком с одной стороны должна иметь неденежный поток и с другой.',
    },
    en: {
      text: 'Non-cash flows of {subject} for {period} sum to nil ({basis})',
      advice: 'An entry with a non-cash flow on one side must have a non-cash flow on the other.',
    },
  },
  'printed-figures-foot': {
    ru: {
      text: 'Напечатанные суммы отчёта {statement} сходятся с итогами: {period} ({basis})',
      advice: 'Сообщите в поддержку: ошибка округления для печати, строка {line}.',
    },
    en: {
      text: 'Printed figures of {statement} foot: {period} ({basis})',
      advice: 'Report it: print rounding is wrong on the line {line}.',
    },
  },
  'comparatives-are-openings': {
    ru: {
      text: 'Сравнительные данные на {period} равны входящим остаткам года, строка {line} ({basis})',
      advice: 'Сверьте входящие остатки года с закрытием предыдущего.',
    },
    en: {
      text: 'Comparatives at {period} equal what the year opened with, line {line} ({basis})',
      advice: 'Compare the openings of the year with the closing of the year before.',
    },
  },
}
