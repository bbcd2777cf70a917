import type { FastifyReply } from 'fastify'

export interface SentFile {
  readonly name: string
  readonly type: string
  readonly bytes: Uint8Array
}

/** A file to be saved, under its name in any script (RFC 6266 §4.3). */
export function sendFile(reply: FastifyReply, { bytes, name, type }: SentFile): FastifyReply {
  return reply
    .type(type)
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
    .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
}
