// Words of the findings and checks of the entity chain: rates, journals, deferred tax, translation. A check's text is
// what holds when it passes.

import type { Catalogue } from '../../ledger/finding.ts'

const RATES: Catalogue = {
  'ENT-001': {
    ru: {
      text: 'Курс пары {pair} не положительный: ожидаются курс и номинал больше нуля.',
      advice: 'Укажите курс: единиц against за nominal единиц currency.',
    },
    en: {
      text: 'The rate of {pair} is not positive: a rate and a nominal above zero are expected.',
      advice: 'Give the rate: units of against for nominal units of currency.',
    },
  },
  'ENT-002': {
    ru: {
      text: 'У среднего курса {pair} нет конца интервала (to).',
      advice: 'Заполните to: средний курс действует за интервал from – to.',
    },
    en: {
      text: 'The average rate of {pair} has no end of its interval (to).',
      advice: 'Fill to: an average rate holds for the interval from – to.',
    },
  },
  'ENT-003': {
    ru: {
      text: 'Курс {pair} с {from} уже задан строкой {first}, и другим числом.',
      advice: 'Оставьте одну из строк.',
    },
    en: {
      text: 'The rate of {pair} from {from} was already given by row {first}, and differently.',
      advice: 'Keep one of the rows.',
    },
  },
  'ENT-004': {
    ru: {
      text: 'Курс {pair} этой строки действует по {to}, а строка {next} даёт с {from} другой.',
      advice: 'Сократите to этой строки или уберите одну из двух: на один день курс один.',
    },
    en: {
      text: 'The rate of {pair} of this row holds to {to}, and row {next} gives another from {from}.',
      advice: 'Shorten to of this row, or remove one of the two: one day has one rate.',
    },
  },
  'ENT-005': {
    ru: {
      text: 'Средний курс {pair} за {interval} накладывается на строку {first} ({other}): сложить их в средний за год нельзя.',
      advice: 'Дайте средние курсы за месяцы или кварталы, которые не пересекаются.',
    },
    en: {
      text: 'The average rate of {pair} for {interval} overlaps row {first} ({other}): they do not make up an average.',
      advice: 'Give averages of months or quarters that do not overlap.',
    },
  },
  'ENT-301': {
    ru: {
      text: 'Нет {type, select, average {среднего курса {from} к {to} за} other {курса {from} к {to} на}} {when}; нужен для: {usedFor}.',
      advice:
        '{type, select, average {Добавьте в rates.csv строку type = average за этот интервал или строки за месяцы, из которых он состоит, без пропусков и наложений.} other {Добавьте в rates.csv строку type = spot с from не раньше чем за 10 дней до этой даты: дольше курс на дату не действует.}}',
    },
    en: {
      text: 'There is no {type, select, average {average rate of {from} to {to} for} other {rate of {from} to {to} on}} {when}; needed for: {usedFor}.',
      advice:
        '{type, select, average {Add to rates.csv a row type = average for that interval, or rows for the months that make it up, without gaps and overlaps.} other {Add to rates.csv a row type = spot whose from is at most 10 days before that date: a spot rate holds no longer.}}',
    },
  },
}

