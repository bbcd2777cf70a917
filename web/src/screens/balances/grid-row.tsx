import { memo } from 'react'
import { writeAmount } from '../../amount.ts'
import type { Balance } from '../../api.ts'
import { StateSign } from '../../parts/state-sign.tsx'
import { useLanguage } from '../../words.ts'
import { AMOUNTS, type Row } from './tree.ts'
import { useBalanceWords } from './words.ts'

interface Props {
  row: Row
  at: number
  top: number
  accounts: Balance['accounts']
  isParent: boolean
  isOpen: boolean
  /** Column of the active cell, -1 in another row. */
  active: number
  /** Column of the selected range, -1 outside it. */
  range: number
  isAsked: boolean
}

const TARGET = 7

/** One row: account, name, indicator, six amounts, where it goes. Keys and mouse are the grid's. */
export const GridRow = memo(function GridRow(props: Props) {
  const { active, at, isAsked, isOpen, isParent, range, row, top } = props
  const language = useLanguage()
  const isFurther = row.first !== row.index
  const cell = (column: number): string =>
    `${active === column ? ' active' : ''}${range === column ? ' ranged' : ''}`
  const name = `tier-${row.tier}${isFurther ? ' further' : ''}${isAsked ? ' asked' : ''}`
  return (
    <tr
      className={`grid-line row ${name}`}
      style={{ transform: `translateY(${top}px)` }}
      aria-rowindex={at + 3}
      aria-level={row.level + 1}
      {...(isParent && !isFurther ? { 'aria-expanded': isOpen } : {})}
    >
      <td id={`cell-${at}-0`} className={`account indent-${Math.min(row.level, 5)}${cell(0)}`}>
        {isParent && !isFurther ? (
          <button
            type="button"
            tabIndex={-1}
            className="twist"
            translate="no"
            aria-label={`${row.account} ${row.name}`}
          >
            {isOpen ? '−' : '+'}
          </button>
        ) : (
          <span className="no-twist" />
        )}
        {!isFurther && row.kind === 'account' && row.account}
      </td>
      <td className="name" translate="no" title={`${row.name} ${row.detail}`.trim()}>
        {!isFurther && (
          <>
            {row.state !== '' && <StateSign state={row.state === 'warns' ? 'warns' : 'blocks'} />}
            {row.name}
            {row.detail && <span className="code"> {row.detail}</span>}
          </>
        )}
      </td>
      <td className="indicator" translate="no">
        {row.indicator}
      </td>
      {AMOUNTS.map((amount, index) => (
        <td key={amount} id={`cell-${at}-${index + 1}`} className={`figure${cell(index + 1)}`}>
          {row.amounts[index] ? writeAmount(row.amounts[index], 'minus', language) : ''}
        </td>
      ))}
      <TargetCell {...props} className={`target${cell(TARGET)}`} />
    </tr>
  )
})

function TargetCell({ accounts, at, className, isParent, row }: Props & { className: string }) {
  const words = useBalanceWords()
  const language = useLanguage()
  const nameOf = (code: string): string => {
    const account = accounts.find((one) => one.code === code)
    return (language === 'ru' ? account?.name : account?.nameEn) ?? ''
  }
  const text = (): React.ReactNode => {
    if (row.state === 'unmapped') return <span className="stop">{words('unmapped')}</span>
    if (row.note === 'outside') return <span className="quiet">{words('outside')}</span>
    if (row.note === 'by-account')
      return (
        <span className="quiet">
          {words('inFile')} {row.account.split('.')[0]}
        </span>
      )
    if (row.targets.length > 1 && isParent)
      return <span className="quiet">{words(row.tier === 1 ? 'bySubaccounts' : 'byAnalytics')}</span>
    return row.targets.map((code) => (
      <span key={code}>
        <span className="code">{code}</span> {nameOf(code)}{' '}
      </span>
    ))
  }
  return (
    <td
      id={`cell-${at}-7`}
      className={className}
      title={row.targets.map((code) => `${code} ${nameOf(code)}`).join('; ')}
    >
      {text()}
    </td>
  )
}
