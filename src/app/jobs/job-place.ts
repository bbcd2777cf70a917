// What a job is given to work with, what it was asked for and what it gives.

import type { Finding } from '../../ledger/finding.ts'
import type { Access } from '../../store/access.ts'
import type { JobFile } from '../../store/jobs.ts'
import type { Store } from '../../store/store.ts'
import type { OpenRevision, Pause, Room } from '../room/room.ts'

export interface JobPlace {
  readonly id: string
  readonly access: Access
  /** On her behalf. */
  readonly store: Store
  /** '' : a book that is being imported. */
  readonly book: string
  /** In which the book is open. */
  room(): Room
  /** The latest revision of the book, or the one that is named. */
  open(revision?: string): Promise<OpenRevision>
  /** Between two parts; what it throws stops the work. */
  readonly pause: Pause
  /** Before what was made is written: from here on it goes to its end. */
  keeping(): Promise<void>
}

/** What was asked: plain data, kept with the job. */
export interface JobSubject {
  /** Of a close, or of its documents: '' for the last that is complete. */
  readonly period?: string
  /** Documents of the close that was kept under this number. */
  readonly close?: string
  /** The book that is imported, and whether it may replace the one that is there. */
  readonly name?: string
  readonly replace?: boolean
  /** Uploads that are accepted. */
  readonly uploads?: readonly string[]
}

/** What a close, or its documents, gave. */
export interface CloseResult {
  readonly revision: string
  readonly reportingDate: string
  readonly fingerprint: string
  readonly blocked: boolean
}

/** What an import gave. */
export interface ImportResult {
  readonly book: string
  readonly revision: string
  readonly files: number
  readonly changed: boolean
}

/** What became of files that were to be accepted. */
export interface AcceptResult {
  readonly files: readonly {
    readonly id: string
    readonly name: string
    readonly entity: string
    readonly target: string
    readonly accepted: boolean
    readonly findings: readonly Finding[]
  }[]
  /** The revision that was made of them, to take it back; '' : none was. */
  readonly wrote: string
}

export interface JobDone {
  readonly result: CloseResult | ImportResult | AcceptResult
  readonly file?: JobFile
  readonly findings?: readonly Finding[]
}
