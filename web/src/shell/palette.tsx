import '@mantine/spotlight/styles.css'
import { Spotlight, type SpotlightActionGroupData, spotlight } from '@mantine/spotlight'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { get, type Statements } from '../api.ts'
import { useRun } from '../jobs/use-run.ts'
import { readScope, useBook, useScope, useSetScope } from '../scope.ts'
import { useAskSupport } from '../screens/support/ask-support.tsx'
import { useLanguage, useWords } from '../words.ts'
import { useOpenBook } from './book-context.ts'
import { useShiftPeriod } from './global-keys.ts'
import { useKeysWords } from './keys-words.ts'
import { ALL_SECTIONS } from './navigation.tsx'
import { useWindowName } from './window-name.ts'
import { useWindows } from './windows.ts'

/** Everything by its name: sections, companies, lines of statements, commands. `asked` counts how often it was opened. */
export function Palette({ asked, onHelp }: { asked: number; onHelp: () => void }) {
  const words = useKeysWords()
  const actions = [useSections(), useCompanies(), useLines(), useClosed(), useCommands(onHelp)].map(
    withPlainLetters,
  )
  useEffect(() => {
    if (asked > 0) spotlight.open()
  }, [asked])
  return (
    <Spotlight
      actions={actions}
      nothingFound={words('nothing')}
      searchProps={{ placeholder: words('search'), 'aria-label': words('search') }}
      shortcut={null}
      limit={12}
      scrollable
      // The kit's way to hold the page still is a style without nonce, which the policy forbids.
      lockScroll={false}
      maxHeight={460}
    />
  )
}

/** People type «отчёты» for «Отчёты». */
function withPlainLetters({ actions, group }: SpotlightActionGroupData): SpotlightActionGroupData {
  return {
    group,
    actions: actions.map((action) => ({
      ...action,
      keywords: action.label?.toLowerCase().replaceAll('ё', 'е') ?? '',
    })),
  }
}

function useSections(): SpotlightActionGroupData {
  const words = useKeysWords()
  const common = useWords()
  const book = useBook()
  const navigate = useNavigate()
  const { basis, entity, period, unit } = useScope()
  const search = readScope({ basis, entity, period, unit })
  return {
    group: words('sections'),
    actions: ALL_SECTIONS.flatMap(({ inner, ...section }) => inner ?? [section]).map(({ to, word }) => ({
      id: to,
      label: common(word),
      onClick: () => void navigate({ to, params: { book }, search }),
    })),
  }
}

function useCompanies(): SpotlightActionGroupData {
  const words = useKeysWords()
  const language = useLanguage()
  const { entities } = useOpenBook()
  const setScope = useSetScope()
  const choose = (entity: string | undefined): void => setScope({ entity, line: undefined, path: undefined })
  return {
    group: words('companies'),
    actions: [
      { id: 'company:', label: words('group'), onClick: () => choose(undefined) },
      ...entities.map(({ code, name, nameEn }) => ({
        id: `company:${code}`,
        label: language === 'ru' ? name : nameEn,
        description: code,
        onClick: () => choose(code),
      })),
    ],
  }
}

function useLines(): SpotlightActionGroupData {
  const words = useKeysWords()
  const language = useLanguage()
  const book = useBook()
  const navigate = useNavigate()
  const { basis, entity, period, unit } = useScope()
  const { data } = useQuery({
    queryKey: ['statements', book, period, entity, basis, unit],
    queryFn: ({ signal }) =>
      get<Statements>(
        `/books/${encodeURIComponent(book)}/statements`,
        { basis, entity, period, unit },
        signal,
      ),
  })
  const seen = new Set<string>()
  const actions = (data?.statements ?? []).flatMap((statement) =>
    statement.lines.flatMap((line) => {
      const id = `${statement.id}:${line.id}`
      if (line.kind === 'heading' || seen.has(id)) return []
      seen.add(id)
      const column =
        statement.columns[statement.id === 'changes-in-equity' ? statement.columns.length - 1 : 0]
      const search = readScope({
        basis,
        entity,
        period,
        unit,
        statement: statement.id,
        line: line.id,
        column: column?.id,
      })
      return [
        {
          id,
          label: line.label[language],
          description: statement.title[language],
          onClick: () => void navigate({ to: '/b/$book/reports/statements', params: { book }, search }),
        },
      ]
    }),
  )
  return { group: words('lines'), actions }
}

/** Windows that were closed, the last first. */
function useClosed(): SpotlightActionGroupData {
  const words = useKeysWords()
  const nameOf = useWindowName()
  const { closed } = useWindows(useBook())
  const { history } = useRouter()
  return {
    group: words('closedWindows'),
    actions: closed.map((address) => ({
      id: `closed:${address}`,
      label: nameOf(address),
      description: words('closedWindows'),
      onClick: () => history.push(address),
    })),
  }
}

function useCommands(onHelp: () => void): SpotlightActionGroupData {
  const words = useKeysWords()
  const shift = useShiftPeriod()
  const ask = useAskSupport()
  const book = useBook()
  const { period } = useScope()
  const navigate = useNavigate()
  const { mayRun, run } = useRun()
  // Its journal shows how far it is, and what it declined.
  const begin = (): void => {
    void navigate({ to: '/b/$book/runs', params: { book }, search: readScope({ period }) })
    void run().catch(() => {})
  }
  return {
    group: words('commands'),
    actions: [
      ...(mayRun ? [{ id: 'run', label: words('run'), onClick: begin }] : []),
      { id: 'previous', label: words('previous'), description: '[', onClick: () => shift(1) },
      { id: 'next', label: words('next'), description: ']', onClick: () => shift(-1) },
      { id: 'print', label: words('print'), description: 'Ctrl+P', onClick: () => window.print() },
      { id: 'ask', label: words('ask'), description: words('askMore'), onClick: ask },
      { id: 'keys', label: words('keys'), description: '?', onClick: onHelp },
    ],
  }
}
