import { Button } from '@mantine/core'
import { Dropzone } from '@mantine/dropzone'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { get, send, type Upload, type Uploads } from '../../api.ts'
import { JobProgress } from '../../jobs/job-progress.tsx'
import { useJob } from '../../jobs/use-job.ts'
import { Fault } from '../../parts/fault.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { useBook, useScope, useSetScope } from '../../scope.ts'
import { useStatus } from '../../shell/status-bar.tsx'
import { edits } from '../../undo/edits.ts'
import '../balances/balances.css'
import { Outcome } from './outcome.tsx'
import { UploadPanel } from './upload-panel.tsx'
import { UploadTable } from './upload-table.tsx'
import './uploads.css'
import { useSending } from './use-sending.ts'
import { useUploadWords } from './words.ts'

const canGoIn = ({ state }: Upload): boolean => state === 'ready' || state === 'warns'
/** With more files than these, those that ask something come first. */
const MANY = 50
const LARGEST = 100_000_000

/** Files on their way into the book: what each was understood as; nothing is booked before it is accepted. */
export function Screen() {
  const words = useUploadWords()
  const book = useBook()
  const { id } = useScope()
  const setScope = useSetScope()
  const queries = useQueryClient()
  const opener = useRef<() => void>(null)
  const [unmarked, setUnmarked] = useState<ReadonlySet<string>>(new Set())
  const { add, again, sending, stop } = useSending(book)
  const base = `/books/${encodeURIComponent(book)}/uploads`
  const { data, error, refetch } = useQuery({
    queryKey: ['uploads', book],
    queryFn: ({ signal }) => get<Uploads>(base, {}, signal),
  })
  const refresh = () => queries.invalidateQueries({ queryKey: ['uploads', book] })
  const accept = useJob()
  const { job } = accept
  useEffect(() => {
    if (job?.state !== 'done') return
    void queries.invalidateQueries()
    if (job.accepted?.wrote) edits.wrote(book, job.accepted.wrote)
  }, [book, job?.accepted?.wrote, job?.state, queries])
  const remove = useMutation({
    mutationFn: async (ids: readonly string[]) => {
      for (const one of ids) await send(`${base}/${one}`, { method: 'DELETE' })
    },
    onSettled: refresh,
  })
  const all = data?.uploads ?? []
  const shown = all.length > MANY ? [...all].sort((a, b) => Number(canGoIn(a)) - Number(canGoIn(b))) : all
  const marked = all.filter((one) => canGoIn(one) && !unmarked.has(one.id))
  useStatus(
    words('keys'),
    `${words('marked')} ${marked.length} · ${words('rows')} ${marked.reduce((sum, { rows }) => sum + rows, 0)}`,
  )
  if (error && !data) return <Fault error={error} retry={() => void refetch()} />
  if (!data) return <Skeleton rows={8} />
  const open = all.find((one) => one.id === id)
  return (
    <main className="page split">
      <div className="main">
        <div className="page-head">
          <div>
            <h1>{words('title')}</h1>
            <p className="quiet">{words('lead')}</p>
          </div>
          <div className="actions">
            {all.length > 0 && (
              <Button variant="default" onClick={() => remove.mutate(all.map((one) => one.id))}>
                {words('clear')}
              </Button>
            )}
            <Button
              disabled={marked.length === 0 || accept.isUnderWay}
              onClick={() =>
                void accept.begin(`${base}/accept/jobs`, { body: { ids: marked.map((one) => one.id) } })
              }
            >
              {words('accept')}, {marked.length} {words('files')}
            </Button>
          </div>
        </div>
        <Dropzone
          className="drop"
          onDrop={add}
          openRef={opener}
          activateOnClick={false}
          maxSize={LARGEST}
          aria-label={words('drop')}
        >
          <span>
            {words('drop')} <span className="code">{words('kinds')}</span>
          </span>
          <Button variant="default" onClick={() => opener.current?.()}>
            {words('choose')}
          </Button>
        </Dropzone>
        {job && <JobProgress job={job} />}
        {job?.accepted && <Outcome of={job.accepted} />}
        {(accept.error || remove.error) && <Fault error={accept.error ?? remove.error} />}
        {all.length + sending.length === 0 ? (
          <p>{words('nothing')}</p>
        ) : (
          <UploadTable
            uploads={shown}
            sending={sending}
            marked={new Set(marked.map((one) => one.id))}
            chosen={id}
            onMark={(one) => {
              const next = new Set(unmarked)
              if (!next.delete(one)) next.add(one)
              setUnmarked(next)
            }}
            onOpen={(one) => setScope({ id: one }, true)}
            onRemove={(one) => remove.mutate([one])}
            onAgain={again}
            onStop={stop}
          />
        )}
      </div>
      {open && (
        <UploadPanel
          key={open.id}
          upload={open}
          onClose={() => setScope({ id: undefined }, true)}
          onRemove={() => remove.mutate([open.id])}
          onChanged={() => void refresh()}
        />
      )}
    </main>
  )
}
