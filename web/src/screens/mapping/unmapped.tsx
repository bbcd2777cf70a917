import { Progress, UnstyledButton } from '@mantine/core'
import { isZero } from '../../amount.ts'
import type { Mapping } from '../../api.ts'
import { alongRows } from '../../parts/along-rows.ts'
import { Amount } from '../../parts/amount.tsx'
import { StateSign } from '../../parts/state-sign.tsx'
import { useLanguage } from '../../words.ts'
import { reasonText, useMappingWords } from './words.ts'

export type UnmappedLine = Mapping['unmapped'][number]

/** Names a line in the address. */
export const unmappedKey = ({ account, analytics, entity, partner }: UnmappedLine): string =>
  [entity, account, partner, ...analytics].join('|')

/** The figure that says how much hangs on the line: what stands on it, else what went through it. */
export const amountOf = ({ closing, credit, debit }: UnmappedLine): string =>
  !isZero(closing) ? closing : !isZero(debit) ? debit : credit

interface Props {
  mapping: Mapping
  chosen: string | undefined
  onOpen: (key: string) => void
}

/** Lines without an IFRS line, the largest first, each with what it may be and why. */
export function Unmapped({ chosen, mapping, onOpen }: Props) {
  const words = useMappingWords()
  const { lines, mapped, unmapped } = mapping
  return (
    <section aria-label={words('unmapped')}>
      <div className="section-head">
        <h2>{words('unmapped')}</h2>
        <span className="quiet">
          {unmapped.length} {words('linesWord')}
        </span>
        <span className="quiet right">
          {words('mapped')} {mapped} {words('of')} {lines}
        </span>
      </div>
      <Progress.Root size="xs" aria-label={words('mapped')}>
        <Progress.Section
          value={lines > 0 ? (100 * mapped) / lines : 100}
          color="var(--ink-3)"
          aria-label={words('mapped')}
        />
        <Progress.Section
          value={lines > 0 ? (100 * unmapped.length) / lines : 0}
          color="var(--stop)"
          aria-label={words('unmapped')}
        />
      </Progress.Root>
      {unmapped.length === 0 ? (
        <p className="all-mapped">
          <StateSign state="done" /> {words('allMapped')}
        </p>
      ) : (
        <table className="list dense fixed">
          <thead>
            <tr>
              <th scope="col" className="w-2">
                {words('account')}
              </th>
              <th scope="col">{words('analytics')}</th>
              <th scope="col" className="figure w-3">
                {words('amount')}
              </th>
              <th scope="col">{words('suggestion')}</th>
              <th scope="col">{words('why')}</th>
              <th scope="col" className="w-1">
                <span className="visually-hidden">{words('check')}</span>
              </th>
            </tr>
          </thead>
          <tbody onKeyDown={alongRows}>
            {unmapped.map((line) => (
              <UnmappedRow
                key={unmappedKey(line)}
                line={line}
                accounts={mapping.accounts}
                isChosen={chosen === unmappedKey(line)}
                onOpen={() => onOpen(unmappedKey(line))}
              />
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

function UnmappedRow({
  accounts,
  isChosen,
  line,
  onOpen,
}: {
  line: UnmappedLine
  accounts: Mapping['accounts']
  isChosen: boolean
  onOpen: () => void
}) {
  const words = useMappingWords()
  const language = useLanguage()
  const [best] = line.suggestions
  const target = accounts.find(({ code }) => code === best?.target)
  return (
    <tr className={isChosen ? 'chosen' : ''}>
      <th scope="row">
        <span className="code">{line.entity}</span> {line.account}
      </th>
      <td>{line.analytics.filter((text) => text !== '').join(' · ') || line.name}</td>
      <td className="figure">
        <Amount value={amountOf(line)} style="minus" /> <span className="code">{line.currency}</span>
      </td>
      <td>
        {best ? (
          <>
            <span className="code">{best.target}</span> {language === 'ru' ? target?.name : target?.nameEn}
          </>
        ) : (
          <span className="quiet">{words('noSuggestion')}</span>
        )}
      </td>
      <td className="quiet">{best ? reasonText(best, language) : words('noneAlike')}</td>
      <td>
        <UnstyledButton className="link row-open" onClick={onOpen}>
          {words(best ? 'check' : 'choose')}
        </UnstyledButton>
      </td>
    </tr>
  )
}