const JOURNALS: Catalogue = {
  'ENT-101': {
    ru: {
      text: 'Корректировка {id} не сходится: дебет минус кредит = {difference} {currency}.',
      advice: 'Исправьте суммы: дебет равен кредиту до копейки. Корректировка не принята целиком.',
    },
    en: {
      text: 'Journal {id} does not balance: debit less credit = {difference} {currency}.',
      advice: 'Correct the amounts: debit equals credit to the kopeck. The journal is refused whole.',
    },
  },
  'ENT-102': {
    ru: {
      text: 'Счёта «{value}» нет в плане счетов группы (корректировка {id}).',
      advice: 'Укажите счёт из accounts.csv.',
    },
    en: {
      text: 'There is no account "{value}" in the group chart (journal {id}).',
      advice: 'Give an account of accounts.csv.',
    },
  },
  'ENT-103': {
    ru: {
      text: 'В строке корректировки {id} ожидается либо debit, либо credit.',
      advice: 'Заполните ровно один из двух столбцов.',
    },
    en: {
      text: 'A line of journal {id} is expected to have either debit or credit.',
      advice: 'Fill exactly one of the two columns.',
    },
  },
  'ENT-104': {
    ru: {
      text: 'У суммы больше {exponent} знаков после запятой ({currency}, корректировка {id}).',
      advice: 'Округлите сумму до наименьшей единицы валюты.',
    },
    en: {
      text: 'The amount has more than {exponent} decimals ({currency}, journal {id}).',
      advice: 'Round the amount to the smallest unit of the currency.',
    },
  },
  'ENT-105': {
    ru: {
      text: 'Поток «{flow}» на счёте {account} — движение денег, а корректировка {id} не денежная.',
      advice:
        'Поставьте cash: yes, если деньги двигались, иначе неденежный поток (например, addition-non-cash).',
    },
    en: {
      text: 'Flow "{flow}" on account {account} moves money, and journal {id} is not a cash journal.',
      advice: 'Set cash: yes if money moved, else a flow without cash (for example addition-non-cash).',
    },
  },
  'ENT-106': {
    ru: {
      text: 'Для счёта {account} поток не определяется однозначно (корректировка {id}).',
      advice:
        'Укажите flow: корректировка затрагивает и прибыль, и капитал, и программа не знает, какая часть остатка относится к чему. Можно разделить корректировку на две.',
    },
    en: {
      text: 'The flow of account {account} cannot be told (journal {id}).',
      advice:
        'Give flow: the journal touches both profit and equity, and which part of the balance belongs to which is not known. Or divide the journal into two.',
    },
  },
  'ENT-107': {
    ru: {
      text: 'Корректировка {id} — в валюте учёта ({books}), а функциональная валюта — {functionalCurrency}.',
      advice: 'Запишите корректировку в функциональной валюте: basis functional.',
    },
    en: {
      text: 'Journal {id} is in books currency ({books}), and the functional currency is {functionalCurrency}.',
      advice: 'Record the journal in functional currency: basis functional.',
    },
  },
  'ENT-109': {
    ru: {
      text: 'Корректировка {id} от {date} сторнируется {value} — не позже собственной даты.',
      advice: 'reverses_on должен быть позже date.',
    },
    en: {
      text: 'Journal {id} of {date} reverses on {value}, not later than its own date.',
      advice: 'reverses_on must be later than date.',
    },
  },
  'ENT-110': {
    ru: {
      text: 'Корректировка {id} от {date} повторяется до {value} — раньше собственной даты.',
      advice: 'repeats_until должен быть не раньше date.',
    },
    en: {
      text: 'Journal {id} of {date} repeats until {value}, before its own date.',
      advice: 'repeats_until must not be before date.',
    },
  },
  'ENT-111': {
    ru: {
      text: 'Счёт {account} требует партнёра (корректировка {id}).',
      advice: 'Заполните partner.',
    },
    en: {
      text: 'Account {account} requires a partner (journal {id}).',
      advice: 'Fill partner.',
    },
  },
  'ENT-112': {
    ru: {
      text: 'Поток «{flow}» не ставится корректировкой ({id}, счёт {account}).',
      advice:
        'Этот поток выводит программа: входящие остатки — из прошлого года, пересчёт — из курсов. Выберите другой поток или не указывайте его.',
    },
    en: {
      text: 'Flow "{flow}" cannot be given by a journal ({id}, account {account}).',
      advice:
        'The program derives this flow: openings from the year before, translation from rates. Choose another, or leave it out.',
    },
  },
  'ENT-113': {
    ru: {
      text: 'Счёт «{value}» — статистический, в корректировке {id} он не даёт отчётности.',
      advice: 'Укажите счёт активов, обязательств, капитала, доходов, расходов или ПСД.',
    },
    en: {
      text: 'Account "{value}" is statistical; in journal {id} it gives no statement.',
      advice: 'Give an account of assets, liabilities, equity, income, expense or OCI.',
    },
  },
  'ENT-114': {
    ru: {
      text: 'Компании «{value}» нет в entities.csv (корректировка {id}).',
      advice: 'Укажите код компании; корректировки группы — level: group.',
    },
    en: {
      text: 'There is no entity "{value}" in entities.csv (journal {id}).',
      advice: "Give an entity's code; journals of the group have level: group.",
    },
  },
  'ENT-115': {
    ru: {
      text: 'Неизвестно, на какой счёт капитала закрывается счёт {account}.',
      advice:
        'В accounts.csv у ровно одного счёта капитала того же equity_component должно стоять role_write: yes.',
    },
    en: {
      text: 'It is not known to which equity account the account {account} closes.',
      advice:
        'In accounts.csv exactly one equity account of the same equity_component must have role_write: yes.',
    },
  },
}

