// What is said of files that are sent and wait to be accepted.

import type { Catalogue } from '../../ledger/finding.ts'

export const UPLOAD_MESSAGES: Catalogue = {
  'UPL-001': {
    ru: {
      text: 'Файл {file} не принят: не сказано, какой он компании или за какой период.',
      advice: 'Выберите компанию и период в строке файла; ответ запомнится для следующих файлов.',
    },
    en: {
      text: 'The file {file} was not accepted: nothing says which company or period it is of.',
      advice: 'Choose company and period in the row of the file; the answer is remembered for the next ones.',
    },
  },
  'UPL-002': {
    ru: { text: 'Компании «{value}» в книге нет.', advice: 'Есть такие: {known}.' },
    en: { text: 'The book has no company “{value}”.', advice: 'It has these: {known}.' },
  },
  'UPL-003': {
    ru: {
      text: 'Период {value} не понят.',
      advice: 'Укажите первый и последний день: первый не позже последнего.',
    },
    en: {
      text: 'The period {value} was not understood.',
      advice: 'Give the first and the last day, the first not after the last.',
    },
  },
  'UPL-004': {
    ru: {
      text: 'Файл {file} не принят: вместе с ним принимается другой файл той же компании и того же периода ({value}).',
      advice: 'Оставьте из двух файлов один или поправьте у одного из них компанию, период или счёт.',
    },
    en: {
      text: 'The file {file} was not accepted: another file of the same company and period ({value}) goes in with it.',
      advice: 'Keep one of the two, or mend the company, period or account of one of them.',
    },
  },
  'UPL-005': {
    ru: { text: 'Файл {file} уже загружен, в учёте он и стоит.', advice: 'Делать ничего не нужно.' },
    en: { text: 'The file {file} is in the books already.', advice: 'Nothing is to be done.' },
  },
  'UPL-006': {
    ru: { text: 'В запросе нет файла.', advice: 'Выберите файл и отправьте его снова.' },
    en: { text: 'The request holds no file.', advice: 'Choose a file and send it again.' },
  },
}
