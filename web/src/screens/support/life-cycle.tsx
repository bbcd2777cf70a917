import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { get } from '../../api.ts'
import { Fault } from '../../parts/fault.tsx'
import { useLanguage } from '../../words.ts'
import type { LifeCycle } from './desk-api.ts'
import { useSettingsWords } from './settings-words.ts'

/** The document that customers of a vendor ask for, filled from the line's settings; what they do not say is told. */
export function LifeCycleDocument({ line }: { line: string }) {
  const words = useSettingsWords()
  const language = useLanguage()
  const making = useMutation({
    mutationFn: () => get<LifeCycle>(`/desk/lines/${line}/life-cycle`, { language }),
    onSuccess: ({ text }) => save(text, `life-cycle-${line}-${language}.md`),
  })
  const missing = making.data?.missing ?? []
  return (
    <span>
      {missing.length > 0 && (
        <span className="quiet-text" role="status">
          {words('missing')}: {missing.join(', ')}{' '}
        </span>
      )}
      <Button variant="default" loading={making.isPending} onClick={() => making.mutate()}>
        {words('lifeCycle')}
      </Button>
      {making.error && <Fault error={making.error} />}
    </span>
  )
}

function save(text: string, name: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/markdown' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}