const DEFERRED_TAX: Catalogue = {
  'ENT-115': {
    ru: {
      text: 'Корректировка {id}: {column} «{value}» ни на что не действует: {level, select, group {групповую корректировку несёт borne_by} other {корректировка компании отражается у неё, в entity}}.',
      advice:
        '{level, select, group {Перенесите код в borne_by.} other {Очистите borne_by или укажите level: group.}}',
    },
    en: {
      text: 'Journal {id}: {column} "{value}" has no effect: {level, select, group {a journal of the group is borne by borne_by} other {a journal of an entity stands in that entity}}.',
      advice:
        '{level, select, group {Move the code to borne_by.} other {Clear borne_by, or give level: group.}}',
    },
  },
  'ENT-116': {
    ru: {
      text: 'Корректировки {value, select, draft {в черновиках} other {ждут утверждения}} и в закрытие не вошли: {count}: {ids}.',
      advice: 'Утвердите их или уберите; закрытие берёт approved и recorded.',
    },
    en: {
      text: 'Journals that are {value, select, draft {drafts} other {pending}} are not in the close: {count}: {ids}.',
      advice: 'Approve or remove them; a close takes approved and recorded ones.',
    },
  },
  'ENT-117': {
    ru: {
      text: 'Книга требует второго человека, а у корректировок он не записан: {count}: {ids}.',
      advice: 'Заполните author и approved_by; записанные до этого требования остаются как есть.',
    },
    en: {
      text: 'The book demands a second person, and none is on record for journals: {count}: {ids}.',
      advice: 'Fill author and approved_by; journals recorded before the demand stay as they are.',
    },
  },
  'ENT-118': {
    ru: {
      text: '{file}: {column} «{value}»: корректировки перехода учтены как остальные, а сверки первого применения (IFRS 1.24) эта версия не печатает.',
      advice: 'Составьте сверки отдельно.',
    },
    en: {
      text: '{file}: {column} "{value}": journals of the transition act as any other, and the reconciliations of first-time adoption (IFRS 1.24) are not printed by this version.',
      advice: 'Prepare the reconciliations apart.',
    },
  },
  'ENT-119': {
    ru: {
      text: '{column} компании {entity} меняется с {before} на {value}: смену валюты (IAS 21.35) эта версия не рассчитывает.',
      advice: 'Заведите компанию с новой валютой под другим кодом или оставьте одну валюту.',
    },
    en: {
      text: '{column} of {entity} changes from {before} to {value}: a change of currency (IAS 21.35) is not derived by this version.',
      advice: 'Give the company with its new currency another code, or keep one currency.',
    },
  },
  'ENT-201': {
    ru: {
      text: '{entity}: нет ставки налога юрисдикции «{jurisdiction}», принятой не позже {date}.',
      advice: 'Добавьте строку в tax_rates.csv; 0% означает, что налога нет.',
    },
    en: {
      text: '{entity}: no tax rate of the jurisdiction "{jurisdiction}" enacted by {date}.',
      advice: 'Add a row to tax_rates.csv; 0% says that there is no tax.',
    },
  },
  'ENT-202': {
    ru: {
      text: '{entity}: нет ровно одного счёта для записи роли «{role}».',
      advice: 'В accounts.csv укажите роль, а где счетов несколько — role_write: yes у одного.',
    },
    en: {
      text: '{entity}: there is not exactly one account to write the role "{role}" to.',
      advice: 'Give the role in accounts.csv, and role_write: yes on one of several accounts.',
    },
  },
  'ENT-203': {
    ru: {
      text: 'Корректировка {id} сама начисляет отложенный налог и оставлена калькулятору: налог был бы начислен дважды.',
      advice: 'Поставьте deferred_tax: own, или уберите из корректировки строки отложенного налога.',
    },
    en: {
      text: 'Journal {id} posts deferred tax itself and is left to the calculator: it would be taxed twice.',
      advice: 'Set deferred_tax: own, or take the lines of deferred tax out of the journal.',
    },
  },
  'ENT-204': {
    ru: {
      text: 'Разница корректировки {id} не выводится: счета текущего налога стоят против других счетов.',
      advice: 'Поставьте deferred_tax: none или own, или запишите текущий налог отдельной корректировкой.',
    },
    en: {
      text: 'The difference of journal {id} cannot be told: accounts of current tax stand against others.',
      advice: 'Set deferred_tax: none or own, or record the current tax by a journal of its own.',
    },
  },
}

