// The commands and their options, in the user's language. What a command does stands in commands/.

import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import { usageRefused } from '../app/failure.ts'
import type { Language } from '../app/messages.ts'
import type { Serve } from '../app/serve.ts'
import { auditEraseCommand, auditListCommand, auditVerifyCommand } from './commands/audit.ts'
import { exportBookCommand, importBookCommand } from './commands/books.ts'
import { checkCommand, closeCommand } from './commands/close.ts'
import { demoCommand } from './commands/demo.ts'
import { deskStatusCommand } from './commands/desk.ts'
import { explainCommand } from './commands/explain.ts'
import { formatCommand } from './commands/format.ts'
import { importCommand } from './commands/import.ts'
import { serveCommand } from './commands/serve.ts'
import { userAddCommand, userLinkCommand, userListCommand } from './commands/user.ts'
import { type Context, type ExitCode, guarded } from './context.ts'
import { type Streams, Terminal } from './terminal.ts'
import { say, type Word } from './words.ts'

export interface Surroundings {
  readonly streams: Streams
  readonly language: Language
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly version: string
  readonly serve: Serve
}

const FORMATS = ['xlsx', 'pdf', 'html', 'json']

/** Runs one command line; resolves with the exit code. */
export async function runCommand(argv: readonly string[], given: Surroundings): Promise<ExitCode> {
  let code: ExitCode = 0
  const program = makeProgram(given, (work) => async (...words: unknown[]) => {
    const command = words.at(-1)
    if (!(command instanceof Command)) return
    const context = contextOf(command, given)
    code = await guarded(context, () => work(context, command.args, command.opts()))
  })
  try {
    await program.parseAsync(argv, { from: 'user' })
    return code
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0
    // Asked for nothing: commander has shown the help.
    if (error instanceof CommanderError && error.code === 'commander.help') return 2
    const context = contextOf(program, given)
    const named = program.commands.find((one) => argv.includes(one.name()))?.name() ?? ''
    const told = error instanceof CommanderError ? usageError(error, named) : error
    return guarded(context, () => Promise.reject(told))
  }
}

function contextOf(command: Command, { environment, language, streams }: Surroundings): Context {
  const { data, json, quiet } = command.optsWithGlobals()
  const place = typeof data === 'string' ? { data, environment } : { environment }
  return { terminal: new Terminal(streams, language, quiet === true), json: json === true, place }
}

type Options = Readonly<Record<string, unknown>>
type Work = (context: Context, args: readonly string[], options: Options) => Promise<ExitCode>
type Action = (work: Work) => (...words: unknown[]) => Promise<void>

function makeProgram(given: Surroundings, action: Action): Command {
  const { language, version } = given
  const t = (word: Word): string => say(language, word)
  const program = new Command('trialbalance')
  style(program, given)
  program
    .description(t('about'))
    .version(version, '-V, --version', t('option.version'))
    .helpCommand('help [command]', t('helpCommand'))
    .option('--data <dir>', t('option.data'))
    .addOption(new Option('--lang <ru|en>', t('option.lang')).choices(['ru', 'en']))
    .option('--json', t('option.json'))
    .option('--quiet', t('option.quiet'))
    .addHelpText('after', () => `\n${t('examples')}\n${examples()}\n\n${t('exitCodes')}`)

  const command = (name: string, about: Word): Command => program.command(name).description(t(about))
  const scoped = (made: Command): Command =>
    made
      .argument('<book>', t('book'))
      .option('--period <period>', t('option.period'))
      .addOption(new Option('--basis <basis>', t('option.basis')).choices(['ias-1', 'ifrs-18']))

  scoped(command('close', 'close'))
    .option('--entity <code>', t('option.entity'))
    .option('--out <dir>', t('option.out'), 'out')
    .option('--format <list>', t('option.format'), formatList, FORMATS)
    .action(action(closeCommand))
  scoped(command('check', 'check')).option('--entity <code>', t('option.entity')).action(action(checkCommand))
  scoped(command('explain', 'explain'))
    .requiredOption('--line <id>', t('option.line'))
    .option('--entity <code>', t('option.entity.explain'))
    .option('--column <component>', t('option.column'))
    .option('--cell <column>', t('option.cell'))
    .option('--row <account>', t('option.row'))
    .option('--depth <n>', t('option.depth'), depth, 1)
    .action(action(explainCommand))
  command('import', 'import').argument('<file>', t('file')).action(action(importCommand))
  command('format', 'format').action(action(formatCommand))
  command('import-book', 'import-book')
    .argument('<folder>', t('folder'))
    .option('--name <name>', t('option.name'))
    .option('--replace', t('option.replace'))
    .action(action(importBookCommand))
  command('export-book', 'export-book')
    .argument('<name>', t('name'))
    .argument('<folder>', t('target'))
    .action(action(exportBookCommand))
  command('serve', 'serve')
    .option('--port <n>', t('option.port'), port, 8420)
    .option('--host <address>', t('option.host'), '127.0.0.1')
    .option('--demo', t('option.demo'))
    .action(action(serveCommand(given.serve)))
  command('demo', 'demo').option('--out <dir>', t('option.out'), 'out').action(action(demoCommand))
  people(command('user', 'user'), t, action)
  trail(command('audit', 'audit'), t, action)
  desk(command('desk', 'desk'), t, action)
  return program
}

type Translate = (word: Word) => string

