import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { stateWords } from '../../../../src/desk/words.ts'
import { get, send } from '../../api.ts'
import { Fault } from '../../parts/fault.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { StateSign } from '../../parts/state-sign.tsx'
import { useLanguage } from '../../words.ts'
import { type DeskRequest, doAct, type Listed, useDeskChanged, useRequests } from './desk-api.ts'
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
  const voting = useMutation({
    // The vote stands in the request; so does whether it is hers already.
    mutationFn: async (): Promise<void> => {
      const request = await get<DeskRequest>(`/desk/requests/${row.id}`)
      if (request.votes.isMine) await send(`/desk/requests/${row.id}/vote`, { method: 'DELETE' })
      else await doAct(row.id, request.version, { act: 'vote' })
    },
    onSuccess: changed,
  })
  const isOver = row.closedAt !== null
  return (
    <tr>
      <td className="figure">
        {row.votes}{' '}
        {!isOver && (
          <button
            type="button"
            className="link"
            aria-label={`${words('vote')}: ${row.subject}`}
            disabled={voting.isPending}
            onClick={() => voting.mutate()}
          >
            ± 1
          </button>
        )}
        {voting.error && <Fault error={voting.error} />}
      </td>
      <th scope="row">
        <SupportLink search={{ id: row.id, show: 'all' }}>{row.subject}</SupportLink>{' '}
        <span className="code">{row.number}</span>
      </th>
      <td>
        <StateSign state={signOf(row.state)} /> {stateWords('proposal', row.state)[language]}
      </td>
      <td>{row.implementedIn}</td>
      <td>{dayOf(row.createdAt, language)}</td>
    </tr>
  )
}
