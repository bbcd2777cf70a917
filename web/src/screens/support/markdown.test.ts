import { expect, it } from 'vitest'
import { blocksOf, cellsOf } from './markdown.tsx'

it('takes a document apart at its empty lines, and a row of a table at its bars', () => {
  expect(blocksOf('# А\n\nб\nв\n\n\n| г | д |\n|---|---|\n')).toEqual(['# А', 'б\nв', '| г | д |\n|---|---|'])
  expect(cellsOf('| а | б в |')).toEqual(['а', 'б в'])
})
