import { Button, Checkbox, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { Problem, send } from '../../api.ts'
import { useLanguage } from '../../words.ts'
import { ADMIN_WORDS } from './words.ts'

interface Props {
  act: <T>(work: () => Promise<T>) => Promise<T>
  onDone: (name: string, url: string) => void
  onCancel: () => void
}

interface Made {
  readonly link: { readonly url: string }
}

export function AddPerson({ act, onCancel, onDone }: Props) {
  const language = useLanguage()
  const words = ADMIN_WORDS[language]
  const [login, setLogin] = useState('')
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [isAdministrator, setAdministrator] = useState(false)
  const [fault, setFault] = useState('')
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const body = { login, name, email, language, isAdministrator, preparesStatements: false }
    try {
      const { data } = await act(() => send<Made>('/people', { method: 'POST', body }))
      onDone(name, data.link.url)
    } catch (error) {
      setFault(
        error instanceof Problem ? `${error.message} ${error.findings[0]?.advice ?? ''}` : String(error),
      )
    }
  }
  return (
    <form className="inline-form" onSubmit={(event) => void submit(event)}>
      {fault && (
        <p className="stop" role="alert">
          {fault}
        </p>
      )}
      <TextInput
        label={words.name}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        required
        data-autofocus
      />
      <TextInput
        label={words.login}
        value={login}
        onChange={(event) => setLogin(event.currentTarget.value)}
        required
      />
      <TextInput
        label={words.email}
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
        type="email"
      />
      <Checkbox
        label={words.administrator}
        checked={isAdministrator}
        onChange={(event) => setAdministrator(event.currentTarget.checked)}
      />
      <div className="form-buttons">
        <Button type="submit">{words.save}</Button>
        <Button variant="default" onClick={onCancel}>
          {words.cancel}
        </Button>
      </div>
    </form>
  )
}
