import { Link } from '@tanstack/react-router'
import type { Explanation } from '../api.ts'
import { readScope, useBook, useScope } from '../scope.ts'
import { useLanguage } from '../words.ts'
import { placeText } from './place.ts'

type Place = Explanation['steps'][number]['figure']['place']

/** `balances/МЕТ/2025-01-01_2025-12-31_60.xlsx` → company and name of the file; null for another file. */
export function balanceAt(file: string | undefined): { entity: string; interval: string } | null {
  const [, entity, interval] = /^balances\/([^/]+)\/(.+)\.[a-z]+$/i.exec(file ?? '') ?? []
  return entity && interval ? { entity, interval } : null
}

/** A place as a person says it; of a row of a trial balance, the way to that row. */
export function PlaceLink({ place }: { place: Place }) {
  const language = useLanguage()
  const book = useBook()
  const { basis, period, unit } = useScope()
  const text = placeText(place, language)
  const at = balanceAt(place?.file)
  if (!at || !place) return <>{text}</>
  return (
    <Link
      to="/b/$book/balances/$entity/$interval"
      params={{ book, ...at }}
      search={readScope({
        basis,
        period,
        unit,
        ...(place.row === undefined ? {} : { row: String(place.row) }),
        ...(place.sheet === undefined ? {} : { sheet: place.sheet }),
      })}
    >
      {text}
    </Link>
  )
}
