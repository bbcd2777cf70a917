// The thread on which the first rows of a large file are looked for.

import { type Preview, previewOf } from '../uploads/preview.ts'
import { answering } from './serve.ts'

export type PreviewAsked = Parameters<typeof previewOf>

answering<PreviewAsked, Preview | null>(async (asked) => ({ answer: await previewOf(...asked) }))
