// What the people of the sample group ask and what the line answers: every kind of request, on different ways of its flow.

import type { LinkKind } from '../../store/desk-tables.ts'
import type { GivenAct } from './acts.ts'
import type { RequestEdit } from './edits.ts'
import type { AskedRequest } from './register.ts'

/** An asker of two companies, the group's controller, who answers, who heads the line, who approves changes. */
export type DemoRole = 'accountant' | 'controller' | 'specialist' | 'head' | 'approver'

export interface DemoStep {
  readonly by: DemoRole
  /** Hours since the step before. */
  readonly after?: number
  readonly says?: { readonly text: string; readonly asks?: boolean }
  readonly notes?: string
  readonly does?: GivenAct
  readonly edit?: RequestEdit
  readonly rates?: { readonly score: number; readonly comment: string }
  /** To a request above, by its name. */
  readonly links?: { readonly to: string; readonly kind: Exclude<LinkKind, 'duplicate-of'> }
}

export interface DemoRequest {
  readonly request: Pick<AskedRequest, 'kind' | 'subject' | 'description'> &
    Partial<Omit<AskedRequest, 'organisation' | 'startedAt'>>
  /** By which others are linked to it. */
  readonly name: string
  readonly by: DemoRole
  readonly after: number
  /** Of a call: how many minutes ago. */
  readonly calledBefore?: number
  readonly follows: readonly DemoStep[]
}

export const requestsOfDemo = (version: string): readonly DemoRequest[] => [
  ...doneBefore(version),
  ...CHANGES_AND_IDEAS,
  ...SERVICES,
  ...INCIDENTS,
]

const doneBefore = (version: string): readonly DemoRequest[] => [
  {
    name: 'xls',
    by: 'accountant',
    after: 0,
    request: {
      kind: 'incident',
      subject: 'ОСВ в формате .xls не читается',
      description:
        'Оборотно-сальдовая ведомость, сохранённая из 1С в .xls, не загружается: «файл не распознан».',
      steps: 'Балансы (ОСВ), «Загрузить файл», выбрать ведомость МЕТ за 2025 год.',
      topic: 'Загрузка',
      about: '/b/severny/balances/upload',
    },
    follows: [
      { by: 'specialist', does: { act: 'take' } },
      {
        by: 'specialist',
        after: 1,
        says: {
          text: 'Файл воспроизвели: книга в старой двоичной форме. Исправление войдёт в ближайшую версию.',
        },
      },
      {
        by: 'specialist',
        after: 3,
        does: {
          act: 'solve',
          text: 'Исправлено: ведомости .xls читаются, проверено на вашем файле.',
          version,
        },
      },
      {
        by: 'specialist',
        edit: {
          releaseNote: {
            ru: 'Ведомости в формате .xls читаются как .xlsx.',
            en: 'Trial balances in .xls are read as .xlsx ones are.',
          },
        },
      },
      { by: 'accountant', after: 2, does: { act: 'confirm', text: 'Загрузилось, спасибо.' } },
      { by: 'accountant', rates: { score: 5, comment: '' } },
    ],
  },
]

const CHANGES_AND_IDEAS: readonly DemoRequest[] = [
  {
    name: 'precision',
    by: 'controller',
    after: 0.5,
    request: {
      kind: 'change',
      subject: 'Предупреждать о курсе с тремя знаками',
      description:
        'Банк России печатает средние курсы с четырьмя знаками. Ввод с тремя нужно замечать сразу.',
      module: 'Курсы',
      topic: 'Курсы валют',
    },
    follows: [
      { by: 'controller', does: { act: 'submit' } },
      {
        by: 'specialist',
        after: 18,
        does: {
          act: 'send-for-approval',
          assessment: {
            risk: 'Низкий: новое предупреждение, расчёт не меняется.',
            effort: 'Два дня разработки, день проверки.',
            effectOnPublished: 'Опубликованные периоды не меняются: проверка не меняет сумм.',
            affected: 'Все организации линии.',
          },
          plan: {
            steps: 'Добавить проверку, прогнать примеры, выпустить с ближайшей версией.',
            rollBack: 'Вернуть прежнюю версию программы; данные не затронуты.',
          },
        },
      },
    ],
  },
  {
    name: 'by-contract',
    by: 'controller',
    after: 0.5,
    request: {
      kind: 'proposal',
      subject: 'Сальдо по договору в сверке',
      description:
        'Показывать сальдо по каждому договору в сверке пары: расхождение тогда видно без выгрузки.',
      topic: 'Внутригрупповые',
    },
    follows: [
      { by: 'accountant', does: { act: 'vote' } },
      { by: 'approver', does: { act: 'vote' } },
      { by: 'specialist', does: { act: 'take' } },
      {
        by: 'specialist',
        after: 2,
        does: {
          act: 'accept',
          reason: 'Сокращает сверку пар, данные для этого в программе уже есть.',
          decision: { effect: 'Сверка пары без выгрузки в таблицу.', cost: 'Неделя разработки.' },
        },
      },
    ],
  },
  {
    name: 'rule',
    by: 'controller',
    after: 0.5,
    request: {
      kind: 'change',
      subject: 'Правило переноса аренды для всех компаний',
      description: 'Правило, настроенное для МЕТ, нужно и остальным компаниям группы.',
      module: 'Соответствие счетов',
    },
    follows: [
      { by: 'controller', does: { act: 'submit' } },
      {
        by: 'specialist',
        after: 1,
        does: {
          act: 'send-for-approval',
          assessment: {
            risk: 'Средний: меняется строка отчёта у трёх компаний.',
            effort: 'Полдня настройки и проверки.',
            effectOnPublished: 'Сравнительные данные 2024 года не меняются: аренда там уже в этой строке.',
            affected: 'МЕТ, ТДС, КГР.',
          },
          plan: {
            steps: 'Записать правило, пересчитать закрытие, сверить строки до и после.',
            rollBack: 'Удалить правило и пересчитать.',
          },
        },
      },
      { by: 'approver', after: 0.5, does: { act: 'approve' } },
      { by: 'specialist', after: 19, does: { act: 'implement' } },
      { by: 'specialist', after: 0.5, does: { act: 'check' } },
      {
        by: 'specialist',
        after: 0.5,
        does: { act: 'close', result: 'Строки до и после сверены, все проверки закрытия сходятся.' },
      },
      {
        by: 'specialist',
        does: { act: 'review', result: 'Сделано в срок, откат не понадобился.' },
      },
    ],
  },
  {
    name: 'night',
    by: 'accountant',
    after: 0.5,
    request: {
      kind: 'proposal',
      subject: 'Запоминать ширину столбцов ведомости',
      description: 'После перехода на другой экран ширина столбцов возвращается к исходной.',
      topic: 'Экран',
    },
    follows: [],
  },
]

