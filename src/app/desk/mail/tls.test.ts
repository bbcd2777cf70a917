// Encryption to mail servers: TLS and STARTTLS with real servers. A certificate that is not trusted, or of another name,
// is refused with what to do, and no password goes without encryption.

import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Certificate, makeCertificate } from '../../../../test/support/certificate.ts'
import { type MailServers, startMailServers } from '../../../../test/support/mail-servers.ts'
import { faultOf } from './fault.ts'
import { ImapInbox } from './imap-inbox.ts'
import type { Security } from './mail-settings.ts'
import { sendLetter } from './smtp-out.ts'

const BOX = 'support@line.test'
const ENCRYPTED = ['tls', 'starttls'] as const
const authorities = getCACertificates('default')

/** Signed in with or without encryption, at SMTP. */
const signIns: boolean[] = []
const serve = async (certificate: Certificate | null): Promise<MailServers> => {
  const post = await startMailServers(certificate)
  post.rules.signedIn = (secure) => signIns.push(secure)
  return post
}

/** '' : it works. */
async function read(post: MailServers, security: Security): Promise<string> {
  const port = security === 'tls' ? post.imapsPort : post.imapPort
  const server = { host: '127.0.0.1', port, security, user: BOX }
  try {
    const inbox = await ImapInbox.open({ ...server, folder: 'INBOX', done: 'Done' }, post.password)
    await inbox.close()
    return ''
  } catch (error) {
    return faultOf(error)
  }
}

async function send(post: MailServers, security: Security): Promise<string> {
  const port = security === 'tls' ? post.smtpsPort : post.smtpPort
  const letter = {
    ...{
      from: BOX,
      fromName: '',
      replyTo: '',
      to: [BOX],
      subject: 'x',
      text: 'y',
      messageId: `<${security}@x>`,
    },
    ...{ inReplyTo: '', references: [], isAutomatic: false, headers: {}, files: [], date: new Date() },
  }
  try {
    await sendLetter({ host: '127.0.0.1', port, security, user: BOX }, post.password, letter)
    return ''
  } catch (error) {
    return faultOf(error)
  }
}

beforeEach(() => {
  signIns.splice(0)
  setDefaultCACertificates(authorities)
})
afterAll(() => setDefaultCACertificates(authorities))

describe('mail servers with a certificate of their own', () => {
  const certificate = makeCertificate('DNS:localhost,IP:127.0.0.1')
  let post: MailServers
  beforeAll(async () => {
    post = await serve(certificate)
  })
  afterAll(async () => {
    await post?.stop()
    certificate.remove()
  })

  it.each(ENCRYPTED)(
    'over %s are refused while nobody vouches for them, before any password',
    async (security) => {
      for (const fault of [await read(post, security), await send(post, security)]) {
        expect(fault).toContain('сертификат почтового сервера не принят')
        expect(fault).toContain('NODE_EXTRA_CA_CERTS')
        expect(fault).toMatch(/self[- ]signed/)
      }
      expect(signIns).toEqual([])
      expect(post.taken).toEqual([])
    },
  )

  it.each(ENCRYPTED)('over %s are used once the certificate is among the authorities', async (security) => {
    setDefaultCACertificates([...authorities, certificate.cert])
    expect([await read(post, security), await send(post, security)]).toEqual(['', ''])
    expect(signIns).toEqual([true])
  })
})

describe('mail servers with a certificate of another name', () => {
  const certificate = makeCertificate('DNS:mail.other.test')
  let post: MailServers
  beforeAll(async () => {
    post = await serve(certificate)
  })
  afterAll(async () => {
    await post?.stop()
    certificate.remove()
  })

  it.each(ENCRYPTED)('over %s are refused though their authority is known', async (security) => {
    setDefaultCACertificates([...authorities, certificate.cert])
    for (const fault of [await read(post, security), await send(post, security)]) {
      expect(fault).toContain('имя, на которое он выдан')
      expect(fault).toMatch(/altnames/)
    }
    expect(signIns).toEqual([])
  })
})

describe('mail servers without encryption', () => {
  let post: MailServers
  beforeAll(async () => {
    post = await serve(null)
  })
  afterAll(() => post?.stop())

  it('are given no password where STARTTLS is asked for', async () => {
    for (const fault of [await read(post, 'starttls'), await send(post, 'starttls')])
      expect(fault).toContain('сервер не предлагает STARTTLS')
    expect(signIns).toEqual([])
    expect([await read(post, 'none'), await send(post, 'none')]).toEqual(['', ''])
    expect(signIns).toEqual([false])
  })
})
