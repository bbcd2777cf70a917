import { Button } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { get, send } from '../../api.ts'
import { Fault } from '../../parts/fault.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { StateSign } from '../../parts/state-sign.tsx'
import { useLanguage } from '../../words.ts'
import { type Mailboxes, type TriedMailbox, useDeskChanged } from './desk-api.ts'
import { MailboxForm } from './mailbox-form.tsx'
import { useMailboxWords } from './mailbox-words.ts'
import { stamp } from './time.ts'

type Mailbox = Mailboxes['mailboxes'][number]

/** Where letters come in and go out. */
export function MailboxSettings() {
  const words = useMailboxWords()
  const [open, setOpen] = useState('')
  const { data, error, refetch } = useQuery({
    queryKey: ['desk', 'mailboxes'],
    queryFn: () => get<Mailboxes>('/desk/mailboxes'),
  })
  if (error && !data) return <Fault error={error} retry={() => void refetch()} />
  if (!data) return <Skeleton />
  return (
    <>
      {open === 'new' ? (
        <MailboxForm mailbox={null} onDone={() => setOpen('')} />
      ) : (
        <Button className="settings-add" onClick={() => setOpen('new')}>
          {words('add')}
        </Button>
      )}
      {data.mailboxes.length === 0 && open === '' && <p>{words('none')}</p>}
      <ul className="plain-list">
        {data.mailboxes.map((one) => (
          <li key={one.id}>
            {open === one.id ? (
              <MailboxForm mailbox={one} onDone={() => setOpen('')} />
            ) : (
              <MailboxRow mailbox={one} onOpen={() => setOpen(one.id)} />
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

function MailboxRow({ mailbox, onOpen }: { mailbox: Mailbox; onOpen: () => void }) {
  const words = useMailboxWords()
  const language = useLanguage()
  const changed = useDeskChanged()
  const trying = useMutation({
    mutationFn: async () =>
      (await send<TriedMailbox>(`/desk/mailboxes/${mailbox.id}/try`, { method: 'POST' })).data,
  })
  const removing = useMutation({
    mutationFn: () =>
      send(`/desk/mailboxes/${mailbox.id}`, {
        method: 'DELETE',
        headers: { 'if-match': `"${mailbox.version}"` },
      }),
    onSuccess: changed,
  })
  const { checkedAt, enabled, fault } = mailbox
  const sign = fault ? 'blocks' : enabled ? (checkedAt ? 'done' : 'open') : 'none'
  const error = trying.error ?? removing.error
  return (
    <div className="mailbox-row">
      <button type="button" className="link" onClick={onOpen}>
        {mailbox.address}
      </button>{' '}
      <StateSign state={sign} /> {fault || (enabled ? words(checkedAt ? 'works' : 'notYet') : words('off'))}{' '}
      <span className="code">{checkedAt && stamp(checkedAt, language)}</span>
      <div className="form-buttons">
        <Button variant="default" loading={trying.isPending} onClick={() => trying.mutate()}>
          {words('try')}
        </Button>
        <Button variant="subtle" loading={removing.isPending} onClick={() => removing.mutate()}>
          {words('remove')}
        </Button>
      </div>
      {error && <Fault error={error} />}
      {trying.data && (
        <p role="status">
          IMAP: {trying.data.imap || `${words('works')}, ${words('letters')}: ${trying.data.letters}`}. SMTP:{' '}
          {trying.data.smtp || words('works')}.
        </p>
      )}
    </div>
  )
}
