import { useMutation } from '@tanstack/react-query'
import { CHANNEL_WORDS } from '../../../../src/desk/words.ts'
import { address, send } from '../../api.ts'
import { Fault } from '../../parts/fault.tsx'
import { StateSign } from '../../parts/state-sign.tsx'
import { useLanguage } from '../../words.ts'
import { AboutLink } from './about-link.tsx'
import { type Attachment, type DeskRequest, type ThreadItem, useDeskChanged } from './desk-api.ts'
import { eventText } from './request-words.ts'
import { dayOf, stamp } from './time.ts'
import { useSupportWords } from './words.ts'

/** What was said and what happened, in the order in which it was written. */
export function Thread({ request }: { request: DeskRequest }) {
  return (
    <ol className="thread">
      <Opening request={request} />
      {request.thread.map((item, index) => (
        <Item
          // biome-ignore lint/suspicious/noArrayIndexKey: a thread only grows at its end
          key={index}
          item={item}
          request={request}
        />
      ))}
    </ol>
  )
}

/** The description as its first words, with what was attached to it. */
function Opening({ request }: { request: DeskRequest }) {
  const words = useSupportWords()
  const language = useLanguage()
  const { about, attachments, author, channel, consents, createdAt, description, details } = request
  const own = attachments.filter((one) => one.message === null && one.note === null && !one.isDraft)
  return (
    <li className="said customer">
      <Who
        name={author}
        at={createdAt}
        more={channel === 'program' ? '' : CHANNEL_WORDS[channel][language]}
      />
      <div className="words">
        <p className="text" translate="no">
          {description}
        </p>
        {details.steps && (
          <p className="text">
            <strong>{words('steps')}. </strong>
            {details.steps}
          </p>
        )}
        {details.service && (
          <p className="text">
            <strong>{words('service')}. </strong>
            {details.service}
          </p>
        )}
        {(about || consents.length > 0) && (
          <div className="attached">
            {about && (
              <>
                {words('object')}: <AboutLink about={about} />. {words('version')} {request.programVersion}.{' '}
              </>
            )}
            {consents.map(({ deletedAt, hash, id, isMine, level, until }) => (
              <span key={id} title={hash}>
                {words('consented')}: {words(level === 'amounts' ? 'extractAmounts' : 'extractStructure')},{' '}
                {deletedAt
                  ? `${words('deleted')} ${dayOf(deletedAt, language)}`
                  : `${words('until2')} ${dayOf(until, language)}`}
                {!deletedAt && (
                  <>
                    {', '}
                    <a
                      href={address(`/desk/requests/${request.id}/consents/${id}`, {})}
                      target="_blank"
                      rel="noreferrer"
                    >
                      {words('openExtract')}
                    </a>
                    {isMine && <WithdrawExtract request={request} id={id} />}
                  </>
                )}
                .{' '}
              </span>
            ))}
          </div>
        )}
        <Files request={request.id} of={own} />
      </div>
    </li>
  )
}

/** Her consent is taken back: the bytes go, their hash stays. */
function WithdrawExtract({ id, request }: { id: string; request: DeskRequest }) {
  const words = useSupportWords()
  const changed = useDeskChanged()
  const withdrawing = useMutation({
    mutationFn: () => send(`/desk/requests/${request.id}/consents/${id}`, { method: 'DELETE' }),
    onSuccess: changed,
  })
  return (
    <>
      {', '}
      <button
        type="button"
        className="link"
        disabled={withdrawing.isPending}
        onClick={() => withdrawing.mutate()}
      >
        {words('withdrawExtract')}
      </button>
      {withdrawing.error && <Fault error={withdrawing.error} />}
    </>
  )
}

function Item({ item, request }: { item: ThreadItem; request: DeskRequest }) {
  const words = useSupportWords()
  const language = useLanguage()
  if (item.what === 'event') {
    if (item.event === 'registered') return null
    return (
      <li className="happened">
        <time dateTime={item.at}>{stamp(item.at, language)}</time>
        <span>{eventText(item, request.kind, words, language)}</span>
      </li>
    )
  }
  const files = request.attachments.filter(({ message, note }) => (message ?? note) === item.id)
  if (item.what === 'note')
    return (
      <li className="said note">
        <Who name={item.author} at={item.at} more="" />
        <div className="words">
          <p className="note-mark">
            <StateSign state="wait" /> {words('note')}. <span>{words('noteHint')}</span>
          </p>
          <p className="text" translate="no">
            {item.text}
          </p>
          <Files request={request.id} of={files} />
        </div>
      </li>
    )
  return (
    <li className={`said ${item.side}`}>
      <Who
        name={item.side === 'program' ? words('program') : item.author}
        at={item.at}
        more={item.side === 'line' ? words('line') : ''}
      />
      <div className="words">
        {item.isQuestion && (
          <p className="question-mark">
            <StateSign state="warns" /> {words('question')}
          </p>
        )}
        <p className="text" translate="no">
          {item.text}
        </p>
        <Files request={request.id} of={files} />
      </div>
    </li>
  )
}

function Who({ at, more, name }: { name: string; at: string; more: string }) {
  const language = useLanguage()
  return (
    <div className="who">
      <strong translate="no">{name}</strong>
      <span>
        {more && `${more}, `}
        <time dateTime={at}>{stamp(at, language)}</time>
      </span>
    </div>
  )
}

const UNITS = ['B', 'KB', 'MB', 'GB']

function sizeText(bytes: number): string {
  let [size, unit] = [bytes, 0]
  while (size >= 1024 && unit < UNITS.length - 1) {
    size /= 1024
    unit += 1
  }
  return `${size < 10 && unit > 0 ? size.toFixed(1) : Math.round(size)} ${UNITS[unit] ?? ''}`
}

function Files({ of, request }: { request: string; of: readonly Attachment[] }) {
  if (of.length === 0) return null
  return (
    <p className="files">
      {of.map(({ id, name, size }) => (
        <a key={id} href={address(`/desk/requests/${request}/attachments/${id}`, {})} download={name}>
          {name} <span className="code">{sizeText(size)}</span>
        </a>
      ))}
    </p>
  )
}
