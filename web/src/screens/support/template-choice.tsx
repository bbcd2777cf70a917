import { NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { get } from '../../api.ts'
import type { Templates } from './desk-api.ts'
import { useSupportWords } from './words.ts'

export const useTemplates = () =>
  useQuery({
    queryKey: ['desk', 'templates'],
    queryFn: () => get<Templates>('/desk/templates'),
    staleTime: 60_000,
  })

/** Answers that the line gives often; one is put in the place of the caret's end, to be bettered. */
export function TemplateChoice({ line, onChoose }: { line: string; onChoose: (text: string) => void }) {
  const words = useSupportWords()
  const { data } = useTemplates()
  const templates = data?.templates.filter((one) => one.line === line) ?? []
  if (templates.length === 0) return null
  return (
    <NativeSelect
      aria-label={words('template')}
      variant="unstyled"
      value=""
      data={[
        { value: '', label: words('template') },
        ...templates.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      onChange={(event) => {
        const chosen = templates.find(({ id }) => id === event.target.value)
        if (chosen) onChoose(chosen.text)
      }}
    />
  )
}
