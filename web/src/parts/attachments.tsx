import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type Attachments, get } from '../api.ts'
import { useBook } from '../scope.ts'
import { FileList, FilePick, problemText, sendFile } from './attached-files.tsx'
import { useDiscussionWords } from './discussion-words.ts'
import { Fault } from './fault.tsx'
import './discussion.css'

interface Sending {
  readonly file: File
  /** '' while it is on its way. */
  readonly fault: string
}

/** Files of a journal: several at once, each with its own fate. `state` of the journal decides what may be removed. */
export function AttachmentsOf({ of, state }: { of: string; state: string }) {
  const words = useDiscussionWords()
  const book = useBook()
  const queries = useQueryClient()
  const path = `/books/${encodeURIComponent(book)}${of}/attachments`
  const key = ['talk', book, 'attachments', of, state]
  const [sending, setSending] = useState<readonly Sending[]>([])
  const { data, error, refetch } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => get<Attachments>(path, {}, signal),
    staleTime: 0,
  })
  if (error && !data) return <Fault error={error} retry={() => void refetch()} />
  if (!data) return null
  const attach = async (files: readonly File[]): Promise<void> => {
    setSending(files.map((file) => ({ file, fault: '' })))
    for (const file of files) {
      try {
        queries.setQueryData(key, await sendFile<Attachments>(path, file))
        setSending((all) => all.filter((one) => one.file !== file))
      } catch (failure) {
        const fault = problemText(failure) || words('lost')
        setSending((all) => all.map((one) => (one.file === file ? { file, fault } : one)))
      }
    }
  }
  return (
    <section className="discussion" aria-label={words('attachments')}>
      <h2>
        {words('attachments')} <span className="code">{data.attachments.length || ''}</span>
      </h2>
      <FileList files={data.attachments} onChanged={() => void refetch()} />
      {sending.map(({ fault, file }) => (
        <p key={file.name} className={fault ? 'stop' : 'code'} role={fault ? 'alert' : 'status'}>
          {fault || `${file.name}: ${words('sending')}`}
        </p>
      ))}
      {data.mayAdd ? (
        <FilePick kinds={data.kinds} limit={data.limit} onPick={(files) => void attach(files)}>
          <span className="code">{words('drop')}</span>
        </FilePick>
      ) : (
        data.attachments.length === 0 && <p className="code">{words('noFiles')}</p>
      )}
    </section>
  )
}
