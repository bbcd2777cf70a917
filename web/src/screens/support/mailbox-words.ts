import { type Language, useLanguage } from '../../words.ts'

const WORDS = {
  add: { ru: 'Добавить ящик', en: 'Add a mailbox' },
  none: { ru: 'Почтовых ящиков пока нет.', en: 'There are no mailboxes yet.' },
  works: { ru: 'работает', en: 'works' },
  notYet: { ru: 'ещё не проверялся', en: 'not looked into yet' },
  off: { ru: 'выключен', en: 'off' },
  try: { ru: 'Проверить', en: 'Try' },
  letters: { ru: 'писем в папке', en: 'letters in the folder' },
  remove: { ru: 'Удалить', en: 'Delete' },
  address: { ru: 'Адрес', en: 'Address' },
  line: { ru: 'Линия', en: 'Line' },
  kind: { ru: 'Вид всех обращений этого ящика', en: 'Kind of all requests of this mailbox' },
  enabled: { ru: 'Забирать письма', en: 'letters are fetched' },
  host: { ru: 'Сервер', en: 'Server' },
  port: { ru: 'Порт', en: 'Port' },
  security: { ru: 'Шифрование', en: 'Encryption' },
  user: { ru: 'Имя входа', en: 'User' },
  password: { ru: 'Пароль', en: 'Password' },
  passwordKept: { ru: 'пусто: прежний', en: 'empty: as it is' },
  save: { ru: 'Записать', en: 'Save' },
  cancel: { ru: 'Отмена', en: 'Cancel' },
} as const satisfies Readonly<Record<string, Readonly<Record<Language, string>>>>

export function useMailboxWords(): (key: keyof typeof WORDS) => string {
  const language = useLanguage()
  return (key) => WORDS[key][language]
}
