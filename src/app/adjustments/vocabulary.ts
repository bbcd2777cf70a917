// What a journal may name: the accounts of the group chart, flows, templates.

import { DERIVED_FLOWS } from '../../close/entity/journals.ts'
import type { Text } from '../../close/types.ts'
import { FLOWS, isFlow, TEMPLATES } from '../../ledger/words.ts'
import { flowWords } from '../flow-words.ts'
import type { OpenRevision } from '../room/room.ts'

export interface VocabularyView {
  readonly accounts: readonly {
    readonly code: string
    readonly name: string
    readonly nameEn: string
    readonly class: string
    readonly partner: 'required' | 'optional' | ''
  }[]
  readonly flows: readonly { readonly code: string; readonly name: Text }[]
  readonly templates: readonly {
    readonly code: string
    readonly name: Text
  }[]
}

export const vocabularyView = ({ book }: OpenRevision): VocabularyView => ({
  accounts: book.accounts.map(({ class: of, code, name, nameEn, partner }) => ({
    code,
    name,
    nameEn: nameEn || name,
    class: of,
    partner,
  })),
  flows: Object.keys(FLOWS)
    .filter((flow) => isFlow(flow) && !DERIVED_FLOWS.has(flow))
    .map((code) => ({ code, name: flowWords(code) })),
  templates: Object.entries(TEMPLATES).map(([code, { en, ru }]) => ({ code, name: { ru, en } })),
})
