import { expect, it } from 'vitest'
import { proposedCompanies } from './proposed.ts'

it('companies are proposed once each, with a code that is free', () => {
  const rows = [{ document: 'x', etag: '1', cells: { code: 'СЕВ', name: 'АО «Север»' } }]
  const from = (organisation: string, entity = '') => ({ organisation, entity })
  const uploads = [
    from('Север АО'),
    from('ООО "Севзап"'),
    from('ООО «СевЗап»'),
    from('ООО Металл', 'МЕТ'),
    from(''),
    from('ООО Гранит'),
  ]
  expect(proposedCompanies(uploads, rows)).toEqual([
    { code: 'СЕВ2', name: 'ООО "Севзап"' },
    { code: 'ГРА', name: 'ООО Гранит' },
  ])
})
