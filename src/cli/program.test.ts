// The commands as a person calls them, over a faked close: what is on stdout, what on stderr, which exit code. The
// whole over real books stands in test/.

import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Closed, engine } from '../app/engine.ts'
import type { Language } from '../app/messages.ts'
import type { ServeRequest } from '../app/serve.ts'
import { decimalWords } from '../app/value-words.ts'
import { finding } from '../ledger/finding.ts'
import { runCommand } from './program.ts'
import { languageOf } from './words.ts'

const YAML = 'format: 1\nname: Север\nparent: SEV\npresentation_currency: RUB\n'
const ENTITIES =
  'code,name,jurisdiction,chart,books_currency,functional_currency\nSEV,АО «Север»,RU,ru-94n,RUB,RUB\n'
let folder = ''
const given = { ...engine }

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'trialbalance-cli-'))
  chmodSync(folder, 0o711)
  mkdirSync(join(folder, 'север', 'balances', 'SEV'), { recursive: true })
  writeFileSync(join(folder, 'север', 'book.yaml'), YAML)
  writeFileSync(join(folder, 'север', 'entities.csv'), ENTITIES)
  writeFileSync(
    join(folder, 'север', 'balances', 'SEV', '2025-01-01_2025-12-31.csv'),
    'account,name,closing_debit,closing_credit\n51,Расчётные счета,10000.00,\n80.09,Прочий капитал,,10000.00\n',
  )
  writeFileSync(join(folder, 'север', '.hidden'), 'not of the book')
})
beforeEach(() => Object.assign(engine, given))
afterAll(() => {
  Object.assign(engine, given)
  rmSync(folder, { recursive: true, force: true })
})

interface Outcome {
  readonly code: number
  readonly out: string
  readonly error: string
}

async function call(argv: readonly string[], language: Language = 'en', isTTY = false): Promise<Outcome> {
  const streams = { out: new PassThrough(), error: Object.assign(new PassThrough(), { isTTY, columns: 80 }) }
  const environment = { TRIALBALANCE_DISK_FLOOR: '0' }
  const code = await runCommand(argv, { streams, language, environment, version: '1.2.3', serve })
  const text = (stream: PassThrough): string => String(stream.read() ?? '')
  return { code, out: text(streams.out), error: text(streams.error) }
}

/** What the server was asked for. */
let served: ServeRequest[] = []
const serve = async (request: ServeRequest): Promise<void> => {
  served.push(request)
  request.tell('serve.address', { origin: `http://${request.host}:${request.port}` })
}

const CHECK = {
  id: 'assets-equal-equity-and-liabilities',
  scope: 'group',
  subject: 'group',
  severity: 'blocks',
  left: '1234567.89',
  right: '1234567.88',
  difference: '0.01',
  passed: false,
  values: { basis: 'ias-1', date: '2025-12-31', period: '2025-12-31' },
} as const
const ERROR = finding('APP-006', 'blocks', { file: 'balances/SEV/2025.xlsx', row: 3 }, { reason: 'torn' })
const WARNING = finding('APP-010', 'warns', {}, { folder: 'x', reason: 'y' })

function closing(result: Partial<Closed>): void {
  const nothing: Closed = {
    findings: [],
    checks: [],
    blocked: false,
    reportingDate: '2025-12-31',
    fingerprint: 'f'.repeat(64),
    closing: null,
    write: null,
    explain: () => ({ findings: [], explained: null }),
  }
  engine.closeBook = async (_, __, progress) => {
    progress('read', 0, 2)
    progress('read', 2, 2)
    progress('close', 0, 1)
    return { ...nothing, ...result }
  }
}

const book = (): string => join(folder, 'север')

