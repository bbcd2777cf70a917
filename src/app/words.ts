// What the use cases and the command line say to people.

import type { Catalogue } from '../ledger/finding.ts'

export const APP_MESSAGES: Catalogue = {
  'APP-001': {
    ru: {
      text: 'Неизвестная команда или параметр: {value}.{similar, select, none {} other { Похоже на {similar}.}}',
      advice:
        '{command, select, none {Список команд: trialbalance --help.} other {Параметры команды: trialbalance {command} --help.}}',
    },
    en: {
      text: 'Unknown command or option: {value}.{similar, select, none {} other { It looks like {similar}.}}',
      advice:
        '{command, select, none {List of commands: trialbalance --help.} other {Options of the command: trialbalance {command} --help.}}',
    },
  },
  'APP-002': {
    ru: { text: 'Не указано: {value}.', advice: 'Как вызывать команду: trialbalance {command} --help.' },
    en: { text: 'Not given: {value}.', advice: 'How to call the command: trialbalance {command} --help.' },
  },
  'APP-003': {
    ru: {
      text: 'Лишнее в команде: {value}.',
      advice: 'Имена с пробелами берите в кавычки. Как вызывать команду: trialbalance {command} --help.',
    },
    en: {
      text: 'Too much in the command: {value}.',
      advice: 'Put names with spaces in quotes. How to call the command: trialbalance {command} --help.',
    },
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
    ru: {
      text: 'Файл {file} не читается: {reason, select, ENOENT {такого файла нет} EISDIR {это папка} EACCES {нет прав на чтение} other {{reason}}}.',
      advice: 'Проверьте имя файла и права на чтение.',
    },
    en: {
      text: 'The file {file} cannot be read: {reason, select, ENOENT {there is no such file} EISDIR {it is a folder} EACCES {you have no right to} other {{reason}}}.',
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
  'APP-012': {
    ru: { text: 'Строка «{line}» не объясняется.', advice: 'Список строк: trialbalance format.' },
    en: { text: 'The line “{line}” has no explanation.', advice: 'List of lines: trialbalance format.' },
  },
  'APP-014': {
    ru: {
      text: 'Адрес {value} виден другим, а защиты у него нет.',
      advice:
        'Задайте сертификат (TLS_CERT и TLS_KEY) или прокси: PUBLIC_URL=https://… и TRUSTED_PROXY. Без них программа слушает только 127.0.0.1.',
    },
    en: {
      text: 'The address {value} is open to others and not protected.',
      advice:
        'Give a certificate (TLS_CERT and TLS_KEY) or a proxy: PUBLIC_URL=https://… and TRUSTED_PROXY. Without them the program listens on 127.0.0.1 only.',
    },
  },
  'APP-015': {
    ru: {
      text: 'Не указана строка отчётности: {value}.',
      advice:
        'Например: trialbalance explain books/severny --line financial-position:Goodwill. Все строки: trialbalance format.',
    },
    en: {
      text: 'No line of the statements is named: {value}.',
      advice:
        'For example: trialbalance explain books/severny --line financial-position:Goodwill. All lines: trialbalance format.',
    },
  },
  'APP-016': {
    ru: {
      text: 'Порт {port} на {host} занят другой программой.',
      advice: 'Укажите свободный порт: trialbalance serve --port 8421.',
    },
    en: {
      text: 'Port {port} on {host} is taken by another program.',
      advice: 'Name a free port: trialbalance serve --port 8421.',
    },
  },
}
