// A line between a client and a server on loopback that can be held: what the client says then stays here, and the test
// knows that it said it.

import { once } from 'node:events'
import { type AddressInfo, createConnection, createServer, type Socket } from 'node:net'

export class TcpHold {
  readonly port: number
  readonly #sockets: Set<Socket>
  readonly #close: () => Promise<void>
  #pattern: RegExp | null = null
  #held: () => void = () => {}

  private constructor(port: number, sockets: Set<Socket>, close: () => Promise<void>) {
    this.port = port
    this.#sockets = sockets
    this.#close = close
  }

  static async before(target: number): Promise<TcpHold> {
    const sockets = new Set<Socket>()
    let line: TcpHold | null = null
    const server = createServer((client) => {
      const upstream = createConnection(target, '127.0.0.1')
      for (const socket of [client, upstream]) {
        sockets.add(socket)
        socket.on('error', () => {})
        socket.on('close', () => {
          sockets.delete(socket)
          client.destroy()
          upstream.destroy()
        })
      }
      client.on('data', (chunk) => {
        if (!line?.keeps(chunk)) upstream.write(chunk)
      })
      upstream.on('data', (chunk) => client.write(chunk))
    })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    line = new TcpHold(port, sockets, async () => {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    })
    return line
  }

  /** Resolves when a client has said what matches; nothing that matches goes on until `free`. */
  hold(pattern: RegExp): Promise<void> {
    this.#pattern = pattern
    return new Promise((resolve) => {
      this.#held = resolve
    })
  }

  /** Lines that were held are broken, new ones go through. */
  free(): void {
    this.#pattern = null
    for (const socket of this.#sockets) socket.destroy()
  }

  keeps(chunk: Buffer): boolean {
    if (!this.#pattern?.test(chunk.toString('latin1'))) return false
    this.#held()
    return true
  }

  close = (): Promise<void> => this.#close()
}
