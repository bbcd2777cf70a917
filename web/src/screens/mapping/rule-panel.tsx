import { Button, UnstyledButton } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { type Mapping, Problem, type RuleFields, send } from '../../api.ts'
import '../../parts/explain-panel.css'
import { DraftWord } from '../../live/draft-word.tsx'
import { useUnsaved } from '../../live/unsaved.ts'
import { type DraftOf, useDraft } from '../../live/use-draft.ts'
import { Amount } from '../../parts/amount.tsx'
import { Fault } from '../../parts/fault.tsx'
import { PlaceLink } from '../../parts/place-link.tsx'
import { useBook } from '../../scope.ts'
import { useLanguage, useWords } from '../../words.ts'
import { RuleForm } from './rule-form.tsx'
import { conditionText, fieldsOnly, keptRule, ruleText } from './rule-text.ts'
import { Trial } from './trial.tsx'
import { amountOf, type UnmappedLine, unmappedKey } from './unmapped.tsx'
import { reasonText, useMappingWords } from './words.ts'

interface Props {
  mapping: Mapping
  rule: RuleFields
  /** The rule as it stands in the book; null: it is new. */
  saved: Mapping['rules'][number] | null
  /** The line for which it is made. */
  line: UnmappedLine | null
  onClose: () => void
}

/** One key for one content: a second click creates nothing more. Also where the page is not served over HTTPS. */
const newKey = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')

/** What is typed is kept at the server: of a rule by its id, of a new one by the line for which it is made. */
export function RulePanel(props: Props) {
  const { line, saved } = props
  const of = saved ? saved.id : line ? `new ${unmappedKey(line)}` : 'new'
  const draft = useDraft(useBook(), `mapping.csv#${of}`.slice(0, 400))
  return draft.kept === undefined ? null : <LoadedPanel {...props} draft={draft} />
}

/** A rule: its condition and line, what it would move, and then its switch. */
function LoadedPanel({ draft, line, mapping, onClose, rule, saved }: Props & { draft: DraftOf }) {
  const words = useMappingWords()
  const shared = useWords()
  const book = useBook()
  const queries = useQueryClient()
  const [now, setNow] = useState<RuleFields>(() => keptRule(draft.kept?.content, rule) ?? fieldsOnly(rule))
  // From the version in which the draft was begun: who changed the rule since is not overwritten unasked.
  const [from] = useState(draft.kept?.etag || (saved?.etag ?? ''))
  const panel = useRef<HTMLElement>(null)
  const once = useRef(newKey())
  useEffect(() => panel.current?.querySelector<HTMLElement>('.suggestions button, form input')?.focus(), [])
  const isTyped = JSON.stringify(now) !== JSON.stringify(fieldsOnly(rule))
  useUnsaved(isTyped && draft.state !== 'kept', () => ruleText(now))
  const change = (to: Partial<RuleFields>): void => {
    const next = { ...now, ...to }
    once.current = newKey()
    setNow(next)
    if (JSON.stringify(next) === JSON.stringify(fieldsOnly(rule))) void draft.drop()
    else draft.save(JSON.stringify(next), from)
  }
  const done = async (): Promise<void> => {
    await draft.drop()
    await queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'draft' })
    onClose()
  }
  const base = `/books/${encodeURIComponent(book)}/mapping/rules`
  const save = useMutation({
    mutationFn: (etag: string) =>
      saved
        ? send(`${base}/${encodeURIComponent(saved.id)}`, {
            method: 'PUT',
            body: now,
            headers: { 'if-match': `"${etag}"` },
          })
        : send(base, {
            method: 'POST',
            body: now,
            headers: { 'idempotency-key': once.current },
          }),
    onSuccess: done,
  })
  const mayEdit = saved ? saved.mayEdit : now.entity !== '' || mapping.mayEditAll
  return (
    <aside
      ref={panel}
      className="panel rule-panel"
      aria-label={words(saved ? 'rule' : 'newRule')}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onClose()
      }}
    >
      <div className="panel-head">
        <strong>
          {words(saved ? 'rule' : 'newRule')} {now.id}
        </strong>
        <UnstyledButton aria-label={shared('close')} onClick={onClose}>
          ×
        </UnstyledButton>
      </div>
      {line && <ForLine line={line} mapping={mapping} onTake={(target) => change({ target })} />}
      <RuleForm rule={now} mapping={mapping} isNew={!saved} onChange={change} />
      <Trial rule={now} old={saved?.id ?? null} />
      {isTyped && <DraftWord of={draft} />}
      {save.error && <SaveFault error={save.error} onOver={(etag) => save.mutate(etag)} />}
      <div className="panel-foot">
        {mayEdit ? (
          <Button loading={save.isPending} disabled={now.account === ''} onClick={() => save.mutate(from)}>
            {words(saved ? 'save' : 'switchOn')}
          </Button>
        ) : (
          <p className="quiet">{words('mayNot')}</p>
        )}
        {saved?.mayEdit && <Remove id={saved.id} etag={saved.etag} onDone={done} />}
      </div>
    </aside>
  )
}

