import { Button, Checkbox, NativeSelect, PasswordInput, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { KIND_WORDS } from '../../../../src/desk/words.ts'
import { send } from '../../api.ts'
import { Fault } from '../../parts/fault.tsx'
import { useLanguage } from '../../words.ts'
import { type Mailboxes, type MailboxFacts, useDeskChanged, useDeskHome } from './desk-api.ts'
import { useMailboxWords } from './mailbox-words.ts'

type Mailbox = Mailboxes['mailboxes'][number]
type Server = MailboxFacts['smtp']

const KINDS = ['', 'incident', 'service', 'change', 'proposal'] as const
const SECURITIES = ['tls', 'starttls', 'none'] as const

interface Props {
  mailbox: Mailbox | null
  onDone: () => void
}

function factsOf(mailbox: Mailbox | null, line: string): MailboxFacts {
  if (!mailbox)
    return {
      line,
      address: '',
      kind: '',
      imap: { host: '', port: 993, security: 'tls', user: '', folder: 'INBOX', done: 'TrialBalance' },
      smtp: { host: '', port: 465, security: 'tls', user: '' },
      enabled: true,
    }
  const { address, enabled, imap, kind, line: of, smtp } = mailbox
  return { address, enabled, imap, kind, line: of, smtp }
}

/** A mailbox of a line; passwords go in and never come out. */
export function MailboxForm({ mailbox, onDone }: Props) {
  const words = useMailboxWords()
  const language = useLanguage()
  const changed = useDeskChanged()
  const { data: home } = useDeskHome()
  const [facts, setFacts] = useState(() => factsOf(mailbox, home?.lines[0]?.code ?? ''))
  const [secret, setSecret] = useState({ imap: '', smtp: '' })
  const saving = useMutation({
    mutationFn: () => {
      const given = secret.imap === '' && secret.smtp === '' ? null : secret
      const body = { ...facts, secret: given }
      if (!mailbox) return send('/desk/mailboxes', { method: 'POST', body })
      const headers = { 'if-match': `"${mailbox.version}"` }
      return send(`/desk/mailboxes/${mailbox.id}`, { method: 'PUT', body, headers })
    },
    onSuccess: async () => {
      await changed()
      onDone()
    },
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    saving.mutate()
  }
  return (
    <form className="new-request" onSubmit={submit}>
      {saving.error && <Fault error={saving.error} />}
      <div className="field-row">
        <TextInput
          label={words('address')}
          type="email"
          value={facts.address}
          required
          onChange={(event) => setFacts({ ...facts, address: event.currentTarget.value })}
        />
        <NativeSelect
          label={words('line')}
          value={facts.line}
          data={(home?.lines ?? []).map(({ code, name }) => ({ value: code, label: name }))}
          onChange={(event) => setFacts({ ...facts, line: event.target.value })}
        />
        <NativeSelect
          label={words('kind')}
          value={facts.kind}
          data={KINDS.map((value) => ({ value, label: KIND_WORDS[value][language] }))}
          onChange={(event) =>
            setFacts({ ...facts, kind: KINDS.find((one) => one === event.target.value) ?? '' })
          }
        />
      </div>
      {(['imap', 'smtp'] as const).map((name) => (
        <ServerFields
          key={name}
          name={name}
          server={facts[name]}
          password={secret[name]}
          isKept={mailbox !== null}
          onChange={(server) => setFacts({ ...facts, [name]: { ...facts[name], ...server } })}
          onPassword={(password) => setSecret({ ...secret, [name]: password })}
        />
      ))}
      <Checkbox
        label={words('enabled')}
        checked={facts.enabled}
        onChange={(event) => setFacts({ ...facts, enabled: event.currentTarget.checked })}
      />
      <div className="form-buttons">
        <Button type="submit" loading={saving.isPending}>
          {words('save')}
        </Button>
        <Button variant="default" onClick={onDone}>
          {words('cancel')}
        </Button>
      </div>
    </form>
  )
}

interface ServerProps {
  name: 'imap' | 'smtp'
  server: Server
  password: string
  isKept: boolean
  onChange: (server: Server) => void
  onPassword: (password: string) => void
}

function ServerFields({ isKept, name, onChange, onPassword, password, server }: ServerProps) {
  const words = useMailboxWords()
  return (
    <fieldset className="extract">
      <legend>{name.toUpperCase()}</legend>
      <div className="field-row tight">
        <TextInput
          label={words('host')}
          value={server.host}
          required
          onChange={(event) => onChange({ ...server, host: event.currentTarget.value })}
        />
        <TextInput
          label={words('port')}
          inputMode="numeric"
          value={String(server.port)}
          required
          onChange={(event) =>
            onChange({ ...server, port: Number.parseInt(event.currentTarget.value, 10) || 0 })
          }
        />
        <NativeSelect
          label={words('security')}
          value={server.security}
          data={[...SECURITIES]}
          onChange={(event) =>
            onChange({ ...server, security: SECURITIES.find((one) => one === event.target.value) ?? 'tls' })
          }
        />
        <TextInput
          label={words('user')}
          value={server.user}
          autoComplete="off"
          required
          onChange={(event) => onChange({ ...server, user: event.currentTarget.value })}
        />
        <PasswordInput
          label={words('password')}
          placeholder={isKept ? words('passwordKept') : ''}
          autoComplete="new-password"
          value={password}
          required={!isKept}
          onChange={(event) => onPassword(event.currentTarget.value)}
        />
      </div>
    </fieldset>
  )
}