const SERVICES: readonly DemoRequest[] = [
  {
    name: 'auditor',
    by: 'controller',
    after: 1,
    request: {
      kind: 'service',
      subject: 'Доступ аудитору к книге «Северный»',
      description: 'Нужен доступ на чтение на время проверки.',
      service: 'Доступ к книге',
    },
    follows: [
      {
        by: 'specialist',
        after: 1,
        says: { text: 'К каким периодам и до какого числа нужен доступ?', asks: true },
      },
    ],
  },
  {
    name: 'training',
    by: 'accountant',
    after: 1,
    request: {
      kind: 'service',
      subject: 'Обучение сверке внутригрупповых остатков',
      description: 'Два часа, показать сверку пары МЕТ и ТДС.',
      service: 'Обучение',
    },
    follows: [
      { by: 'specialist', after: 20, does: { act: 'take', text: 'Предложим время на этой неделе.' } },
    ],
  },
]

const INCIDENTS: readonly DemoRequest[] = [
  {
    name: 'pdf',
    by: 'accountant',
    after: 3,
    request: {
      kind: 'incident',
      subject: 'Выгрузка PDF не открывается',
      description:
        'Файл отчёта о движении денежных средств скачивается, но не открывается ни в одной программе.',
      impact: 'high',
      urgency: 'high',
      usersAffected: 12,
      topic: 'Выгрузка',
      about: '/b/severny/reports/downloads',
    },
    follows: [],
  },
  {
    name: 'kzt',
    by: 'accountant',
    after: 0.5,
    request: {
      kind: 'incident',
      subject: 'Курс KZT: резерв пересчёта не сходится на 1 тыс. ₽',
      description:
        'Проверка по АЗИ показывает разницу 1 тыс. ₽ между резервом и доказательством. Вчера сходилась.',
      usersAffected: 3,
      topic: 'Пересчёт валют',
      about: '/b/severny/checks',
    },
    follows: [
      { by: 'specialist', after: 1, does: { act: 'take' } },
      {
        by: 'specialist',
        after: 0.25,
        says: {
          text: 'Воспроизвели на вашем наборе. Средний курс за IV квартал введён с тремя знаками (5,162), за остальные кварталы с четырьмя. Пришлите, пожалуйста, источник курса.',
          asks: true,
        },
      },
      {
        by: 'accountant',
        after: 66.34,
        says: {
          text: 'Банк России, среднее за квартал 5,1624. Курс исправили, разница ушла.\nВопрос остаётся: почему программа приняла три знака без замечания?',
        },
      },
      { by: 'specialist', notes: 'Посмотреть, почему три знака приняты без замечания.' },
      { by: 'specialist', links: { to: 'precision', kind: 'related' } },
    ],
  },
  {
    name: 'call',
    by: 'head',
    after: 1,
    calledBefore: 20,
    request: {
      kind: 'incident',
      subject: 'Не видно проверок за прошлый год',
      description: 'Звонок: на экране проверок пусто, если выбрать 2024 год.',
      channel: 'phone',
      caller: { person: null, name: 'Бухгалтер АЗИ', email: '' },
      contactPhone: '2-14',
      impact: 'low',
    },
    follows: [],
  },
]
