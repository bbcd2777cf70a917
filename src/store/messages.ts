// What the store says to people (operations.md §1, §2).

import type { Catalogue } from '../ledger/finding.ts'

export const STORE_MESSAGES: Catalogue = {
  'STORE-001': {
    ru: {
      text: 'Папка данных {folder} занята: с ней работает процесс {pid} на машине {host}.',
      advice:
        'Дождитесь его окончания или укажите другую папку (--data). Если машины {host} больше нет, удалите файл {path}.',
    },
    en: {
      text: 'The data folder {folder} is taken: process {pid} on machine {host} works with it.',
      advice:
        'Wait until it ends, or name another folder (--data). If machine {host} is gone, delete the file {path}.',
    },
  },
  'STORE-002': {
    ru: {
      text: 'Книги «{name}» нет: это не папка с book.yaml и не имя загруженной книги.',
      advice:
        '{known, select, none {Загруженных книг пока нет.} other {Загруженные книги: {known}.}} Загрузить папку: trialbalance import-book <папка>.',
    },
    en: {
      text: 'There is no book “{name}”: it is neither a folder with book.yaml nor the name of an imported book.',
      advice:
        '{known, select, none {No book is imported yet.} other {Imported books: {known}.}} To import a folder: trialbalance import-book <folder>.',
    },
  },
  'STORE-003': {
    ru: {
      text: 'Пароли базы данных не подходят или потеряны: {path}.',
      advice:
        'Верните файл secrets.json, с которым создавалась эта папка данных, или начните с новой папки (--data).',
    },
    en: {
      text: 'The passwords of the database are lost or not the right ones: {path}.',
      advice:
        'Put back the secrets.json that this data folder was made with, or begin with a new folder (--data).',
    },
  },
  'STORE-004': {
    ru: {
      text: 'Для платформы {platform} встроенного сервера PostgreSQL нет (пакет {package}).',
      advice:
        'Укажите свой PostgreSQL 15 или новее: DATABASE_URL=postgres://… Папку с книгой можно закрыть и без базы.',
    },
    en: {
      text: 'There is no embedded PostgreSQL server for the platform {platform} (package {package}).',
      advice:
        'Name a PostgreSQL of your own, 15 or later: DATABASE_URL=postgres://… A folder closes without a database.',
    },
  },
  'STORE-005': {
    ru: {
      text: 'Пользователь {user}, от имени которого работает сервер, не может войти в папку данных {folder}.',
      advice:
        'Выберите папку вне закрытых каталогов (--data, например /var/lib/trialbalance) или откройте путь к ней (chmod o+x).',
    },
    en: {
      text: 'The user {user} that the server runs as cannot enter the data folder {folder}.',
      advice:
        'Choose a folder outside closed ones (--data, say /var/lib/trialbalance) or open the way to it (chmod o+x).',
    },
  },
  'STORE-006': {
    ru: {
      text: 'Встроенный сервер PostgreSQL не запускается на этой машине: {reason}',
      advice: 'Нужен Linux с glibc 2.27 или новее. Либо укажите свой PostgreSQL: DATABASE_URL=postgres://…',
    },
    en: {
      text: 'The embedded PostgreSQL server does not run on this machine: {reason}',
      advice:
        'It needs Linux with glibc 2.27 or later. Or name a PostgreSQL of your own: DATABASE_URL=postgres://…',
    },
  },
  'STORE-007': {
    ru: {
      text: 'База в папке данных создана PostgreSQL {found}, а эта программа несёт версию {major}.',
      advice: 'Выгрузите книги прежней версией программы (export-book) и загрузите их в новую папку данных.',
    },
    en: {
      text: 'The database of the data folder was made by PostgreSQL {found}; this program carries version {major}.',
      advice:
        'Export the books with the former version of the program (export-book) and import them into a new folder.',
    },
  },
  'STORE-008': {
    ru: {
      text: 'Встроенный сервер PostgreSQL не начал работу: {reason}',
      advice: 'Подробности в файле server.log папки данных. Проверьте место на диске и права на папку.',
    },
    en: {
      text: 'The embedded PostgreSQL server did not start: {reason}',
      advice: 'See server.log in the data folder for details. Check free disk and the rights on the folder.',
    },
  },
  'STORE-009': {
    ru: {
      text: 'Прежний сервер этой папки данных (процесс {pid}) не остановился за минуту.',
      advice: 'Дождитесь окончания его работы и повторите.',
    },
    en: {
      text: 'The former server of this data folder (process {pid}) did not stop within a minute.',
      advice: 'Wait until it has finished and try again.',
    },
  },
  'STORE-010': {
    ru: {
      text: 'На диске папки данных {folder} свободно {free} МБ, для записи нужно не меньше {floor} МБ. Чтение доступно.',
      advice: 'Освободите место и повторите. Порог задаёт TRIALBALANCE_DISK_FLOOR (в байтах).',
    },
    en: {
      text: 'The disk of the data folder {folder} has {free} MB free; writing needs {floor} MB. Reading goes on.',
      advice: 'Free some space and try again. The floor is set by TRIALBALANCE_DISK_FLOOR (bytes).',
    },
  },
  'STORE-011': {
    ru: {
      text: 'Схема базы старше программы: в базе {found}, нужна {expected}. Программа не меняет её сама.',
      advice: 'Выгрузите книги прежней версией программы (export-book) и загрузите их в новую папку данных.',
    },
    en: {
      text: 'The schema of the database is older than the program: it has {found}, needed is {expected}.',
      advice:
        'Export the books with the former version of the program (export-book) and import them into a new folder.',
    },
  },
  'STORE-012': {
    ru: {
      text: 'Схема базы новее программы: в базе {found}, программа знает {expected}.',
      advice: 'Запустите более новую версию программы.',
    },
    en: {
      text: 'The schema of the database is newer than the program: it has {found}, the program knows {expected}.',
      advice: 'Run a newer version of the program.',
    },
  },
  'STORE-013': {
    ru: {
      text: 'Книга «{name}» уже загружена с другим содержанием.',
      advice:
        'Укажите --replace, чтобы загрузить новую редакцию (прежняя сохранится), или другое имя: --name.',
    },
    en: {
      text: 'The book “{name}” is there already, with other content.',
      advice: 'Give --replace to import a new revision (the former one is kept), or another name: --name.',
    },
  },
  'STORE-014': {
    ru: {
      text: 'База по адресу DATABASE_URL не отвечает или не подходит: {reason}',
      advice:
        'Проверьте адрес, пароль и что это PostgreSQL 15 или новее в кодировке UTF8. Без DATABASE_URL работает встроенный сервер.',
    },
    en: {
      text: 'The database at DATABASE_URL does not answer or does not fit: {reason}',
      advice:
        'Check address and password, and that it is PostgreSQL 15 or later in UTF8. Without DATABASE_URL the embedded server is used.',
    },
  },
  'STORE-015': {
    ru: {
      text: 'Документ {path} в базе повреждён: его байты не дают записанного хеша {hash}.',
      advice: 'Восстановите базу из копии или загрузите книгу заново в новую папку данных.',
    },
    en: {
      text: 'The document {path} in the database is damaged: its bytes do not give the recorded hash {hash}.',
      advice: 'Restore the database from a backup, or import the book again into a new data folder.',
    },
  },
  'STORE-016': {
    ru: {
      text: 'Запись в базу не удалась, в ней ничего не изменилось: {reason} {code}',
      advice: 'Повторите. Если не помогает, смотрите server.log папки данных.',
    },
    en: {
      text: 'Writing to the database failed and changed nothing in it: {reason} {code}',
      advice: 'Try again. If it does not help, see server.log in the data folder.',
    },
  },
  'STORE-017': {
    ru: {
      text: 'Роль {role} в базе видит строки в обход прав (суперпользователь или BYPASSRLS): с ней программа не работает.',
      advice:
        'Создайте обычную роль: create role trialbalance login; alter role trialbalance nosuperuser nobypassrls; и укажите её в DATABASE_URL.',
    },
    en: {
      text: 'The database role {role} sees rows past all rights (superuser or BYPASSRLS): the program does not work as it.',
      advice:
        'Make a plain role: create role trialbalance login; alter role trialbalance nosuperuser nobypassrls; and name it in DATABASE_URL.',
    },
  },
  'STORE-018': {
    ru: {
      text: 'Файл {path} не открывается: доступа к этой редакции книги больше нет.',
      advice: 'Права на книгу даёт администратор.',
    },
    en: {
      text: 'The file {path} does not open: there is no access to this revision of the book any more.',
      advice: 'Rights to a book are given by an administrator.',
    },
  },
  'STORE-019': {
    ru: {
      text: 'Имя книги «{name}» уже занято.',
      advice:
        'Укажите другое имя. Если книга с этим именем нужна вам, попросите администратора о роли в ней.',
    },
    en: {
      text: 'The name “{name}” is taken by another book.',
      advice: 'Name it otherwise. If you need the book of that name, ask an administrator for a role in it.',
    },
  },
  'STORE-020': {
    ru: {
      text: 'Ключ запроса «{value}» уже использован для другого запроса.',
      advice: 'Обновите страницу и повторите.',
    },
    en: {
      text: 'The key “{value}” of the request was used for another request.',
      advice: 'Reload the page and try again.',
    },
  },
}
