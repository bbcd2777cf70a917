// A certificate of a server that signs itself, made for a test.

import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface Certificate {
  readonly cert: string
  readonly key: string
  readonly certFile: string
  readonly keyFile: string
  remove(): void
}

/** @param names `DNS:localhost,IP:127.0.0.1`: for whom it is made */
export function makeCertificate(names: string): Certificate {
  const folder = mkdtempSync(join(tmpdir(), 'tb-certificate-'))
  chmodSync(folder, 0o711)
  const [keyFile, certFile] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
  const made = spawnSync('openssl', [
    ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=mail of the test'],
    ...['-addext', `subjectAltName=${names}`, '-keyout', keyFile, '-out', certFile],
  ])
  if (made.status !== 0) throw new Error(`openssl makes no certificate: ${String(made.stderr)}`)
  return {
    cert: readFileSync(certFile, 'utf8'),
    key: readFileSync(keyFile, 'utf8'),
    certFile,
    keyFile,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
