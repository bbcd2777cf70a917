import { Button, NativeSelect, PasswordInput, TextInput } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { z } from 'zod'
import type { session } from '../../../../src/server/sign-in/session-routes.ts'
import type { token } from '../../../../src/server/sign-in/token-routes.ts'
import { get, send } from '../../api.ts'
import { Fault } from '../../parts/fault.tsx'
import { useFresh } from '../../parts/fresh.tsx'
import { Page } from '../../parts/page.tsx'
import { useSession, useSignOut } from '../../session.ts'
import { useLanguage } from '../../words.ts'
import '../admin/admin.css'
import { OWN_WORDS } from './words.ts'

type Sessions = { readonly sessions: readonly z.output<typeof session>[] }
type Tokens = { readonly tokens: readonly z.output<typeof token>[] }

/** A person's own: password, second factor, sessions, tokens for programs. */
export function Screen() {
  const language = useLanguage()
  const words = OWN_WORDS[language]
  const { person } = useSession()
  const signOut = useSignOut()
  const { act, dialog } = useFresh()
  const queries = useQueryClient()
  const [fault, setFault] = useState<unknown>(null)
  const [said, setSaid] = useState('')
  const doing = async (work: () => Promise<string>): Promise<void> => {
    setFault(null)
    try {
      setSaid(await act(work))
      await queries.invalidateQueries({ queryKey: ['own'] })
      await queries.invalidateQueries({ queryKey: ['session'] })
    } catch (reason) {
      setFault(reason)
    }
  }
  return (
    <Page>
      <div className="title-row">
        <h1 translate="no">{person?.name}</h1>
        <Button variant="default" onClick={() => void signOut()}>
          {words.signOut}
        </Button>
      </div>
      {fault !== null && <Fault error={fault} />}
      {said && <p role="status">{said}</p>}
      <PasswordPart doing={doing} />
      <SecondFactor doing={doing} />
      <SessionsPart doing={doing} />
      <TokensPart doing={doing} />
      {dialog}
    </Page>
  )
}

interface Part {
  /** Does it, signing in afresh where that is needed; what it gives is said on the page. */
  doing: (work: () => Promise<string>) => Promise<void>
}

function PasswordPart({ doing }: Part) {
  const words = OWN_WORDS[useLanguage()]
  const [present, setPresent] = useState('')
  const [next, setNext] = useState('')
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    void doing(async () => {
      await send('/session/password', { method: 'PUT', body: { present, next } })
      setPresent('')
      setNext('')
      return words.passwordChanged
    })
  }
  return (
    <>
      <h2>{words.password}</h2>
      <form className="inline-form" onSubmit={submit}>
        <PasswordInput
          label={words.present}
          value={present}
          onChange={(event) => setPresent(event.currentTarget.value)}
          autoComplete="current-password"
          required
        />
        <PasswordInput
          label={words.next}
          value={next}
          onChange={(event) => setNext(event.currentTarget.value)}
          autoComplete="new-password"
          minLength={12}
          required
        />
        <Button type="submit" variant="default">
          {words.change}
        </Button>
      </form>
    </>
  )
}

function SecondFactor({ doing }: Part) {
  const words = OWN_WORDS[useLanguage()]
  const { credentials } = useSession()
  const [secret, setSecret] = useState('')
  const [code, setCode] = useState('')
  const begin = (): Promise<void> =>
    doing(async () => {
      const { data } = await send<{ secret: string }>('/session/second-factor', { method: 'POST' })
      setSecret(data.secret)
      return words.secretMade
    })
  const confirm = (): Promise<void> =>
    doing(async () => {
      const { data } = await send<{ recoveryCodes: readonly string[] }>('/session/second-factor', {
        method: 'PUT',
        body: { code },
      })
      setSecret('')
      return `${words.codesMade} ${data.recoveryCodes.join(' ')}`
    })
  const remove = (): Promise<void> =>
    doing(async () => {
      await send('/session/second-factor', { method: 'DELETE' })
      return words.secondFactorOff
    })
  return (
    <>
      <h2>{words.secondFactor}</h2>
      {credentials?.hasSecondFactor ? (
        <p>
          {words.secondFactorOn} {credentials.recoveryCodes}.{' '}
          <button type="button" className="quiet" onClick={() => void remove()}>
            {words.turnOff}
          </button>
        </p>
      ) : secret === '' ? (
        <Button variant="default" onClick={() => void begin()}>
          {words.turnOn}
        </Button>
      ) : (
        <div className="inline-form">
          <p>
            {words.secretIs} <code>{secret}</code>
          </p>
          <TextInput
            label={words.code}
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
            inputMode="numeric"
          />
          <Button onClick={() => void confirm()}>{words.confirm}</Button>
        </div>
      )}
    </>
  )
}

function SessionsPart({ doing }: Part) {
  const language = useLanguage()
  const words = OWN_WORDS[language]
  const { data, error } = useQuery({
    queryKey: ['own', 'sessions'],
    queryFn: () => get<Sessions>('/sessions'),
  })
  const time = new Intl.DateTimeFormat(language, { dateStyle: 'short', timeStyle: 'short' })
  if (error) return <Fault error={error} />
  return (
    <>
      <h2>{words.sessions}</h2>
      <ul className="plain-list">
        {data?.sessions.map((one) => (
          <li key={one.id}>
            {time.format(new Date(one.startedAt))} · {one.browser} <span className="code">{one.address}</span>{' '}
            {one.isThis ? (
              words.thisOne
            ) : (
              <button
                type="button"
                className="quiet"
                onClick={() =>
                  void doing(async () => {
                    await send(`/sessions/${one.id}`, { method: 'DELETE' })
                    return words.ended
                  })
                }
              >
                {words.end}
              </button>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

function TokensPart({ doing }: Part) {
  const language = useLanguage()
  const words = OWN_WORDS[language]
  const [name, setName] = useState('')
  const [scope, setScope] = useState('read')
  const { data, error } = useQuery({ queryKey: ['own', 'tokens'], queryFn: () => get<Tokens>('/tokens') })
  const time = new Intl.DateTimeFormat(language, { dateStyle: 'short' })
  if (error) return <Fault error={error} />
  return (
    <>
      <h2>{words.tokens}</h2>
      <ul className="plain-list">
        {data?.tokens.map((one) => (
          <li key={one.id}>
            {one.name} · {words[one.scope]} · {words.until} {time.format(new Date(one.expiresAt))}{' '}
            <button
              type="button"
              className="quiet"
              onClick={() =>
                void doing(async () => {
                  await send(`/tokens/${one.id}`, { method: 'DELETE' })
                  return words.revoked
                })
              }
            >
              {words.revoke}
            </button>
          </li>
        ))}
      </ul>
      <div className="role-row">
        <TextInput
          aria-label={words.tokenName}
          placeholder={words.tokenName}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <NativeSelect
          aria-label={words.scope}
          value={scope}
          data={[
            { value: 'read', label: words.read },
            { value: 'full', label: words.full },
          ]}
          onChange={(event) => setScope(event.target.value)}
        />
        <Button
          variant="default"
          disabled={name.trim() === ''}
          onClick={() =>
            void doing(async () => {
              const { data: made } = await send<{ token: string }>('/tokens', {
                method: 'POST',
                body: { name, scope, days: 90 },
              })
              setName('')
              return `${words.tokenMade} ${made.token}`
            })
          }
        >
          {words.makeToken}
        </Button>
      </div>
    </>
  )
}
