// The directions of imports, by dependency-cruiser over .dependency-cruiser.cjs. It reads TypeScript through a
// compiler API that TypeScript 7 no longer has, so it is given a shadow of the tree: for each file a JavaScript file
// that imports the same modules, types included, since a type binds folders to each other as well.

import { mkdirSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { cruise, type IForbiddenRuleType } from 'dependency-cruiser'

const ROOT = join(import.meta.dirname, '..')
/** Within node_modules, so that packages resolve from it; where that really lies, or nothing is within the base. */
const SHADOW = join(realpathSync(join(ROOT, 'node_modules')), '.cache', 'trialbalance-imports')

export interface Import {
  readonly specifier: string
  readonly isType: boolean
}

/** Imports of a source as our formatter writes it: `import … from`, `export … from`, `import '…'`, `import('…')`. */
export function importsOf(source: string): Import[] {
  const statements =
    /^(?:import|export)\b(\s+type\b)?[^'"`;=]*?\bfrom\s*'([^']+)'|^import\s*'([^']+)'|\bimport\('([^']+)'\)/gm
  return [...source.matchAll(statements)].map(([, type, from, bare, called]) => ({
    specifier: from ?? bare ?? called ?? '',
    isType: type !== undefined,
  }))
}

/** An import that no file has: that a rule finds it shows that the rule holds. */
export interface MadeUp {
  /** As `src/app/desk/acts.ts`. */
  readonly from: string
  readonly specifier: string
}

/** Violations as `rule: from → to`, for people; empty when all is well. */
export async function violations(madeUp: readonly MadeUp[] = []): Promise<string[]> {
  const all = await cruiseShadow(
    (rule) => rule !== CIRCLES,
    () => true,
    madeUp,
  )
  const circles = await cruiseShadow(
    (rule) => rule === CIRCLES,
    ({ isType }) => !isType,
    madeUp,
  )
  return [...all, ...circles].sort()
}

const CIRCLES = 'no-circles'

async function cruiseShadow(
  rules: (name: string) => boolean,
  counts: (one: Import) => boolean,
  madeUp: readonly MadeUp[],
): Promise<string[]> {
  writeShadow(counts, madeUp)
  const { forbidden }: { forbidden: IForbiddenRuleType[] } = createRequire(import.meta.url)(
    '../.dependency-cruiser.cjs',
  )
  const { output } = await cruise(
    ['src'],
    {
      ruleSet: { forbidden: forbidden.filter(({ name }) => rules(name ?? '')) },
      validate: true,
      baseDir: SHADOW,
      doNotFollow: { path: ['^[.][.]/', 'node_modules'] },
    },
    { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  )
  if (typeof output === 'string') throw new Error(output)
  if (output.summary.totalCruised === 0) throw new Error('dependency-cruiser read no file')
  const ts = (path: string): string => path.replace(/^((?:src|test|bench|books)\/.*)\.js$/, '$1.ts')
  return output.summary.violations.map(({ from, rule, to }) => `${rule.name}: ${ts(from)} → ${ts(to)}`)
}

function writeShadow(counts: (one: Import) => boolean, madeUp: readonly MadeUp[]): void {
  rmSync(SHADOW, { recursive: true, force: true })
  for (const name of readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })) {
    // Data that a module imports is what it is.
    if (name.endsWith('.json')) writeShadowFile(name, readFileSync(join(ROOT, 'src', name), 'utf8'))
    if (!name.endsWith('.ts') || name.endsWith('.test.ts')) continue
    const imports = importsOf(readFileSync(join(ROOT, 'src', name), 'utf8')).filter(counts)
    const more = madeUp.filter(({ from }) => from === `src/${name}`)
    const lines = [...imports, ...more].map(
      ({ specifier }) => `import '${specifier.replace(/^(\..*)\.ts$/, '$1.js')}'\n`,
    )
    writeShadowFile(name.replace(/\.ts$/, '.js'), lines.join(''))
  }
}

function writeShadowFile(name: string, text: string): void {
  const path = join(SHADOW, 'src', name)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}
