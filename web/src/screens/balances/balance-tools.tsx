import { SegmentedControl, TextInput } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { Balance } from '../../api.ts'
import { readScope, useBook, useScope } from '../../scope.ts'
import type { Shown, Tree } from './tree.ts'
import { useBalanceWords } from './words.ts'

interface Props {
  balance: Balance
  tree: Tree
  shown: Shown
  onShown: (shown: Shown) => void
}

/** Levels, indicators, what is shown, and the files that stand beside this one. */
export function BalanceTools({ balance, onShown, shown, tree }: Props) {
  const words = useBalanceWords()
  const book = useBook()
  const { period } = useScope()
  const firsts = tree.rows.filter(({ first, index }) => first === index)
  const unmapped = firsts.filter(({ state }) => state === 'unmapped').length
  const found = firsts.filter(({ state }) => state !== '').length
  const indicators = [...new Set(tree.rows.map(({ indicator }) => indicator))]
  return (
    <div className="tool-row balance-tools">
      {tree.parents.size > 0 && (
        <>
          <span className="tool-label">{words('levels')}</span>
          <SegmentedControl
            size="xs"
            aria-label={words('levels')}
            value={String(shown.level)}
            data={['1', '2', '3']}
            onChange={(level) => onShown({ ...shown, level: Number.parseInt(level, 10), toggled: new Map() })}
          />
        </>
      )}
      {indicators.length > 1 && (
        <fieldset className="chips">
          <legend className="tool-label">{words('indicators')}</legend>
          {indicators.map((indicator) => (
            <button
              type="button"
              key={indicator}
              translate="no"
              aria-pressed={!shown.hidden.has(indicator)}
              onClick={() => {
                const hidden = new Set(shown.hidden)
                if (!hidden.delete(indicator)) hidden.add(indicator)
                onShown({ ...shown, hidden })
              }}
            >
              {indicator}
            </button>
          ))}
        </fieldset>
      )}
      <SegmentedControl
        size="xs"
        aria-label={words('show')}
        value={shown.filter}
        data={[
          { value: 'all', label: words('all') },
          { value: 'unmapped', label: `${words('withoutLine')} ${unmapped}`, disabled: unmapped === 0 },
          { value: 'findings', label: `${words('withFindings')} ${found}`, disabled: found === 0 },
        ]}
        onChange={(filter) =>
          onShown({ ...shown, filter: filter === 'unmapped' || filter === 'findings' ? filter : 'all' })
        }
      />
      {balance.beside.length > 0 && (
        <span className="beside">
          <span className="tool-label">{words('byAccounts')}</span>
          {balance.beside.map(({ account, name }) => (
            <Link
              key={name}
              to="/b/$book/balances/$entity/$interval"
              params={{ book, entity: balance.entity, interval: name }}
              search={readScope({ period })}
            >
              {account || words('general')}
            </Link>
          ))}
        </span>
      )}
      <TextInput
        className="find"
        classNames={{ input: 'balance-find' }}
        size="xs"
        aria-label={words('find')}
        placeholder={words('find')}
        value={shown.find}
        onChange={(event) => onShown({ ...shown, find: event.currentTarget.value })}
        onKeyDown={(event) => {
          if (event.key === 'Enter' || event.key === 'Escape')
            document.querySelector<HTMLElement>('.balance-grid')?.focus()
          if (event.key === 'Escape') onShown({ ...shown, find: '' })
        }}
      />
    </div>
  )
}
