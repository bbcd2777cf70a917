// The side of a thread that is asked (thread.ts): one question at a time, whatever comes of it is said.

import { parentPort, type Transferable } from 'node:worker_threads'
import type { Said } from './thread.ts'

export interface Answered<Answer> {
  readonly answer: Answer
  readonly handedOver?: readonly Transferable[]
}

type Work<Asked, Answer, Part> = (
  asked: Asked,
  part: (part: Part) => void,
) => Answered<Answer> | Promise<Answered<Answer>>

/** In a file that is a thread: answers what it is asked, in order. */
export function answering<Asked, Answer, Part = never>(work: Work<Asked, Answer, Part>): void {
  let last: Promise<void> = Promise.resolve()
  const say = (said: Said<Answer, Part>, over: readonly Transferable[] = []): void =>
    parentPort?.postMessage(said, [...over])
  parentPort?.on('message', ({ asked, id }: { readonly id: number; readonly asked: Asked }) => {
    last = last.then(async () => {
      try {
        const { answer, handedOver = [] } = await work(asked, (part) => say({ id, part }))
        say({ id, answer }, handedOver)
      } catch (error) {
        say({ id, fault: error instanceof Error ? (error.stack ?? error.message) : String(error) })
      }
    })
  })
}
