import { Button, Checkbox, FileInput, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useEffect, useState } from 'react'
import { JobProgress } from '../../jobs/job-progress.tsx'
import { useJob } from '../../jobs/use-job.ts'
import { Fault } from '../../parts/fault.tsx'
import { StateSign } from '../../parts/state-sign.tsx'
import { useLanguage } from '../../words.ts'
import { bookWords } from './words.ts'

/** A zip of a book's folder: taken whole, or refused with everything that is wrong. */
export function UploadBook({ onCancel }: { onCancel: () => void }) {
  const words = bookWords(useLanguage())
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [file, setFile] = useState<File | null>(null)
  const [name, setName] = useState('')
  const [replace, setReplace] = useState(false)
  const { begin, error, isUnderWay, job } = useJob()
  const warned = job?.state === 'done' ? job.findings : []
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (!file) return
    const body = new FormData()
    body.append('file', file)
    await begin('/books/import/jobs', {
      body,
      query: { name, replace: replace ? 'yes' : undefined },
      headers: { 'idempotency-key': crypto.randomUUID() },
    })
  }
  const taken = job?.imported?.book
  const isClean = job?.findings.length === 0
  useEffect(() => {
    if (taken === undefined) return
    void queries.invalidateQueries().then(() => {
      // What the reader warns of is read here first.
      if (isClean) void navigate({ to: '/b/$book/desk', params: { book: taken } })
    })
  }, [isClean, navigate, queries, taken])
  return (
    <form className="new-book" onSubmit={(event) => void submit(event)} aria-label={words.upload}>
      <h2>{words.upload}</h2>
      <p>{words.uploadHelp}</p>
      {error !== null && <Fault error={error} />}
      {job && <JobProgress job={job} />}
      {warned.length > 0 && (
        <section role="status">
          <p>{words.warnings}:</p>
          <ul className="plain-list">
            {warned.map((one) => (
              <li key={`${one.code} ${one.where} ${one.text}`}>
                <StateSign state={one.severity} /> {one.text} <span className="code">{one.where}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <div className="fields">
        <FileInput
          label={words.file}
          accept=".zip,application/zip"
          value={file}
          required
          onChange={(chosen) => {
            setFile(chosen)
            if (chosen && name === '') setName(chosen.name.replace(/\.zip$/i, ''))
          }}
        />
        <TextInput
          label={words.uploadName}
          value={name}
          required
          maxLength={100}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Checkbox
          label={words.replace}
          checked={replace}
          onChange={(event) => setReplace(event.currentTarget.checked)}
        />
      </div>
      <div className="form-buttons">
        <Button type="submit" disabled={!file || isUnderWay}>
          {words.take}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {words.cancel}
        </Button>
      </div>
    </form>
  )
}
