import type { Language } from '../../words.ts'

const RU = {
  title: 'Вход',
  again: 'Сеанс закончился. Войдите, чтобы продолжить: введенное на странице сохранено.',
  login: 'Имя для входа или почта',
  password: 'Пароль',
  code: 'Код из приложения или запасной код (если включен второй фактор)',
  signIn: 'Войти',
  outside: 'Войти через организацию',
  first: 'Первый запуск. Ссылка для первого администратора напечатана в терминале сервера.',
  welcome: 'Добро пожаловать',
  firstLead: 'Вы первый администратор этой установки.',
  invited: 'Задайте пароль, и можно работать.',
  lost: 'Задайте новый пароль.',
  name: 'Ваше имя или роль, как их видят другие',
  chooseLogin: 'Имя для входа',
  chooseHint: 'Не короче 12 знаков. Длинная фраза лучше короткой загадки.',
  prepares: 'Я буду и готовить отчетность',
  preparesHint:
    'Тогда книги, которые вы создадите, будут под вашим контролем. Иначе вы видите людей и настройки, но не показатели.',
  begin: 'Начать работу',
  other: 'Вошел другой человек. Несохраненное с этой страницы ему не покажем: скопируйте, если оно ваше.',
  needed: 'Для этого действия введите пароль еще раз.',
}
const EN: typeof RU = {
  title: 'Sign in',
  again: 'Your session has ended. Sign in to go on: what you typed on the page is kept.',
  login: 'Login or e-mail',
  password: 'Password',
  code: 'Code of the app or a recovery code (if you use a second factor)',
  signIn: 'Sign in',
  outside: 'Sign in with your organisation',
  first: 'First start. The link for the first administrator is printed in the terminal of the server.',
  welcome: 'Welcome',
  firstLead: 'You are the first administrator of this installation.',
  invited: 'Set a password, and you can begin.',
  lost: 'Set a new password.',
  name: 'Your name or role, as others see it',
  chooseLogin: 'Login',
  chooseHint: 'At least 12 characters. A long phrase is better than a short riddle.',
  prepares: 'I also prepare the statements',
  preparesHint:
    'Books that you create will then be yours to control. Otherwise you see people and settings, no figures.',
  begin: 'Begin',
  other: 'Another person has signed in. What was not saved on this page is not shown to them.',
  needed: 'Give your password once more for this.',
}

export const SIGN_IN_WORDS: Readonly<Record<Language, typeof RU>> = { ru: RU, en: EN }
