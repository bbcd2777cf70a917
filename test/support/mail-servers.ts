// The post as the desk meets it, on loopback with real protocols: SMTP that takes letters and delivers them into the
// mailboxes of a real IMAP server. Everything that was sent is on record; faults are made by `rules`.

import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ImapFlow } from 'imapflow'
import { SMTPServer, type SMTPServerOptions, type SMTPServerSession } from 'smtp-server'
import type { Certificate } from './certificate.ts'
import { type Dovecot, freePort, MAIL_PASSWORD, startDovecot } from './dovecot.ts'

export interface TakenLetter {
  readonly from: string
  readonly to: readonly string[]
  readonly bytes: Buffer
}

export interface MailRules {
  /** `name+token@` reaches `name@`; else the server refuses the address. */
  plusAddressing: boolean
  /** SMTP answers that it cannot take anything now (451), or that it never will (550). */
  refuse: 'no' | 'later' | 'never'
  /** Somebody gave a password to SMTP; whether encrypted. */
  signedIn: (secure: boolean) => void
  /** Called when the letter is taken, before the client is told so. */
  taken: (letter: TakenLetter) => Promise<void>
}

export interface MailServers {
  readonly imapPort: number
  readonly smtpPort: number
  /** TLS from the first byte; 0 without a certificate. With one the other two offer STARTTLS. */
  readonly imapsPort: number
  readonly smtpsPort: number
  readonly password: string
  readonly rules: MailRules
  /** All letters that SMTP took, in their order. */
  readonly taken: TakenLetter[]
  /** Puts a letter straight into a mailbox, as received at `at`. */
  deliver(address: string, bytes: Buffer | string, at?: Date): Promise<void>
  /** Letters of a folder, with their flags, in the order of their UID. */
  folder(address: string, path: string): Promise<FolderLetter[]>
  uidValidity(address: string): Promise<bigint>
  /** The folder is made anew: another UIDVALIDITY, the same letters. */
  renewInbox(address: string): Promise<void>
  stop(): Promise<void>
}

export interface FolderLetter {
  readonly uid: number
  readonly flags: ReadonlySet<string>
  readonly bytes: Buffer
  readonly at: Date
}

export async function startMailServers(certificate: Certificate | null = null): Promise<MailServers> {
  const dovecot = await startDovecot(certificate)
  const rules: MailRules = { plusAddressing: true, refuse: 'no', signedIn: () => {}, taken: async () => {} }
  const taken: TakenLetter[] = []
  const clients = new Map<string, Promise<ImapFlow>>()
  const client = (address: string): Promise<ImapFlow> => {
    const known = clients.get(address) ?? connected(dovecot, address)
    clients.set(address, known)
    return known
  }
  const deliver = async (address: string, bytes: Buffer | string, at?: Date): Promise<void> => {
    const content = typeof bytes === 'string' ? Buffer.from(bytes) : bytes
    const box = rules.plusAddressing ? address.replace(/\+[^@]*@/, '@') : address
    const made = await (await client(box)).append('INBOX', content, [], at)
    if (made === false) throw new Error(`${address} takes no letter`)
  }
  const take = async (letter: TakenLetter): Promise<void> => {
    taken.push(letter)
    for (const address of letter.to) await deliver(address, letter.bytes)
    await rules.taken(letter)
  }
  const listen = async (server: SMTPServer): Promise<number> => {
    // A client that refuses the certificate hangs up.
    server.on('error', () => {})
    const port = await freePort()
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', () => resolve()))
    return port
  }
  const smtp = smtpServer(rules, take, certificate ? tlsOf(certificate) : { disabledCommands: ['STARTTLS'] })
  const smtps = certificate ? smtpServer(rules, take, { ...tlsOf(certificate), secure: true }) : null
  const smtpPort = await listen(smtp)
  const smtpsPort = smtps ? await listen(smtps) : 0
  return {
    imapPort: dovecot.port,
    imapsPort: dovecot.securePort,
    smtpPort,
    smtpsPort,
    password: MAIL_PASSWORD,
    rules,
    taken,
    deliver,
    folder: async (address, path) => lettersOf(await client(address), path),
    uidValidity: async (address) => {
      const status = await (await client(address)).status('INBOX', { uidValidity: true })
      return status ? (status.uidValidity ?? 0n) : 0n
    },
    renewInbox: async (address) => {
      // Who has the mailbox open keeps its numbers.
      await (await client(address)).logout()
      clients.delete(address)
      renewInbox(dovecot.folder(address))
    },
    stop: async () => {
      for (const one of clients.values()) await one.then((each) => each.logout()).catch(() => {})
      for (const server of [smtp, smtps])
        if (server) await new Promise<void>((resolve) => server.close(() => resolve()))
      await dovecot.stop()
    },
  }
}

