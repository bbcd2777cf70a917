import { TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import { readDate } from '../grid/paste.ts'
import { dateText } from '../period.ts'
import { type Language, useLanguage } from '../words.ts'

interface Props {
  label: string
  /** ISO; '' for none. */
  value: string
  onChange: (value: string) => void
}

const written = (value: string, language: Language): string =>
  value === '' ? '' : language === 'ru' ? dateText(value, 'ru') : value

/** A date typed as people write it; taken when it is one, else said so and left as typed. */
export function DateField({ label, onChange, value }: Props) {
  const language = useLanguage()
  const [text, setText] = useState(written(value, language))
  useEffect(() => setText(written(value, language)), [value, language])
  const read = text.trim() === '' ? '' : readDate(text)
  const fault = language === 'ru' ? 'не дата' : 'no date'
  return (
    <TextInput
      label={label}
      value={text}
      placeholder={language === 'ru' ? 'дд.мм.гггг' : 'yyyy-mm-dd'}
      error={read === null ? fault : undefined}
      onChange={(event) => setText(event.target.value)}
      onBlur={() => {
        if (read !== null && read !== value) onChange(read)
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && read !== null) onChange(read)
      }}
    />
  )
}