describe('help', () => {
  it('is in Russian and in English, on stdout, with exit code 0', async () => {
    const russian = await call(['--help'], 'ru')
    expect(russian).toMatchObject({ code: 0, error: '' })
    expect(russian.out).toContain('закрыть книгу за период')
    expect(russian.out).not.toMatch(/\[options\]|\[command\]|Usage|Options:|Commands:|display help/)
    const english = await call(['close', '--help'], 'en')
    expect(english.out).toContain('Usage: trialbalance close [options] <book>')
    expect(english.out).not.toMatch(/[А-Яа-я]/)
  })

  it('is shown, with exit code 2, where no command is named', async () => {
    expect(await call([])).toMatchObject({ code: 2, out: '' })
  })

  const COMMANDS = [
    'close',
    'check',
    'explain',
    'import',
    'format',
    'import-book',
    'export-book',
    'serve',
    'demo',
    'user list',
    'user add',
    'user link',
    'audit verify',
    'audit list',
    'audit erase',
    'desk status',
  ]
  it.each(COMMANDS)('of %s stands in the list, and in the language that is asked for', async (name) => {
    for (const language of ['ru', 'en'] as const) {
      const [first = '', inner] = name.split(' ')
      const list = await call(inner ? [first, '--help'] : ['--help'], language)
      expect(list.out).toMatch(new RegExp(`^  ${inner ?? first}( |$)`, 'm'))
      const help = await call([...name.split(' '), '--help'], language)
      expect(help).toMatchObject({ code: 0, error: '' })
      const words = help.out.replace(/\.(yaml|csv|xlsx)|DATABASE_URL|TrialBalance|JSON/g, '')
      if (language === 'en') expect(words).not.toMatch(/[А-Яа-яЁё]/)
      else expect(words).not.toMatch(/Usage|Options|Arguments|default|show help|output the version/)
    }
  })

  it('names the version', async () => {
    expect(await call(['--version'])).toMatchObject({ code: 0, out: '1.2.3\n' })
  })
})

describe('a command line that does not fit', () => {
  const cases: [argv: string[], text: string][] = [
    [['clos', 'x'], 'Unknown command or option: clos. It looks like close.'],
    [['close', 'x', '--perod', '2025'], 'Unknown command or option: --perod. It looks like --period.'],
    [['srve'], 'Unknown command or option: srve. It looks like serve.'],
    [['audit', 'verfy'], 'Unknown command or option: verfy. It looks like verify.'],
    [['backup'], 'Unknown command or option: backup.\n  → List of commands: trialbalance --help.'],
    [['close', 'x', '--perod', '2025'], 'Options of the command: trialbalance close --help.'],
    [['close'], 'Not given: <book>.\n  → How to call the command: trialbalance close --help.'],
    [['close', 'x', '--period'], 'Not given: --period <period>.'],
    [
      ['explain', 'x'],
      'No line of the statements is named: --line <id>.\n  → For example: trialbalance explain',
    ],
    [['close', 'x', 'y z'], 'Too much in the command: y z.'],
    [['export-book', 'x', 'y', 'z', 'w'], 'Too much in the command: z, w.'],
    [['serve', 'x'], 'Too much in the command: x.'],
    [['serve', '--port', '70000'], 'Possible values: 0 … 65535.'],
    [['serve', '--prot', '1'], 'It looks like --port.'],
    [['close', 'x', '--basis', 'us-gaap'], 'Possible values: ias-1, ifrs-18.'],
    [['close', 'x', '--format', 'xlsx,doc'], 'Possible values: xlsx, pdf, html, json.'],
    [['explain', 'x', '--line', 'Assets', '--depth', '0'], 'Possible values: 1 … 99.'],
    [['--lang', 'de', 'format'], 'Possible values: ru, en.'],
  ]
  it.each(cases)('%j: exit code 2 and what would fit', async (argv, text) => {
    const { code, error, out } = await call(argv)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(error).toContain(text)
  })
})

describe('serve', () => {
  it('asks the server for what was asked for, and tells what it tells, in the language of the user', async () => {
    served = []
    const { code, out } = await call(['--data', 'd', 'serve', '--port', '8500', '--demo'], 'ru')
    expect({ code, out }).toEqual({ code: 0, out: 'TrialBalance: http://127.0.0.1:8500\n' })
    expect(served).toMatchObject([{ port: 8500, host: '127.0.0.1', demo: true, place: { data: 'd' } }])
  })
})

