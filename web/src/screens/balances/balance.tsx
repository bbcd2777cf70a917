import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useEffect, useMemo, useState } from 'react'
import { type Accepted, type Balance, get, send, type Uploads } from '../../api.ts'
import { Fault } from '../../parts/fault.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { dateText } from '../../period.ts'
import { useBook, useScope, useSetScope } from '../../scope.ts'
import { useLanguage } from '../../words.ts'
import './balances.css'
import { BalanceGrid } from './balance-grid.tsx'
import { BalanceTools } from './balance-tools.tsx'
import { DifferencePanel } from './difference-panel.tsx'
import { Findings } from './findings.tsx'
import { UploadButton } from './list.tsx'
import { RowPanel } from './row-panel.tsx'
import { openedTo, type Shown, shownRows } from './tree.ts'
import { useRows } from './use-rows.ts'
import { useBalanceWords } from './words.ts'

const EVERYTHING: Shown = { level: 2, toggled: new Map(), hidden: new Set(), filter: 'all', find: '' }

/** A trial balance as 1C shows it, beside each row the line that it goes to, below it what was found. */
export function Screen() {
  const book = useBook()
  const { entity = '', interval = '' } = useParams({ strict: false })
  const { period } = useScope()
  const path = `/books/${encodeURIComponent(book)}/balances/${encodeURIComponent(entity)}/${interval}`
  const language = useLanguage()
  const { data, error, refetch } = useQuery({
    queryKey: ['balance', path, period, language],
    queryFn: ({ signal }) => get<Balance>(path, { period }, signal),
  })
  if (error && !data) return <Fault error={error} retry={() => void refetch()} />
  if (!data) return <Skeleton rows={24} />
  return <Opened key={path} balance={data} path={path} />
}

function Opened({ balance, path }: { balance: Balance; path: string }) {
  const words = useBalanceWords()
  const language = useLanguage()
  const scope = useScope()
  const setScope = useSetScope()
  const { error, total, tree } = useRows(path, scope.period)
  const [shown, setShown] = useState<Shown>(EVERYTHING)
  const visible = useMemo(() => shownRows(tree, shown), [tree, shown])
  const asked = tree.rows.findIndex(
    (row) => String(row.row) === scope.row && (!scope.sheet || row.sheet === scope.sheet),
  )
  // What is asked for in the address is on screen, whatever was folded.
  useEffect(() => {
    if (asked < 0) return
    setShown((now) => ({
      ...now,
      filter: 'all',
      find: '',
      hidden: new Set(),
      toggled: openedTo(tree, asked, now.toggled),
    }))
  }, [asked, tree])
  if (error) return <Fault error={error} />
  const open = tree.rows[asked]
  const goTo = (row: number, sheet: string): void =>
    setScope({ row: String(row), sheet: sheet || undefined, show: undefined }, true)
  return (
    <main className="page split">
      <div className="main balance wide-on-paper">
        <div className="page-head">
          <div>
            <h1>
              {words('one')}
              {balance.account && ` ${balance.account}`}
            </h1>
            <p className="balance-of">
              {balance.entityName[language]} <span className="code">{balance.entity}</span>,{' '}
              {dateText(balance.from, language)} – {dateText(balance.to, language)}, {balance.currency}
              {tree.rows.length < total && ` · ${words('reading')} ${tree.rows.length} / ${total}`}
            </p>
          </div>
          <div className="actions">
            <Versions balance={balance} path={path} />
            <AcceptOrUpload balance={balance} />
          </div>
        </div>
        <BalanceTools balance={balance} shown={shown} onShown={setShown} tree={tree} />
        <BalanceGrid
          balance={balance}
          tree={tree}
          visible={visible}
          shown={shown}
          onShown={setShown}
          asked={asked}
          onOpen={(row) =>
            setScope({ row: String(row.row), sheet: row.sheet || undefined, show: 'row' }, true)
          }
        />
        <Findings balance={balance} onGo={goTo} />
      </div>
      {scope.show === 'row' && open && (
        <RowPanel
          row={open}
          balance={balance}
          onClose={() => {
            setScope({ show: undefined }, true)
            document.querySelector<HTMLElement>('.balance-grid')?.focus()
          }}
        />
      )}
      {scope.show === 'difference' && scope.id && (
        <DifferencePanel
          path={path}
          before={scope.id}
          after={String(balance.versions.length)}
          onGo={(row) => setScope({ row: String(row) }, true)}
          onClose={() => setScope({ show: undefined, id: undefined }, true)}
        />
      )}
    </main>
  )
}

function Versions({ balance, path }: { balance: Balance; path: string }) {
  const words = useBalanceWords()
  const setScope = useSetScope()
  const latest = balance.versions.length
  return (
    <>
      <Button variant="default" component="a" href={`/api/v1${path}/file`} download>
        {words('download')}
      </Button>
      {latest > 1 && (
        <Button
          variant="default"
          onClick={() => setScope({ show: 'difference', id: String(latest - 1) }, true)}
        >
          {words('compare')} {latest - 1}
        </Button>
      )}
    </>
  )
}

/** The primary action: to accept what was uploaded for this place and waits, else to upload. */
function AcceptOrUpload({ balance }: { balance: Balance }) {
  const words = useBalanceWords()
  const book = useBook()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const base = `/books/${encodeURIComponent(book)}/uploads`
  // Who may upload nothing is told so there; here the button is then simply the way to the page.
  const { data } = useQuery({
    queryKey: ['uploads', book],
    queryFn: () => get<Uploads>(base),
    retry: false,
  })
  const waiting = data?.uploads.find(
    ({ entity, state, target }) =>
      entity === balance.entity && target === balance.name && (state === 'ready' || state === 'warns'),
  )
  const accept = useMutation({
    mutationFn: (id: string) =>
      send<Accepted>(`${base}/accept`, { method: 'POST', body: { ids: [id] } }).then((answer) => answer.data),
    onSuccess: async ({ files }) => {
      await queries.invalidateQueries()
      // What kept it out is said where it waits.
      if (files.some(({ accepted }) => !accepted))
        await navigate({ to: '/b/$book/balances/upload', params: { book } })
    },
  })
  if (!waiting) return <UploadButton quiet />
  return (
    <Button loading={accept.isPending} onClick={() => accept.mutate(waiting.id)}>
      {words('accept')}
    </Button>
  )
}
