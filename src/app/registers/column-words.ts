// Columns of the registers as accountants call them; a test holds that every column of the schema has its words.

import type { Text } from '../../close/types.ts'

/** One a line: name, Russian, English. */
export const wordTable = (text: string): ReadonlyMap<string, Text> =>
  new Map(
    text
      .trim()
      .split('\n')
      .map((line): [string, Text] => {
        const [name = '', ru = '', en = ''] = line.split('|').map((part) => part.trim())
        return [name, { ru, en }]
      }),
  )

export const COLUMN_WORDS = wordTable(`
  code | Код | Code
  name | Название | Name
  name_en | Название (англ.) | Name in English
  valid_from | Действует с | Valid from
  valid_to | Действует по | Valid to
  jurisdiction | Страна (налог) | Tax jurisdiction
  tax_id | ИНН | Tax ID
  registration_number | ОГРН | Registration number
  chart | План счетов | Chart of accounts
  books_currency | Валюта учёта | Books currency
  functional_currency | Функциональная валюта | Functional currency
  fiscal_year_start | Начало года | Fiscal year starts
  reporting_lag_months | Отставание, мес. | Reporting lag, months
  dormant | Не ведёт деятельности | Dormant
  main_activities | Основная деятельность | Main activities
  segment | Сегмент | Segment
  entity | Компания | Entity
  text | Текст | Text
  text_en | Текст (англ.) | Text in English
  partner | Контрагент | Partner
  class | Класс | Class
  current | Срочность | Current
  monetary | Монетарный | Monetary
  translation | Курс пересчёта | Translation rate
  role | Роль | Role
  role_write | Пишется сюда | Written here
  equity_component | Компонент капитала | Equity component
  recycles | Переходит в прибыль | Recycles
  pair | Группа сверки | Pair group
  flow_debit | Движение по дебету | Flow of debits
  flow_credit | Движение по кредиту | Flow of credits
  cash_flow | Строки ОДДС | Cash flow lines
  ifrs18 | Категории МСФО 18 | IFRS 18 categories
  xbrl | Элемент таксономии | Taxonomy element
  id | Номер | Id
  priority | Приоритет | Priority
  account | Счёт | Account
  analytics_1 | Аналитика 1 | Analytics 1
  analytics_2 | Аналитика 2 | Analytics 2
  analytics_3 | Аналитика 3 | Analytics 3
  side | Сторона | Side
  corr_account | Корр. счёт | Corresponding account
  indicator | Показатель | Indicator
  measure | Остаток или оборот | Balance or turnover
  target | Куда | Target
  share | Доля | Share
  note | Примечание | Note
  date | Дата | Date
  flow | Движение | Flow
  item | Предмет | Item
  holder | Чья доля | Holder
  amount_functional | Сумма, функц. валюта | Amount, functional
  amount_presentation | Сумма, валюта отчёта | Amount, presentation
  source | Источник | Source
  currency | Валюта | Currency
  against | К валюте | Against
  type | Вид | Type
  from | С | From
  to | По | To
  rate | Курс, ставка | Rate
  nominal | За единиц | Nominal
  enacted_on | Принята | Enacted on
  effective_from | Действует с | Effective from
  amount | Сумма | Amount
  level | Уровень | Level
  basis | База | Basis
  borne_by | За чей счёт | Borne by
  kind | Вид | Kind
  template | Шаблон | Template
  due_on | Срок | Due on
  debit | Дебет | Debit
  credit | Кредит | Credit
  cash | Деньгами | Cash
  deferred_tax | Отложенный налог | Deferred tax
  reverses_on | Сторнируется | Reverses on
  repeats_until | Повторяется до | Repeats until
  author | Автор | Author
  approved_by | Утвердил | Approved by
  state | Состояние | State
  moment | Момент дня | Moment of the day
  event | Событие | Event
  investor | Кто владеет | Investor
  investee | Кем владеют | Investee
  share_class | Класс акций | Share class
  shares_delta | Акций +/− | Shares +/−
  shares_total_after | Акций всего после | Shares in issue after
  percent_delta | Доля +/− | Interest +/−
  votes_delta | Голоса +/− | Votes +/−
  method | Метод | Method
  nci_measurement | Оценка НДУ | NCI measurement
  nci_fair_value | Справедливая стоимость НДУ | NCI fair value
  fair_value_held_before | Прежняя доля по справедливой | Fair value held before
  fair_value_retained | Оставшаяся доля по справедливой | Fair value retained
  fair_value_currency | Валюта справедливой стоимости | Fair value currency
  nci_fair_value_currency | Валюта стоимости НДУ | NCI fair value currency
  gain_account | Счёт результата | Gain account
  reason | Почему | Reason
  share_capital | В том числе уставный капитал | Of which share capital
  discount_rate | Ставка дисконта | Discount rate
  classification | Классификация | Classification
  in_books | Уже в учёте | In the books
  known_on | Стало известно | Known on
  acquisition | Приобретение | Acquisition
  book_amount | Балансовая стоимость | Book amount
  fair_value | Справедливая стоимость | Fair value
  tax_base | Налоговая база | Tax base
  release | Как списывается | Release
  remaining_life_months | Осталось, мес. | Remaining life, months
  expense_account | Счёт расхода | Expense account
  cgu | ЕГДС | CGU
  seller | Продавец | Seller
  buyer | Покупатель | Buyer
  period | Период | Period
  nature | Что продано | Nature
  contract | Договор | Contract
  seller_account | Счёт продавца | Seller's account
  cost_of_sales | Себестоимость продавца | Seller's cost of sales
  buyer_account | Счёт покупателя | Buyer's account
  buyer_amount | Сумма покупателя | Buyer's amount
  accepted | Принято | Accepted
  cost_account | Счёт себестоимости | Cost account
  amount_at_transfer_price | Остаток по цене покупки | Amount at transfer price
  margin | Наценка | Margin
  margin_basis | Наценка от | Margin on
  profit | Прибыль в остатке | Profit
  asset | Актив | Asset
  price | Цена | Price
  carrying_amount | Балансовая у продавца | Carrying amount
  depreciation_account | Счёт амортизации | Depreciation account
  disposed_on | Выбыл | Disposed on
  payer | Кто платит | Payer
  receiver | Кто получает | Receiver
  declared_on | Объявлены | Declared on
  year | За год | Year
  gross | Начислено | Gross
  withholding_rate | Ставка налога у источника | Withholding rate
  paid_on | Уплачены | Paid on
  receiver_booked_on | Учтены получателем | Receiver booked on
  receiver_booked_amount | Учтено получателем | Receiver booked
  receiver_account | Счёт получателя | Receiver's account
  decided_by | Решил | Decided by
  decided_on | Решено | Decided on
  component | Компонент | Component
  analytics | Аналитика | Analytics
  held_for_sale_from | Для продажи с | Held for sale from
  discontinued_from | Прекращается с | Discontinued from
  subject | Предмет решения | Subject
  off_balance | Забалансовый | Off balance
  tax_accounting | Налоговый учёт | Tax accounting
`)
