import type { Explanation } from '../api.ts'
import type { Language } from '../words.ts'

/** File, sheet, row and column of a part, as a person says them. */
export function placeText(
  place: Explanation['steps'][number]['figure']['place'],
  language: Language,
): string {
  if (!place) return ''
  const russian = language === 'ru'
  const column = place.columnWords?.[language] ?? place.column
  return [
    place.file ?? place.subject,
    place.sheet && (russian ? `лист «${place.sheet}»` : `sheet “${place.sheet}”`),
    place.row !== undefined && (russian ? `строка ${place.row}` : `row ${place.row}`),
    column && (russian ? `графа «${column}»` : `column “${column}”`),
  ]
    .filter((part) => typeof part === 'string' && part !== '')
    .join(', ')
}
