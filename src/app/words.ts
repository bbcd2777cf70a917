// What the use cases and the command line say to people.

import type { Catalogue } from '../ledger/finding.ts'

export const APP_MESSAGES: Catalogue = {
  'APP-001': {
    ru: {
      text: 'Неизвестная команда или параметр: {value}.{similar, select, none {} other { Похоже на {similar}.}}',
      advice: 'Список команд: trialbalance --help, параметры команды: trialbalance <команда> --help.',
    },
    en: {
      text: 'Unknown command or option: {value}.{similar, select, none {} other { It looks like {similar}.}}',
      advice: 'List of commands: trialbalance --help, options of a command: trialbalance <command> --help.',
    },
  },
  'APP-002': {
    ru: { text: 'Не указано: {value}.', advice: 'Как вызывать команду: trialbalance <команда> --help.' },
    en: { text: 'Not given: {value}.', advice: 'How to call the command: trialbalance <command> --help.' },
  },
  'APP-003': {
    ru: { text: 'Лишнее в команде: {value}.', advice: 'Имена с пробелами берите в кавычки.' },
    en: { text: 'Too much in the command: {value}.', advice: 'Put names with spaces in quotes.' },
  },
  'APP-004': {
    ru: {
      text: 'Параметр {option}: значение «{value}» не подходит.',
      advice: 'Возможные значения: {expected}.',
    },
    en: {
      text: 'Option {option}: the value “{value}” does not fit.',
      advice: 'Possible values: {expected}.',
    },
  },
  'APP-005': {
    ru: {
      text: 'В папке {folder} нет файла book.yaml: это не книга.',
      advice: 'Укажите папку, в которой лежит book.yaml. Какие файлы составляют книгу: trialbalance format.',
    },
    en: {
      text: 'There is no book.yaml in the folder {folder}: it is not a book.',
      advice: 'Name the folder that holds book.yaml. Which files make up a book: trialbalance format.',
    },
  },
  'APP-006': {
    ru: { text: 'Файл {file} не читается: {reason}.', advice: 'Проверьте имя файла и права на чтение.' },
    en: {
      text: 'The file {file} cannot be read: {reason}.',
      advice: 'Check the name of the file and the right to read it.',
    },
  },
  'APP-007': {
    ru: {
      text: 'Папка {folder} не пуста, поверх чужих файлов книга не выгружается.',
      advice: 'Укажите новую или пустую папку.',
    },
    en: {
      text: 'The folder {folder} is not empty; a book is not written over other files.',
      advice: 'Name a new or an empty folder.',
    },
  },
  'APP-008': {
    ru: {
      text: 'Имя книги «{name}» не подходит.',
      advice: 'Имя: от 1 до 100 знаков, без «/», «\\» и управляющих знаков, не «.» и не «..».',
    },
    en: {
      text: 'The name “{name}” does not fit a book.',
      advice: 'A name has 1 to 100 characters, no “/”, “\\” or control characters, and is not “.” or “..”.',
    },
  },
  'APP-009': {
    ru: {
      text: 'Программа остановилась из-за ошибки в ней самой: {reason}',
      advice:
        'Ничего не записано. Сообщите об ошибке, приложив этот текст; повтор с теми же данными даст то же.',
    },
    en: {
      text: 'The program stopped by a fault of its own: {reason}',
      advice:
        'Nothing was written. Please report it with this text; the same input will give the same again.',
    },
  },
  'APP-010': {
    ru: {
      text: 'Папка {folder} не создаётся: {reason}.',
      advice: 'Выберите другую папку или проверьте права на запись.',
    },
    en: {
      text: 'The folder {folder} cannot be made: {reason}.',
      advice: 'Choose another folder, or check the right to write.',
    },
  },
  'APP-011': {
    ru: { text: 'Закрытие в этой сборке не подключено.', advice: 'Возьмите полную сборку программы.' },
    en: { text: 'The close is not wired into this build.', advice: 'Take a full build of the program.' },
  },
  'APP-012': {
    ru: { text: 'Строка «{line}» не объясняется.', advice: 'Список строк: trialbalance format.' },
    en: { text: 'The line “{line}” has no explanation.', advice: 'List of lines: trialbalance format.' },
  },
  'APP-031': {
    ru: {
      text: 'Компания {subject} есть в entities.csv, но не входит в группу: ни контроля, ни существенного влияния на отчётную дату.',
      advice:
        'Если она входит, добавьте строку в ownership.csv. Её собственная отчётность готовится и без этого.',
    },
    en: {
      text: 'The company {subject} stands in entities.csv but not in the group: neither control nor significant influence at the reporting date.',
      advice: 'If it belongs, add a row to ownership.csv. Its own statements are prepared either way.',
    },
  },
  'APP-032': {
    ru: {
      text: 'У компании {entity} свой отчётный год: {column} = {value}. Эта версия закрывает только компании с годом группы.',
      advice: 'Подготовьте её ведомости за год группы и уберите значение из entities.csv.',
    },
    en: {
      text: 'The company {entity} has a reporting year of its own: {column} = {value}. This version closes companies with the group’s year only.',
      advice: 'Prepare its trial balances for the group’s year and take the value out of entities.csv.',
    },
  },
  'APP-033': {
    ru: {
      text: 'Нет даты, на которую есть остатки всех компаний периметра.',
      advice:
        'Добавьте недостающие ведомости в balances/ или укажите --period: тогда будет названо, чего не хватает.',
    },
    en: {
      text: 'There is no date at which every company in scope has balances.',
      advice: 'Add the missing files to balances/, or give --period: it will then be named what is missing.',
    },
  },
  'APP-034': {
    ru: {
      text: 'Период «{value}» не понят.',
      advice: 'Примеры: 2025, 2025-H1, 2025-Q3, 2025-07, 2025-01-01/2025-09-30.',
    },
    en: {
      text: 'The period “{value}” is not understood.',
      advice: 'Examples: 2025, 2025-H1, 2025-Q3, 2025-07, 2025-01-01/2025-09-30.',
    },
  },
  'APP-035': {
    ru: { text: 'Компании «{value}» в книге нет.', advice: 'Коды книги: {known}.' },
    en: { text: 'The book has no company “{value}”.', advice: 'Codes of the book: {known}.' },
  },
  'APP-036': {
    ru: {
      text: 'Отчётности для «{value}» нет в этом закрытии.',
      advice: 'Что мешает, показывает trialbalance check; без --entity объясняется группа.',
    },
    en: {
      text: 'This close has no statements for “{value}”.',
      advice: 'trialbalance check shows what is in the way; without --entity the group is explained.',
    },
  },
  'APP-037': {
    ru: {
      text: 'Строки «{value}» в отчётности нет.',
      advice: 'Похожие или первые строки: {known}. Все: trialbalance format.',
    },
    en: {
      text: 'The statements have no line “{value}”.',
      advice: 'Lines like it, or the first ones: {known}. All of them: trialbalance format.',
    },
  },
  'APP-038': {
    ru: { text: 'Строка «{value}» есть в нескольких отчётах.', advice: 'Назовите отчёт: {choices}.' },
    en: {
      text: 'The line “{value}” stands in several statements.',
      advice: 'Name the statement: {choices}.',
    },
  },
  'APP-039': {
    ru: {
      text: 'Строка «{value}» не складывается из счетов, объяснять в ней нечего.',
      advice: 'Выберите строку с суммой: trialbalance format.',
    },
    en: {
      text: 'The line “{value}” is not made of accounts: there is nothing to explain in it.',
      advice: 'Choose a line with an amount: trialbalance format.',
    },
  },
}
