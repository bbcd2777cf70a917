import { Button, Checkbox, PasswordInput, TextInput } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import type { z } from 'zod'
import type { link } from '../../../../src/server/sign-in/link-routes.ts'
import { get, Problem, send } from '../../api.ts'
import { Fault } from '../../parts/fault.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { useLanguage } from '../../words.ts'
import './sign-in.css'
import { SIGN_IN_WORDS } from './words.ts'

type Link = z.output<typeof link>

/** The page of a one-time link: the first administrator, an invitation, a lost password. */
export function Screen() {
  const token = useParams({
    strict: false,
    select: (params) => ('token' in params ? String(params.token) : ''),
  })
  const { data, error } = useQuery({
    queryKey: ['link', token],
    queryFn: () => get<Link>(`/links/${encodeURIComponent(token)}`),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (error) return <Fault error={error} />
  if (!data) return <Skeleton />
  return <LinkForm token={token} link={data} />
}

function LinkForm({ link, token }: { token: string; link: Link }) {
  const language = useLanguage()
  const words = SIGN_IN_WORDS[language]
  const queries = useQueryClient()
  const isFirst = link.purpose === 'first-administrator'
  const [login, setLogin] = useState('')
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const [prepares, setPrepares] = useState(true)
  const [fault, setFault] = useState('')
  const [busy, setBusy] = useState(false)
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setBusy(true)
    const first = isFirst ? { login, name, preparesStatements: prepares } : null
    try {
      await send(`/links/${encodeURIComponent(token)}`, {
        method: 'POST',
        body: { password, language, first },
      })
      queries.clear()
      window.location.assign('/')
    } catch (error) {
      setBusy(false)
      setFault(
        error instanceof Problem ? `${error.message} ${error.findings[0]?.advice ?? ''}` : String(error),
      )
    }
  }
  return (
    <main className="sign-in-page">
      <h1>
        {words.welcome}
        {link.name && `, ${link.name}`}
      </h1>
      <p className="lead">
        {isFirst ? words.firstLead : link.purpose === 'invitation' ? words.invited : words.lost}
      </p>
      <form className="sign-in" onSubmit={(event) => void submit(event)}>
        {fault && (
          <p className="stop" role="alert">
            {fault}
          </p>
        )}
        {isFirst ? (
          <>
            <TextInput
              label={words.chooseLogin}
              value={login}
              onChange={(event) => setLogin(event.currentTarget.value)}
              autoComplete="username"
              required
            />
            <TextInput
              label={words.name}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
              autoComplete="name"
              required
            />
          </>
        ) : (
          <TextInput label={words.chooseLogin} value={link.login} readOnly autoComplete="username" />
        )}
        <PasswordInput
          label={words.password}
          description={words.chooseHint}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          autoComplete="new-password"
          minLength={12}
          required
        />
        {isFirst && (
          <Checkbox
            label={words.prepares}
            description={words.preparesHint}
            checked={prepares}
            onChange={(event) => setPrepares(event.currentTarget.checked)}
          />
        )}
        <div className="form-buttons">
          <Button type="submit" loading={busy}>
            {words.begin}
          </Button>
          {link.hasOutsideProvider && !isFirst && (
            <a href={`/api/v1/oidc/start?link=${encodeURIComponent(token)}`}>{words.outside}</a>
          )}
        </div>
      </form>
    </main>
  )
}
