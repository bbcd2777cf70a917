import { useMutation, useQuery } from '@tanstack/react-query'
import { get, send } from '../../api.ts'
import { Fault } from '../../parts/fault.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { type UnsentLetters, useDeskChanged } from './desk-api.ts'
import { useLetterWords } from './letter-words.ts'
import { SupportLink } from './support-link.tsx'

/** Letters of ours that did not go, or came back. */
export function Unsent() {
  const words = useLetterWords()
  const changed = useDeskChanged()
  const { data, error, refetch } = useQuery({
    queryKey: ['desk', 'unsent'],
    queryFn: ({ signal }) => get<UnsentLetters>('/desk/unsent', {}, signal),
  })
  const again = useMutation({
    mutationFn: (sequence: string) => send(`/desk/unsent/${sequence}/again`, { method: 'POST' }),
    onSuccess: changed,
  })
  if (error && !data) return <Fault error={error} retry={() => void refetch()} />
  if (!data) return <Skeleton />
  if (data.letters.length === 0) return <p>{words('noUnsent')}</p>
  return (
    <>
      {again.error && <Fault error={again.error} />}
      <table className="list">
        <thead>
          <tr>
            <th scope="col">{words('to')}</th>
            <th scope="col">{words('fault')}</th>
            <th scope="col" className="figure">
              {words('tries')}
            </th>
            <th scope="col" />
          </tr>
        </thead>
        <tbody>
          {data.letters.map(({ fault, number, recipients, request, sequence, subject, tries }) => (
            <tr key={sequence}>
              <th scope="row">
                {recipients.join(', ')}
                <p className="article-start">
                  {subject} {request && <SupportLink search={{ id: request }}>{number}</SupportLink>}
                </p>
              </th>
              <td>{fault}</td>
              <td className="figure">{tries}</td>
              <td>
                <button type="button" className="link" onClick={() => again.mutate(sequence)}>
                  {words('again')}
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
