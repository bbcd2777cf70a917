import { type Language, useLanguage } from '../../words.ts'

const WORDS = {
  title: { ru: 'Новое обращение', en: 'New request' },
  kind: { ru: 'Что это', en: 'What it is' },
  incident: { ru: 'Что-то не работает или считает не так', en: 'Something fails or reckons wrong' },
  service: { ru: 'Нужна справка, доступ или обычная услуга', en: 'Information, access or a usual service' },
  change: { ru: 'Нужно изменить решение', en: 'The solution has to change' },
  proposal: { ru: 'Идея, как сделать лучше', en: 'An idea how to do it better' },
  subject: { ru: 'Тема', en: 'Subject' },
  description: { ru: 'Что случилось', en: 'What happened' },
  descriptionOther: { ru: 'Описание', en: 'Description' },
  steps: { ru: 'Как повторить', en: 'How to see it again' },
  service2: { ru: 'Какая услуга', en: 'Which service' },
  chooseService: { ru: 'Выберите услугу', en: 'Choose a service' },
  module: { ru: 'Какую часть программы изменить', en: 'Which part of the program' },
  moduleHint: {
    ru: 'Например: Корректировки, Отчёты, Загрузка',
    en: 'For example: adjustments, reports, import',
  },
  version: { ru: 'Версия программы', en: 'Program version' },
  earlier: { ru: 'Есть неотправленное обращение', en: 'There is an unsent request' },
  takeEarlier: { ru: 'Вернуться к нему', en: 'Go back to it' },
  noSubject: { ru: 'без темы', en: 'no subject' },
  impact: { ru: 'Кого касается', en: 'Whom it concerns' },
  urgency: { ru: 'Насколько срочно', en: 'How urgent' },
  users: { ru: 'Сколько человек', en: 'Users affected' },
  priority: { ru: 'Важность', en: 'Priority' },
  reaction: { ru: 'ответим за', en: 'answered within' },
  solution: { ru: 'решим за', en: 'solved within' },
  workingTime: { ru: 'рабочего времени', en: 'of working time' },
  contact: { ru: 'Телефон для связи', en: 'Telephone' },
  organisation: { ru: 'Организация', en: 'Organisation' },
  licence: { ru: 'Рег. номер', en: 'Licence number' },
  about: { ru: 'О чём', en: 'About' },
  failing: { ru: 'Не сходятся проверки', en: 'Checks that fail' },
  aboutDrop: { ru: 'не прикладывать', en: 'leave it out' },
  send: { ru: 'Отправить', en: 'Send' },
  cancel: { ru: 'Отмена', en: 'Cancel' },
  maybe: { ru: 'Возможно, ответ уже есть', en: 'The answer may be there already' },
  byPhone: { ru: 'Обращение по телефону', en: 'By telephone' },
  caller: { ru: 'Кто звонит', en: 'Who calls' },
  callerMail: { ru: 'Почта звонящего', en: 'E-mail of the caller' },
  calledAt: { ru: 'Когда позвонили', en: 'When' },
  noOrganisation: {
    ru: 'Обращаться от имени организации вам пока нельзя: роль в поддержке даёт администратор.',
    en: 'You may not ask for an organisation yet: a role at the desk is given by an administrator.',
  },
  anonymised: { ru: 'Обезличенная выдержка', en: 'An anonymised extract' },
  anonymisedHint: {
    ru: 'Названия, контрагенты, договоры, ИНН, имена файлов и тексты заменены знаками. Уйдёт ровно то, что показано.',
    en: 'Names, counterparties, contracts, tax ids, file names and texts are replaced. Exactly what is shown is sent.',
  },
  none: { ru: 'не прикладывать', en: 'none' },
  structure: { ru: 'только строение', en: 'structure only' },
  amounts: { ru: 'с суммами', en: 'with amounts' },
  agree: { ru: 'Посмотрено, можно отправить', en: 'I have looked at it; it may be sent' },
  bytes: { ru: 'байт', en: 'bytes' },
} as const satisfies Readonly<Record<string, Readonly<Record<Language, string>>>>

export type NewKey = keyof typeof WORDS

export function useNewWords(): (key: NewKey) => string {
  const language = useLanguage()
  return (key) => WORDS[key][language]
}
