// The line's catalogue of services: names that its head gives; an empty one takes any name.

import { lineOf } from '../../store/desk/lines.ts'
import type { DeskUnit } from '../../store/desk/unit.ts'
import { cardOf } from './line-card.ts'
import { noLine, noSuchService } from './refusals.ts'

/** @throws Refused DESK-008, 009 */
export async function requireService(unit: DeskUnit, line: string, service: string): Promise<void> {
  const row = await lineOf(unit, line)
  if (!row) throw noLine(line)
  const { services } = cardOf(row)
  if (services.length > 0 && !services.includes(service)) throw noSuchService(service)
}
