import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type MouseEvent, useState } from 'react'
import { Problem, send } from '../../api.ts'
import type { WhoAmI } from '../../session.ts'
import { useLanguage } from '../../words.ts'
import { SIGN_IN_WORDS } from './words.ts'

interface Props {
  hasOutsideProvider: boolean
  /** Of whom the session was: the field is filled. */
  login?: string
  /** Over a page that must stay as it is: the provider is gone to in a second window. */
  isOver?: boolean
  onDone: (session: WhoAmI) => void
}

const OVER = '/api/v1/oidc/start?over=yes'

/** A window that the program opened may close itself; where none may be opened, the link leads to a tab. */
function openOver(event: MouseEvent): void {
  if (window.open(OVER, '_blank', 'popup,width=560,height=720')) event.preventDefault()
}

/** Login, password, and the second factor where it is on. */
export function SignInForm({ hasOutsideProvider, isOver = false, login: known = '', onDone }: Props) {
  const words = SIGN_IN_WORDS[useLanguage()]
  const queries = useQueryClient()
  const [login, setLogin] = useState(known)
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [fault, setFault] = useState('')
  const [busy, setBusy] = useState(false)
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setBusy(true)
    try {
      const { data } = await send<WhoAmI>('/session', { method: 'POST', body: { login, password, code } })
      queries.setQueryData(['session'], data)
      onDone(data)
    } catch (error) {
      setFault(
        error instanceof Problem ? `${error.message} ${error.findings[0]?.advice ?? ''}` : String(error),
      )
    } finally {
      setBusy(false)
    }
  }
  return (
    <form className="sign-in" onSubmit={(event) => void submit(event)}>
      {fault && (
        <p className="stop" role="alert">
          {fault}
        </p>
      )}
      <TextInput
        label={words.login}
        value={login}
        onChange={(event) => setLogin(event.currentTarget.value)}
        autoComplete="username"
        required
        data-autofocus={known === ''}
      />
      <PasswordInput
        label={words.password}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        autoComplete="current-password"
        required
        data-autofocus={known !== ''}
      />
      <TextInput
        label={words.code}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
        autoComplete="one-time-code"
        inputMode="numeric"
      />
      <div className="form-buttons">
        <Button type="submit" loading={busy}>
          {words.signIn}
        </Button>
        {hasOutsideProvider && !isOver && <a href="/api/v1/oidc/start">{words.outside}</a>}
        {hasOutsideProvider && isOver && (
          <a href={OVER} target="_blank" rel="noreferrer" onClick={openOver}>
            {words.outsideOver}
          </a>
        )}
      </div>
    </form>
  )
}
