import { Button, Checkbox, FileInput, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { type Rendered, send, type TakenBook } from '../../api.ts'
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
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<unknown>(null)
  const [warned, setWarned] = useState<readonly Rendered[]>([])
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (!file) return
    setBusy(true)
    setFault(null)
    const body = new FormData()
    body.append('file', file)
    try {
      const { data } = await send<TakenBook>('/books/import', {
        method: 'POST',
        body,
        query: { name, replace: replace ? 'yes' : undefined },
        headers: { 'idempotency-key': crypto.randomUUID() },
      })
      await queries.invalidateQueries()
      if (data.findings.length === 0) await navigate({ to: '/b/$book/desk', params: { book: data.name } })
      else setWarned(data.findings)
    } catch (failure) {
      setFault(failure)
    } finally {
      setBusy(false)
    }
  }
  return (
    <form className="new-book" onSubmit={(event) => void submit(event)} aria-label={words.upload}>
      <h2>{words.upload}</h2>
      <p>{words.uploadHelp}</p>
      {fault !== null && <Fault error={fault} />}
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
        <Button type="submit" loading={busy} disabled={!file}>
          {words.take}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {words.cancel}
        </Button>
      </div>
    </form>
  )
}
