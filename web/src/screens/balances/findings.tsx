import { UnstyledButton } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import type { Balance } from '../../api.ts'
import { StateSign } from '../../parts/state-sign.tsx'
import { readScope, useBook, useScope } from '../../scope.ts'
import { useBalanceWords } from './words.ts'

interface Matter {
  readonly key: string
  readonly severity: 'blocks' | 'warns'
  readonly code: string
  readonly text: string
  readonly advice: string
  readonly sheet: string
  readonly row: number | null
}

/** What was found in the file and what its checks say; Enter or a click goes to the row. */
export function Findings({
  balance,
  onGo,
}: {
  balance: Balance
  onGo: (row: number, sheet: string) => void
}) {
  const words = useBalanceWords()
  const book = useBook()
  const { period } = useScope()
  const [isOpen, setOpen] = useState(true)
  const list = useRef<HTMLUListElement>(null)
  const matters = mattersOf(balance)
  const blocking = matters.filter(({ severity }) => severity === 'blocks').length
  const passed = balance.checks.filter((check) => check.passed).length
  const move = (event: React.KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    const buttons = [...(list.current?.querySelectorAll<HTMLElement>('button, a') ?? [])]
    const at = document.activeElement instanceof HTMLElement ? buttons.indexOf(document.activeElement) : -1
    buttons[at + (event.key === 'ArrowDown' ? 1 : -1)]?.focus()
    event.preventDefault()
  }
  return (
    <section className="balance-findings" aria-label={words('findings')}>
      <div className="findings-head">
        <h2>{words('findings')}</h2>
        <span className="quiet">
          {matters.length === 0
            ? words('nothingFound')
            : `${words('blocks')} ${blocking}, ${words('warns')} ${matters.length - blocking}`}
          , {words('checksPassed')} {passed}
        </span>
        {matters.length > 0 && (
          <UnstyledButton className="link" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {words(isOpen ? 'fold' : 'unfold')}
          </UnstyledButton>
        )}
      </div>
      {isOpen && matters.length > 0 && (
        <ul className="plain-list" ref={list} onKeyDown={move}>
          {matters.map(({ advice, code, key, row, severity, sheet, text }) => (
            <li key={key} title={advice}>
              <span className="nowrap">
                <StateSign state={severity} /> {words(severity)}
              </span>
              <span className="code">{code}</span>
              <span>{text}</span>
              <span>
                {code === 'MAP-141' ? (
                  <Link
                    to="/b/$book/mapping"
                    params={{ book }}
                    search={readScope({ period, entity: balance.entity })}
                  >
                    {words('map')}
                  </Link>
                ) : (
                  row !== null && (
                    <UnstyledButton className="link" onClick={() => onGo(row, sheet)}>
                      {words('rowNumber').toLowerCase()} {row}
                    </UnstyledButton>
                  )
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** Blocking first; checks that passed are counted only. */
function mattersOf({ checks, findings }: Balance): Matter[] {
  const ofFindings = findings.map((one, index): Matter => {
    const { advice, code, place, severity, text } = one
    return {
      key: `finding ${index}`,
      severity,
      code,
      text,
      advice,
      sheet: place.sheet ?? '',
      row: place.row ?? null,
    }
  })
  const ofChecks = checks
    .filter(({ passed }) => !passed)
    .map(
      ({ advice, id, row, severity, sheet, text }, index): Matter => ({
        key: `check ${index}`,
        severity,
        code: id,
        text,
        advice,
        sheet,
        row,
      }),
    )
  return [...ofFindings, ...ofChecks].sort(
    (a, b) => Number(a.severity === 'warns') - Number(b.severity === 'warns'),
  )
}
