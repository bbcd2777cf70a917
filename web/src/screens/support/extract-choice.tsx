import { Checkbox, SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { get, send } from '../../api.ts'
import { Fault } from '../../parts/fault.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import type { ShownExtract } from './desk-api.ts'
import { useNewWords } from './new-words.ts'

export type Extract = Readonly<ShownExtract & { about: string }>

const LEVELS = ['none', 'structure', 'amounts'] as const
type Choice = (typeof LEVELS)[number]

/** The very bytes that go with the request, seen before they are sent; nothing goes without her word. */
export function ExtractChoice({
  about,
  onChoose,
}: {
  about: string
  onChoose: (extract: Extract | null) => void
}) {
  const words = useNewWords()
  const [choice, setChoice] = useState<Choice>('none')
  const [agreed, setAgreed] = useState(false)
  const { data, error } = useQuery({
    queryKey: ['extract', about, choice],
    queryFn: ({ signal }) => get<ShownExtract>('/desk/extract', { about, level: choice }, signal),
    enabled: choice !== 'none',
    staleTime: Number.POSITIVE_INFINITY,
  })
  const shown = choice === 'none' ? undefined : data
  useEffect(() => {
    onChoose(shown && agreed ? { ...shown, about } : null)
  }, [about, agreed, onChoose, shown])
  return (
    <fieldset className="extract">
      <legend>{words('anonymised')}</legend>
      <SegmentedControl
        size="xs"
        aria-label={words('anonymised')}
        value={choice}
        data={LEVELS.map((value) => ({ value, label: words(value) }))}
        onChange={(value) => {
          setChoice(LEVELS.find((one) => one === value) ?? 'none')
          setAgreed(false)
        }}
      />
      {choice !== 'none' && (
        <>
          <p className="quiet-text">{words('anonymisedHint')}</p>
          {error ? <Fault error={error} /> : !shown ? <Skeleton rows={3} /> : null}
          {shown && (
            <>
              {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
              <pre className="extract-bytes" tabIndex={0}>
                {shown.content}
              </pre>
              <p className="code">
                {new TextEncoder().encode(shown.content).length} {words('bytes')}, SHA-256 {shown.hash}
              </p>
              <Checkbox
                label={words('agree')}
                checked={agreed}
                onChange={(event) => setAgreed(event.currentTarget.checked)}
              />
            </>
          )}
        </>
      )}
    </fieldset>
  )
}

/** @throws Problem where what would be sent is not what was shown */
export const sendExtract = (request: string, { about, hash, level }: Extract) =>
  send(`/desk/requests/${request}/consents`, { method: 'POST', body: { about, level, hash } })
