// What the service desk says when something cannot be done.

import type { Catalogue } from '../../ledger/finding.ts'

const message = (ru: string, ruAdvice: string, en: string, enAdvice: string): Catalogue[string] => ({
  ru: { text: ru, advice: ruAdvice },
  en: { text: en, advice: enAdvice },
})

export const DESK_MESSAGES: Catalogue = {
  'DESK-001': message(
    'Такого обращения нет, или оно вам не видно.',
    'Проверьте номер; обращения видны своей организации и линии поддержки.',
    'There is no such request, or you may not see it.',
    'Check the number; requests are seen by their own organisation and by the support line.',
  ),
  'DESK-002': message(
    'На это у вас нет прав: {act}.',
    'Роли в поддержке даёт администратор.',
    'You have no right to this: {act}.',
    'Roles at the service desk are given by an administrator.',
  ),
  'DESK-003': message(
    'Пока вы правили, {what} изменили.',
    'Посмотрите новую версию и повторите.',
    '{what} was changed while you were editing.',
    'Look at the new version and try again.',
  ),
  'DESK-004': message(
    'Сейчас этого сделать нельзя: обращение {number} уже в другом состоянии.',
    'Обновите страницу: на ней только то, что сейчас возможно.',
    'This cannot be done now: request {number} is in another state.',
    'Reload the page: it offers what can be done now.',
  ),
  'DESK-005': message(
    'Не хватает данных: {need}.',
    'Заполните поле и повторите.',
    'Something is missing: {need}.',
    'Fill in the field and try again.',
  ),
  'DESK-006': message(
    'Такой организации нет, или она вам не видна.',
    'Выберите организацию из списка.',
    'There is no such organisation, or you may not see it.',
    'Choose an organisation from the list.',
  ),
  'DESK-007': message(
    'Код «{code}» уже занят.',
    'Выберите другой код.',
    'The code “{code}” is taken.',
    'Choose another code.',
  ),
  'DESK-008': message(
    'Такой линии поддержки нет: {line}.',
    'Выберите линию из списка.',
    'There is no such support line: {line}.',
    'Choose a line from the list.',
  ),
  'DESK-009': message(
    'Услуги «{service}» нет в каталоге линии.',
    'Выберите услугу из каталога.',
    'The line’s catalogue has no service “{service}”.',
    'Choose a service from the catalogue.',
  ),
  'DESK-010': message(
    'Звонок не может быть в будущем: {at}.',
    'Укажите время, когда позвонили.',
    'A call cannot lie in the future: {at}.',
    'Give the time of the call.',
  ),
  'DESK-011': message(
    'Обращение {number} нельзя сделать таким: сейчас его вид не меняется.',
    'Откройте обращение снова или создайте новое.',
    'Request {number} cannot become that: its kind cannot be changed now.',
    'Open the request again, or make a new one.',
  ),
  'DESK-012': message(
    'Вложения нет среди ваших неотправленных.',
    'Приложите файл снова.',
    'The attachment is not among yours that wait to be sent.',
    'Attach the file again.',
  ),
  'DESK-013': message(
    'Обращение {number} нельзя связать так: получится круг или связь с самим собой.',
    'Выберите другое обращение.',
    'Request {number} cannot be linked so: it would be a circle, or a link to itself.',
    'Choose another request.',
  ),
  'DESK-014': message(
    'Настройки линии не подходят: {reason}.',
    'Часы — от и до в пределах дня (10:00, 18:00), часовой пояс — как Europe/Moscow.',
    'The settings of the line do not fit: {reason}.',
    'Hours run from and to within a day (10:00, 18:00); a zone is named as Europe/Moscow.',
  ),
  'DESK-015': message(
    'Код организации {code} уже стоит в номерах обращений и не меняется.',
    'Заведите новую организацию, если нужен другой код.',
    'The code {code} of the organisation stands in the numbers of requests and does not change.',
    'Add another organisation if another code is needed.',
  ),
  'DESK-016': message(
    'Календарь года {year} не подходит: {reason}.',
    'Даты — этого года, как 2027-01-08: выходные — с понедельника по пятницу, рабочие — суббота и воскресенье.',
    'The calendar of {year} does not fit: {reason}.',
    'Dates are of the year, as 2027-01-08: days off from Monday to Friday, worked days Saturday and Sunday.',
  ),
  'DESK-017': message(
    'Роль задана неверно: {role}.',
    'Клиенту укажите организацию, остальным — линию.',
    'The role is not right: {role}.',
    'A customer needs an organisation, the others a line.',
  ),
  'DESK-018': message(
    'Назначить можно только того, кто работает на линии.',
    'Выберите сотрудника линии из списка.',
    'Only who works at the line can be given a request.',
    'Choose a member of the line from the list.',
  ),
  'DESK-019': message(
    'Это не то, что вам показали перед отправкой.',
    'Посмотрите выдержку снова и подтвердите.',
    'This is not what you were shown before sending.',
    'Look at the extract again and confirm.',
  ),
  'DESK-020': message(
    'Такого документа поддержки нет, или он вам не виден.',
    'Выберите из списка.',
    'There is no such document of the desk, or you may not see it.',
    'Choose from the list.',
  ),
  'DESK-021': message(
    'Оценку ставит участник обращения, когда оно решено.',
    'Оценить можно решённое или закрытое обращение.',
    'A request is rated by who takes part in it, once it is solved.',
    'A solved or closed request can be rated.',
  ),
  'DESK-022': message(
    'У обращения остаётся хотя бы один участник.',
    'Сначала добавьте другого.',
    'A request keeps at least one participant.',
    'Add another one first.',
  ),
  'DESK-023': message(
    '«{what}» не записывают вместе с действием «{act}».',
    'Оценка и план пишутся при отправке на утверждение, остальное — своим действием.',
    '“{what}” is not written with “{act}”.',
    'Assessment and plan are written when it is sent for approval, the rest with its own act.',
  ),
  'DESK-024': message(
    'Этот человек не может согласовать обращение.',
    'Согласующий — из организации заявителя или с правом согласования на линии, но не автор.',
    'This person cannot approve the request.',
    'An approver is of the organisation that asks, or may approve at the line, and is not its author.',
  ),
  'DESK-025': message(
    'Обращение {number} уже передано или само пришло из другой установки: дальше оно не передаётся.',
    'Ответ поставщика появится в переписке этого обращения.',
    'Request {number} was forwarded already, or came from another installation itself: it goes no further.',
    'The answer of the vendor will stand in the thread of this request.',
  ),
  'DESK-026': message(
    'Линия «{line}» никуда не передаёт обращения.',
    'Адрес линии поставщика задаёт руководитель поддержки в её настройках.',
    'The line “{line}” forwards requests nowhere.',
    'The address of the vendor’s line is set by the head of support.',
  ),
  'DESK-027': message(
    'Для адреса {url} нужен токен.',
    'Получите токен у поставщика и введите его: прежний для другого адреса не используется.',
    'The address {url} needs a token.',
    'Ask the vendor for one and give it: a token of another address is not used.',
  ),
  'DESK-028': message(
    'Этот человек не участвует в обращении.',
    'Обновите страницу: на ней участники, как они есть сейчас.',
    'This person takes no part in the request.',
    'Reload the page: it shows who takes part now.',
  ),
}
