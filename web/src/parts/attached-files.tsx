import { UnstyledButton } from '@mantine/core'
import { type ReactNode, useRef, useState } from 'react'
import { type Attachments, address, Problem, send } from '../api.ts'
import { useBook } from '../scope.ts'
import { useLanguage } from '../words.ts'
import { momentText, sizeText, useDiscussionWords } from './discussion-words.ts'
import { Fault } from './fault.tsx'

type File_ = Attachments['attachments'][number]

/** Files one under another: name, size, who and when; saved by a click, taken away and put back where that may be. */
export function FileList({ files, onChanged }: { files: readonly File_[]; onChanged: () => void }) {
  const words = useDiscussionWords()
  const language = useLanguage()
  const book = useBook()
  const path = `/books/${encodeURIComponent(book)}/attachments`
  const [taken, setTaken] = useState<File_ | null>(null)
  const [error, setError] = useState<unknown>(null)
  const act = async (file: File_, isBack: boolean): Promise<void> => {
    setError(null)
    try {
      if (isBack) await send(`${path}/${file.id}/restore`, { method: 'POST' })
      else await send(`${path}/${file.id}`, { method: 'DELETE' })
      setTaken(isBack ? null : file)
      onChanged()
    } catch (failure) {
      setError(failure)
    }
  }
  return (
    <>
      {files.length > 0 && (
        <ul className="attached plain-list">
          {files.map((file) => (
            <li key={file.id}>
              <a href={address(`${path}/${file.id}/file`, {})} download={file.name}>
                {file.name}
              </a>{' '}
              <span className="code">
                {sizeText(file.size, language)}, {file.author}, {momentText(file.at, language)}
              </span>
              {file.mayRemove && (
                <UnstyledButton
                  className="act"
                  aria-label={`${words('take')} ${file.name}`}
                  onClick={() => void act(file, false)}
                >
                  {words('take')}
                </UnstyledButton>
              )}
            </li>
          ))}
        </ul>
      )}
      {taken && !files.some(({ id }) => id === taken.id) && (
        <p role="status" className="code">
          «{taken.name}» {words('taken')}.{' '}
          <UnstyledButton className="act" onClick={() => void act(taken, true)}>
            {words('putBack')}
          </UnstyledButton>
        </p>
      )}
      {error !== null && <Fault error={error} />}
    </>
  )
}

/** One file to the server. @throws Problem */
export async function sendFile<T>(path: string, file: File, query: Record<string, string> = {}): Promise<T> {
  const body = new FormData()
  body.append('file', file, file.name)
  return (await send<T>(path, { method: 'POST', query, body })).data
}

interface PickProps {
  kinds: readonly string[]
  limit: number
  disabled?: boolean
  /** Those that are small enough. */
  onPick: (files: readonly File[]) => void
  children: ReactNode
}

/** Files from a dialog or dropped onto it; what is too large is said at once, and not sent. */
export function FilePick({ children, disabled = false, kinds, limit, onPick }: PickProps) {
  const words = useDiscussionWords()
  const input = useRef<HTMLInputElement>(null)
  const [large, setLarge] = useState<readonly string[]>([])
  const [isOver, setOver] = useState(false)
  const pick = (files: readonly File[]): void => {
    setLarge(files.filter(({ size }) => size > limit).map(({ name }) => name))
    const fit = files.filter(({ size }) => size <= limit)
    if (fit.length > 0) onPick(fit)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a place to drop files; the button beside it is its twin
    <div
      className={`file-pick${isOver ? ' over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        if (!disabled) pick([...event.dataTransfer.files])
      }}
    >
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={kinds.map((kind) => `.${kind}`).join(',')}
        aria-label={words('attach')}
        onChange={(event) => {
          pick([...(event.target.files ?? [])])
          event.target.value = ''
        }}
      />
      <UnstyledButton className="act" disabled={disabled} onClick={() => input.current?.click()}>
        {words('attach')}…
      </UnstyledButton>
      {children}
      {large.map((name) => (
        <p key={name} className="stop" role="alert">
          «{name}» {words('tooLarge')}.
        </p>
      ))}
    </div>
  )
}

export const problemText = (error: unknown): string =>
  error instanceof Problem
    ? [error.findings[0]?.text, error.findings[0]?.advice].filter(Boolean).join(' ')
    : ''
