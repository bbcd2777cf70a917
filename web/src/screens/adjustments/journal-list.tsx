import { Button, Menu, SegmentedControl, UnstyledButton } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useRef } from 'react'
import { inUnits, writeAmount } from '../../amount.ts'
import type { Journals } from '../../api.ts'
import { StateSign } from '../../parts/state-sign.tsx'
import { readScope, useBook, useScope, useSetScope } from '../../scope.ts'
import { useOpenBook } from '../../shell/book-context.ts'
import { useLanguage } from '../../words.ts'
import { journalWords, STATE_SIGNS, STATE_WORDS } from './words.ts'

type Head = Journals['journals'][number]

const isWaiting = ({ state }: Head): boolean => state === 'pending'

/** What nobody enters: each column of the worksheets opens as its journal, with how it was computed. */
function DerivedJournals() {
  const words = journalWords(useLanguage())
  const book = useBook()
  const { parent } = useOpenBook()
  const { basis, entity, period, unit } = useScope()
  const shared = { basis, period, unit }
  return (
    <section className="derived-journals" aria-label={words.derived}>
      <h2>{words.derived}</h2>
      <Link
        to="/b/$book/reports/transformation"
        params={{ book }}
        search={readScope({ ...shared, entity: entity ?? parent, id: 'deferred-tax' })}
      >
        {words.derivedTax}
      </Link>
      <Link to="/b/$book/reports/consolidation" params={{ book }} search={readScope(shared)}>
        {words.derivedGroup}
      </Link>
    </section>
  )
}

interface Props {
  journals: readonly Head[]
  onCreate: () => void
  onCopy: () => void
  /** No journal is open, whose own buttons would come first. */
  isPrimary: boolean
}

/** The journals of the period: title, amount, company, state. Arrows go along them, Enter opens. */
export function JournalList({ isPrimary, journals, onCopy, onCreate }: Props) {
  const language = useLanguage()
  const words = journalWords(language)
  const { id, show, unit: asked } = useScope()
  const printed = useOpenBook().unit
  const unit = asked ?? String(printed)
  const setScope = useSetScope()
  const list = useRef<HTMLUListElement>(null)
  const mine = journals.filter(({ isMine }) => isMine)
  const waiting = journals.filter(isWaiting)
  const shown = show === 'mine' ? mine : show === 'waiting' ? waiting : journals
  const onKeyDown = (event: React.KeyboardEvent): void => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (by === 0) return
    const buttons = [...(list.current?.querySelectorAll<HTMLElement>('button') ?? [])]
    const at = document.activeElement instanceof HTMLElement ? buttons.indexOf(document.activeElement) : -1
    buttons[Math.min(Math.max(at + by, 0), buttons.length - 1)]?.focus()
    event.preventDefault()
  }
  return (
    <aside className="journal-list" aria-label={words.journals}>
      <div className="journal-list-head">
        <h2>
          {words.journals} <span className="code">{journals.length}</span>
        </h2>
        <Menu position="bottom-end" withinPortal>
          <Menu.Target>
            <Button variant={isPrimary ? 'filled' : 'default'}>
              {words.create}&nbsp;<kbd>Ins</kbd>
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={onCreate}>{words.newJournal}</Menu.Item>
            <Menu.Item onClick={onCopy}>{words.copyLastYear}…</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
      <SegmentedControl
        size="xs"
        value={show === 'mine' || show === 'waiting' ? show : 'all'}
        onChange={(value) => setScope({ show: value === 'all' ? undefined : value }, true)}
        data={[
          { value: 'all', label: words.all },
          { value: 'mine', label: `${words.mine} ${mine.length || ''}` },
          { value: 'waiting', label: `${words.waiting} ${waiting.length || ''}` },
        ]}
      />
      {shown.length === 0 && <p className="empty">{words.empty}</p>}
      <ul ref={list} onKeyDown={onKeyDown}>
        {shown.map((one) => (
          <li key={one.id}>
            <UnstyledButton
              className="journal-item"
              aria-current={one.id === id}
              onClick={() => setScope({ id: one.id })}
            >
              <span className="journal-title">
                {(language === 'ru' ? one.text : one.textEn || one.text) ||
                  one.templateName[language] ||
                  one.id}
              </span>
              <span className="code">
                {one.id} · {one.level === 'group' ? words.group : one.entity}{' '}
                <span className={`state ${one.state}`}>
                  <StateSign state={STATE_SIGNS[one.state]} /> {STATE_WORDS[language][one.state]}
                </span>
              </span>
              <span className="journal-amount">
                {writeAmount(inUnits(one.total, unit), 'minus', language)}
              </span>
            </UnstyledButton>
          </li>
        ))}
      </ul>
      <DerivedJournals />
    </aside>
  )
}