describe('close and check', () => {
  it('write, tell where, and end with 0', async () => {
    closing({ checks: [{ ...CHECK, passed: true }], write: async (out) => [`${out}/statements.json`] })
    const { code, error, out } = await call(['close', book(), '--out', 'here', '--format', 'json'])
    expect(code).toBe(0)
    expect(out).toBe(
      'Reporting date: 31\u00a0December 2025. Checks: 1 of 1 passed.\nThe statements are in here\n  here/statements.json\n',
    )
    expect(error).toBe('reading files …\ncomputing …\n')
  })

  it('end with 1 where a blocking check failed, with its figures', async () => {
    closing({ checks: [CHECK], blocked: true })
    const { code, error } = await call(['check', book()])
    expect(code).toBe(1)
    expect(error).toContain('ERROR assets-equal-equity-and-liabilities  group  FAILED')
    expect(error).toContain('left 1,234,567.89, right 1,234,567.88, difference 0.01')
  })

  it('end with 2 where the input is wrong, with all findings, what blocks first, and without statements', async () => {
    closing({ findings: [WARNING, ERROR, ERROR], blocked: true })
    const { code, error, out } = await call(['close', book()])
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(error.match(/^(ERROR|WARNING)/gm)).toEqual(['ERROR', 'ERROR', 'WARNING'])
    expect(error).toContain('ERROR APP-006  balances/SEV/2025.xlsx, row 3\n  The file')
    expect(error).toContain('Errors: 2, warnings: 1.')
    expect(error).toContain('No statements were written')
  })

  it('keep warnings and progress to themselves with --quiet, wherever it stands', async () => {
    closing({ findings: [WARNING] })
    expect((await call(['--quiet', 'check', book()])).error).toBe('')
    expect((await call(['check', book(), '--quiet'])).error).toBe('')
  })

  it('tell machines the same as JSON', async () => {
    closing({ findings: [WARNING], checks: [CHECK], blocked: true })
    const { code, out } = await call(['check', book(), '--json'])
    expect(code).toBe(1)
    expect(JSON.parse(out)).toMatchObject({
      blocked: true,
      reportingDate: '2025-12-31',
      checks: [{ id: CHECK.id, difference: '0.01', passed: false }],
      findings: [{ code: 'APP-010', severity: 'warns', text: 'The folder x cannot be made: y.' }],
    })
  })

  it('pass on period, entity and basis', async () => {
    const asked: unknown[] = []
    closing({})
    const faked = engine.closeBook
    engine.closeBook = (files, request, progress) => {
      asked.push(request.period, request.entity, request.basis, files.list())
      return faked(files, request, progress)
    }
    await call(['check', book(), '--period', '2025-Q3', '--entity', 'SEV', '--basis', 'ifrs-18'])
    expect(asked).toEqual([
      '2025-Q3',
      'SEV',
      'ifrs-18',
      ['balances/SEV/2025-01-01_2025-12-31.csv', 'book.yaml', 'entities.csv'],
    ])
  })

  it('end with 3 where the program itself failed, and say so', async () => {
    engine.closeBook = async () => {
      throw new Error('invariant: 1 ≠ 2')
    }
    const { code, error } = await call(['close', book()])
    expect(code).toBe(3)
    expect(error).toContain('The program stopped by a fault of its own: invariant: 1 ≠ 2')
  })

  it('say that a folder is no book, and that a name is not there, without making a database', async () => {
    const data = join(folder, 'never-made')
    const noBook = await call(['close', join(folder, 'север', 'balances')])
    expect(noBook).toMatchObject({ code: 2, out: '' })
    expect(noBook.error).toContain('APP-005')
    const noName = await call(['close', 'nosuch', '--data', data])
    expect(noName.error).toContain('No book is imported yet.')
    expect(existsSync(data)).toBe(false)
  })
})

describe('progress', () => {
  it('on a terminal is one line, taken away before what is said', async () => {
    closing({ findings: [WARNING] })
    const { error } = await call(['check', book()], 'en', true)
    expect(error).toContain('\r\u001b[Kreading files 2/2 …')
    expect(error).toContain('computing …\r\u001b[KWARNING')
  })
})