const TRANSLATION: Catalogue = {
  'ENT-302': {
    ru: {
      text: '{subject}: потоку «{flow}» на счёте {account} нужна дата: {amount} {currency} без даты.',
      advice:
        'Добавьте в dated_flows.csv строку с датой и суммой: дивиденды, вклады и выпуски пересчитываются по курсу своего дня.',
    },
    en: {
      text: '{subject}: flow "{flow}" on account {account} needs a date: {amount} {currency} have none.',
      advice:
        'Add a row with the date and the amount to dated_flows.csv: dividends, contributions and issues stand at the rate of their day.',
    },
  },
  'ENT-303': {
    ru: {
      text: 'В остатках {entity} на счёте {account} нет движения с потоком «{value}».',
      advice:
        'Строка dated_flows.csv — часть того, что показывают остатки, а не добавка. Проверьте счёт, поток и дату, или поток в правилах mapping.csv.',
    },
    en: {
      text: 'The balances of {entity} show no flow "{value}" on account {account}.',
      advice:
        'A row of dated_flows.csv is part of what the balances show, never an addition. Check account, flow and date, or the flows of mapping.csv.',
    },
  },
  'ENT-304': {
    ru: {
      text: 'У суммы больше знаков после запятой, чем у валюты {currency}.',
      advice: 'Округлите сумму до наименьшей единицы валюты.',
    },
    en: {
      text: 'The amount has more decimals than the currency {currency}.',
      advice: 'Round the amount to the smallest unit of the currency.',
    },
  },
  'ENT-305': {
    ru: {
      text: '{entity}: файл за {interval} длиннее периода пересчёта ({period}): обороты пересчитаны по среднему курсу всего интервала.',
      advice: 'Файлы по периодам дали бы средний курс каждого периода.',
    },
    en: {
      text: '{entity}: the file of {interval} is longer than the translation period ({period}): its turnovers stand at the average of the whole interval.',
      advice: 'Files by period would give the average of each period.',
    },
  },
  'ENT-306': {
    ru: {
      text: '{entity}: нет остатков на {date}: год разделён {by, select, months {по месяцам} other {по дням}}, суммы оценочные.',
      advice:
        'Добавьте оборотно-сальдовую ведомость, которая заканчивается днём раньше, — и оценка не понадобится.',
    },
    en: {
      text: '{entity}: no balances stand at {date}: the year is divided by {by}, the amounts are estimated.',
      advice: 'Add a trial balance that ends the day before, and nothing needs to be estimated.',
    },
  },
  'ENT-307': {
    ru: {
      text: '{subject}: поток «{flow}» на счёте {account} эта версия программы не пересчитывает.',
      advice: 'Выберите другой поток; пересчёт выводится программой, гиперинфляция пока не рассчитывается.',
    },
    en: {
      text: '{subject}: flow "{flow}" on account {account} is not translated by this version of the program.',
      advice:
        'Choose another flow; translation is derived by the program, hyperinflation is not derived yet.',
    },
  },
  'ENT-308': {
    ru: {
      text: 'Счёта «{value}» нет в плане счетов группы.',
      advice: 'Укажите счёт из accounts.csv.',
    },
    en: {
      text: 'There is no account "{value}" in the group chart.',
      advice: 'Give an account of accounts.csv.',
    },
  },
  'ENT-310': {
    ru: {
      text: '{column} «{value}» ни на что не действует: {column, select, flow {входящий остаток стоит в потоке opening} other {владелец называется в строках группы, а это строка компании}}.',
      advice: 'Очистите ячейку.',
    },
    en: {
      text: '{column} "{value}" has no effect: {column, select, flow {an opening stands in flow opening} other {the holder is named in rows of the group, and this is one of an entity}}.',
      advice: 'Clear the cell.',
    },
  },
  'ENT-309': {
    ru: {
      text: 'Входящие остатки на {value}, а книга открывается остатками на {date}.',
      advice: 'Укажите в date «{date}» или измените opens_on в book.yaml.',
    },
    en: {
      text: 'Openings of {value}, and the book opens with those of {date}.',
      advice: 'Give {date}, or change opens_on in book.yaml.',
    },
  },
}

const check = (ru: string, ruAdvice: string, en: string, enAdvice: string): Catalogue[string] => ({
  ru: { text: ru, advice: ruAdvice },
  en: { text: en, advice: enAdvice },
})

