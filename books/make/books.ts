// The sample books as files by path, made anew from nothing but this folder and the shipped charts.

import { adjustmentFile, GROUP_JOURNALS } from './adjustments.ts'
import { asiaBalance, simulateAsia } from './asia.ts'
import { balanceFiles, type Files } from './balances.ts'
import { accountNames } from './chart.ts'
import { consolidationRegisters } from './consolidation.ts'
import { firstSteps } from './first-steps.ts'
import { simulate } from './group.ts'
import { mappingFile, OWN_RULES } from './mapping.ts'
import { registers } from './registers.ts'

/** books/severny without its README. */
export function severny(): Files {
  const group = simulate()
  const asia = simulateAsia(group)
  const names = accountNames()
  const files: Files = new Map([
    ...registers(),
    ...consolidationRegisters(group, asia),
    ...balanceFiles(group),
  ])
  files.set('mapping.csv', mappingFile(OWN_RULES))
  files.set('adjustments.csv', adjustmentFile(GROUP_JOURNALS))
  for (const year of ['2024', '2025'])
    files.set(`balances/АЗИ/${year}-01-01_${year}-12-31.csv`, asiaBalance(asia, year, names))
  return files
}

/** Every made book by its folder below books/. */
export function allBooks(): ReadonlyMap<string, Files> {
  return new Map([
    ['severny', severny()],
    ['first-steps', firstSteps()],
  ])
}
