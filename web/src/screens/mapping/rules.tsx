import { SegmentedControl, TextInput, UnstyledButton } from '@mantine/core'
import { useState } from 'react'
import type { Mapping } from '../../api.ts'
import { alongRows } from '../../parts/along-rows.ts'
import { Amount } from '../../parts/amount.tsx'
import { type State, StateSign } from '../../parts/state-sign.tsx'
import { useLanguage } from '../../words.ts'
import { conditionText, isMeant } from './rule-text.ts'
import { useMappingWords } from './words.ts'

type Rule = Mapping['rules'][number]

const SIGNS: Readonly<Record<Rule['state'], State>> = {
  works: 'done',
  earlier: 'done',
  shadowed: 'blocks',
  unused: 'warns',
  'not-in-force': 'none',
}

/** A table of more rows is asked to be searched. */
const SHOWN = 400

interface Props {
  mapping: Mapping
  chosen: string | undefined
  /** Rules that take this account, to begin with. */
  account: string
  onOpen: (rule: string) => void
}

/** All rules with what each does; those that another stands before, or that nothing reaches, are marked. */
export function Rules({ account, chosen, mapping, onOpen }: Props) {
  const words = useMappingWords()
  const [filter, setFilter] = useState('all')
  const [find, setFind] = useState(account)
  const { rules } = mapping
  const shadowed = rules.filter(({ state }) => state === 'shadowed').length
  const unused = rules.filter(({ state }) => state === 'unused').length
  const meant = rules
    .filter((rule) => (filter === 'all' || rule.state === filter) && isMeant(rule, find))
    .sort((a, b) => Number(b.state === 'works') - Number(a.state === 'works'))
  return (
    <section aria-label={words('rules')}>
      <div className="section-head">
        <h2>{words('rules')}</h2>
        <span className="quiet">{rules.length}</span>
        <SegmentedControl
          className="right"
          size="xs"
          aria-label={words('state')}
          value={filter}
          data={[
            { value: 'all', label: words('all') },
            { value: 'shadowed', label: `${words('shadowed')} ${shadowed}` },
            { value: 'unused', label: `${words('unused')} ${unused}` },
          ]}
          onChange={setFilter}
        />
        <TextInput
          size="xs"
          aria-label={words('find')}
          placeholder={words('find')}
          value={find}
          onChange={(event) => setFind(event.currentTarget.value)}
        />
      </div>
      {meant.length === 0 ? (
        <p>{words('noRules')}</p>
      ) : (
        <table className="list dense fixed">
          <thead>
            <tr>
              <th scope="col" className="w-3">
                {words('code')}
              </th>
              <th scope="col">{words('condition')}</th>
              <th scope="col">{words('target')}</th>
              <th scope="col" className="figure w-1">
                {words('count')}
              </th>
              <th scope="col" className="figure w-3">
                {words('amount')}
              </th>
              <th scope="col" className="w-2">
                {words('state')}
              </th>
            </tr>
          </thead>
          <tbody onKeyDown={alongRows}>
            {meant.slice(0, SHOWN).map((rule) => (
              <RuleRow
                key={rule.id}
                rule={rule}
                accounts={mapping.accounts}
                isChosen={chosen === rule.id}
                onOpen={() => onOpen(rule.id)}
              />
            ))}
          </tbody>
        </table>
      )}
      {meant.length > SHOWN && (
        <p className="quiet">
          … {words('more')} {meant.length - SHOWN}
        </p>
      )}
    </section>
  )
}

function RuleRow({
  accounts,
  isChosen,
  onOpen,
  rule,
}: {
  rule: Rule
  accounts: Mapping['accounts']
  isChosen: boolean
  onOpen: () => void
}) {
  const words = useMappingWords()
  const language = useLanguage()
  const target = accounts.find(({ code }) => code === rule.target)
  const name = (language === 'ru' ? target?.name : target?.nameEn) ?? ''
  const condition = conditionText(rule, { debit: words('debit'), credit: words('credit') })
  const [amount, ...others] = rule.amounts
  const isQuiet = rule.state !== 'works'
  return (
    <tr className={`${isChosen ? 'chosen' : ''}${isQuiet ? ' resting' : ''}`}>
      <th scope="row" className="one-line" translate="no" title={rule.id}>
        <UnstyledButton className="link row-open" onClick={onOpen}>
          {rule.id}
        </UnstyledButton>
      </th>
      <td className="one-line" translate="no" title={condition}>
        {condition}
      </td>
      <td className="one-line" title={name}>
        {rule.target === '' ? (
          words('excluded')
        ) : (
          <>
            <span className="code">{rule.target}</span> {name}
          </>
        )}
      </td>
      <td className="figure">
        <Amount value={String(rule.lines)} style="minus" />
      </td>
      <td className="figure">
        {amount && (
          <span title={others.map((one) => `${one.amount} ${one.currency}`).join('; ')}>
            <Amount value={amount.amount} style="minus" /> <span className="code">{amount.currency}</span>
          </span>
        )}
      </td>
      <td>
        <StateSign state={SIGNS[rule.state]} /> {words(`state-${rule.state}`)}{' '}
        <span translate="no">{rule.shadowedBy}</span>
      </td>
    </tr>
  )
}
