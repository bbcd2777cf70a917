// Priority from impact and urgency, as service desks commonly do it; what is promised for each, unless a line's settings
// say otherwise. Targets are minutes of working time.

import type { DeskDays, Kind, Level, Priority, Target, Targets } from './types.ts'

const WEIGHT: Readonly<Record<Level, number>> = { low: 0, middle: 1, high: 2 }

/** 1 is the most pressing: high impact and high urgency; each step down of either is one priority lower. */
export function priorityOf(impact: Level, urgency: Level): Priority {
  const weight = WEIGHT[impact] + WEIGHT[urgency]
  if (weight === 4) return 1
  if (weight === 3) return 2
  return weight === 2 ? 3 : 4
}

/** The promise for a request; one without kind runs on the incident's clock (operations.md §10). */
export const targetOf = (targets: Targets, kind: Kind, priority: Priority): Target =>
  targets[kind === '' ? 'incident' : kind][priority]

const target = (reaction: number | null, solution: number | null): Target => ({ reaction, solution })

/** What a line promises until its head sets it: hours of 60 minutes, days of eight hours. */
export const DEFAULT_TARGETS: Targets = {
  incident: { 1: target(60, 240), 2: target(120, 480), 3: target(240, 960), 4: target(480, 2400) },
  service: { 1: target(60, 480), 2: target(120, 960), 3: target(240, 1440), 4: target(480, 2400) },
  change: { 1: target(240, null), 2: target(480, null), 3: target(960, null), 4: target(960, null) },
  proposal: { 1: target(2400, null), 2: target(2400, null), 3: target(2400, null), 4: target(2400, null) },
}

export const DEFAULT_DAYS: DeskDays = {
  remindAfter: [2, 5],
  giveUpAfter: 10,
  closeAfter: 5,
  reopenWithin: 10,
}