/** The two figures stand beside the text, left and right as it names them. */
const CHECKS: Catalogue = {
  'effective-tax-rate': {
    ru: {
      text: '{entity}: налог на прибыль {left} {currency}, {effective} % прибыли до налога {profit}. Объяснено {right}: по ставке {rate} % — {expected}, постоянные разницы {permanent}, дивиденды и доли в прибыли {dividends}, корректировки без отложенного налога {untaxed}, изменение ставки {rateChange}.',
      advice:
        'Без объяснения {difference} {currency} (IAS 12.81(c)): выгрузите ведомость с показателями НУ, ПР и ВР; ищите непринимаемые расходы, льготы, налог прошлых лет, непризнанный отложенный налог.',
    },
    en: {
      text: '{entity}: income tax {left} {currency}, {effective} % of profit before tax {profit}. Explained {right}: at {rate} % {expected}, permanent differences {permanent}, dividends and shares of profit {dividends}, journals without deferred tax {untaxed}, change of rate {rateChange}.',
      advice:
        'Not explained {difference} {currency} (IAS 12.81(c)): export the trial balance with tax indicators (НУ, ПР, ВР); look for expenses that are not deductible, reliefs, tax of earlier years, deferred tax not recognised.',
    },
  },
  'layer-balances': check(
    '{entity}, слой «{layer}»: дебет равен кредиту',
    'Найдите корректировку или правило этого слоя, которые не сходятся на {difference}.',
    '{entity}, layer "{layer}": debits equal credits',
    'Look for the journal or the mapping of this layer that is off by {difference}.',
  ),
  'journals-balance': check(
    '{subject}: дебет равен кредиту в каждой из корректировок (их {count})',
    'Слева дебет, справа кредит по adjustments.csv. Не сходятся: {journals}.',
    '{subject}: debits equal credits in each of the journals (there are {count})',
    'Left debits, right credits of adjustments.csv. Out of balance: {journals}.',
  ),
  'opening-equals-closing': check(
    '{subject}: входящие остатки равны исходящим прошлого года',
    'Разница {difference}: счёт {account}, слой «{layer}». Исправьте файл того года, который неверен.',
    '{subject}: openings are the closings of the year before',
    'Difference {difference}: account {account}, layer "{layer}". Correct the file of the year that is wrong.',
  ),
  'opening-as-given': check(
    '{subject}: входящий остаток в ОСВ равен amount_functional в openings.csv',
    'Действует ОСВ. Исправьте amount_functional счёта {account} в openings.csv или загрузите верную ОСВ.',
    '{subject}: the opening of the trial balance is amount_functional of openings.csv',
    'The trial balance holds. Correct amount_functional of account {account}, or load the right balance.',
  ),
  'assets-equal-liabilities-and-equity': check(
    '{entity}: активы равны обязательствам и капиталу',
    'Смотрите, какой слой не сходится: проверки «дебет равен кредиту».',
    '{entity}: assets equal liabilities and equity',
    'See which layer does not balance.',
  ),
  'non-cash-flows-of-journal': check(
    'Корректировка {journal}: неденежные потоки в сумме дают ноль',
    'Укажите потоки так, чтобы строки без статьи отчёта о движении денежных средств сходились между собой: против дохода или расхода — charge, против неденежного поступления — addition-non-cash.',
    'Journal {journal}: non-cash flows sum to nil',
    'Give the flows so that lines without a line in the cash flow statement sum to nil: against income or expense charge, against a non-cash addition addition-non-cash.',
  ),
  'rates-present': check(
    '{subject}: найдены все курсы, которые нужны',
    'Не хватает {difference}: сообщения выше называют валюту и дату.',
    '{subject}: all rates that are needed were found',
    '{difference} are missing: the findings name currency and date.',
  ),
  'reserve-from-equity': check(
    '{entity}: движение резерва пересчёта равно выведенному из капитала, {currency} (округление {rounding})',
    'Разница {difference} больше округления: ищите слой, который не сходится в функциональной валюте.',
    '{entity}: the movement of the translation reserve is the one derived from equity, {currency} (rounding {rounding})',
    'Difference {difference} is more than rounding: look for a layer that does not balance in functional currency.',
  ),
  'reserve-from-balances': check(
    '{entity}: резерв без курсовых разниц активов и обязательств равен потокам по двум курсам, {currency} (округление {rounding}). Потоки: {list}',
    'Разница {difference} больше округления: поток пересчитан не по тому курсу, который указан.',
    '{entity}: the reserve less the differences of assets and liabilities is what flows at two rates leave, {currency} (rounding {rounding}). Flows: {list}',
    'Difference {difference} is more than rounding: a flow stands at another rate than listed.',
  ),
  'opening-translation-reserve': check(
    '{subject}: выведенный резерв пересчёта на начало равен резерву в openings.csv',
    'Действует выведенный; проверьте amount_presentation строк капитала.',
    '{subject}: the derived opening translation reserve is that of openings.csv',
    'The derived one holds; check amount_presentation of the equity rows.',
  ),
}

export const ENTITY_MESSAGES: Catalogue = {
  ...RATES,
  ...JOURNALS,
  ...DEFERRED_TAX,
  ...TRANSLATION,
  ...CHECKS,
}
