import { Button, TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import { isZero } from '../../amount.ts'
import type { Journal, JournalBody, Vocabulary } from '../../api.ts'
import { useHistory } from '../../grid/history.ts'
import { useUnsaved } from '../../live/unsaved.ts'
import { type DraftOf, useDraft } from '../../live/use-draft.ts'
import { Fault } from '../../parts/fault.tsx'
import { StateSign } from '../../parts/state-sign.tsx'
import { useBook, useSetScope } from '../../scope.ts'
import { useRenewed } from '../../undo/use-renewed.ts'
import { useLanguage } from '../../words.ts'
import { BalanceWord } from './balance-word.tsx'
import { CalculationPanel } from './calculation-panel.tsx'
import { draftContent, draftText, journalText } from './draft-content.ts'
import { JournalButtons } from './journal-buttons.tsx'
import { JournalFields } from './journal-fields.tsx'
import { allSound, balanceOf, filledLines, JournalLines, useLineColumns } from './journal-lines.tsx'
import { MergeDialog } from './merge-dialog.tsx'
import { RemoveDialog } from './remove-dialog.tsx'
import { JournalRecord, PreviewPanel } from './side-panel.tsx'
import { StateLine } from './state-line.tsx'
import { type Step, useJournalActions } from './use-journal-actions.ts'
import { useJournalKeys } from './use-journal-keys.ts'
import { usePreview } from './use-preview.ts'
import { journalWords } from './words.ts'

interface Props {
  /** null: a new one. */
  journal: Journal | null
  /** What the editor begins with where there is no draft. */
  initial: JournalBody
  vocabulary: Vocabulary
  /** What a new one is made from: its unsaved copy is kept apart. */
  about: string
  onSaved: (journal: Journal) => void
}

const EMPTY_LINE: JournalBody['lines'][number] = {
  account: '',
  flow: '',
  partner: '',
  analytics: [],
  dueOn: '',
  debit: '',
  credit: '',
  text: '',
  textEn: '',
}

const documentOf = (id: string, about: string): string =>
  `adjustments.csv#${id || `new${about && ` ${about}`}`}`

/** Waits until it is known whether there is a draft, and begins with it. */
export function JournalEditor(props: Props) {
  const book = useBook()
  const draft = useDraft(book, documentOf(props.journal?.id ?? '', props.about))
  if (draft.kept === undefined) return null
  return <LoadedEditor {...props} draft={draft} />
}

function LoadedEditor({ draft, initial, journal, onSaved, vocabulary }: Props & { draft: DraftOf }) {
  const language = useLanguage()
  const words = journalWords(language)
  const setScope = useSetScope()
  const kept = draft.kept ? draftContent(draft.kept.content) : null
  const history = useHistory<JournalBody>(kept?.body ?? initial)
  const actions = useJournalActions()
  const columns = useLineColumns(vocabulary)
  const preview = usePreview(journal?.id ?? '')
  const [removing, setRemoving] = useState(false)
  const [isComputing, setComputing] = useState(false)
  const [base, setBase] = useState<JournalBody | null>(kept ? kept.base : journal ? initial : null)
  const [etag, setEtag] = useState(draft.kept?.etag ?? journal?.etag ?? '')
  const [isOver, setOver] = useState(false)
  const body = history.value
  const readOnly = journal !== null && !journal.may.edit
  // Of a new one a title alone is kept too.
  const isChanged = JSON.stringify(body) !== JSON.stringify(base ?? initial)
  const { difference } = balanceOf(body.lines)
  const sound = allSound(columns, body.lines)
  const canSave = sound && isZero(difference) && filledLines(body.lines).length > 0 && body.date !== ''

  const change = (next: JournalBody): void => {
    history.change(next)
    draft.save(draftText({ base, body: next }), etag)
  }
  const stepBack = (move: () => void): void => {
    move()
    setMoved((count) => count + 1)
  }
  // What undo brought back is kept as what was typed is.
  const [moves, setMoved] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a step of undo keeps the draft anew
  useEffect(() => {
    if (moves > 0) draft.save(draftText({ base, body: history.value }), etag)
  }, [moves])

  const sent = (of: JournalBody): JournalBody => ({ ...of, lines: filledLines(of.lines) })
  const saved = async (made: Journal): Promise<void> => {
    await draft.drop()
    setBase(made.body)
    setEtag(made.etag)
    history.reset(made.body)
    onSaved(made)
  }
  const save = async (of: JournalBody = body, from = etag): Promise<Journal | null> => {
    const made = await actions.save(journal?.id ?? '', from, sent(of))
    if (made) await saved(made)
    return made
  }
  const step = async (next: Step, reason?: string): Promise<void> => {
    const from = isChanged && !readOnly && next !== 'return' && next !== 'approve' ? await save() : journal
    if (!from) return
    const made = await actions.step(from, next, reason)
    if (made) await saved(made)
  }
  const derive = async (how: 'reverse' | 'copy'): Promise<void> => {
    if (!journal) return
    const made = await actions.derive(journal.id, how, '')
    if (made) setScope({ id: made.id })
  }
  const remove = async (): Promise<void> => {
    setRemoving(false)
    if (!journal || !(await actions.remove(journal))) return
    await draft.drop()
    setScope({ id: undefined })
  }
  const given = { etag: journal?.etag ?? etag }
  useRenewed(given, { etag }, journal !== null && kept === null && !isChanged && !actions.busy, () => {
    setBase(initial)
    setEtag(given.etag)
    history.reset(initial)
  })
  useUnsaved(isChanged && draft.state !== 'kept', () => journalText(body))
  useJournalKeys({
    s: () => void (canSave && isChanged && !readOnly && save()),
    z: history.canUndo ? () => stepBack(history.undo) : null,
    y: () => stepBack(history.redo),
  })
  // A draft that began from an older version than the one in force is laid beside it, as after a refused save.
  const isOld = journal !== null && kept !== null && etag !== journal.etag && !isOver
  const stale =
    actions.stale ?? (isOld ? { etag: journal.etag, who: journal.author, theirs: journal.body } : null)
  const title = body.lines[0]?.text ?? ''
  const retitle = (text: string, field: 'text' | 'textEn'): void => {
    const was = body.lines[0]?.[field] ?? ''
    const lines = body.lines.length > 0 ? body.lines : [{ ...EMPTY_LINE, [field]: text }]
    change({ ...body, lines: lines.map((line) => (line[field] === was ? { ...line, [field]: text } : line)) })
  }
  return (
    <>
      <div className="journal-editor">
        <header className="journal-head">
          <div className="journal-heading">
            <TextInput
              variant="unstyled"
              aria-label={words.text}
              placeholder={journal ? words.text : words.newJournal}
              value={title}
              disabled={readOnly}
              classNames={{ input: 'journal-name' }}
              onChange={(event) => retitle(event.target.value, 'text')}
            />
            <span className="code">{journal?.id ?? ''}</span>
          </div>
          <JournalButtons
            journal={journal}
            busy={actions.busy}
            isChanged={isChanged}
            canSave={canSave}
            onSave={() => void save()}
            onStep={(next, reason) => void step(next, reason)}
            onDerive={(how) => void derive(how)}
            onRemove={() => setRemoving(true)}
          />
        </header>
        <StateLine
          journal={journal}
          draft={draft}
          isChanged={isChanged}
          onDiscard={async () => {
            await draft.drop()
            const fresh = journal?.body ?? initial
            setBase(journal ? fresh : null)
            setEtag(journal?.etag ?? '')
            setOver(true)
            history.reset(fresh)
          }}
          body={body}
        />
        {actions.error !== null && <Fault error={actions.error} />}
        {journal?.findings.map((one) => (
          <p key={`${one.code} ${one.where} ${one.text}`} className="journal-finding">
            <StateSign state={one.severity === 'blocks' ? 'blocks' : 'warns'} /> {one.text} {one.advice}{' '}
            <span className="code">
              {one.code} {one.where}
            </span>
          </p>
        ))}
        <JournalFields
          body={body}
          vocabulary={vocabulary}
          readOnly={readOnly}
          isNew={journal === null}
          onChange={change}
        />
        <div className="journal-tools">
          <Button variant="default" disabled={!history.canUndo} onClick={() => stepBack(history.undo)}>
            {words.undo}&nbsp;<kbd>Ctrl Z</kbd>
          </Button>
          <Button
            variant="default"
            disabled={!canSave}
            loading={preview.busy}
            onClick={() => void preview.ask(sent(body))}
          >
            {words.tryOut}
          </Button>
          {(journal !== null || (body.level === 'entity' && body.entity !== '')) && (
            <Button variant="default" onClick={() => setComputing(!isComputing)}>
              {journal ? words.howComputed : words.fillIn}
            </Button>
          )}
          <span className="spring" />
          <BalanceWord difference={difference} sound={sound} isEmpty={filledLines(body.lines).length === 0} />
        </div>
        <JournalLines
          columns={columns}
          lines={body.lines}
          title={words.lines}
          readOnly={readOnly}
          history={{
            canUndo: history.canUndo,
            undo: () => stepBack(history.undo),
            redo: () => stepBack(history.redo),
          }}
          onChange={(lines) => change({ ...body, lines })}
        />
        {journal && <JournalRecord journal={journal} />}
      </div>
      {isComputing && !preview.isOpen && (
        <CalculationPanel
          id={journal?.id ?? ''}
          etag={journal?.etag ?? ''}
          body={body}
          vocabulary={vocabulary}
          readOnly={readOnly}
          onTake={(template, lines) =>
            change({ ...body, template, kind: 'template', lines: [...filledLines(body.lines), ...lines] })
          }
          onClose={() => setComputing(false)}
        />
      )}
      {preview.isOpen && (
        <PreviewPanel result={preview.result} error={preview.error} onClose={preview.close} />
      )}
      {stale?.theirs && (
        <MergeDialog
          id={journal?.id ?? ''}
          who={stale.who}
          base={base ?? initial}
          mine={sent(body)}
          theirs={stale.theirs}
          busy={actions.busy}
          error={actions.error}
          onSave={(result) => void save(result, stale.etag)}
          onTheirs={async () => {
            await draft.drop()
            actions.clear()
            setOver(true)
            if (stale.theirs) {
              setBase(stale.theirs)
              setEtag(stale.etag)
              history.reset(stale.theirs)
            }
          }}
          onLater={() => {
            actions.clear()
            setOver(true)
          }}
        />
      )}
      {stale && stale.theirs === null && <p className="stop journal-gone">{words.gone}</p>}
      <RemoveDialog
        id={journal?.id ?? ''}
        opened={removing}
        onRemove={() => void remove()}
        onClose={() => setRemoving(false)}
      />
    </>
  )
}
