import { Button, Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { send } from '../../api.ts'
import { Fault } from '../../parts/fault.tsx'
import { useLanguage } from '../../words.ts'
import { type Article, useDeskChanged, useDeskHome, useOnce } from './desk-api.ts'
import { useViewWords } from './view-words.ts'

interface Props {
  /** null: a new one. */
  article: Article | null
  onDone: (id: string) => void
  onCancel: () => void
}

export function ArticleForm({ article, onCancel, onDone }: Props) {
  const words = useViewWords()
  const shown = useLanguage()
  const { data } = useDeskHome()
  const lines = data?.lines.filter(({ rights }) => rights.writesArticles) ?? []
  const [typed, setTyped] = useState({
    title: article?.title ?? '',
    text: article?.text ?? '',
    language: article?.language ?? shown,
    published: article?.published ?? false,
  })
  const [line, setLine] = useState(article?.line ?? '')
  const saving = useSaving(article, onDone)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    saving.mutate({ ...typed, line: line || (lines[0]?.code ?? '') })
  }
  return (
    <form className="new-request" onSubmit={submit}>
      {saving.error && <Fault error={saving.error} />}
      <TextInput
        label={words('title')}
        value={typed.title}
        required
        data-autofocus
        onChange={(event) => setTyped({ ...typed, title: event.currentTarget.value })}
      />
      <Textarea
        label={words('text')}
        autosize
        minRows={10}
        maxRows={30}
        value={typed.text}
        required
        onChange={(event) => setTyped({ ...typed, text: event.currentTarget.value })}
      />
      <div className="field-row">
        <NativeSelect
          label={words('language')}
          value={typed.language}
          data={[
            { value: 'ru', label: 'Русский' },
            { value: 'en', label: 'English' },
          ]}
          onChange={(event) => setTyped({ ...typed, language: event.target.value === 'en' ? 'en' : 'ru' })}
        />
        {!article && lines.length > 1 && (
          <NativeSelect
            label={words('line')}
            value={line}
            data={lines.map(({ code, name }) => ({ value: code, label: name }))}
            onChange={(event) => setLine(event.target.value)}
          />
        )}
      </div>
      <Checkbox
        label={words('published')}
        checked={typed.published}
        onChange={(event) => setTyped({ ...typed, published: event.currentTarget.checked })}
      />
      <div className="form-buttons">
        <Button type="submit" loading={saving.isPending}>
          {words('save')}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {words('cancel')}
        </Button>
      </div>
    </form>
  )
}

interface Typed extends Pick<Article, 'title' | 'text' | 'language' | 'published' | 'line'> {}

function useSaving(article: Article | null, onDone: (id: string) => void) {
  const changed = useDeskChanged()
  const once = useOnce()
  return useMutation({
    mutationFn: async ({ line, ...facts }: Typed): Promise<string> => {
      if (!article) {
        const body = { ...facts, line }
        const sent = { method: 'POST', body, headers: once.header() }
        return (await send<{ readonly id: string }>('/desk/articles', sent)).data.id
      }
      const headers = { 'if-match': `"${article.version}"` }
      await send(`/desk/articles/${article.id}`, { method: 'PUT', body: facts, headers })
      return article.id
    },
    onSuccess: async (id) => {
      once.done()
      await changed()
      onDone(id)
    },
  })
}
