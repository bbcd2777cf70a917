import { Button, Checkbox, NativeSelect, PasswordInput, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { get, send } from '../../api.ts'
import { Fault } from '../../parts/fault.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { StateSign } from '../../parts/state-sign.tsx'
import { type Line, type LineForward, useDeskChanged } from './desk-api.ts'
import { useSettingsWords } from './settings-words.ts'

type By = 'none' | 'mail' | 'api'

/** Where a line sends on what it cannot answer. */
export function ForwardForm({ line }: { line: Line }) {
  const { data, error, refetch } = useQuery({
    queryKey: ['desk', 'forward', line.code],
    queryFn: () => get<LineForward>(`/desk/lines/${line.code}/forward`),
  })
  if (error && !data) return <Fault error={error} retry={() => void refetch()} />
  if (!data) return <Skeleton />
  return <Form line={line} given={data} />
}

function Form({ given, line }: { given: LineForward; line: Line }) {
  const words = useSettingsWords()
  const changed = useDeskChanged()
  const { settings } = given
  const [by, setBy] = useState<By>(settings?.by ?? 'none')
  const [address, setAddress] = useState(settings?.by === 'mail' ? settings.address : '')
  const [url, setUrl] = useState(settings?.by === 'api' ? settings.url : '')
  const [organisation, setOrganisation] = useState(settings?.by === 'api' ? settings.organisation : '')
  const [token, setToken] = useState('')
  const [isSaved, setSaved] = useState(false)
  const [always, setAlways] = useState(settings?.always ?? false)
  const saving = useMutation({
    mutationFn: () => {
      const wanted = by === 'mail' ? { by, address, always } : { by, url, organisation, always }
      return send(`/desk/lines/${line.code}/forward`, {
        method: 'PUT',
        body: { settings: by === 'none' ? null : wanted, token: by === 'api' && token ? token : null },
        headers: { 'if-match': `"${given.version}"` },
      })
    },
    onSuccess: async () => {
      setToken('')
      setSaved(true)
      await changed()
    },
  })
  // A token that was given for one address is never sent to another.
  const isTokenKept = settings?.by === 'api' && settings.url === url
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    saving.mutate()
  }
  return (
    <form className="new-request settings-form" onSubmit={submit} onChange={() => setSaved(false)}>
      {saving.error && <Fault error={saving.error} />}
      <div className="title-row">
        <h3 className="line-title">{line.name}</h3>
        <span className="form-buttons">
          {isSaved && (
            <span className="saved" role="status">
              <StateSign state="done" /> {words('saved')}
            </span>
          )}
          <Button type="submit" loading={saving.isPending}>
            {words('save')}
          </Button>
        </span>
      </div>
      <p className="quiet-text">{words(by === 'none' ? 'forwardOff' : 'forwardWhat')}</p>
      <NativeSelect
        label={words('forwardBy')}
        value={by}
        data={[
          { value: 'none', label: words('forwardNone') },
          { value: 'mail', label: words('forwardMail') },
          { value: 'api', label: words('forwardApi') },
        ]}
        onChange={({ target: { value } }) => setBy(value === 'mail' || value === 'api' ? value : 'none')}
      />
      {by === 'mail' && (
        <TextInput
          label={words('forwardAddress')}
          type="email"
          required
          value={address}
          onChange={(event) => setAddress(event.currentTarget.value)}
        />
      )}
      {by === 'api' && (
        <>
          <TextInput
            label={words('forwardUrl')}
            type="url"
            required
            value={url}
            onChange={(event) => setUrl(event.currentTarget.value)}
          />
          <TextInput
            label={words('forwardCode')}
            description={words('codeHint')}
            value={organisation}
            onChange={(event) => setOrganisation(event.currentTarget.value.toUpperCase())}
          />
          <PasswordInput
            label={words('forwardToken')}
            description={words(isTokenKept ? 'tokenKept' : 'tokenHint')}
            required={!isTokenKept}
            autoComplete="off"
            value={token}
            onChange={(event) => setToken(event.currentTarget.value)}
          />
        </>
      )}
      {by !== 'none' && (
        <Checkbox
          label={words('forwardAlways')}
          checked={always}
          onChange={(event) => setAlways(event.currentTarget.checked)}
        />
      )}
    </form>
  )
}
