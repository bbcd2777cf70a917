import { Button, Textarea, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { send } from '../../api.ts'
import { Fault } from '../../parts/fault.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { type Templates, useDeskChanged, useDeskHome, useOnce } from './desk-api.ts'
import { useTemplates } from './template-choice.tsx'
import { useViewWords } from './view-words.ts'

type Template = Templates['templates'][number]

/** Answers that the line gives often. */
export function View() {
  const words = useViewWords()
  const [open, setOpen] = useState('')
  const { data, error, refetch } = useTemplates()
  if (error && !data) return <Fault error={error} retry={() => void refetch()} />
  if (!data) return <Skeleton />
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <div className="support-body" tabIndex={0}>
      <div className="title-row">
        <h2 className="view-title">{words('templates')}</h2>
        <Button onClick={() => setOpen('new')}>{words('newTemplate')}</Button>
      </div>
      {open === 'new' && <TemplateForm template={null} onDone={() => setOpen('')} />}
      {data.templates.length === 0 && open === '' && <p>{words('noTemplates')}</p>}
      <ul className="plain-list">
        {data.templates.map((one) => (
          <li key={one.id}>
            {open === one.id ? (
              <TemplateForm template={one} onDone={() => setOpen('')} />
            ) : (
              <>
                <button type="button" className="link" onClick={() => setOpen(one.id)}>
                  {one.name}
                </button>
                <p className="article-start">{one.text.slice(0, 240)}</p>
              </>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

function TemplateForm({ onDone, template }: { template: Template | null; onDone: () => void }) {
  const words = useViewWords()
  const [name, setName] = useState(template?.name ?? '')
  const [text, setText] = useState(template?.text ?? '')
  const saving = useSavingTemplate(template, onDone)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    saving.mutate({ name, text })
  }
  return (
    <form className="new-request" onSubmit={submit}>
      {saving.error && <Fault error={saving.error} />}
      <TextInput
        label={words('name')}
        value={name}
        required
        data-autofocus
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Textarea
        label={words('text')}
        autosize
        minRows={4}
        maxRows={16}
        value={text}
        required
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div className="form-buttons">
        <Button type="submit" loading={saving.isPending}>
          {words('save')}
        </Button>
        <Button variant="default" onClick={onDone}>
          {words('cancel')}
        </Button>
        {template && (
          <Button variant="subtle" onClick={() => saving.mutate(null)}>
            {words('remove')}
          </Button>
        )}
      </div>
    </form>
  )
}

/** null: it is taken away. */
function useSavingTemplate(template: Template | null, onDone: () => void) {
  const changed = useDeskChanged()
  const once = useOnce()
  const { data } = useDeskHome()
  const line = data?.lines.find(({ rights }) => rights.handles)?.code ?? ''
  return useMutation({
    mutationFn: async (body: { name: string; text: string } | null): Promise<void> => {
      if (!template) {
        await send('/desk/templates', { method: 'POST', body: { ...body, line }, headers: once.header() })
        return
      }
      const headers = { 'if-match': `"${template.version}"` }
      const path = `/desk/templates/${template.id}`
      await (body ? send(path, { method: 'PUT', body, headers }) : send(path, { method: 'DELETE', headers }))
    },
    onSuccess: async () => {
      once.done()
      await changed()
      onDone()
    },
  })
}
