// The words of the palette and of the list of keys.

import { type Language, useLanguage } from '../words.ts'

const WORDS = {
  search: { ru: 'Поиск и команды', en: 'Search and commands' },
  keys: { ru: 'Сочетания клавиш', en: 'Keys' },
  nothing: { ru: 'Ничего не найдено.', en: 'Nothing found.' },
  sections: { ru: 'Разделы', en: 'Sections' },
  companies: { ru: 'Компании', en: 'Companies' },
  lines: { ru: 'Строки отчётов', en: 'Lines of statements' },
  commands: { ru: 'Команды', en: 'Commands' },
  previous: { ru: 'Предыдущий период', en: 'Previous period' },
  next: { ru: 'Следующий период', en: 'Next period' },
  run: { ru: 'Рассчитать закрытие', en: 'Run the close' },
  print: { ru: 'Печать', en: 'Print' },
  windows: { ru: 'Открытые окна', en: 'Open windows' },
  closedWindows: { ru: 'Закрытые', en: 'Closed' },
  closeWindow: { ru: 'Закрыть окно', en: 'Close the window' },
  more: { ru: 'ещё', en: 'more' },
  group: { ru: 'Вся группа', en: 'The whole group' },
  singleOn: { ru: 'Однобуквенные: включены', en: 'Single letters: on' },
  singleOff: { ru: 'Однобуквенные: выключены', en: 'Single letters: off' },
  turnOff: { ru: 'Выключить', en: 'Turn off' },
  turnOn: { ru: 'Включить', en: 'Turn on' },
  ask: { ru: 'Обращение в поддержку', en: 'A request to support' },
  askMore: { ru: 'с адресом этого экрана', en: 'with the address of this screen' },
  close: { ru: 'Закрыть', en: 'Close' },
  newAdjustment: { ru: 'Новая корректировка', en: 'New adjustment' },
  adjustment: { ru: 'Корректировка', en: 'Adjustment' },
  balance: { ru: 'ОСВ', en: 'Trial balance' },
  register: { ru: 'Регистр', en: 'Register' },
} as const satisfies Readonly<Record<string, Readonly<Record<Language, string>>>>

export function useKeysWords(): (key: keyof typeof WORDS) => string {
  const language = useLanguage()
  return (key) => WORDS[key][language]
}

interface KeyGroup {
  readonly title: Readonly<Record<Language, string>>
  readonly keys: readonly (readonly [keys: string, ru: string, en: string])[]
}

/** Every key that works; `+` together, a space one after the other. */
export const KEYS: readonly KeyGroup[] = [
  {
    title: { ru: 'Везде', en: 'Everywhere' },
    keys: [
      ['Ctrl+K', 'Поиск и команды', 'Search and commands'],
      ['G 1…9', 'Перейти к разделу', 'Go to a section'],
      ['[ ]', 'Период назад, вперёд', 'Period back, on'],
      ['Shift+[ Shift+]', 'Окно слева, справа', 'Window to the left, right'],
      ['Shift+W', 'Закрыть окно', 'Close the window'],
      ['F6', 'Следующая часть окна', 'Next part of the window'],
      ['Shift+F6', 'Предыдущая часть окна', 'Part of the window before'],
      ['Ins', 'Новая корректировка, новое правило, обращение', 'New adjustment, rule, request'],
      ['J, K', 'Следующее, предыдущее обращение', 'Next, previous request'],
      ['Ctrl+S', 'Записать корректировку', 'Save the adjustment'],
      ['Ctrl+Z', 'Отменить запись', 'Undo the edit'],
      ['Esc', 'Закрыть панель', 'Close the panel'],
      ['?', 'Эта таблица', 'This table'],
    ],
  },
  {
    title: { ru: 'Числа и отчёты', en: 'Figures and statements' },
    keys: [
      ['← → ↑ ↓', 'По числам', 'Among figures'],
      ['Home End', 'К первому, к последнему', 'To the first, the last'],
      ['Enter', 'Раскрыть число', 'Open a figure'],
      ['Backspace', 'Шаг назад в объяснении', 'One step back in an explanation'],
      ['P', 'Закрепить объяснение', 'Pin the explanation'],
      ['Ctrl+P', 'Печать', 'Print'],
    ],
  },
  {
    title: { ru: 'Таблицы', en: 'Tables' },
    keys: [
      ['1 2 3', 'Уровни строк', 'Levels of rows'],
      ['Shift+← → ↑ ↓', 'Выделить', 'Select'],
      ['Ctrl+C', 'Копировать выделенное', 'Copy the selection'],
      ['Ctrl+V', 'Вставить из Excel', 'Paste from Excel'],
      ['F2', 'Править ячейку', 'Edit the cell'],
      ['F4', 'Выбрать из списка', 'Choose from the list'],
      ['F9', 'Копия строки', 'Copy of the row'],
      ['Ctrl+D', 'Заполнить вниз', 'Fill down'],
      ['Ctrl+Delete', 'Удалить строки', 'Delete rows'],
      ['Ctrl+Z', 'Отменить', 'Undo'],
      ['Ctrl+Y', 'Вернуть', 'Redo'],
      ['Shift+C', 'Написать комментарий к паре', 'Comment on a pair'],
      ['Ctrl+Enter', 'Отправить комментарий', 'Send a comment'],
    ],
  },
]
