import type { FastifyReply } from 'fastify'

export interface SentFile {
  readonly name: string
  readonly type: string
  readonly bytes: Uint8Array
}

/** RFC 8187 §3.2: of what encodeURIComponent leaves as it is, these are no `attr-char`. */
const encodedName = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)

/** A file to be saved, under its name in any script (RFC 6266 §4.3). */
export function sendFile(reply: FastifyReply, { bytes, name, type }: SentFile): FastifyReply {
  return reply
    .type(type)
    .header('content-disposition', `attachment; filename*=UTF-8''${encodedName(name)}`)
    .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
}
