import { Modal, UnstyledButton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { writeAmount } from '../../amount.ts'
import { get, type Journals } from '../../api.ts'
import { withCents } from '../../grid/columns.ts'
import { Fault } from '../../parts/fault.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { useBook, useScope, useSetScope } from '../../scope.ts'
import { useLanguage } from '../../words.ts'
import { useJournalActions } from './use-journal-actions.ts'
import { journalWords } from './words.ts'

interface Props {
  /** End of the period that is open: last year's is the same day a year before. */
  date: string
  onClose: () => void
}

/** Journals of last year, to be copied into this one: a draft with the same lines. */
export function CopyDialog({ date, onClose }: Props) {
  const language = useLanguage()
  const words = journalWords(language)
  const book = useBook()
  const { entity } = useScope()
  const setScope = useSetScope()
  const actions = useJournalActions()
  const before = `${Number.parseInt(date.slice(0, 4), 10) - 1}${date.slice(4)}`
  const { data, error } = useQuery({
    queryKey: ['journals', book, before, entity],
    queryFn: ({ signal }) =>
      get<Journals>(
        `/books/${encodeURIComponent(book)}/adjustments`,
        { period: `${before}/${before}`, entity },
        signal,
      ),
  })
  const copy = async (id: string): Promise<void> => {
    const made = await actions.derive(id, 'copy', '')
    if (made) {
      setScope({ id: made.id })
      onClose()
    }
  }
  const year = (data?.journals ?? []).filter((one) => one.date.slice(0, 4) === before.slice(0, 4))
  return (
    <Modal
      lockScroll={false}
      closeButtonProps={{ 'aria-label': words.close }}
      opened
      onClose={onClose}
      title={words.lastYear}
      size={640}
    >
      {error || actions.error ? (
        <Fault error={error ?? actions.error} />
      ) : !data ? (
        <Skeleton rows={5} />
      ) : null}
      {data && year.length === 0 && <p>{words.lastYearEmpty}</p>}
      <ul className="plain-list">
        {year.map((one) => (
          <li key={one.id}>
            <UnstyledButton
              className="journal-item"
              disabled={actions.busy}
              onClick={() => void copy(one.id)}
            >
              <span className="journal-title">
                {(language === 'ru' ? one.text : one.textEn || one.text) || one.templateName[language]}
              </span>
              <span className="journal-amount">{writeAmount(withCents(one.total), 'minus', language)}</span>
              <span className="code">
                {one.id} · {one.level === 'group' ? words.group : one.entity} · {one.template}
              </span>
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </Modal>
  )
}
