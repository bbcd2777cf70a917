import { UnstyledButton } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import type { Balance } from '../../api.ts'
import { Amount } from '../../parts/amount.tsx'
import { readScope, useBook, useScope } from '../../scope.ts'
import { useLanguage, useWords } from '../../words.ts'
import { AMOUNTS, type Row } from './tree.ts'
import { useBalanceWords } from './words.ts'
import '../../parts/explain-panel.css'

interface Props {
  row: Row
  balance: Balance
  onClose: () => void
}

/** The row as the file has it, cell by cell, and where it goes. */
export function RowPanel({ balance, onClose, row }: Props) {
  const words = useBalanceWords()
  const shared = useWords()
  const language = useLanguage()
  const book = useBook()
  const { period } = useScope()
  const panel = useRef<HTMLElement>(null)
  useEffect(() => {
    panel.current?.querySelector<HTMLElement>('button')?.focus()
  }, [])
  const targets = balance.accounts.filter(({ code }) => row.targets.includes(code))
  return (
    <aside
      ref={panel}
      className="panel"
      aria-label={words('row')}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose()
      }}
    >
      <div className="panel-head">
        <strong>
          {row.account} {row.name}
        </strong>
        <UnstyledButton aria-label={shared('close')} onClick={onClose}>
          ×
        </UnstyledButton>
      </div>
      <dl className="details">
        <div>
          <dt>{words('file')}</dt>
          <dd>{balance.path}</dd>
        </div>
        {row.sheet && (
          <div>
            <dt>{words('sheet')}</dt>
            <dd>{row.sheet}</dd>
          </div>
        )}
        <div>
          <dt>{words('rowNumber')}</dt>
          <dd>
            {row.row}, {row.indicator}
          </dd>
        </div>
      </dl>
      <table className="list">
        <tbody>
          {AMOUNTS.map((name, index) => (
            <tr key={name}>
              <th scope="row">
                {words(
                  name.startsWith('opening')
                    ? 'opening'
                    : name.startsWith('turnover')
                      ? 'turnover'
                      : 'closingBalance',
                )}
                , {words(name.endsWith('Debit') ? 'debit' : 'credit').toLowerCase()}
              </th>
              <td className="code">
                {balance.columns[name]}
                {balance.format === 'canonical' ? '' : row.row}
              </td>
              <td className="figure">
                <Amount value={row.amounts[index] || '0'} style="minus" />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <h2>{words('goesTo')}</h2>
      {targets.length === 0 ? (
        <p>{row.note === 'outside' ? words('outside') : words('nowhere')}</p>
      ) : (
        <ul className="plain-list">
          {targets.map(({ code, name, nameEn }) => (
            <li key={code}>
              <span className="code">{code}</span> {language === 'ru' ? name : nameEn}
            </li>
          ))}
        </ul>
      )}
      {row.rule && (
        <p>
          {words('rule')}{' '}
          <Link to="/b/$book/mapping" params={{ book }} search={readScope({ period, rule: row.rule })}>
            {row.rule}
          </Link>
        </p>
      )}
    </aside>
  )
}
