import { Checkbox, SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { type ExtractLevel, extract } from '../../../../src/desk/extract.ts'
import { send } from '../../api.ts'
import { Fault } from '../../parts/fault.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { useDeskHome } from './desk-api.ts'
import { sectionsOf } from './extract-sections.ts'
import { useNewWords } from './new-words.ts'

export interface Extract {
  readonly level: ExtractLevel
  readonly content: string
  readonly hash: string
}

const CHOICES = ['none', 'structure', 'amounts'] as const
type Choice = (typeof CHOICES)[number]

interface Props {
  about: string
  onChoose: (extract: Extract | null) => void
}

/** The very bytes that go with the request, seen before they are sent; nothing goes without her word. */
export function ExtractChoice({ about, onChoose }: Props) {
  const words = useNewWords()
  const [choice, setChoice] = useState<Choice>('none')
  const [agreed, setAgreed] = useState(false)
  const { data: home } = useDeskHome()
  const { data, error } = useQuery({
    queryKey: ['extract', about, choice],
    queryFn: ({ signal }) =>
      made(about, choice === 'amounts' ? 'amounts' : 'structure', home?.programVersion ?? '', signal),
    enabled: choice !== 'none' && home !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const shown = choice === 'none' ? undefined : data
  useEffect(() => {
    onChoose(shown && agreed ? shown : null)
  }, [agreed, onChoose, shown])
  return (
    <fieldset className="extract">
      <legend>{words('anonymised')}</legend>
      <SegmentedControl
        size="xs"
        aria-label={words('anonymised')}
        value={choice}
        data={CHOICES.map((value) => ({ value, label: words(value) }))}
        onChange={(value) => {
          setChoice(CHOICES.find((one) => one === value) ?? 'none')
          setAgreed(false)
        }}
      />
      {choice !== 'none' && (
        <>
          <p className="quiet-text">{words('anonymisedHint')}</p>
          {error ? <Fault error={error} /> : !shown ? <Skeleton rows={3} /> : null}
          {shown && <Shown extract={shown} agreed={agreed} onAgree={setAgreed} />}
        </>
      )}
    </fieldset>
  )
}

interface ShownProps {
  extract: Extract
  agreed: boolean
  onAgree: (agreed: boolean) => void
}

function Shown({ agreed, extract: { content, hash }, onAgree }: ShownProps) {
  const words = useNewWords()
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <pre className="extract-bytes" tabIndex={0}>
        {content}
      </pre>
      <p className="code">
        {new TextEncoder().encode(content).length} {words('bytes')}, SHA-256 {hash}
      </p>
      <Checkbox
        label={words('agree')}
        checked={agreed}
        onChange={(event) => onAgree(event.currentTarget.checked)}
      />
    </>
  )
}

async function made(
  about: string,
  level: ExtractLevel,
  programVersion: string,
  signal: AbortSignal,
): Promise<Extract> {
  const content = extract(programVersion, level, await sectionsOf(about, signal)).text
  return { level, content, hash: await sha256(content) }
}

async function sha256(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** @throws Problem where what arrives is not what was shown */
export const sendExtract = (request: string, body: Extract, headers: Readonly<Record<string, string>>) =>
  send(`/desk/requests/${request}/consents`, { method: 'POST', body, headers })
