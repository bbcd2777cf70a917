import { useQuery } from '@tanstack/react-query'
import { address, get } from '../../api.ts'
import { Fault } from '../../parts/fault.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { useLanguage } from '../../words.ts'
import type { Letter } from './desk-api.ts'
import { reasonText, useLetterWords } from './letter-words.ts'
import { SettleForm } from './settle-form.tsx'
import { Facts } from './side.tsx'
import { SupportLink } from './support-link.tsx'
import { stamp } from './time.ts'

/** A letter as text; nothing of it is shown as a page or loaded from outside. */
export function OneLetter({ id }: { id: string }) {
  const words = useLetterWords()
  const language = useLanguage()
  const { data, error, refetch } = useQuery({
    queryKey: ['desk', 'letter', id],
    queryFn: ({ signal }) => get<Letter>(`/desk/letters/${id}`, {}, signal),
  })
  if (error && !data) return <Fault error={error} retry={() => void refetch()} />
  if (!data) return <Skeleton />
  const { claims, files, from, fromName, keptOut, looksLike, reason, receivedAt, request, subject } = data
  const said = [claims.organisation, claims.licenceNumber].filter(Boolean).join(', ')
  return (
    <article className="letter">
      <h2 className="view-title">{subject || words('noSubject')}</h2>
      <Facts
        of={[
          [words('from'), [fromName, from].filter(Boolean).join(' · ') || words('noSender')],
          [words('to'), data.to.join(', ')],
          [words('came'), stamp(receivedAt, language)],
          [words('outcome'), words(data.outcome)],
          [words('why'), reasonText(reason, language)],
          [
            words('looksLike'),
            looksLike === null ? (
              ''
            ) : (
              <SupportLink key="looks-like" search={{ id: looksLike }}>
                →
              </SupportLink>
            ),
          ],
          [words('claims'), said && `${said} (${words('claimsHint')})`],
          [words('files'), files.map(({ name }) => name).join(', ')],
          [words('keptOut'), keptOut.map((one) => `${one.name} (${one.reason})`).join(', ')],
          [
            words('request'),
            request === null ? (
              ''
            ) : (
              <SupportLink key="request" search={{ id: request }}>
                →
              </SupportLink>
            ),
          ],
        ]}
      />
      {data.outcome === 'quarantine' && data.settledAt === null && <SettleForm letter={data} />}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <pre className="letter-text" tabIndex={0}>
        {data.text}
      </pre>
      <p>
        <a href={address(`/desk/letters/${id}/source`, {})} download>
          {words('source')}
        </a>
      </p>
    </article>
  )
}
