import { Button, NativeSelect, TextInput, UnstyledButton } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { send, type Upload } from '../../api.ts'
import { Fault } from '../../parts/fault.tsx'
import { StateSign } from '../../parts/state-sign.tsx'
import { useBook } from '../../scope.ts'
import { useOpenBook } from '../../shell/book-context.ts'
import { useLanguage, useWords } from '../../words.ts'
import { kindWord } from './upload-table.tsx'
import { type UploadWord, useUploadWords } from './words.ts'
import '../../parts/explain-panel.css'
import './preview.css'

interface Props {
  upload: Upload
  onClose: () => void
  onRemove: () => void
  onChanged: () => void
}

/** One file: how it was understood, what is asked, what was checked; of a refused one why, where, and what to do. */
export function UploadPanel({ onChanged, onClose, onRemove, upload }: Props) {
  const words = useUploadWords()
  const shared = useWords()
  const passed = upload.checks.filter((check) => check.passed).length
  const failed = upload.checks.filter((check) => !check.passed)
  return (
    <aside
      className="panel"
      aria-label={upload.name}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose()
      }}
    >
      <div className="panel-head">
        <strong>{upload.name}</strong>
        <UnstyledButton aria-label={shared('close')} onClick={onClose}>
          ×
        </UnstyledButton>
      </div>
      {upload.state === 'refused' ? (
        <Refusal upload={upload} />
      ) : (
        <>
          <h2>{words('understood')}</h2>
          <dl className="details">
            <div>
              <dt>{words('file')}</dt>
              <dd>
                {words(kindWord(upload))} {upload.account}
              </dd>
            </div>
            {upload.organisation && (
              <div>
                <dt>{words('printed')}</dt>
                <dd>
                  {upload.organisation}, {upload.title}
                </dd>
              </div>
            )}
          </dl>
          <DestinationForm upload={upload} onChanged={onChanged} />
          <h2>{words('checked')}</h2>
          <ul className="plain-list">
            {failed.map((check) => (
              <li key={`${check.id} ${check.sheet} ${check.row} ${check.text}`}>
                <StateSign state={check.severity === 'blocks' ? 'blocks' : 'warns'} /> {check.text}
              </li>
            ))}
            {upload.findings.map((one) => (
              <li key={`${one.code} ${one.where} ${one.text}`}>
                <StateSign state="warns" /> {one.text} <span className="code">{one.where}</span>
              </li>
            ))}
            <li>
              <StateSign state="done" /> {words('passed')} {passed}
            </li>
            {upload.replaces && (
              <li>
                <StateSign state="none" /> {words('against')}: {words('added')} {upload.replaces.added},{' '}
                {words('removed')} {upload.replaces.removed}, {words('changed')} {upload.replaces.changed},{' '}
                {words('unchanged')} {upload.replaces.same}
              </li>
            )}
          </ul>
        </>
      )}
      <Preview upload={upload} />
      <div className="panel-foot">
        <Button variant="default" onClick={onRemove}>
          {words('remove')}
        </Button>
      </div>
    </aside>
  )
}

function Refusal({ upload }: { upload: Upload }) {
  const words = useUploadWords()
  const blocking = upload.findings.filter(({ severity }) => severity === 'blocks')
  return (
    <>
      <h2 className="stop">{words('refusedTitle')}</h2>
      <p className="lead">
        {blocking[0]?.text} {blocking[0]?.advice}
      </p>
      {blocking.length > 1 && (
        <ul className="plain-list">
          {blocking.slice(1).map((one) => (
            <li key={`${one.code} ${one.where} ${one.text}`}>
              <StateSign state="blocks" /> {one.text}{' '}
              <span className="code">
                {one.code} {one.where}
              </span>
            </li>
          ))}
        </ul>
      )}
      <p>{words('mended')}</p>
    </>
  )
}

// Every way of knowing has its word; the server names no other.
const reason = (by: Upload['entityBy'] | Upload['periodBy']): UploadWord | null =>
  by === '' ? null : `by-${by}`

/** Company, period and account, as understood; what is said here is remembered for the sender's next file. */
function DestinationForm({ onChanged, upload }: { upload: Upload; onChanged: () => void }) {
  const words = useUploadWords()
  const language = useLanguage()
  const name = useBook()
  const book = useOpenBook()
  const first = useRef<HTMLSelectElement>(null)
  const [period, setPeriod] = useState({ from: upload.from, to: upload.to })
  const [account, setAccount] = useState(upload.account)
  useEffect(() => first.current?.focus(), [])
  const say = useMutation({
    mutationFn: (body: Readonly<Record<string, string>>) =>
      send(`/books/${encodeURIComponent(name)}/uploads/${upload.id}`, { method: 'PATCH', body }),
    onSuccess: onChanged,
  })
  const [entityBy, periodBy] = [reason(upload.entityBy), reason(upload.periodBy)]
  const sayPeriod = (): void => {
    const isNew = period.from !== upload.from || period.to !== upload.to
    if (isNew && period.from && period.to) say.mutate(period)
  }
  return (
    <div className="destination">
      <NativeSelect
        ref={first}
        label={words('company')}
        description={entityBy ? `${words('by')} ${words(entityBy)}` : ''}
        value={upload.entity}
        data={[
          { value: '', label: '—', disabled: true },
          ...book.entities.map((one) => ({
            value: one.code,
            label: `${one.code} ${language === 'ru' ? one.name : one.nameEn}`,
          })),
        ]}
        onChange={(event) => say.mutate({ entity: event.currentTarget.value })}
      />
      <TextInput
        type="date"
        label={words('from')}
        description={periodBy ? `${words('by')} ${words(periodBy)}` : ''}
        value={period.from}
        onChange={(event) => setPeriod({ ...period, from: event.currentTarget.value })}
        onBlur={sayPeriod}
      />
      <TextInput
        type="date"
        label={words('to')}
        value={period.to}
        onChange={(event) => setPeriod({ ...period, to: event.currentTarget.value })}
        onBlur={sayPeriod}
      />
      <TextInput
        label={words('account')}
        value={account}
        onChange={(event) => setAccount(event.currentTarget.value)}
        onBlur={() => account !== upload.account && say.mutate({ account })}
      />
      {say.error && <Fault error={say.error} />}
    </div>
  )
}

/** Rows of the sheet as they stand; cells that could not be read are marked. */
function Preview({ upload }: { upload: Upload }) {
  const words = useUploadWords()
  const { findings, preview, state } = upload
  if (!preview || preview.rows.length === 0) return null
  const wrong = new Set(
    findings.flatMap(({ place, severity }) =>
      severity === 'blocks' && place.row ? [`${place.row} ${place.column ?? ''}`, `${place.row}`] : [],
    ),
  )
  return (
    <>
      <h2>{words(state === 'refused' ? 'places' : 'start')}</h2>
      <div className="preview">
        <table>
          <thead>
            <tr>
              <th scope="col">
                <span className="visually-hidden">{words('rows')}</span>
              </th>
              {preview.columns.map((column) => (
                <th scope="col" key={column}>
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {preview.rows.map(({ cells, row }) => (
              <tr key={row} className={wrong.has(String(row)) ? 'wrong' : ''}>
                <th scope="row">{row}</th>
                {preview.columns.map((column, index) => (
                  <td key={column} className={wrong.has(`${row} ${column}`) ? 'wrong' : ''}>
                    {cells[index]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
