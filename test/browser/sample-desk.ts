// A desk with something on it, for the pictures: the controller asks, the second controller answers for the line.

import type { Page } from 'playwright-core'
import { ensureOwnDesk } from '../../src/app/desk/own-desk.ts'
import { organisationsOf, replaceDeskRoles } from '../../src/store/desk/lines.ts'
import type { Store } from '../../src/store/store.ts'
import { customer, ofLine } from '../support/desk.ts'

interface Sides {
  readonly asks: Page
  readonly answers: Page
}

/** Gives both their roles; who is signed in has them with her next request. @param store acts for the console */
async function giveRoles(store: Store): Promise<string> {
  await ensureOwnDesk(store, { code: 'SEV', name: 'АО «Северный»' })
  return store.desk.write(async (unit) => {
    const [organisation] = await organisationsOf(unit)
    if (!organisation) throw new Error('the desk has no organisation')
    const people = await unit.transaction.selectFrom('person').select(['id', 'login']).execute()
    for (const { id, login } of people) {
      if (login === 'controller') await replaceDeskRoles(unit, id, [customer(organisation.id)])
      if (login === 'second')
        await replaceDeskRoles(unit, id, [ofLine('operator'), ofLine('specialist'), ofLine('head')])
    }
    return organisation.id
  })
}

/** Three requests: one answered back and forth, one that waits for the customer, one proposal. */
export async function sampleDesk(store: Store, url: string, { answers, asks }: Sides): Promise<void> {
  const organisation = await giveRoles(store)
  let key = 0
  const post = async (page: Page, path: string, data: object): Promise<string> => {
    const headers = { origin: url, 'idempotency-key': `sample ${++key}` }
    const answer = await page.context().request.post(`${url}/api/v1/desk/requests${path}`, { headers, data })
    if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`)
    const made: { id: string } = await answer.json()
    return made.id
  }
  const ask = (kind: string, subject: string, description: string, more: object = {}) =>
    post(asks, '', { organisation, kind, subject, description, ...more })
  await ask('proposal', 'Сальдо по договору в сверке', 'Показывать сальдо по каждому договору в сверке пары.')
  const access = await ask('service', 'Доступ аудитору к книге «Северный»', 'Нужен доступ на чтение.')
  await post(answers, `/${access}/messages`, { text: 'К каким периодам и на какой срок?', isQuestion: true })
  const rate = await ask(
    'incident',
    'Курс KZT: резерв пересчёта не сходится на 1 тыс. ₽',
    'Проверка по АЗИ показывает разницу 1 тыс. ₽ между резервом и доказательством. Вчера сходилась.',
    { about: '/b/severny/checks', usersAffected: 3 },
  )
  await post(answers, `/${rate}/messages`, {
    text: 'Средний курс за IV квартал введён с тремя знаками (5,162), остальные с четырьмя. Пришлите, пожалуйста, источник.',
    isQuestion: true,
  })
  await post(answers, `/${rate}/notes`, { text: 'Посмотреть, почему три знака приняты без замечания.' })
  await post(asks, `/${rate}/messages`, {
    text: 'Банк России, среднее за квартал 5,1624. Курс исправлен, разница ушла. Почему программа приняла три знака?',
  })
}
