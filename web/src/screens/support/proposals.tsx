import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { stateWords } from '../../../../src/desk/words.ts'
import { send } from '../../api.ts'
import { Fault } from '../../parts/fault.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { StateSign } from '../../parts/state-sign.tsx'
import { useLanguage } from '../../words.ts'
import { doAct, type Listed, useDeskChanged, useRequest, useRequests } from './desk-api.ts'
import { setNewDraft } from './new-draft.ts'
import { signOf } from './request-words.ts'
import { SupportLink, useGoSupport } from './support-link.tsx'
import { dayOf } from './time.ts'
import { useViewWords } from './view-words.ts'

/** Proposals by votes: what was decided, and the release that carries it. */
export function View() {
  const words = useViewWords()
  const go = useGoSupport()
  const { data, error, refetch } = useRequests({ kind: 'proposal', limit: 200 })
  if (error && !data) return <Fault error={error} retry={() => void refetch()} />
  if (!data) return <Skeleton />
  const shown = data.requests
    .filter(({ state }) => state !== 'duplicate')
    .sort((a, b) => b.votes - a.votes || (a.createdAt < b.createdAt ? 1 : -1))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <div className="support-body" tabIndex={0}>
      <div className="title-row">
        <h2 className="view-title">{words('proposals')}</h2>
        <Button
          onClick={() => {
            setNewDraft({ kind: 'proposal' })
            go({ view: 'new' })
          }}
        >
          {words('propose')}
        </Button>
      </div>
      {shown.length === 0 ? (
        <p>{words('noProposals')}</p>
      ) : (
        <table className="list">
          <thead>
            <tr>
              <th scope="col" className="figure">
                {words('votes')}
              </th>
              <th scope="col">{words('proposal')}</th>
              <th scope="col">{words('state')}</th>
              <th scope="col">{words('version')}</th>
              <th scope="col">{words('made')}</th>
              <th scope="col">
                <span className="visually-hidden">{words('vote')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <Proposal key={row.id} row={row} />
            ))}
          </tbody>
        </table>
      )}
    </div>
  )
}

function Proposal({ row }: { row: Listed }) {
  const words = useViewWords()
  const language = useLanguage()
  const changed = useDeskChanged()
  const isOver = row.closedAt !== null
  // Whether the vote is hers already stands in the request.
  const { data } = useRequest(isOver ? '' : row.id)
  const isMine = data?.votes.isMine ?? false
  const voting = useMutation({
    mutationFn: async (): Promise<void> => {
      if (isMine) await send(`/desk/requests/${row.id}/vote`, { method: 'DELETE' })
      else if (data) await doAct(row.id, data.version, { act: 'vote' })
    },
    onSuccess: changed,
  })
  return (
    <tr>
      <td className="figure">{row.votes}</td>
      <th scope="row">
        <SupportLink search={{ id: row.id, show: 'all' }}>{row.subject}</SupportLink>{' '}
        <span className="code">{row.number}</span>
      </th>
      <td>
        <StateSign state={signOf(row.state)} /> {stateWords('proposal', row.state)[language]}
      </td>
      <td>{row.implementedIn}</td>
      <td>{dayOf(row.createdAt, language)}</td>
      <td>
        {!isOver && (
          <button
            type="button"
            className="link"
            aria-label={`${words(isMine ? 'unvote' : 'vote')}: ${row.subject}`}
            disabled={!data || voting.isPending}
            onClick={() => voting.mutate()}
          >
            {words(isMine ? 'unvote' : 'vote')}
          </button>
        )}
        {voting.error && <Fault error={voting.error} />}
      </td>
    </tr>
  )
}
