// What each sees first, with the real sign-in: her book, or why there is none and where she can go.

import { expect, it } from 'vitest'
import { SAMPLE } from './application.ts'
import { withPeople } from './signed-in.ts'

withPeople(
  'the first screen',
  () => [{ name: 'severny', folder: SAMPLE }],
  (given) => {
    it.each([
      ['accountant', 'Группа «Северный»'],
      ['controller', 'Группа «Северный»'],
      ['approver', 'Группа «Северный»'],
      ['auditor', 'Вы аудитор: здесь появится опубликованная отчётность'],
      ['administrator', 'Администратор видит людей, книги по именам и журнал'],
    ] as const)('of the %s', async (login, text) => {
      const { application, people } = given()
      const page = await people.page(login)
      await page.goto(application.url)
      await page.getByText(text).waitFor()
      await page.getByRole('link', { name: 'Поддержка' }).first().waitFor()
      expect(people.complaints).toEqual([])
    })
  },
)
