// The Message-ID of a letter of ours: random, so that nobody guesses one, and known by the outbox.

import { randomUUID } from 'node:crypto'

/** @param address of the mailbox that it is from */
export const newMessageId = (address: string): string =>
  `<${randomUUID()}@${address.slice(address.lastIndexOf('@') + 1)}>`
