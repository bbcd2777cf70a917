import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { get } from '../../api.ts'
import { Fault } from '../../parts/fault.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { StateSign } from '../../parts/state-sign.tsx'
import { useLanguage } from '../../words.ts'
import type { LifeCycle, Line } from './desk-api.ts'
import { Markdown } from './markdown.tsx'
import { useSettingsWords } from './settings-words.ts'

/** The document that customers of a vendor ask for, filled from the line's settings; what they do not say is told. */
export function LifeCycleDocument({ line }: { line: Line }) {
  const words = useSettingsWords()
  const language = useLanguage()
  const { data, error, refetch } = useQuery({
    queryKey: ['desk', 'life-cycle', line.code, language],
    queryFn: ({ signal }) => get<LifeCycle>(`/desk/lines/${line.code}/life-cycle`, { language }, signal),
  })
  if (error && !data) return <Fault error={error} retry={() => void refetch()} />
  if (!data) return <Skeleton />
  return (
    <>
      <div className="tool-row no-print">
        <Button onClick={() => window.print()}>{words('print')}</Button>
        <Button variant="default" onClick={() => save(data.text, `life-cycle-${line.code}-${language}.md`)}>
          {words('saveMarkdown')}
        </Button>
      </div>
      {data.missing.length > 0 && (
        <p className="warned no-print" role="status">
          <StateSign state="warns" /> {words('missing')}:{' '}
          {data.missing.map((name) => words(nameOf(name))).join(', ')}
        </p>
      )}
      <article className="document">
        <Markdown text={data.text} />
      </article>
    </>
  )
}

const NAMES = ['mending', 'development', 'staff', 'contacts', 'telephone', 'addresses'] as const

const nameOf = (name: string): (typeof NAMES)[number] => NAMES.find((one) => one === name) ?? 'contacts'

function save(text: string, name: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/markdown' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}
