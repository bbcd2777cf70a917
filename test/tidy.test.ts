// The source is under test too (style.md §4.12). Each message names the replacement. Sizes are a reason to look, not a
// law: they are printed, and fail nothing.

import { describe, expect, it } from 'vitest'
import { importsOf } from './imports.ts'
import { type Source, sourcesOf } from './support/source.ts'

const sources = [...sourcesOf('src'), ...sourcesOf('web/src')]
const shipped = sources.filter(({ path }) => !/(\.test|\/testing)\.ts$/.test(path))
const isPure = ({ path }: Source): boolean => /^src\/(ledger|close|standards|statements|desk)\//.test(path)

/** `path:line` of each match of the pattern in the code (not in comments and texts). */
function places(
  pattern: RegExp,
  within: readonly Source[] = sources,
  of: 'code' | 'text' = 'code',
): string[] {
  return within.flatMap((source) =>
    [...source[of].matchAll(new RegExp(pattern, 'g'))].map(
      ({ index }) => `${source.path}:${lineAt(source.text, index)}`,
    ),
  )
}

const lineAt = (text: string, index: number): number => text.slice(0, index).split('\n').length

describe('the source', () => {
  it('has no `any`: name the type, or `unknown` and a check', () => {
    expect(places(/(?<![.\w])any(?![\w(])/)).toEqual([])
  })

  it('claims no type with `as` without saying why in a comment: narrow with a check', () => {
    const claims = shipped.flatMap(({ code, path, text }) => {
      const lines = text.split('\n')
      const withoutImports = code.replace(/^(?:import|export)\b[^;=(]*?\bfrom\b/gm, (match) =>
        match.replace(/[^\n]/g, ' '),
      )
      return [...withoutImports.matchAll(/\bas\s+(?!const\b)[A-Za-z{[(]/g)]
        .map(({ index }) => lineAt(text, index))
        .filter((line) => !/\/\/|\*/.test(`${lines[line - 1]}${lines[line - 2]}`))
        .map((line) => `${path}:${line}`)
    })
    expect(claims).toEqual([])
  })

  it('writes nothing with console: results and messages go through src/cli/terminal.ts', () => {
    expect(places(/\bconsole\./)).toEqual([])
  })

  it('rounds in roundHalfAway alone (src/ledger/fraction.ts), and reads decimals with parseDecimal', () => {
    expect(places(/\bMath\.round\b|\bparseFloat\b/, shipped)).toEqual([])
  })

  it('has named exports only', () => {
    expect(places(/\bexport default\b/)).toEqual([])
  })

  it('has no file that only passes on what others export: import from where it stands', () => {
    const barrels = shipped.filter(
      ({ code }) => /\bfrom\b/.test(code) && code.replace(/^export\b[^;=(]*?\bfrom\s*$/gm, '').trim() === '',
    )
    expect(barrels.map(({ path }) => path)).toEqual([])
  })

  it('leaves no work undone in a comment without an issue (#12)', () => {
    expect(places(/\b(?:TODO|FIXME|XXX)\b(?![^\n]*#\d)/, sources, 'text')).toEqual([])
  })

  it('asks for no clock, chance or environment in the pure folders: they are handed in', () => {
    const pure = shipped.filter(isPure)
    expect(places(/\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bprocess\.|\bperformance\./, pure)).toEqual(
      [],
    )
  })

  it('shows what is large', () => {
    const hints = shipped.flatMap(({ path, text }) => {
      const lines = text.trimEnd().split('\n')
      const long = lines.filter((line) => line.length > 110).length
      return [
        ...(lines.length > 400 ? [`${path}: ${lines.length} lines`] : []),
        ...(long > 0 ? [`${path}: ${long} lines over 110 characters`] : []),
      ]
    })
    if (hints.length > 0)
      process.stdout.write(`Large, worth a look:\n${hints.map((hint) => `  ${hint}\n`).join('')}`)
  })
})

describe('the tests over the source', () => {
  it('find imports of every form', () => {
    const source = [
      "import { a } from './a.ts'",
      "import type {\n  B,\n} from './b.ts'",
      "export { c } from './c.ts'",
      "import './d.ts'",
      "const e = await import('./e.ts')",
      "const text = 'nothing from here'",
    ].join('\n')
    expect(
      importsOf(source).map(({ isType, specifier }) => `${specifier}${isType ? ' (type)' : ''}`),
    ).toEqual(['./a.ts', './b.ts (type)', './c.ts', './d.ts', './e.ts'])
  })
})
