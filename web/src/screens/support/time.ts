// Times and durations as people of a desk say them: a day and an hour in the reader's own zone, working hours and minutes.

import type { Language } from '../../words.ts'

const LOCALE: Readonly<Record<Language, string>> = { ru: 'ru-RU', en: 'en-GB' }
const DAY = { day: '2-digit', month: '2-digit' } as const
const TIME = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const

const yearOf = (at: Date): number => at.getFullYear()

/** «13.02, 14:05»; with the year where it is not this one. */
export function stamp(instant: string, language: Language, now = new Date()): string {
  const at = new Date(instant)
  const year = yearOf(at) === yearOf(now) ? {} : ({ year: 'numeric' } as const)
  return new Intl.DateTimeFormat(LOCALE[language], { ...DAY, ...year, ...TIME }).format(at)
}

/** «13.02» */
export function dayOf(instant: string, language: Language, now = new Date()): string {
  const at = new Date(instant)
  const year = yearOf(at) === yearOf(now) ? {} : ({ year: 'numeric' } as const)
  return new Intl.DateTimeFormat(LOCALE[language], { ...DAY, ...year }).format(at)
}

/** «10:00» of today, «ср 25.11, 10:00» of another day. */
export function soon(instant: string, language: Language, now = new Date()): string {
  const at = new Date(instant)
  if (at.toDateString() !== now.toDateString()) {
    const weekday = new Intl.DateTimeFormat(LOCALE[language], { weekday: 'short' }).format(at)
    return `${weekday} ${stamp(instant, language, now)}`
  }
  return new Intl.DateTimeFormat(LOCALE[language], TIME).format(at)
}

/** «по Москве»; another zone by its name. */
export function zoneWord(zone: string, language: Language): string {
  if (zone !== 'Europe/Moscow') return `(${zone})`
  return language === 'ru' ? 'по Москве' : 'Moscow time'
}

const MINUTE = 60_000
const UNITS: Readonly<Record<Language, readonly [string, string]>> = { ru: ['ч', 'мин'], en: ['h', 'min'] }

/** «13 ч», «41 мин»: of a row of a list, where the whole stands a click away. */
export function inShort(ms: number, language: Language): string {
  const minutes = Math.floor(Math.abs(ms) / MINUTE)
  const [hour, minute] = UNITS[language]
  return minutes < 60 ? `${minutes} ${minute}` : `${Math.floor(minutes / 60)} ${hour}`
}

/** «13 ч 41 мин», whole minutes, rounded down; without a sign. */
export function duration(ms: number, language: Language): string {
  const minutes = Math.floor(Math.abs(ms) / MINUTE)
  const [hour, minute] = UNITS[language]
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  if (hours === 0) return `${rest} ${minute}`
  return rest === 0 ? `${hours} ${hour}` : `${hours} ${hour} ${rest} ${minute}`
}
