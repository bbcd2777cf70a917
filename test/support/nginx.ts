// A real nginx before our server: Debian's, on a free port of loopback, in a folder of its own, as whoever runs the tests,
// with the very lines of the administrator's guide.

import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createConnection, createServer } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

export const NGINX = ['/usr/sbin/nginx', '/usr/bin/nginx'].find((path) => existsSync(path)) ?? null

/** The name that the guide gives the program. */
export const PUBLIC_NAME = 'ifrs.example.ru'

const GUIDE = join(import.meta.dirname, '../../docs/ru/guide-administrator.md')

/** The file that the guide gives, with ports and certificate of this machine in place of those in it. */
export function guideLines(guide: string, port: number, upstream: number, folder: string): string {
  const [, lines] = /^```nginx\n([\s\S]*?)^```$/m.exec(guide) ?? []
  if (lines === undefined) throw new Error('the guide gives no file for nginx')
  const changes = [
    ['listen 443 ssl;', `listen 127.0.0.1:${port} ssl;`],
    ['/etc/ssl/certs/trialbalance.crt', join(folder, 'server.crt')],
    ['/etc/ssl/private/trialbalance.key', join(folder, 'server.key')],
    ['http://127.0.0.1:8420', `http://127.0.0.1:${upstream}`],
  ] as const
  return changes.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`the guide's file for nginx has no ${from}`)
    return text.replaceAll(from, to)
  }, lines)
}

export interface Nginx {
  readonly port: number
  stop(): Promise<void>
}

/** @throws Error where nginx does not start */
export async function startNginx(port: number, upstream: number): Promise<Nginx> {
  if (NGINX === null) throw new Error('install nginx-light (Debian, Ubuntu), then run again')
  const folder = mkdtempSync(join(tmpdir(), 'tb-nginx-'))
  certificate(folder)
  const file = join(folder, 'nginx.conf')
  writeFileSync(
    file,
    `daemon off;
pid ${folder}/nginx.pid;
error_log stderr warn;
${process.getuid?.() === 0 ? `user ${userInfo().username};` : ''}
events {}
http {
  access_log off;
  ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((of) => `${of}_temp_path ${folder}/${of};`).join('\n  ')}
  ${guideLines(readFileSync(GUIDE, 'utf8'), port, upstream, folder)}
}
`,
  )
  const child = spawn(NGINX, ['-p', folder, '-c', file], { stdio: ['ignore', 'ignore', 'pipe'] })
  const said: string[] = []
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk.toString()))
  const stop = async (): Promise<void> => {
    await end(child)
    rmSync(folder, { recursive: true, force: true })
  }
  for (let tries = 0; !(await answers(port)); tries++) {
    if (child.exitCode !== null || tries > 100) {
      await stop()
      throw new Error(`nginx did not start: ${said.join('')}`)
    }
    await pause(100)
  }
  return { port, stop }
}

function certificate(folder: string): void {
  const made = spawnSync('openssl', [
    ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', `/CN=${PUBLIC_NAME}`],
    ...['-keyout', join(folder, 'server.key'), '-out', join(folder, 'server.crt')],
  ])
  if (made.status !== 0) throw new Error(`no certificate: ${made.stderr}`)
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  await gone
}

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = createConnection({ port, host: '127.0.0.1' })
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })

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