function Remove({ etag, id, onDone }: { id: string; etag: string; onDone: () => Promise<void> }) {
  const words = useMappingWords()
  const book = useBook()
  const [isSure, setSure] = useState(false)
  const remove = useMutation({
    mutationFn: () =>
      send(`/books/${encodeURIComponent(book)}/mapping/rules/${encodeURIComponent(id)}`, {
        method: 'DELETE',
        headers: { 'if-match': `"${etag}"` },
      }),
    onSuccess: onDone,
  })
  return (
    <>
      <Button variant="default" onClick={() => (isSure ? remove.mutate() : setSure(true))}>
        {words(isSure ? 'removeSure' : 'remove')}
      </Button>
      {remove.error && <Fault error={remove.error} />}
    </>
  )
}

/** Where the line stands in the file, and what it may be: each with its reason, taken only when asked. */
function ForLine({
  line,
  mapping,
  onTake,
}: {
  line: UnmappedLine
  mapping: Mapping
  onTake: (target: string) => void
}) {
  const words = useMappingWords()
  const language = useLanguage()
  return (
    <>
      <p className="quiet">
        {words('forRow')} <PlaceLink place={line.place} />: <Amount value={amountOf(line)} style="minus" />{' '}
        {line.currency}
      </p>
      {line.suggestions.length > 0 && (
        <div className="suggestions">
          <strong>{words('notApplied')}</strong>
          <ul className="plain-list">
            {line.suggestions.map((one) => {
              const target = mapping.accounts.find(({ code }) => code === one.target)
              return (
                <li key={one.target}>
                  <span>
                    <span className="code">{one.target}</span>{' '}
                    {language === 'ru' ? target?.name : target?.nameEn}
                    <br />
                    <span className="quiet">{reasonText(one, language)}</span>
                  </span>
                  <Button size="compact-xs" variant="default" onClick={() => onTake(one.target)}>
                    {words('take')}
                  </Button>
                </li>
              )
            })}
          </ul>
        </div>
      )}
    </>
  )
}

/** The version in force that a stale edit is answered with. */
function currentOf(error: unknown): (RuleFields & { etag: string }) | null {
  if (!(error instanceof Problem) || error.status !== 412) return null
  // A 412 of a rule carries the rule in force (src/server/problem.ts, stale).
  const { current } = error.answer as { current?: RuleFields & { etag: string } } // see above
  return current?.etag ? current : null
}

function SaveFault({ error, onOver }: { error: unknown; onOver: (etag: string) => void }) {
  const words = useMappingWords()
  const current = currentOf(error)
  return (
    <>
      <Fault error={error} />
      {current && (
        <p>
          {words('nowIs')}: {conditionText(current, { debit: words('debit'), credit: words('credit') })} →{' '}
          {current.target}{' '}
          <Button size="compact-xs" variant="default" onClick={() => onOver(current.etag)}>
            {words('overwrite')}
          </Button>
        </p>
      )}
    </>
  )
}
