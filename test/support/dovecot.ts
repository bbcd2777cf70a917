// A real IMAP server for tests: Debian's dovecot on a free port of loopback, in a folder of its own, as whoever runs the
// tests. Every address is a mailbox, made when it is first opened; all have one password. Mail lies as maildirs.

import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createConnection, createServer } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Certificate } from './certificate.ts'

export const MAIL_PASSWORD = 'mail-secret-1'

const PROGRAM = ['/usr/sbin/dovecot', '/usr/local/sbin/dovecot', '/usr/bin/dovecot'].find((path) =>
  existsSync(path),
)

export interface Dovecot {
  readonly port: number
  /** TLS from the first byte; 0 without a certificate. */
  readonly securePort: number
  /** The maildir of an address, which is there once it was opened. */
  readonly folder: (address: string) => string
  stop(): Promise<void>
}

/** @throws Error with what to install where dovecot is missing: without it nothing shows that mail works. */
export async function startDovecot(certificate: Certificate | null = null): Promise<Dovecot> {
  if (PROGRAM === undefined)
    throw new Error(
      'tests of mail need a real IMAP server: install dovecot-imapd (Debian, Ubuntu), then run again',
    )
  const folder = mkdtempSync(join(tmpdir(), 'tb-mail-'))
  const port = await freePort()
  const securePort = certificate ? await freePort() : 0
  for (const name of ['run', 'state', 'mail']) mkdirSync(join(folder, name))
  // dovecot opens no mailbox as root, and its parts must reach the folder as other users.
  const owner = process.getuid?.() === 0 ? systemUser('nobody') : null
  if (owner) {
    chmodSync(folder, 0o711)
    chownSync(join(folder, 'mail'), owner.uid, owner.gid)
  }
  const file = join(folder, 'dovecot.conf')
  writeFileSync(file, configuration({ folder, port, securePort, owner, certificate }))
  const child = spawn(PROGRAM, ['-F', '-c', file], { stdio: ['ignore', 'ignore', 'pipe'] })
  const said: string[] = []
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk.toString()))
  await listening(child, port, () => [...said, logOf(folder)].join('\n'))
  return {
    port,
    securePort,
    folder: (address) => join(folder, 'mail', address),
    stop: () => stop(child, folder),
  }
}

interface SystemUser {
  readonly uid: number
  readonly gid: number
}

function systemUser(name: string): SystemUser {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((each) => each.startsWith(`${name}:`))
  const [, , uid, gid] = (line ?? '').split(':')
  if (uid === undefined || gid === undefined) throw new Error(`this system has no user ${name}`)
  return { uid: Number.parseInt(uid, 10), gid: Number.parseInt(gid, 10) }
}

interface Settings {
  readonly folder: string
  readonly port: number
  readonly securePort: number
  readonly owner: SystemUser | null
  readonly certificate: Certificate | null
}

function configuration({ certificate, folder, owner, port, securePort }: Settings): string {
  const { gid, uid, username } = userInfo()
  const mail = owner ?? { uid, gid }
  // Without root nobody can become another user, nor shut himself into a folder.
  const asMyself = `
default_login_user = ${username}
default_internal_user = ${username}
default_internal_group = ${spawnSync('id', ['-gn'], { encoding: 'utf8' }).stdout.trim()}
service anvil {
  chroot =
}
service imap-login {
  chroot =
}`
  return `
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/log
protocols = imap
listen = 127.0.0.1
${certificate ? `ssl = yes\nssl_cert = <${certificate.certFile}\nssl_key = <${certificate.keyFile}` : 'ssl = no'}
disable_plaintext_auth = no
auth_mechanisms = plain login
mail_location = maildir:${folder}/mail/%u
first_valid_uid = 1
mailbox_list_index = no
mail_max_userip_connections = 100
passdb {
  driver = static
  args = password=${MAIL_PASSWORD}
}
userdb {
  driver = static
  args = uid=${mail.uid} gid=${mail.gid} home=${folder}/mail/%u
}
namespace inbox {
  inbox = yes
}
service imap-login {
  inet_listener imap {
    address = 127.0.0.1
    port = ${port}
  }
  inet_listener imaps {
    address = 127.0.0.1
    port = ${securePort}
    ssl = ${certificate ? 'yes' : 'no'}
  }
}
${owner ? '' : asMyself}
`
}

const logOf = (folder: string): string => {
  const file = join(folder, 'log')
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}

async function listening(child: ChildProcess, port: number, said: () => string): Promise<void> {
  const end = performance.now() + 30_000
  while (!(await answers(port))) {
    if (child.exitCode !== null || performance.now() > end)
      throw new Error(`dovecot does not start: ${said()}`)
    await pause(50)
  }
}

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = createConnection({ host: '127.0.0.1', port })
    const done = (is: boolean): void => {
      socket.destroy()
      resolve(is)
    }
    socket.once('data', () => done(true))
    socket.once('error', () => done(false))
    socket.once('close', () => resolve(false))
  })

async function stop(child: ChildProcess, folder: string): Promise<void> {
  if (child.exitCode === null) {
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
    child.kill('SIGTERM')
    await ended
  }
  rmSync(folder, { recursive: true, force: true })
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
