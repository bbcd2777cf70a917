import { Checkbox, Group, NativeSelect, TextInput, UnstyledButton } from '@mantine/core'
import type { BookSettings } from '../../api.ts'
import { DateField } from '../../parts/date-field.tsx'
import { useOpenBook } from '../../shell/book-context.ts'
import { type Language, useLanguage } from '../../words.ts'
import { SETTING_WORDS, settingsWords } from './words.ts'

type Setting = BookSettings['settings'][number]

interface Props {
  setting: Setting
  /** As it would be saved; '' : the default. */
  value: string
  fault: string
  readOnly: boolean
  onChange: (value: string) => void
}

const DATES: ReadonlySet<string> = new Set(['opens_on', 'transition_date'])

const wordOf = (key: string, word: string, language: Language): string =>
  SETTING_WORDS[key]?.values?.[word]?.[language] ?? word

/** One setting: its control, what it is about, whether it is the default. */
export function SettingField({ fault, onChange, readOnly, setting, value }: Props) {
  const language = useLanguage()
  const words = settingsWords(language)
  const said = SETTING_WORDS[setting.key]
  const isDefault = value === ''
  return (
    <div className="setting">
      <Control setting={setting} value={value} fault={fault} readOnly={readOnly} onChange={onChange} />
      <p className="code">
        {said?.help[language]}
        {isDefault && !setting.needed && <span className="by-default"> · {words.byDefault}</span>}
        {!isDefault && setting.kind === 'list' && !readOnly && (
          <>
            {' '}
            <UnstyledButton className="act" onClick={() => onChange('')}>
              {words.reset}
            </UnstyledButton>
          </>
        )}
      </p>
    </div>
  )
}

function Control({ fault, onChange, readOnly, setting, value }: Props) {
  const language = useLanguage()
  const words = settingsWords(language)
  const { entities } = useOpenBook()
  const { key, kind, needed } = setting
  const label = SETTING_WORDS[key]?.title[language] ?? key
  const shared = { label, required: needed, disabled: readOnly, error: fault || undefined }
  const defaultWord = setting.given ? '' : setting.value
  if (kind === 'list') {
    const chosen = (value || defaultWord).split(';').filter(Boolean)
    return (
      <Checkbox.Group
        label={label}
        value={chosen}
        error={fault || undefined}
        onChange={(next) => onChange(inOrder(next, setting))}
      >
        <Group gap="md">
          {setting.words.map((word) => (
            <Checkbox key={word} value={word} disabled={readOnly} label={wordOf(key, word, language)} />
          ))}
        </Group>
      </Checkbox.Group>
    )
  }
  if (kind === 'word' || key === 'parent') {
    const choices =
      key === 'parent'
        ? entities.map(({ code, name, nameEn }) => ({
            value: code,
            label: `${code} ${language === 'ru' ? name : nameEn}`,
          }))
        : setting.words.map((word) => ({ value: word, label: wordOf(key, word, language) }))
    const first = setting.words[0] ?? ''
    const otherwise = needed
      ? []
      : [{ value: '', label: `${wordOf(key, defaultWord || first, language)} (${words.byDefault})` }]
    return (
      <NativeSelect
        {...shared}
        value={value}
        data={[...otherwise, ...choices]}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    )
  }
  if (DATES.has(key) && !readOnly) return <DateField label={label} value={value} onChange={onChange} />
  return (
    <TextInput
      {...shared}
      value={value}
      placeholder={defaultWord}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}

/** Lists stand in the order of the format, whatever was ticked first. */
const inOrder = (chosen: readonly string[], { words }: Setting): string =>
  words.filter((word) => chosen.includes(word)).join(';')
