// The service desk by mouse: each role's main path, each in a browser of her own, no mail between them.

import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { PASSWORD } from '../support/people.ts'
import { execute } from '../support/servers.ts'
import { composer, type DeskLogin, onDesk, says, told } from './desk-people.ts'

const SUBJECT = 'Выгрузка PDF без примечания 21'
const SOON = { timeout: 30_000 }

onDesk('the service desk in the browser', (people) => {
  const pages = new Map<DeskLogin, Page>()
  const pageOf = async (login: DeskLogin): Promise<Page> => {
    const page = pages.get(login) ?? (await people().page(login))
    pages.set(login, page)
    return page
  }
  const open = async (login: DeskLogin, subject: string): Promise<Page> => {
    const page = await pageOf(login)
    await page.goto('/support?show=all')
    await page.getByRole('link', { name: subject }).click()
    return page
  }
  const act = async (
    page: Page,
    name: string,
    fields: Readonly<Record<string, string>> = {},
  ): Promise<void> => {
    await page.locator('.request-side').getByRole('button', { name, exact: true }).click()
    const dialog = page.getByRole('dialog')
    for (const [label, text] of Object.entries(fields)) await dialog.getByLabel(label).fill(text)
    await dialog.locator('button[type=submit]', { hasText: name }).click()
    await dialog.waitFor({ state: 'hidden' })
  }

  it('an incident is asked back, answered, solved and confirmed, each seeing the other at once', async () => {
    const asks = await pageOf('asks')
    const answers = await pageOf('specialist')
    await asks.goto('/support')
    await asks.locator('.request-list').waitFor()
    // One button makes a request.
    expect(await asks.getByRole('button', { name: /Создать/ }).count()).toBe(1)
    await asks.getByRole('button', { name: /^Создать/ }).click()
    await asks.getByRole('textbox', { name: 'Тема' }).fill(SUBJECT)
    await asks.getByLabel('Что случилось').fill('В выгрузке нет примечания 21.')
    await asks.getByLabel('Версия программы').fill('0.0.9')
    await asks.getByRole('button', { name: /^Отправить/ }).click()
    await told(asks, 'новый')

    await answers.goto('/support')
    await answers.getByRole('link', { name: SUBJECT }).click()
    await told(answers, 'новый')
    await answers.locator('.facts', { hasText: '0.0.9' }).waitFor()
    await says(answers, 'Посмотрим сегодня.')
    await asks.locator('.thread', { hasText: 'Посмотрим сегодня.' }).waitFor()

    await answers.getByLabel('Вопрос: часы остановятся').check()
    await says(answers, 'За какой период выгружали?')
    await told(answers, 'ждёт ответа клиента')

    // What she types stays as it is when the question arrives.
    await told(asks, 'ждёт ответа клиента')
    await says(asks, 'За 2025 год.')
    await told(answers, 'в работе')

    await answers.getByText('Внутренняя заметка', { exact: true }).click()
    await says(answers, 'Похоже на настройку примечаний.')
    await answers.getByText('Ответ', { exact: true }).click()
    await composer(answers).fill('Исправлено: примечание выгружается.')
    await answers.getByRole('button', { name: 'Отметить решённым' }).click()
    await answers.getByRole('dialog').getByRole('button', { name: 'Отметить решённым' }).click()
    await told(answers, 'решён')

    await told(asks, 'решён')
    await asks.getByRole('button', { name: 'Подтвердить решение' }).click()
    await told(asks, 'закрыт')
    await told(answers, 'закрыт')
    expect(await asks.locator('.thread').textContent()).not.toContain('Похоже на настройку')
  }, 120_000)

  it('a release note of it is read by every organisation of the line, and nothing else of it', async () => {
    const answers = await open('specialist', SUBJECT)
    await answers.getByRole('button', { name: 'Версия и примечание к выпуску' }).click()
    await answers.getByLabel('Вошло в версию').fill('0.2.0')
    await answers.getByLabel('По-русски').fill('Примечание 21 выгружается в PDF.')
    await answers.getByLabel('По-английски').fill('Note 21 is in the PDF.')
    await answers.getByRole('button', { name: 'Записать', exact: true }).click()
    await answers.locator('.request-side', { hasText: 'Примечание к выпуску' }).waitFor()
    const other = await pageOf('other')
    await other.goto('/support?view=releases')
    await other.getByText('Примечание 21 выгружается в PDF.').waitFor()
    expect(await other.locator('.support-body').textContent()).not.toContain('SEV-')
  }, 60_000)

  it('what was closed for too long goes on as another request, which opens', async () => {
    await execute(
      people().given.url,
      `begin; set local trialbalance.person = 'console';
       update request set closed_at = closed_at - interval '60 days', solved_at = solved_at - interval '60 days'
       where number = 'SEV-1'; commit`,
    )
    const asks = await open('asks', SUBJECT)
    await asks.getByRole('button', { name: 'Открыть снова' }).click()
    const dialog = asks.getByRole('dialog')
    await dialog.getByLabel('Причина').fill('Снова нет примечания.')
    await dialog.getByRole('button', { name: 'Открыть снова' }).click()
    await told(asks, 'новый')
    await asks.locator('.thread', { hasText: 'Снова нет примечания.' }).waitFor()
    // It leads back to the one that it goes on from.
    await asks.locator('.request-side').getByRole('link', { name: /SEV-1/ }).waitFor()
  }, 60_000)

  it('a change is assessed, approved by another, carried out and reviewed', async () => {
    const asks = await pageOf('asks')
    await asks.goto('/support?view=new')
    await asks.getByText('Изменение', { exact: true }).click()
    await asks.getByRole('textbox', { name: 'Тема' }).fill('Правило для всех компаний')
    await asks.getByLabel('Описание').fill('Правило нужно всем.')
    await asks.getByLabel('Какую часть программы изменить').fill('Соответствие')
    await asks.getByRole('button', { name: /^Отправить/ }).click()
    await told(asks, 'черновик')
    await act(asks, 'Передать на оценку')
    await told(asks, 'оценка')

    const answers = await open('specialist', 'Правило для всех компаний')
    await answers.locator('.facts', { hasText: 'Соответствие' }).waitFor()
    await answers.getByRole('button', { name: 'Каких организаций касается' }).click()
    await answers.getByLabel('ООО «Южный»').check()
    await answers.getByRole('button', { name: 'Записать', exact: true }).click()
    await answers.locator('.facts', { hasText: 'ООО «Южный»' }).waitFor()
    await act(answers, 'Отправить на утверждение', {
      Риск: 'Низкий',
      Трудоёмкость: 'День',
      'Влияние на опубликованные периоды': 'Нет',
      Шаги: 'Записать правило',
      'План отката': 'Удалить правило',
    })
    await told(answers, 'утверждение')
    // Who assessed it does not approve it.
    expect(await answers.getByRole('button', { name: 'Утвердить', exact: true }).count()).toBe(0)

    const approver = await open('approver', 'Правило для всех компаний')
    await act(approver, 'Утвердить', { 'Работы с': '2030-01-10T10:00', по: '2030-01-10T12:00' })
    await told(approver, 'запланирован')
    await told(answers, 'запланирован')
    await act(answers, 'Начать внедрение')
    await act(answers, 'Перейти к проверке')
    await act(answers, 'Закрыть', { 'Что показала проверка': 'Сходится' })
    await act(answers, 'Подвести итоги', { Итог: 'В срок' })
    await told(answers, 'итоги подведены')
    await told(asks, 'итоги подведены')
    expect(await asks.locator('.request-side').textContent()).toContain('Удалить правило')
    // Whom else it concerns is for the line alone.
    expect(await asks.locator('.request-side').textContent()).not.toContain('ООО «Южный»')
  }, 120_000)

  it('the head keeps the catalogue, and a service is chosen from it; the document of the life cycle is printed', async () => {
    const head = await pageOf('head')
    await head.goto('/support?view=settings')
    await head.getByLabel('Каталог услуг').fill('Доступ к книге\nОбучение')
    await head.getByLabel('Персонал').fill('Два специалиста.')
    await head.getByRole('button', { name: 'Записать' }).click()
    await head.getByText('Записано').waitFor()
    await head.getByText('Жизненный цикл', { exact: true }).click()
    await head.locator('.document', { hasText: 'Два специалиста.' }).waitFor()
    await head.getByText(/не заполнено: .*Контакты/).waitFor()
    await head.emulateMedia({ media: 'print' })
    expect(await head.locator('.document').isVisible()).toBe(true)
    for (const hidden of ['.support-bar', '.navigation', '.top-bar', '.support-body .tool-row'])
      expect([hidden, await head.locator(hidden).first().isVisible()]).toEqual([hidden, false])
    await head.emulateMedia({ media: 'screen' })

    const asks = await pageOf('asks')
    await asks.goto('/support?view=new')
    await asks.getByText('Услуга', { exact: true }).click()
    await asks.getByRole('textbox', { name: 'Тема' }).fill('Обучить нового бухгалтера')
    await asks.getByLabel('Описание').fill('Два часа.')
    await asks.getByLabel('Какая услуга').selectOption('Обучение')
    await asks.getByRole('button', { name: /^Отправить/ }).click()
    await told(asks, 'новый')
    await asks.locator('.facts', { hasText: 'Обучение' }).waitFor()
  }, 90_000)

  it('forwarding to a vendor is set by letter and by API, and its token never comes back', async () => {
    const head = await pageOf('head')
    await head.goto('/support?view=settings&show=forward')
    const by = head.getByLabel('Передавать обращения поставщику')
    await by.selectOption('mail')
    await head.getByLabel('Адрес линии поставщика').fill('support@vendor.example')
    await head.getByRole('button', { name: 'Записать' }).click()
    await head.getByText('Записано').waitFor()
    await by.selectOption('api')
    await head.getByLabel(/Адрес установки/).fill('http://vendor.example')
    await head.getByLabel('Токен поставщика').fill('secret-token')
    await head.getByRole('button', { name: 'Записать' }).click()
    // Unencrypted beyond this machine is refused.
    await head.getByRole('alert').waitFor()
    await head.getByLabel(/Адрес установки/).fill('https://vendor.example')
    await head.getByLabel('Наш код').fill('sev')
    await head.getByRole('button', { name: 'Записать' }).click()
    await head.getByText('Записано').waitFor()
    await head.reload()
    await head.getByText('Токен записан').waitFor()
    expect(await head.getByLabel('Наш код').inputValue()).toBe('SEV')
    expect(await head.getByLabel('Токен поставщика').inputValue()).toBe('')
    await by.selectOption('none')
    await head.getByRole('button', { name: 'Записать' }).click()
    await head.getByText('Записано').waitFor()
  }, 60_000)

  it('an operator takes down a call, links it, adds a participant and takes both away again', async () => {
    const operator = await pageOf('operator')
    await operator.goto('/support?view=new')
    await operator.getByLabel('Обращение по телефону').check()
    await operator.getByLabel('Кто звонит').fill('Бухгалтер')
    await operator.getByRole('textbox', { name: 'Тема' }).fill('Звонок о сроках')
    await operator.getByLabel('Что случилось').fill('Спрашивает о сроке.')
    await operator.getByRole('button', { name: /^Отправить/ }).click()
    await told(operator, 'новый')
    const side = operator.locator('.request-side')
    await side.getByRole('button', { name: 'Связать с обращением' }).click()
    await side.getByPlaceholder('ABC-1').fill('sev-1')
    await side.getByRole('button', { name: 'Записать', exact: true }).click()
    await side.getByRole('button', { name: /^Убрать: SEV-1/ }).click()
    await side.getByText('Убрать?').click()
    await side.getByRole('link', { name: /SEV-1/ }).waitFor({ state: 'hidden' })
    await side.getByRole('button', { name: 'Добавить', exact: true }).click()
    await side.getByLabel('Автор').fill('Главный бухгалтер')
    await side.getByLabel('Почта').fill('chief@sev.example')
    await side.getByRole('button', { name: 'Добавить', exact: true }).click()
    await side.getByText('Главный бухгалтер').waitFor()
    await side.getByRole('button', { name: 'Убрать: Главный бухгалтер' }).click()
    await side.getByText('Убрать?').click()
    await side.getByText('Главный бухгалтер').waitFor({ state: 'hidden' })
  }, 60_000)

  it('keeps what is typed while a message of another arrives and while one looks elsewhere', async () => {
    const asks = await open('asks', 'Обучить нового бухгалтера')
    const box = composer(asks)
    await box.fill('Спасибо, всё')
    const answers = await open('specialist', 'Обучить нового бухгалтера')
    await says(answers, 'Рады помочь.')
    await asks.locator('.thread', { hasText: 'Рады помочь.' }).waitFor()
    await asks.keyboard.type(' хорошо')
    expect(await box.inputValue()).toBe('Спасибо, всё хорошо')
    await asks.getByRole('link', { name: 'База знаний' }).click()
    await asks.getByRole('link', { name: 'Обращения' }).click()
    await asks.getByRole('link', { name: 'Обучить нового бухгалтера' }).click()
    expect(await box.inputValue()).toBe('Спасибо, всё хорошо')
    // Kept at the server, hers alone: there after the page is loaded again, and not with another.
    await asks.getByText(/Черновик, записан в/).waitFor()
    await asks.reload()
    await expect.poll(() => box.inputValue(), SOON).toBe('Спасибо, всё хорошо')
    expect(await composer(answers).inputValue()).toBe('')
    await asks.getByRole('button', { name: /Отправить/ }).click()
    await asks.locator('.thread', { hasText: 'Спасибо, всё хорошо' }).waitFor()
    await asks.reload()
    await asks.locator('.thread').waitFor()
    expect(await box.inputValue()).toBe('')
  }, 60_000)

  it('what is typed to a request survives a lost line and an ended session, and is sent then', async () => {
    const asks = await open('asks', 'Обучить нового бухгалтера')
    const box = composer(asks)
    await box.fill('Начато')
    await asks.getByText(/Черновик, записан в/).waitFor()
    await asks.context().setOffline(true)
    await asks.keyboard.type(', без связи')
    await asks.getByText(/Черновик не записан/).waitFor(SOON)
    await asks.context().setOffline(false)
    await asks.getByText(/Черновик, записан в/).waitFor(SOON)
    await execute(
      people().given.url,
      `begin; set local trialbalance.person = 'console'; delete from session; commit`,
    )
    await asks.keyboard.type(', без сеанса')
    const dialog = asks.getByRole('dialog')
    await dialog.getByLabel('Имя для входа или почта').fill('asks')
    await dialog.getByLabel('Пароль').fill(PASSWORD)
    await asks.keyboard.press('Enter')
    await dialog.waitFor({ state: 'hidden', ...SOON })
    expect(await box.inputValue()).toBe('Начато, без связи, без сеанса')
    await asks.getByText(/Черновик, записан в/).waitFor(SOON)
    await asks.getByRole('button', { name: /^Отправить/ }).click()
    await asks.locator('.thread', { hasText: 'Начато, без связи, без сеанса' }).waitFor()
    pages.clear()
  }, 90_000)

  it('a new request that was not sent is there again in another browser, and gone when it was given up', async () => {
    const asks = await pageOf('asks')
    await asks.goto('/support?view=new&about=/b/severny/checks')
    await asks.getByRole('textbox', { name: 'Тема' }).fill('Не дописано')
    await asks.getByText(/Черновик, записан в/).waitFor()
    const again = await people().page('asks')
    await again.goto('/support?view=new')
    const subject = again.getByRole('textbox', { name: 'Тема' })
    await expect.poll(() => subject.inputValue(), SOON).toBe('Не дописано')
    await again.getByText('О чём').waitFor()
    await again.getByRole('button', { name: 'Отмена' }).click()
    await again.goto('/support?view=new')
    await again.getByRole('textbox', { name: 'Тема' }).waitFor()
    await again.waitForTimeout(500)
    expect(await subject.inputValue()).toBe('')
  }, 60_000)
})
