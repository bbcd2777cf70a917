import { NativeSelect, NumberInput, Select, TextInput } from '@mantine/core'
import { useRef } from 'react'
import type { Mapping, RuleFields } from '../../api.ts'
import { useOpenBook } from '../../shell/book-context.ts'
import { useLanguage } from '../../words.ts'
import { useMappingWords } from './words.ts'

interface Props {
  rule: RuleFields
  mapping: Mapping
  isNew: boolean
  onChange: (to: Partial<RuleFields>) => void
}

/** The condition of a rule and the line that it leads to; F4 goes to the line from anywhere in the form. */
export function RuleForm({ isNew, mapping, onChange, rule }: Props) {
  const words = useMappingWords()
  const language = useLanguage()
  const book = useOpenBook()
  const target = useRef<HTMLInputElement>(null)
  const entities = book.entities.filter(({ code }) => mapping.mayEditAll || code === rule.entity || isNew)
  const analytics = (at: number, text: string): void =>
    onChange({ analytics: [0, 1, 2].map((one) => (one === at ? text : (rule.analytics[one] ?? ''))) })
  return (
    <form
      className="rule-form"
      onSubmit={(event) => event.preventDefault()}
      onKeyDown={(event) => {
        if (event.key !== 'F4') return
        target.current?.focus()
        target.current?.click()
        event.preventDefault()
      }}
    >
      {isNew && (
        <TextInput
          label={words('code')}
          value={rule.id}
          onChange={(event) => onChange({ id: event.currentTarget.value })}
        />
      )}
      <TextInput
        label={words('account')}
        value={rule.account}
        onChange={(event) => onChange({ account: event.currentTarget.value })}
      />
      <NativeSelect
        label={words('company')}
        value={rule.entity}
        data={[
          { value: '', label: words('everyCompany'), disabled: !mapping.mayEditAll },
          ...entities.map(({ code, name, nameEn }) => ({
            value: code,
            label: `${code} ${language === 'ru' ? name : nameEn}`,
          })),
        ]}
        onChange={(event) => onChange({ entity: event.currentTarget.value })}
      />
      <TextInput
        label={words('analytics')}
        value={rule.analytics[0] ?? ''}
        onChange={(event) => analytics(0, event.currentTarget.value)}
      />
      <Select
        ref={target}
        className="wide"
        label={`${words('target')} (F4)`}
        searchable
        clearable
        limit={60}
        comboboxProps={{ withinPortal: true }}
        value={rule.target || null}
        data={mapping.accounts.map(({ code, name, nameEn }) => ({
          value: code,
          label: `${code} ${language === 'ru' ? name : nameEn}`,
        }))}
        onChange={(code) => onChange({ target: code ?? '' })}
      />
      <TextInput
        type="date"
        label={words('validFrom')}
        value={rule.validFrom}
        onChange={(event) => onChange({ validFrom: event.currentTarget.value })}
      />
      <TextInput
        type="date"
        label={words('validTo')}
        value={rule.validTo}
        onChange={(event) => onChange({ validTo: event.currentTarget.value })}
      />
      <details className="wide">
        <summary>{words('furtherConditions')}</summary>
        <div className="rule-form">
          {[1, 2].map((at) => (
            <TextInput
              key={at}
              label={`${words('analytics')} ${at + 1}`}
              value={rule.analytics[at] ?? ''}
              onChange={(event) => analytics(at, event.currentTarget.value)}
            />
          ))}
          <NativeSelect
            label={words('side')}
            value={rule.side}
            data={[
              { value: '', label: words('bothSides') },
              { value: 'debit', label: words('debit') },
              { value: 'credit', label: words('credit') },
            ]}
            onChange={(event) => {
              const side = event.currentTarget.value
              onChange({ side: side === 'debit' || side === 'credit' ? side : '' })
            }}
          />
          <NativeSelect
            label={words('measure')}
            value={rule.measure}
            data={[
              { value: 'balance', label: words('balance') },
              { value: 'turnover', label: words('turnover') },
            ]}
            onChange={(event) =>
              onChange({ measure: event.currentTarget.value === 'turnover' ? 'turnover' : 'balance' })
            }
          />
          <TextInput
            label={words('partner')}
            placeholder={words('partnerHint')}
            value={rule.partner}
            onChange={(event) => onChange({ partner: event.currentTarget.value })}
          />
          <NumberInput
            label={words('priority')}
            value={rule.priority}
            allowDecimal={false}
            onChange={(value) => onChange({ priority: typeof value === 'number' ? value : 0 })}
          />
          <TextInput
            label={words('share')}
            value={rule.share}
            onChange={(event) => onChange({ share: event.currentTarget.value })}
          />
          <TextInput
            label={words('note')}
            value={rule.note}
            onChange={(event) => onChange({ note: event.currentTarget.value })}
          />
        </div>
      </details>
    </form>
  )
}
