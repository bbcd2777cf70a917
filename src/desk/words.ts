// What the desk's words are called, in Russian and in English. Russian labels of states agree in gender with the kind.

import type { Act } from './transitions.ts'
import type { Channel, DeskRole, Kind, Level, Priority, State } from './types.ts'

export interface Text {
  readonly ru: string
  readonly en: string
}

const words = (ru: string, en: string): Text => ({ ru, en })

export const KIND_WORDS: Readonly<Record<Kind, Text>> = {
  incident: words('Инцидент', 'Incident'),
  service: words('Запрос на обслуживание (ЗНО)', 'Service request'),
  change: words('Запрос на изменение (ЗНИ)', 'Change request'),
  proposal: words('Предложение', 'Proposal'),
  '': words('Вид не указан', 'Kind not given'),
}

/** Of a request (он); a proposal (оно) and a service have words of their own below. */
const STATE_WORDS: Readonly<Record<State, Text>> = {
  new: words('новый', 'new'),
  approval: words('на согласовании', 'awaiting approval'),
  'in-work': words('в работе', 'in progress'),
  waiting: words('ждёт ответа клиента', 'waiting for the customer'),
  solved: words('решён', 'solved'),
  closed: words('закрыт', 'closed'),
  rejected: words('отклонён', 'rejected'),
  duplicate: words('дубликат', 'duplicate'),
  draft: words('черновик', 'draft'),
  assessment: words('оценка', 'assessment'),
  planned: words('запланирован', 'planned'),
  implementing: words('внедрение', 'being implemented'),
  checking: words('проверка', 'being checked'),
  'rolled-back': words('откат', 'rolled back'),
  reviewed: words('итоги подведены', 'reviewed'),
  accepted: words('принят', 'accepted'),
  postponed: words('отложен', 'postponed'),
  released: words('вошёл в версию', 'released'),
}

const OF_KIND: Readonly<Partial<Record<Kind, Readonly<Partial<Record<State, Text>>>>>> = {
  service: { solved: words('выполнен', 'fulfilled') },
  change: { approval: words('утверждение', 'awaiting approval') },
  proposal: {
    new: words('новое', 'new'),
    assessment: words('рассматривается', 'under review'),
    waiting: words('ждёт ответа автора', 'waiting for the author'),
    accepted: words('принято', 'accepted'),
    postponed: words('отложено', 'postponed'),
    rejected: words('отклонено', 'rejected'),
    released: words('реализовано', 'released'),
  },
}

export const stateWords = (kind: Kind, state: State): Text => OF_KIND[kind]?.[state] ?? STATE_WORDS[state]

export const ACT_WORDS: Readonly<Record<Act, Text>> = {
  take: words('Взять в работу', 'Take'),
  answer: words('Ответить', 'Answer'),
  ask: words('Задать вопрос', 'Ask'),
  reply: words('Написать', 'Reply'),
  remind: words('Напомнить', 'Remind'),
  'give-up': words('Завершить без ответа', 'End without an answer'),
  solve: words('Отметить решённым', 'Mark as solved'),
  confirm: words('Подтвердить решение', 'Confirm the solution'),
  'auto-close': words('Закрыть по времени', 'Close by time'),
  reopen: words('Открыть снова', 'Reopen'),
  withdraw: words('Отозвать', 'Withdraw'),
  reject: words('Отклонить', 'Reject'),
  duplicate: words('Отметить дубликатом', 'Mark as duplicate'),
  'send-for-approval': words('Отправить на утверждение', 'Send for approval'),
  approve: words('Утвердить', 'Approve'),
  refuse: words('Не утверждать', 'Refuse'),
  submit: words('Передать на оценку', 'Submit for assessment'),
  plan: words('Изменить окно работ', 'Change the window'),
  implement: words('Начать внедрение', 'Start implementing'),
  check: words('Перейти к проверке', 'Start checking'),
  close: words('Закрыть', 'Close'),
  'roll-back': words('Откатить', 'Roll back'),
  review: words('Подвести итоги', 'Review'),
  accept: words('Принять', 'Accept'),
  postpone: words('Отложить', 'Postpone'),
  release: words('Отметить версию', 'Record the release'),
  vote: words('Поддержать', 'Vote'),
}

export const PRIORITY_WORDS: Readonly<Record<Priority, Text>> = {
  1: words('Критическая', 'Critical'),
  2: words('Высокая', 'High'),
  3: words('Обычная', 'Normal'),
  4: words('Низкая', 'Low'),
}

export const IMPACT_WORDS: Readonly<Record<Level, Text>> = {
  low: words('один пользователь', 'one user'),
  middle: words('несколько пользователей', 'several users'),
  high: words('вся организация', 'the whole organisation'),
}

export const URGENCY_WORDS: Readonly<Record<Level, Text>> = {
  low: words('не мешает работе', 'does not hinder work'),
  middle: words('есть обход', 'there is a way round'),
  high: words('работа стоит', 'work stands still'),
}

export const CHANNEL_WORDS: Readonly<Record<Channel, Text>> = {
  program: words('из программы', 'from the program'),
  mail: words('письмом', 'by e-mail'),
  phone: words('по телефону', 'by telephone'),
  api: words('через API', 'through the API'),
  forwarded: words('переслано', 'forwarded'),
}

export const DESK_ROLE_WORDS: Readonly<Record<DeskRole, Text>> = {
  customer: words('пользователь организации', "customer's user"),
  operator: words('оператор линии', 'operator'),
  specialist: words('специалист', 'specialist'),
  'change-approver': words('утверждающий изменения', 'change approver'),
  head: words('руководитель поддержки', 'head of support'),
}
