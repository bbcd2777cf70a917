import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Group } from '../../api.ts'
import { dateText } from '../../period.ts'
import { useLanguage } from '../../words.ts'
import { useGroupWords } from './words.ts'

interface Props {
  of: Group
  /** The reporting date: the last place of the slider. */
  last: string
  onDate: (date: string) => void
}

/** `31.12.2025` or `2025-12-31` as the API has it; null for what is no date. */
export function readDate(text: string): string | null {
  const [, day, month, year] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text.trim()) ?? []
  const date = year ? `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}` : text.trim()
  return /^\d{4}-\d{2}-\d{2}$/.test(date) && !Number.isNaN(Date.parse(date)) ? date : null
}

/** The date of the structure: by events with the arrows, or typed. */
export function DateSlider({ last, of, onDate }: Props) {
  const words = useGroupWords()
  const language = useLanguage()
  const [typed, setTyped] = useState<string | null>(null)
  const dates = [...new Set([...of.events.map(({ date }) => date), last])].sort()
  const at = Math.max(
    0,
    dates.findLastIndex((date) => date <= of.date),
  )
  const go = (index: number): void => {
    const date = dates[Math.min(Math.max(index, 0), dates.length - 1)]
    if (date) onDate(date)
  }
  const commit = (): void => {
    const date = typed === null ? null : readDate(typed)
    if (date) onDate(date)
    setTyped(null)
  }
  return (
    <div className="date-slider no-print">
      <TextInput
        aria-label={words('date')}
        value={typed ?? (language === 'ru' ? dateText(of.date, 'ru') : of.date)}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => event.key === 'Enter' && commit()}
        error={typed !== null && readDate(typed) === null}
      />
      <Button variant="default" disabled={at === 0} onClick={() => go(at - 1)}>
        {words('earlier')}
      </Button>
      <Button variant="default" disabled={at === dates.length - 1} onClick={() => go(at + 1)}>
        {words('later')}
      </Button>
      <input
        type="range"
        aria-label={words('slider')}
        aria-valuetext={dateText(of.date, language)}
        min={0}
        max={dates.length - 1}
        value={at}
        onChange={(event) => go(Number.parseInt(event.target.value, 10))}
      />
    </div>
  )
}
