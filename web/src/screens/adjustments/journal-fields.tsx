import { NativeSelect, TextInput } from '@mantine/core'
import type { JournalBody, Vocabulary } from '../../api.ts'
import { useOpenBook } from '../../shell/book-context.ts'
import { useLanguage } from '../../words.ts'
import { journalWords } from './words.ts'

interface Props {
  body: JournalBody
  vocabulary: Vocabulary
  readOnly: boolean
  isNew: boolean
  onChange: (body: JournalBody) => void
}

/** What stands for the whole journal. */
export function JournalFields({ body, isNew, onChange, readOnly, vocabulary }: Props) {
  const language = useLanguage()
  const words = journalWords(language)
  const book = useOpenBook()
  const disabled = readOnly
  const templates = vocabulary.templates.some(({ code }) => code === body.template)
    ? vocabulary.templates
    : [...vocabulary.templates, { code: body.template, name: { ru: body.template, en: body.template } }]
  const of = (value: string): JournalBody =>
    value === ''
      ? { ...body, level: 'group', entity: '', basis: 'presentation' }
      : { ...body, level: 'entity', entity: value, basis: body.level === 'group' ? 'functional' : body.basis }
  return (
    <div className="journal-fields">
      <TextInput
        type="date"
        label={words.date}
        value={body.date}
        disabled={disabled}
        onChange={(event) => onChange({ ...body, date: event.target.value })}
      />
      <NativeSelect
        label={words.of}
        value={body.level === 'group' ? '' : body.entity}
        disabled={disabled || !isNew}
        data={[
          { value: '', label: words.group },
          ...book.entities.map(({ code, name, nameEn }) => ({
            value: code,
            label: `${code} · ${language === 'ru' ? name : nameEn}`,
          })),
        ]}
        onChange={(event) => onChange(of(event.target.value))}
      />
      <NativeSelect
        label={words.template}
        value={body.template}
        disabled={disabled}
        data={[
          { value: '', label: words.noTemplate },
          ...templates
            .filter(({ code }) => code !== '')
            .map(({ code, name }) => ({
              value: code,
              label: name[language] === code ? code : `${code} · ${name[language]}`,
            })),
        ]}
        onChange={(event) => onChange({ ...body, template: event.target.value })}
      />
      <NativeSelect
        label={words.deferredTax}
        value={body.deferredTax}
        disabled={disabled}
        data={(['calculator', 'own', 'none'] as const).map((value) => ({ value, label: words[value] }))}
        onChange={(event) => {
          const value = event.target.value
          if (value === 'calculator' || value === 'own' || value === 'none')
            onChange({ ...body, deferredTax: value })
        }}
      />
      <TextInput
        type="date"
        label={words.reversesOn}
        value={body.reversesOn}
        disabled={disabled}
        onChange={(event) => onChange({ ...body, reversesOn: event.target.value })}
      />
      <NativeSelect
        label={words.cash}
        value={String(body.cash)}
        disabled={disabled}
        data={[
          { value: 'false', label: words.cashNo },
          { value: 'true', label: words.cashYes },
        ]}
        onChange={(event) => onChange({ ...body, cash: event.target.value === 'true' })}
      />
    </div>
  )
}
