import { Button, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { get, send } from '../../api.ts'
import { Fault } from '../../parts/fault.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { useScope } from '../../scope.ts'
import { useLanguage } from '../../words.ts'
import { ArticleForm } from './article-form.tsx'
import { type Article, type Articles, useDeskChanged, useDeskRights } from './desk-api.ts'
import { useSettled } from './suggested.tsx'
import { SupportLink, useGoSupport } from './support-link.tsx'
import { dayOf } from './time.ts'
import { useViewWords } from './view-words.ts'

/** Answers that are written down: searched, read, and by specialists bettered. */
export function View() {
  const { id = '' } = useScope()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <div className="support-body" tabIndex={0}>
      {id === '' ? <AllArticles /> : id === 'new' ? <NewArticle /> : <OneArticle key={id} id={id} />}
    </div>
  )
}

function AllArticles() {
  const words = useViewWords()
  const language = useLanguage()
  const go = useGoSupport()
  const { writesArticles } = useDeskRights()
  const [typed, setTyped] = useState('')
  const text = useSettled(typed.trim())
  const { data, error, refetch } = useQuery({
    queryKey: ['desk', 'articles', text],
    queryFn: ({ signal }) => get<Articles>('/desk/articles', { text }, signal),
    placeholderData: (before) => before,
  })
  return (
    <>
      <div className="title-row">
        <h2 className="view-title">{words('articles')}</h2>
        {writesArticles && (
          <Button onClick={() => go({ view: 'articles', id: 'new' })}>{words('write')}</Button>
        )}
      </div>
      <TextInput
        type="search"
        className="article-search"
        aria-label={words('find')}
        placeholder={words('find')}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      {error && !data ? <Fault error={error} retry={() => void refetch()} /> : !data ? <Skeleton /> : null}
      {data?.articles.length === 0 && <p>{words('noArticles')}</p>}
      <ul className="plain-list articles">
        {data?.articles.map((one) => (
          <li key={one.id}>
            <SupportLink search={{ view: 'articles', id: one.id }}>{one.title}</SupportLink>{' '}
            <span className="code">
              {one.language === language ? '' : `${one.language} `}
              {one.published ? dayOf(one.changedAt, language) : words('unpublished')}
            </span>
            <p className="article-start">{one.text.slice(0, 200)}</p>
          </li>
        ))}
      </ul>
    </>
  )
}

function NewArticle() {
  const go = useGoSupport()
  return (
    <ArticleForm
      article={null}
      onDone={(id) => go({ view: 'articles', id })}
      onCancel={() => go({ view: 'articles' })}
    />
  )
}

function OneArticle({ id }: { id: string }) {
  const words = useViewWords()
  const language = useLanguage()
  const [editing, setEditing] = useState(false)
  const { data, error, refetch } = useQuery({
    queryKey: ['desk', 'articles', 'one', id],
    queryFn: ({ signal }) => get<Article>(`/desk/articles/${id}`, {}, signal),
  })
  if (error && !data) return <Fault error={error} retry={() => void refetch()} />
  if (!data) return <Skeleton />
  if (editing)
    return <ArticleForm article={data} onDone={() => setEditing(false)} onCancel={() => setEditing(false)} />
  return (
    <article className="article">
      <SupportLink search={{ view: 'articles' }}>← {words('back')}</SupportLink>
      <h2 className="view-title">{data.title}</h2>
      <p className="quiet-text">
        {words('changedAt')} {dayOf(data.changedAt, language)}
        {!data.published && `, ${words('unpublished')}`}
      </p>
      <p className="text article-text">{data.text}</p>
      <p>
        <SupportLink search={{ view: 'new' }}>{words('notHelped')}</SupportLink>
      </p>
      {data.mayChange && <ArticleActs article={data} onChange={() => setEditing(true)} />}
    </article>
  )
}

function ArticleActs({ article, onChange }: { article: Article; onChange: () => void }) {
  const words = useViewWords()
  const go = useGoSupport()
  const changed = useDeskChanged()
  const [sure, setSure] = useState(false)
  const removing = useMutation({
    mutationFn: () =>
      send(`/desk/articles/${article.id}`, {
        method: 'DELETE',
        headers: { 'if-match': `"${article.version}"` },
      }),
    onSuccess: async () => {
      go({ view: 'articles' })
      await changed()
    },
  })
  return (
    <div className="form-buttons">
      {removing.error && <Fault error={removing.error} />}
      <Button variant="default" onClick={onChange}>
        {words('change')}
      </Button>
      <Button variant="subtle" onClick={() => (sure ? removing.mutate() : setSure(true))}>
        {words(sure ? 'removeSure' : 'remove')}
      </Button>
    </div>
  )
}
