// The words of the upload page.

import { useLanguage } from '../../words.ts'

export const UPLOAD_WORDS = {
  title: { ru: 'Загрузка балансов', en: 'Upload of trial balances' },
  lead: {
    ru: 'Так поняты файлы. В учёт попадёт только то, что вы примете.',
    en: 'This is how the files were understood. Only what you accept is booked.',
  },
  drop: { ru: 'Перетащите сюда файлы 1С, архивы или папку', en: 'Drop 1C files, archives or a folder here' },
  kinds: { ru: 'xlsx, xls, csv, html, zip, до 100 МБ', en: 'xlsx, xls, csv, html, zip, up to 100 MB' },
  choose: { ru: 'Выбрать файлы', en: 'Choose files' },
  clear: { ru: 'Очистить список', en: 'Clear the list' },
  accept: { ru: 'Принять понятые', en: 'Accept those understood' },
  files: { ru: 'файлов', en: 'files' },
  mark: { ru: 'Отметить', en: 'Mark' },
  file: { ru: 'Файл, и что это', en: 'File, and what it is' },
  company: { ru: 'Компания', en: 'Company' },
  period: { ru: 'Период', en: 'Period' },
  from: { ru: 'Первый день', en: 'First day' },
  to: { ru: 'Последний день', en: 'Last day' },
  account: { ru: 'Счёт', en: 'Account' },
  rows: { ru: 'Строк', en: 'Rows' },
  closing: { ru: 'Сальдо на конец, дебет', en: 'Closing balance, debit' },
  state: { ru: 'Состояние', en: 'State' },
  choosing: { ru: 'выберите компанию', en: 'choose the company' },
  ready: { ru: 'принять', en: 'accept' },
  newVersion: { ru: 'принять как новую версию', en: 'accept as a new version' },
  asks: { ru: 'не сказано, чей файл или за какой период', en: 'whose file, or of which period, is not said' },
  same: { ru: 'уже загружен', en: 'in the books already' },
  refused: { ru: 'не принят', en: 'refused' },
  sending: { ru: 'отправляется', en: 'being sent' },
  reading: { ru: 'читается', en: 'being read' },
  failed: { ru: 'не отправлен', en: 'not sent' },
  retry: { ru: 'повторить', en: 'try again' },
  stop: { ru: 'прервать', en: 'stop' },
  general: { ru: '1С, общая ведомость', en: '1C, general trial balance' },
  byAccount: { ru: '1С, ведомость по счету', en: '1C, trial balance of account' },
  canonical: { ru: 'таблица в формате книги', en: 'table in the format of a book' },
  unknown: { ru: 'не ведомость', en: 'no trial balance' },
  understood: { ru: 'Как понят файл', en: 'How the file was understood' },
  start: { ru: 'Начало файла', en: 'Start of the file' },
  places: { ru: 'Строки файла', en: 'Rows of the file' },
  checked: { ru: 'Проверено до принятия', en: 'Checked before acceptance' },
  passed: { ru: 'пройдено', en: 'passed' },
  against: { ru: 'К версии, что в учёте', en: 'Against the version in force' },
  added: { ru: 'новых строк', en: 'new rows' },
  removed: { ru: 'убрано', en: 'removed' },
  changed: { ru: 'изменено', en: 'changed' },
  unchanged: { ru: 'без изменений', en: 'as before' },
  remove: { ru: 'Убрать из списка', en: 'Take off the list' },
  refusedTitle: { ru: 'Файл не принят', en: 'The file is refused' },
  mended: {
    ru: 'Исправьте файл или выгрузите его из 1С ещё раз и перетащите сюда. В учёте ничего не изменилось.',
    en: 'Mend the file or export it from 1C again and drop it here. Nothing in the books has changed.',
  },
  printed: { ru: 'В файле написано', en: 'The file says' },
  done: { ru: 'Принято', en: 'Accepted' },
  notDone: { ru: 'Не принято', en: 'Not accepted' },
  staysOpen: { ru: 'осталось', en: 'stays open' },
  nothing: { ru: 'Файлов в ожидании нет.', en: 'No file is waiting.' },
  keys: {
    ru: 'Пробел отметить · Enter подробности · F4 компания · Del убрать из списка',
    en: 'Space marks · Enter details · F4 company · Del takes off the list',
  },
  marked: { ru: 'Отмечено', en: 'Marked' },
  by: { ru: 'понято', en: 'told' },
  'by-tax-id': { ru: 'по ИНН', en: 'by tax number' },
  'by-name': { ru: 'по названию', en: 'by its name' },
  'by-counterparty': { ru: 'по списку контрагентов', en: 'by the list of counterparties' },
  'by-remembered': { ru: 'как в прошлый раз', en: 'as the last time' },
  'by-file-name': { ru: 'по имени файла', en: 'by the name of the file' },
  'by-similar-name': { ru: 'название похоже', en: 'the name is alike' },
  'by-given': { ru: 'указано вами', en: 'as you said' },
  'by-title': { ru: 'по заголовку', en: 'by the title' },
} as const

export type UploadWord = keyof typeof UPLOAD_WORDS

export function useUploadWords(): (word: UploadWord) => string {
  const language = useLanguage()
  return (word) => UPLOAD_WORDS[word][language]
}
