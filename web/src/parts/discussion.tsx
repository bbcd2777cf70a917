import { Button, Textarea, UnstyledButton } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { type Comments, get, send } from '../api.ts'
import { useDraft } from '../live/use-draft.ts'
import { useBook } from '../scope.ts'
import { useLanguage } from '../words.ts'
import { FileList, FilePick, sendFile } from './attached-files.tsx'
import { momentText, sizeText, useDiscussionWords } from './discussion-words.ts'
import { Fault } from './fault.tsx'
import './discussion.css'

interface Props {
  /** Below the book: `/intragroup/МЕТ/ТДС`, encoded. */
  of: string
  period?: string | undefined
}

/**
 * What people said of it, the latest first, below the field in which one writes: a comment that arrives moves neither
 * the field nor what is typed. It is told by an event with the subject's name.
 */
export function Discussion({ of, period }: Props) {
  const words = useDiscussionWords()
  const language = useLanguage()
  const book = useBook()
  const queries = useQueryClient()
  const path = `/books/${encodeURIComponent(book)}${of}/comments`
  const key = ['talk', book, 'comments', of, period]
  const { data, error, refetch } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => get<Comments>(path, { period }, signal),
    staleTime: 0,
  })
  if (error && !data) return <Fault error={error} retry={() => void refetch()} />
  if (!data) return null
  return (
    <section className="discussion" aria-label={words('discussion')}>
      <h2>{words('discussion')}</h2>
      {data.maySpeak && (
        <Composer of={data} path={path} period={period} onSaid={(now) => queries.setQueryData(key, now)} />
      )}
      {data.comments.length === 0 && <p className="code">{words('none')}</p>}
      <ol className="said plain-list">
        {data.comments.map((comment) => (
          <li key={comment.id}>
            <p className="code">
              {comment.author}, {momentText(comment.at, language)}
            </p>
            <p className="said-text">{comment.text}</p>
            <FileList files={comment.attachments} onChanged={() => void refetch()} />
          </li>
        ))}
      </ol>
    </section>
  )
}

interface ComposerProps {
  of: Comments
  path: string
  period: string | undefined
  onSaid: (now: Comments) => void
}

function Composer(props: ComposerProps) {
  const book = useBook()
  const draft = useDraft(book, `talk ${props.of.subject}`)
  if (draft.kept === undefined) return null
  return <LoadedComposer key={props.of.subject} {...props} draft={draft} />
}

function LoadedComposer({
  draft,
  of,
  onSaid,
  path,
  period,
}: ComposerProps & { draft: ReturnType<typeof useDraft> }) {
  const words = useDiscussionWords()
  const language = useLanguage()
  const book = useBook()
  const [text, setText] = useState(draft.kept?.content ?? '')
  const [files, setFiles] = useState<readonly File[]>([])
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const once = useRef(crypto.randomUUID())
  const say = async (): Promise<void> => {
    if (text.trim() === '' || busy) return
    setBusy(true)
    setError(null)
    try {
      const headers = { 'idempotency-key': once.current }
      const { data } = await send<Comments>(path, {
        method: 'POST',
        query: { period },
        body: { text },
        headers,
      })
      once.current = crypto.randomUUID()
      onSaid(data)
      setText('')
      await draft.drop()
      const mine = data.comments.find(({ isMine }) => isMine)
      for (const file of mine ? files : []) {
        const to = `/books/${encodeURIComponent(book)}/comments/${mine?.id}/attachments`
        onSaid(await sendFile<Comments>(to, file, { of: data.subject }))
      }
      setFiles([])
    } catch (failure) {
      setError(failure)
    } finally {
      setBusy(false)
    }
  }
  return (
    <form
      className="composer"
      onSubmit={(event) => {
        event.preventDefault()
        void say()
      }}
    >
      <Textarea
        aria-label={words('write')}
        placeholder={words('ask')}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={4000}
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          draft.save(event.target.value, '')
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
          event.preventDefault()
          void say()
        }}
      />
      <FilePick kinds={of.kinds} limit={of.limit} onPick={(more) => setFiles([...files, ...more])}>
        <span className="spring" />
        {draft.state === 'lost' && <span className="stop">{words('lost')}</span>}
        <Button type="submit" variant="default" loading={busy} disabled={text.trim() === ''}>
          {words('send')}&nbsp;<kbd>Ctrl Enter</kbd>
        </Button>
      </FilePick>
      {files.map((file, index) => (
        <p key={`${file.name} ${String(index)}`} className="code">
          {file.name}, {sizeText(file.size, language)}{' '}
          <UnstyledButton className="act" onClick={() => setFiles(files.filter((one) => one !== file))}>
            {words('take')}
          </UnstyledButton>
        </p>
      ))}
      {error !== null && <Fault error={error} />}
    </form>
  )
}