async function connected({ port }: Dovecot, address: string): Promise<ImapFlow> {
  const made = new ImapFlow({
    host: '127.0.0.1',
    port,
    secure: false,
    doSTARTTLS: false,
    auth: { user: address, pass: MAIL_PASSWORD },
    logger: false,
    disableAutoIdle: true,
    maxLiteralSize: Number.POSITIVE_INFINITY,
    maxResponseSize: Number.POSITIVE_INFINITY,
  })
  made.on('error', () => {})
  await made.connect()
  return made
}

const tlsOf = ({ cert, key }: Certificate): SMTPServerOptions => ({ cert, key })

function smtpServer(
  rules: MailRules,
  take: (letter: TakenLetter) => Promise<void>,
  options: SMTPServerOptions,
): SMTPServer {
  const refusal = (): Error | null => {
    if (rules.refuse === 'no') return null
    const responseCode = rules.refuse === 'later' ? 451 : 550
    return Object.assign(new Error('not now'), { responseCode })
  }
  return new SMTPServer({
    authOptional: true,
    allowInsecureAuth: true,
    ...options,
    closeTimeout: 500,
    onAuth: (auth, session, answer) => {
      rules.signedIn(session.secure)
      auth.password === MAIL_PASSWORD
        ? answer(null, { user: auth.username })
        : answer(Object.assign(new Error('wrong password'), { responseCode: 535 }))
    },
    onRcptTo: ({ address }, _, answer) => {
      const isUnknown = address.includes('+') && !rules.plusAddressing
      answer(isUnknown ? Object.assign(new Error('no such address'), { responseCode: 550 }) : refusal())
    },
    onData: (stream, session, answer) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        take({ ...envelopeOf(session), bytes: Buffer.concat(chunks) }).then(
          () => answer(),
          (error: Error) => answer(error),
        )
      })
    },
  })
}

const envelopeOf = ({ envelope }: SMTPServerSession): Omit<TakenLetter, 'bytes'> => ({
  from: envelope.mailFrom ? envelope.mailFrom.address : '',
  to: envelope.rcptTo.map(({ address }) => address),
})

async function lettersOf(client: ImapFlow, path: string): Promise<FolderLetter[]> {
  const known = await client.list()
  if (!known.some((each) => each.path === path)) return []
  const lock = await client.getMailboxLock(path, { readOnly: true })
  try {
    // What others took away meanwhile.
    await client.noop()
    const found: FolderLetter[] = []
    if (!client.mailbox || client.mailbox.exists === 0) return []
    for await (const each of client.fetch('1:*', {
      uid: true,
      flags: true,
      source: true,
      internalDate: true,
    }))
      found.push({
        uid: each.uid,
        flags: each.flags ?? new Set(),
        bytes: each.source ?? Buffer.alloc(0),
        at: new Date(each.internalDate ?? 0),
      })
    return found.sort((one, other) => one.uid - other.uid)
  } finally {
    lock.release()
  }
}

/** dovecot numbers a maildir anew when its list of numbers begins anew, as after a restored backup. */
function renewInbox(folder: string): void {
  for (const name of readdirSync(folder).filter((each) => each.startsWith('dovecot.index')))
    rmSync(join(folder, name))
  const list = join(folder, 'dovecot-uidlist')
  const [head = ''] = readFileSync(list, 'utf8').split('\n')
  const anew = head
    .replace(/ V(\d+)/, (_, validity: string) => ` V${BigInt(validity) + 7n}`)
    .replace(/ N\d+/, ' N1')
  writeFileSync(list, `${anew}\n`)
}
