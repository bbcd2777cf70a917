// A thread of the program's own, for work that would hold the event loop: what it is asked is plain data, and so is its
// answer. It begins when it is first needed and ends when nobody has asked for a while, so that its memory is given back.

import { setImmediate } from 'node:timers/promises'
import { type Transferable, Worker } from 'node:worker_threads'

/** What a thread sends: a part of a long answer, the answer, or what went wrong. */
export type Said<Answer, Part = never> =
  | { readonly id: number; readonly part: Part }
  | { readonly id: number; readonly answer: Answer }
  | { readonly id: number; readonly fault: string }

interface Waiting<Answer, Part> {
  readonly resolve: (answer: Answer) => void
  readonly reject: (error: Error) => void
  readonly part: (part: Part) => void
}

const IDLE_MS = 60_000

export class Thread<Asked, Answer, Part = never> {
  readonly #file: URL
  readonly #heapMb: number
  readonly #waiting = new Map<number, Waiting<Answer, Part>>()
  #worker: Worker | null = null
  #idle: NodeJS.Timeout | null = null
  #asked = 0

  /** @param heapMb what it may take: who asks for more ends the thread, not the program */
  constructor(file: URL, heapMb: number) {
    this.#file = file
    this.#heapMb = heapMb
  }

  /** One after the other, in the order in which they were asked. @throws Error with the fault of the thread */
  async run(asked: Asked, part: (part: Part) => void = () => {}): Promise<Answer> {
    const worker = this.#begin()
    const id = this.#asked++
    return new Promise<Answer>((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject, part })
      worker.postMessage({ id, asked })
    })
  }

  #begin(): Worker {
    if (this.#idle) clearTimeout(this.#idle)
    this.#idle = null
    const worker = this.#worker ?? this.#start()
    worker.ref()
    return worker
  }

  #start(): Worker {
    const worker = new Worker(this.#file, { resourceLimits: { maxOldGenerationSizeMb: this.#heapMb } })
    worker.on('message', (said: Said<Answer, Part>) => this.#hear(said))
    worker.on('error', (error: Error) => this.#end(worker, error))
    worker.on('exit', (code) => this.#end(worker, new Error(`the thread ended: ${code}`)))
    this.#worker = worker
    return worker
  }

  #hear(said: Said<Answer, Part>): void {
    const waiting = this.#waiting.get(said.id)
    if (!waiting) return
    if ('part' in said) {
      waiting.part(said.part)
      return
    }
    this.#waiting.delete(said.id)
    if ('fault' in said) waiting.reject(new Error(said.fault))
    else waiting.resolve(said.answer)
    if (this.#waiting.size === 0) this.#rest()
  }

  /** It does not keep the program from ending. */
  #rest(): void {
    const worker = this.#worker
    worker?.unref()
    this.#idle = setTimeout(() => {
      this.#worker = null
      void worker?.terminate()
    }, IDLE_MS)
    this.#idle.unref()
  }

  /** Who waits for a thread that is no more waits for nothing. */
  #end(worker: Worker, error: Error): void {
    if (this.#worker !== worker) return
    this.#worker = null
    for (const { reject } of this.#waiting.values()) reject(error)
    this.#waiting.clear()
  }
}

/** Longer than this nobody should wait for his turn. */
const MOMENT_MS = 25

/** For long work in the program's own thread: the event loop turns when a moment has passed since it last did. */
export class Breath {
  #since = performance.now()

  async take(): Promise<void> {
    if (performance.now() - this.#since < MOMENT_MS) return
    await setImmediate()
    this.#since = performance.now()
  }
}

/** Handed over and not copied, where it is the whole of its memory. */
export const handedOver = (bytes: Uint8Array): Transferable[] =>
  bytes.buffer instanceof ArrayBuffer && bytes.byteLength === bytes.buffer.byteLength ? [bytes.buffer] : []