describe('explain', () => {
  const explained = {
    label: { ru: 'Гудвил', en: 'Goodwill' },
    kind: 'line',
    amount: '1500.00',
    currency: 'RUB',
    parts: [
      {
        label: { ru: 'Восток', en: 'Vostok' },
        kind: 'entity',
        amount: '2000.00',
        currency: 'RUB',
        parts: [
          {
            label: { ru: 'строка', en: 'row' },
            kind: 'row',
            amount: '2000.00',
            currency: 'RUB',
            place: { file: 'balances/VOS/2025.xlsx', sheet: 'TB', row: 7, column: 'G' },
          },
        ],
      },
      {
        label: { ru: 'Обесценение', en: 'Impairment' },
        kind: 'journal',
        amount: '-500.00',
        currency: 'RUB',
        detail: { rate: '1/2' },
        notes: [{ name: { ru: 'Курс', en: 'Rate' }, value: { ru: '1/2', en: '1/2' } }],
      },
    ],
  }

  it('shows as many levels as asked, down to the cell of a file', async () => {
    closing({ explain: () => ({ findings: [], explained }) })
    expect((await call(['explain', book(), '--line', 'Goodwill', '--quiet'])).out).toBe(
      [
        'Goodwill      1,500.00 RUB',
        '├ Vostok      2,000.00 RUB',
        '└ Impairment   −500.00 RUB',
        '    Rate: 1/2',
        '',
      ].join('\n'),
    )
    const deep = await call(['explain', book(), '--line', 'Goodwill', '--depth', '2'], 'ru')
    expect(deep.out).toContain('│ └ строка')
    expect(deep.out).toContain('balances/VOS/2025.xlsx, лист «TB», строка 7, столбец G')
    expect(deep.out).toContain('1\u00a0500,00 RUB')
  })

  it('gives the tree to machines, cut at the depth', async () => {
    closing({ explain: () => ({ findings: [], explained }) })
    const { out } = await call(['explain', book(), '--line', 'Goodwill', '--json'])
    expect(JSON.parse(out).parts.map((part: object) => 'parts' in part)).toEqual([false, false])
  })

  it('ends with 2 where the line is not one: the choices are findings', async () => {
    closing({ explain: () => ({ findings: [ERROR], explained: null }) })
    expect(await call(['explain', book(), '--line', 'ProfitLoss'])).toMatchObject({ code: 2, out: '' })
  })
})

describe('format', () => {
  it('shows files with their columns, the words of each, templates and lines in the language of the user', async () => {
    const english = await call(['format'], 'en')
    expect(english.code).toBe(0)
    expect(english.out).toMatch(/intragroup\/turnovers\.csv\n {6}seller\*, buyer\*/)
    expect(english.out).toContain('        nature: goods, services, assets, interest, rent, other\n')
    expect(english.out).toContain('      T07  Leases\n')
    expect((await call(['format'], 'ru')).out).toContain('      T07  Аренда\n')
  })
})

describe('import', () => {
  it('shows how a file is understood, and which check fails; exit code 1', async () => {
    const file = join(folder, 'unbalanced.csv')
    writeFileSync(file, 'account,name,closing_debit,closing_credit\n51,Cash,10.00,\n80.09,Capital,,9.99\n')
    const { code, out } = await call(['import', file])
    expect(code).toBe(1)
    expect(out).toContain('Rows: 2 (accounts 2)')
    expect(out).toMatch(/C3 .*FAILED[\s\S]*left 10.00, right 9.99, difference 0.01/)
    const machine = JSON.parse((await call(['import', file, '--json'])).out)
    expect(machine).toMatchObject({
      format: 1,
      layout: 'canonical',
      kind: 'general',
      rows: [{ account: '51', closing_debit: '10.00', opening_debit: '0' }, {}],
    })
    expect(machine.sha256).toMatch(/^[0-9a-f]{64}$/)
  })

  it('tells of a file that is refused what it is not; exit code 2', async () => {
    const file = join(folder, 'letter.txt')
    writeFileSync(file, 'Уважаемые коллеги!\n')
    const { code, error, out } = await call(['import', file, '--json'])
    expect(code).toBe(2)
    expect(Object.keys(JSON.parse(out)).sort()).toEqual(['file', 'findings', 'format', 'sha256'])
    expect(error).toContain('ERROR')
  })

  it('names a file that is not there; exit code 2', async () => {
    const none = await call(['import', join(folder, 'none.xlsx')])
    expect(none.error).toMatch(/APP-006[\s\S]*cannot be read: there is no such file\./)
    expect((await call(['import', folder], 'ru')).error).toContain('не читается: это папка.')
  })
})

