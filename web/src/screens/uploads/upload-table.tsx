import { Checkbox, Progress, UnstyledButton } from '@mantine/core'
import { Problem, type Upload } from '../../api.ts'
import { Amount } from '../../parts/amount.tsx'
import { type State, StateSign } from '../../parts/state-sign.tsx'
import { dateText } from '../../period.ts'
import { useLanguage, useWords } from '../../words.ts'
import type { Sending } from './use-sending.ts'
import { type UploadWord, useUploadWords } from './words.ts'

interface Props {
  uploads: readonly Upload[]
  sending: readonly Sending[]
  marked: ReadonlySet<string>
  chosen: string | undefined
  onMark: (id: string) => void
  onOpen: (id: string) => void
  onRemove: (id: string) => void
  onAgain: (key: number) => void
  onStop: (key: number) => void
}

const SIGNS: Readonly<Record<Upload['state'], State>> = {
  ready: 'done',
  warns: 'warns',
  asks: 'warns',
  same: 'none',
  refused: 'blocks',
}

export const kindWord = ({ format, kind, state, title }: Upload): UploadWord => {
  if (state === 'refused' && title === '' && format !== 'canonical') return 'unknown'
  if (format === 'canonical') return 'canonical'
  return kind === 'by_account' ? 'byAccount' : 'general'
}

/** A row for every file: those that wait, those on their way. */
export function UploadTable(props: Props) {
  const words = useUploadWords()
  return (
    <table className="list uploads">
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">{words('mark')}</span>
          </th>
          <th scope="col">{words('file')}</th>
          <th scope="col">{words('company')}</th>
          <th scope="col">{words('period')}</th>
          <th scope="col" className="figure">
            {words('rows')}
          </th>
          <th scope="col" className="figure">
            {words('closing')}
          </th>
          <th scope="col">{words('state')}</th>
        </tr>
      </thead>
      <tbody>
        {props.uploads.map((upload) => (
          <UploadRow key={upload.id} upload={upload} {...props} />
        ))}
        {props.sending.map((one) => (
          <SendingRow key={one.key} of={one} onAgain={props.onAgain} onStop={props.onStop} />
        ))}
      </tbody>
    </table>
  )
}

function UploadRow({ chosen, marked, onMark, onOpen, onRemove, upload }: Props & { upload: Upload }) {
  const words = useUploadWords()
  const language = useLanguage()
  const { account, entity, entityName, from, id, name, organisation, state, to } = upload
  const canGoIn = state === 'ready' || state === 'warns'
  const onKeyDown = (event: React.KeyboardEvent<HTMLElement>): void => {
    if (event.key === 'Delete') onRemove(id)
    else if (event.key === ' ' && canGoIn) onMark(id)
    else if (event.key === 'F4') onOpen(id)
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') neighbour(event)
    else return
    event.preventDefault()
  }
  return (
    <tr className={chosen === id ? 'chosen' : ''}>
      <td>
        <Checkbox
          size="xs"
          aria-label={`${words('mark')} ${name}`}
          checked={marked.has(id)}
          disabled={!canGoIn}
          onChange={() => onMark(id)}
        />
      </td>
      <th scope="row">
        <UnstyledButton className="file-name" onClick={() => onOpen(id)} onKeyDown={onKeyDown}>
          {name}
        </UnstyledButton>
        <span className="code">
          {words(kindWord(upload))} {account}
        </span>
      </th>
      <td className="company">
        {entity ? (
          <>
            <span className="code">{entity}</span> {entityName[language]}
          </>
        ) : (
          state !== 'refused' && (
            <UnstyledButton className="link" onClick={() => onOpen(id)}>
              {organisation || words('choosing')}
            </UnstyledButton>
          )
        )}
      </td>
      <td className="nowrap">{from && `${dateText(from, language)} – ${dateText(to, language)}`}</td>
      <td className="figure">
        {state !== 'refused' && <Amount value={String(upload.rows)} style="minus" />}
      </td>
      <td className="figure">
        {state !== 'refused' && <Amount value={upload.closingDebit} style="minus" />}
      </td>
      <td>
        <div className="state-text">
          <StateSign state={SIGNS[state]} /> <StateText upload={upload} />
        </div>
      </td>
    </tr>
  )
}

function neighbour(event: React.KeyboardEvent<HTMLElement>): void {
  const all = [...document.querySelectorAll<HTMLElement>('.uploads .file-name')]
  const at = all.indexOf(event.currentTarget)
  all[at + (event.key === 'ArrowDown' ? 1 : -1)]?.focus()
}

function StateText({ upload }: { upload: Upload }) {
  const words = useUploadWords()
  const { checks, findings, replaces, stands, state } = upload
  if (state === 'same') return <span title={stands}>{words('same')}</span>
  if (state === 'asks') return words('asks')
  const matter = findings.find(({ severity }) => severity === 'blocks') ?? findings[0]
  if (state === 'refused') return matter?.advice ?? words('refused')
  const failed = checks.find(({ passed }) => !passed)
  if (state === 'warns') return matter?.text ?? failed?.text ?? ''
  return words(replaces ? 'newVersion' : 'ready')
}

function SendingRow({
  of: { error, file, key, percent },
  onAgain,
  onStop,
}: { of: Sending } & Pick<Props, 'onAgain' | 'onStop'>) {
  const words = useUploadWords()
  const shared = useWords()
  const reason =
    error instanceof Problem ? `${error.message} ${error.findings[0]?.advice ?? ''}` : shared('unreachable')
  return (
    <tr>
      <td />
      <th scope="row">{file.name}</th>
      <td colSpan={4}>
        {error === null ? <Progress value={percent} aria-label={file.name} size="sm" /> : reason}
      </td>
      <td>
        <StateSign state={error === null ? 'wait' : 'blocks'} />{' '}
        {words(error === null ? (percent < 100 ? 'sending' : 'reading') : 'failed')}{' '}
        {error !== null && (
          <UnstyledButton className="link" onClick={() => onAgain(key)}>
            {words('retry')}
          </UnstyledButton>
        )}{' '}
        <UnstyledButton className="link" onClick={() => onStop(key)}>
          {words('stop')}
        </UnstyledButton>
      </td>
    </tr>
  )
}
