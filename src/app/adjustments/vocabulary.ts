// What a journal may name: the accounts of the group chart, flows, templates.

import { DERIVED_FLOWS } from '../../close/entity/journals.ts'
import type { Text } from '../../close/types.ts'
import { FLOWS, isFlow, TEMPLATES } from '../../ledger/words.ts'
import { flowWords } from '../flow-words.ts'
import type { OpenRevision } from '../room/room.ts'
import { type Field, templateOf } from './templates.ts'

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
    /** Of those whose amount is a formula: what goes in, and the accounts that it most often takes. */
    readonly computes: {
      readonly paragraph: Text
      readonly hasBalance: boolean
      readonly hasAllowance: boolean
      readonly fields: readonly Field[]
      readonly usual: readonly string[]
    } | null
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
  templates: Object.entries(TEMPLATES).map(([code, { en, ru }]) => ({
    code,
    name: { ru, en },
    computes: computesOf(code),
  })),
})

function computesOf(code: string): VocabularyView['templates'][number]['computes'] {
  const template = templateOf(code)
  if (!template) return null
  const { fields, hasBalance, paragraph, recognised, usual } = template
  return { fields, hasBalance, hasAllowance: recognised === 'allowance', paragraph, usual }
}
