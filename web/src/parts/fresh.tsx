import { Button, Modal, PasswordInput, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useCallback, useRef, useState } from 'react'
import { Problem, send } from '../api.ts'
import { ADMIN_WORDS } from '../screens/admin/words.ts'
import { useSession, type WhoAmI } from '../session.ts'
import { useLanguage } from '../words.ts'

const NOT_FRESH = 'PEOPLE-004'

/**
 * What needs a sign-in of the last minutes: tries the act, asks for the password where the server wants it, tries once more.
 * The dialog is to be rendered; `act` resolves when the act is done and rejects when it failed or was given up.
 */
export function useFresh(): { act: <T>(work: () => Promise<T>) => Promise<T>; dialog: ReactNode } {
  const words = ADMIN_WORDS[useLanguage()]
  const { person } = useSession()
  const queries = useQueryClient()
  const waiting = useRef<{ done: () => void; failed: (reason: unknown) => void } | null>(null)
  const [opened, setOpened] = useState(false)
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [fault, setFault] = useState('')
  const act = useCallback(async <T,>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof Problem) || error.findings[0]?.code !== NOT_FRESH) throw error
      setOpened(true)
      await new Promise<void>((done, failed) => {
        waiting.current = { done, failed }
      })
      return work()
    }
  }, [])
  const confirm = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    try {
      const body = { login: person?.login ?? '', password, code }
      const { data } = await send<WhoAmI>('/session', { method: 'POST', body })
      queries.setQueryData(['session'], data)
      setOpened(false)
      setPassword('')
      setFault('')
      waiting.current?.done()
    } catch (error) {
      setFault(error instanceof Error ? error.message : String(error))
    }
  }
  const giveUp = (): void => {
    setOpened(false)
    waiting.current?.failed(new Problem(0, words.cancel, [], null))
  }
  const dialog = (
    <Modal opened={opened} onClose={giveUp} title={words.fresh}>
      <form className="sign-in" onSubmit={(event) => void confirm(event)}>
        {fault && (
          <p className="stop" role="alert">
            {fault}
          </p>
        )}
        <PasswordInput
          label={words.password}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          autoComplete="current-password"
          data-autofocus
          required
        />
        <TextInput
          label={words.code}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
          autoComplete="one-time-code"
        />
        <Button type="submit">{words.confirm}</Button>
      </form>
    </Modal>
  )
  return { act, dialog }
}
