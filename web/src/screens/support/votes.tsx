import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { send } from '../../api.ts'
import { Fault } from '../../parts/fault.tsx'
import { type DeskRequest, doAct, useDeskChanged } from './desk-api.ts'
import { useSupportWords } from './words.ts'

/** How many want a proposal; one voice a person. */
export function Votes({ request }: { request: Pick<DeskRequest, 'id' | 'version' | 'votes' | 'may'> }) {
  const words = useSupportWords()
  const changed = useDeskChanged()
  const { count, isMine } = request.votes
  const voting = useMutation({
    mutationFn: async (): Promise<void> => {
      if (isMine) await send(`/desk/requests/${request.id}/vote`, { method: 'DELETE' })
      else await doAct(request.id, request.version, { act: 'vote' })
    },
    onSuccess: changed,
  })
  return (
    <section className="side-part">
      <h3>
        {words('votes')}: {count}
      </h3>
      {voting.error && <Fault error={voting.error} />}
      {(isMine || request.may.acts.includes('vote')) && (
        <Button variant="default" loading={voting.isPending} onClick={() => voting.mutate()}>
          {words(isMine ? 'unvote' : 'vote')}
        </Button>
      )}
    </section>
  )
}
