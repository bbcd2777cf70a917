import { expect, it } from 'vitest'
import { readWidths } from './widths.ts'

it.each([
  [null, {}],
  ['', {}],
  ['[', {}],
  ['null', {}],
  ['{"a":120,"b":"90","c":-5,"d":100000,"e":null}', { a: 120 }],
])('widths kept as %j are %j', (text, widths) => expect(readWidths(text)).toEqual(widths))
