import { Button, Modal, Radio, UnstyledButton } from '@mantine/core'
import { useMemo, useState } from 'react'
import { addAmounts, isZero, writeAmount } from '../../amount.ts'
import type { JournalBody } from '../../api.ts'
import { withCents } from '../../grid/columns.ts'
import { Fault } from '../../parts/fault.tsx'
import { StateSign } from '../../parts/state-sign.tsx'
import { type Language, useLanguage } from '../../words.ts'
import { balanceOf } from './journal-lines.tsx'
import { type Difference, differences, merged, type Side } from './merge.ts'
import { journalWords } from './words.ts'

interface Props {
  id: string
  /** Who saved the version in force. */
  who: string
  base: JournalBody
  mine: JournalBody
  theirs: JournalBody
  busy: boolean
  /** Why it was not saved. */
  error: unknown
  onSave: (body: JournalBody) => void
  onTheirs: () => void
  onLater: () => void
}

/** Someone saved the journal while it was edited: what does not collide is merged, where both changed one place a person
    chooses, and the balance of the result stands before it is saved. */
export function MergeDialog({ base, busy, error, id, mine, onLater, onSave, onTheirs, theirs, who }: Props) {
  const language = useLanguage()
  const words = journalWords(language)
  const [chosen, setChosen] = useState<ReadonlyMap<string, Side>>(new Map())
  const found = useMemo(() => differences(base, mine, theirs), [base, mine, theirs])
  const result = merged(base, mine, theirs, chosen)
  const { debit, difference } = balanceOf(result.lines)
  const balanced = isZero(difference)
  const amount = (value: string): string => writeAmount(withCents(value), 'minus', language)
  return (
    <Modal
      opened
      lockScroll={false}
      closeButtonProps={{ 'aria-label': words.close }}
      onClose={onLater}
      size={820}
      title={`${id} ${words.staleTitle}`}
      classNames={{ title: 'merge-title' }}
    >
      <p>
        {who && `${words.author}: ${who}. `}
        {words.staleLead}
      </p>
      <table className="list merge">
        <thead>
          <tr>
            <th scope="col">{words.stalePlace}</th>
            <th scope="col" className="figure">
              {words.staleWas}
            </th>
            <th scope="col" className="figure">
              {words.staleMine}
            </th>
            <th scope="col" className="figure">
              {words.staleTheirs}
            </th>
          </tr>
        </thead>
        <tbody>
          {found.map((one) => (
            <DifferenceRow
              key={one.key}
              difference={one}
              side={chosen.get(one.key) ?? one.taken}
              onPick={(side) => setChosen(new Map([...chosen, [one.key, side]]))}
            />
          ))}
        </tbody>
      </table>
      <p className={balanced ? 'merged-balance' : 'stop'}>
        <StateSign state={balanced ? 'done' : 'blocks'} />{' '}
        {balanced ? `${words.balanced}: ${amount(debit)}` : `${words.notBalanced}: ${amount(difference)}`}
      </p>
      {error !== null && <Fault error={error} />}
      <div className="merge-buttons">
        <Button disabled={!balanced} loading={busy} onClick={() => onSave(result)}>
          {words.saveMerged}
        </Button>
        <Button variant="default" disabled={busy} onClick={() => onSave(mine)}>
          {words.onlyMine}
        </Button>
        <Button variant="default" disabled={busy} onClick={onTheirs}>
          {words.onlyTheirs}
        </Button>
        <span className="spring" />
        <UnstyledButton className="act" onClick={onLater}>
          {words.later}
        </UnstyledButton>
      </div>
    </Modal>
  )
}

function DifferenceRow({
  difference: { base, collides, mine, place, theirs },
  onPick,
  side,
}: {
  difference: Difference
  side: Side
  onPick: (side: Side) => void
}) {
  const language = useLanguage()
  const words = journalWords(language)
  const name = placeName(place, language)
  const shown = (value: string): string => valueText(value, place, language) || words.absent
  return (
    <tr>
      <th scope="row">
        {collides ? (
          <span className="warn">
            <StateSign state="warns" /> {name}, {words.staleBoth}
          </span>
        ) : (
          name
        )}
      </th>
      <td className="figure">{shown(base)}</td>
      {(['mine', 'theirs'] as const).map((one) => {
        const text = shown(one === 'mine' ? mine : theirs)
        return (
          <td key={one} className={`figure${side === one ? ' taken' : ''}`}>
            {collides ? (
              <Radio checked={side === one} onChange={() => onPick(one)} label={text} name={name} />
            ) : (
              text
            )}
          </td>
        )
      })}
    </tr>
  )
}

function placeName({ field, line }: Difference['place'], language: Language): string {
  const words = journalWords(language)
  const names: Partial<Record<Difference['place']['field'], string>> = {
    date: words.date,
    level: words.of,
    entity: words.of,
    template: words.template,
    deferredTax: words.deferredTax,
    reversesOn: words.reversesOn,
    repeatsUntil: words.repeatsUntil,
    cash: words.cash,
    account: words.account,
    flow: words.flow,
    partner: words.partner,
    dueOn: words.dueOn,
    debit: words.debit,
    credit: words.credit,
    text: words.text,
    textEn: words.textEn,
    lines: words.lines,
  }
  const name = names[field] ?? field
  if (line === null) return name
  return field === 'lines' ? `${name} ${line + 1}…` : `${words.line} ${line + 1}, ${name.toLowerCase()}`
}

function valueText(value: string, { field }: Difference['place'], language: Language): string {
  if (field === 'debit' || field === 'credit')
    return /^-?\d+(\.\d+)?$/.test(value) ? writeAmount(withCents(value), 'minus', language) : value
  if (field !== 'lines') return value
  const lines: unknown = JSON.parse(value === '' ? '[]' : value)
  if (!Array.isArray(lines) || lines.length === 0) return ''
  const debits = lines.flatMap((line) =>
    typeof line === 'object' && line !== null && 'debit' in line && /^-?\d+(\.\d+)?$/.test(String(line.debit))
      ? [String(line.debit)]
      : [],
  )
  const sum = writeAmount(withCents(addAmounts(debits)), 'minus', language)
  return `${journalWords(language).count} ${lines.length}, ${sum}`
}