/** Administration on the server's own machine (operations.md §4). */
function people(user: Command, t: Translate, action: Action): void {
  user.helpCommand(false)
  user.command('list').description(t('user.list')).action(action(userListCommand))
  user
    .command('add')
    .description(t('user.add'))
    .argument('<login>', t('login'))
    .option('--name <name>', t('option.user.name'))
    .option('--administrator', t('option.user.administrator'))
    .option('--prepares', t('option.user.prepares'))
    .action(action(userAddCommand))
  user
    .command('link')
    .description(t('user.link.about'))
    .argument('<login>', t('login'))
    .option('--remove-second-factor', t('option.user.factor'))
    .action(action(userLinkCommand))
}

function desk(of: Command, t: Translate, action: Action): void {
  of.helpCommand(false)
  of.command('status').description(t('desk.status')).action(action(deskStatusCommand))
}

function trail(audit: Command, t: Translate, action: Action): void {
  audit.helpCommand(false)
  audit
    .command('verify')
    .description(t('audit.verify'))
    .option('--head <sequence:hash>', t('option.audit.head'))
    .action(action(auditVerifyCommand))
  audit
    .command('list')
    .description(t('audit.list'))
    .option('--book <name>', t('name'))
    .option('--limit <n>', t('option.audit.limit'), limit, 50)
    .action(action(auditListCommand))
  audit
    .command('erase')
    .description(t('audit.erase'))
    .argument('<sequence>', t('audit.sequence'))
    .action(action(auditEraseCommand))
}

function limit(text: string): number {
  if (!/^[1-9]\d{0,4}$/.test(text)) throw new InvalidArgumentError('1 … 99999')
  return Number.parseInt(text, 10)
}

function formatList(text: string): string[] {
  const formats = text.split(',').map((each) => each.trim())
  const unknown = formats.find((each) => !FORMATS.includes(each))
  if (unknown !== undefined) throw new InvalidArgumentError(FORMATS.join(', '))
  return formats
}

function port(text: string): number {
  const number = /^\d{1,5}$/.test(text) ? Number.parseInt(text, 10) : -1
  if (number < 0 || number > 65535) throw new InvalidArgumentError('0 … 65535')
  return number
}

function depth(text: string): number {
  if (!/^[1-9]\d?$/.test(text)) throw new InvalidArgumentError('1 … 99')
  return Number.parseInt(text, 10)
}

const examples = (): string =>
  [
    'trialbalance demo',
    'trialbalance serve --demo',
    'trialbalance close books/severny --period 2025 --out out --format xlsx,pdf',
    'trialbalance explain books/severny --line financial-position:Goodwill --depth 3',
    'trialbalance import books/severny/balances/СЕВ/2025-01-01_2025-12-31.xlsx --json',
  ]
    .map((line) => `  ${line}`)
    .join('\n')

/** Everything that commander says by itself, in the user's language; its errors are told by `usageError`. */
function style(program: Command, { language, streams }: Surroundings): void {
  const titles: Readonly<Record<string, Word>> = {
    'Usage:': 'usage',
    'Arguments:': 'arguments',
    'Options:': 'options',
    'Global Options:': 'globalOptions',
    'Commands:': 'commands',
  }
  const translated = (text: string): string =>
    text
      .replaceAll('[options]', say(language, 'usageOptions'))
      .replaceAll('[command]', say(language, 'usageCommand'))
  program
    .exitOverride()
    .helpOption('-h, --help', say(language, 'option.help'))
    .configureOutput({
      writeOut: (text) => streams.out.write(text),
      writeErr: (text) => streams.error.write(text),
      outputError: () => {},
    })
    .configureHelp({
      showGlobalOptions: true,
      styleTitle: (title) => (titles[title] ? say(language, titles[title]) : title),
      styleUsage: translated,
      styleSubcommandTerm: translated,
      optionDescription: (option) => {
        const { defaultValue, description } = option
        if (defaultValue === undefined || typeof defaultValue === 'boolean') return description
        const shown = Array.isArray(defaultValue) ? defaultValue.join(',') : String(defaultValue)
        return `${description} (${say(language, 'defaultValue')} ${shown})`
      },
    })
}

/** Commander's errors as ours, with the help of the command that was named. Their texts are English and fixed. */
function usageError({ code, message }: CommanderError, command: string): Error {
  const quoted = [...message.matchAll(/'([^']*)'/g)].map(([, text = '']) => text)
  const value = quoted[0] ?? message
  const similar = /\(Did you mean (?:one of )?([^?]*)\?\)/.exec(message)?.[1] ?? 'none'
  const help = command === '' ? 'none' : command
  switch (code) {
    case 'commander.unknownCommand':
    case 'commander.unknownOption':
      return usageRefused('APP-001', { value, similar, command: help })
    case 'commander.missingMandatoryOptionValue':
      // Of all commands explain alone has an option that must be there: the line.
      return usageRefused('APP-015', { value })
    case 'commander.missingArgument':
      return usageRefused('APP-002', { value: `<${value}>`, command: help })
    case 'commander.optionMissingArgument':
      return usageRefused('APP-002', { value, command: help })
    case 'commander.invalidArgument': {
      const expected =
        /Allowed choices are (.*)\.$/.exec(message)?.[1] ?? /invalid\. (.*)$/.exec(message)?.[1] ?? ''
      return usageRefused('APP-004', { option: value, value: quoted[1] ?? '', expected })
    }
    case 'commander.excessArguments': {
      const [, expected = '0', given = ''] =
        /Expected (\d+) arguments? but got \d+: (.*)\.$/.exec(message) ?? []
      const extra = given.split(', ').slice(Number.parseInt(expected, 10))
      return usageRefused('APP-003', { value: extra.join(', '), command: help })
    }
    default:
      return usageRefused('APP-003', { value: message.replace(/^error: /, ''), command: help })
  }
}