describe('books in the database', () => {
  it('come in and go out with the same bytes; the second time nothing changes', async () => {
    const data = join(folder, 'data')
    const first = await call(['import-book', book(), '--data', data])
    expect(first.error).not.toContain('ERROR')
    expect(first).toMatchObject({ code: 0, out: 'The book “север” is imported, files: 3.\n' })
    expect((await call(['import-book', book(), '--data', data])).out).toContain(
      'there already in this revision',
    )
    const target = join(folder, 'out')
    expect((await call(['export-book', 'север', target, '--data', data])).code).toBe(0)
    expect(readFileSync(join(target, 'book.yaml'), 'utf8')).toBe(YAML)
    expect(existsSync(join(target, '.hidden'))).toBe(false)
    const again = await call(['export-book', 'север', target, '--data', data])
    expect(again.code).toBe(2)
    expect(again.error).toContain('APP-007')
    closing({ checks: [{ ...CHECK, passed: true }] })
    expect(await call(['check', 'север', '--data', data])).toMatchObject({
      code: 0,
      out: 'Reporting date: 31\u00a0December 2025. Checks: 1 of 1 passed.\n',
    })
    expect((await call(['check', 'nosuch', '--data', data])).error).toContain('Imported books: север.')
  })

  it('are not taken in with an error: all of them are told at once', async () => {
    const data = join(folder, 'other')
    const wrong = join(folder, 'wrong')
    mkdirSync(wrong)
    writeFileSync(
      join(wrong, 'book.yaml'),
      'format: 1\nname: Wrong\nparent: ONE\npresentation_currency: RUB\n',
    )
    writeFileSync(join(wrong, 'entities.csv'), 'code,name,colour\nONE,One,red\n')
    writeFileSync(
      join(wrong, 'tax_rates.csv'),
      'jurisdiction,enacted_on,effective_from,rate\nRU,yesterday,2025-01-01,lots\n',
    )
    const { code, error, out } = await call(['import-book', wrong, '--data', data])
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(error).toContain('entities.csv')
    expect(error).toContain('tax_rates.csv, row 2')
    expect(existsSync(data)).toBe(false)
  })

  it('are not taken in under a name that is a path', async () => {
    const data = join(folder, 'other')
    expect((await call(['import-book', book(), '--name', 'a/b', '--data', data])).error).toContain('APP-008')
    expect(existsSync(data)).toBe(false)
  })
})

describe('the words', () => {
  it('are in the language of --lang, else of LANG, else Russian', () => {
    expect(languageOf(['close', '--lang', 'en'], { LANG: 'ru_RU.UTF-8' })).toBe('en')
    expect(languageOf(['--lang=ru'], { LANG: 'en_US.UTF-8' })).toBe('ru')
    expect(languageOf([], { LANG: 'en_GB.UTF-8' })).toBe('en')
    expect(languageOf([], { LC_ALL: 'ru_RU.UTF-8', LANG: 'en_GB.UTF-8' })).toBe('ru')
    expect(languageOf([], { LANG: 'C.UTF-8' })).toBe('ru')
  })

  it('show amounts exactly, however large', () => {
    expect(decimalWords('-92233720368547758.08', 'en')).toBe('−92,233,720,368,547,758.08')
    expect(decimalWords('1234', 'ru')).toBe('1\u00a0234')
    expect(decimalWords('999.5', 'ru')).toBe('999,5')
    expect(decimalWords('', 'ru')).toBe('')
  })
})
