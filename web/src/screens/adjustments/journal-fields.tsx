import { NativeSelect } from '@mantine/core'
import type { JournalBody, Vocabulary } from '../../api.ts'
import { DateField } from '../../parts/date-field.tsx'
import { dateText } from '../../period.ts'
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
  if (readOnly) return <FieldTexts body={body} vocabulary={vocabulary} />
  const templates = vocabulary.templates.some(({ code }) => code === body.template)
    ? vocabulary.templates
    : [...vocabulary.templates, { code: body.template, name: { ru: body.template, en: body.template } }]
  const of = (value: string): JournalBody =>
    value === ''
      ? { ...body, level: 'group', entity: '', basis: 'presentation' }
      : { ...body, level: 'entity', entity: value, basis: body.level === 'group' ? 'functional' : body.basis }
  return (
    <div className="journal-fields">
      <DateField label={words.date} value={body.date} onChange={(date) => onChange({ ...body, date })} />
      <NativeSelect
        label={words.of}
        value={body.level === 'group' ? '' : body.entity}
        disabled={!isNew}
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
        data={(['calculator', 'own', 'none'] as const).map((value) => ({ value, label: words[value] }))}
        onChange={(event) => {
          const value = event.target.value
          if (value === 'calculator' || value === 'own' || value === 'none')
            onChange({ ...body, deferredTax: value })
        }}
      />
      <DateField
        label={words.reversesOn}
        value={body.reversesOn}
        onChange={(reversesOn) => onChange({ ...body, reversesOn })}
      />
      <NativeSelect
        label={words.cash}
        value={String(body.cash)}
        data={[
          { value: 'false', label: words.cashNo },
          { value: 'true', label: words.cashYes },
        ]}
        onChange={(event) => onChange({ ...body, cash: event.target.value === 'true' })}
      />
    </div>
  )
}

/** The same where nothing can be changed: text, not fields. */
function FieldTexts({ body, vocabulary }: Pick<Props, 'body' | 'vocabulary'>) {
  const language = useLanguage()
  const words = journalWords(language)
  const { entities } = useOpenBook()
  const company = entities.find(({ code }) => code === body.entity)
  const template = vocabulary.templates.find(({ code }) => code === body.template)
  const date = (value: string): string => (value === '' ? '' : dateText(value, language))
  const fields = [
    [words.date, date(body.date)],
    [
      words.of,
      body.level === 'group'
        ? words.group
        : `${body.entity} · ${(language === 'ru' ? company?.name : company?.nameEn) ?? ''}`,
    ],
    [
      words.template,
      template ? `${template.code} · ${template.name[language]}` : body.template || words.noTemplate,
    ],
    [words.deferredTax, words[body.deferredTax]],
    [words.reversesOn, date(body.reversesOn)],
    [words.repeatsUntil, date(body.repeatsUntil)],
    [words.cash, body.cash ? words.cashYes : ''],
  ] as const
  return (
    <dl className="journal-facts">
      {fields
        .filter(([, value]) => value !== '')
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  )
}
