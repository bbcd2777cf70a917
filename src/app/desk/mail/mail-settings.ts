// How a mailbox is reached. Without encryption on this machine only: a password must not cross a network in the open.

import { z } from 'zod'

/** `tls`: from the first byte. `starttls`: asked for and required. `none`: on loopback alone. */
export const SECURITY = ['tls', 'starttls', 'none'] as const
export type Security = (typeof SECURITY)[number]

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|::1)$/i

export const isLoopback = (host: string): boolean => LOOPBACK.test(host)

export const serverSettings = z
  .object({
    host: z
      .string()
      .min(1)
      .max(253)
      .regex(/^[A-Za-z0-9.:_-]+$/),
    port: z.number().int().min(1).max(65535),
    security: z.enum(SECURITY),
    user: z.string().min(1).max(300),
  })
  .refine(({ host, security }) => security !== 'none' || isLoopback(host), {
    message: 'without encryption on loopback only',
  })

/** Folder names as the server shows them, `/` or `.` between levels as it has it. */
const folder = z.string().min(1).max(200)

export const imapSettings = z.intersection(
  serverSettings,
  z.object({ folder: folder.default('INBOX'), done: folder.default('TrialBalance') }),
)

export type ServerSettings = z.output<typeof serverSettings>
export type ImapSettings = z.output<typeof imapSettings>

/** What is sealed of a mailbox. */
export const mailSecret = z.object({ imap: z.string().min(1).max(500), smtp: z.string().min(1).max(500) })
export type MailSecret = z.output<typeof mailSecret>

export const secretPurpose = (mailbox: string): string => `mailbox ${mailbox}`

/** Milliseconds. A server that says nothing for so long is not there. */
export const MAIL_TIMEOUTS = { connect: 30_000, greeting: 30_000, socket: 300_000 } as const

/** Where the test letter of a mailbox goes: only who has the installation's key can make it come back. */
export function testAddress(address: string, mailbox: string, mark: (text: string) => string): string {
  const at = address.lastIndexOf('@')
  return `${address.slice(0, at)}+test.${mark(`test ${mailbox}`).slice(0, 24)}${address.slice(at)}`
}
