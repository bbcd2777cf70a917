import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { send } from '../../api.ts'
import { Fault } from '../../parts/fault.tsx'
import {
  type Organisation,
  type OrganisationFacts,
  useDeskChanged,
  useDeskHome,
  useOnce,
} from './desk-api.ts'
import { listOf, useSettingsWords } from './settings-words.ts'

/** Whom the lines serve: name and number of the agreement stand in each request as they were. */
export function OrganisationSettings() {
  const words = useSettingsWords()
  const [open, setOpen] = useState('')
  const { data } = useDeskHome()
  if (!data) return null
  return (
    <>
      {open !== '' ? (
        <OrganisationForm
          key={open}
          organisation={data.organisations.find(({ id }) => id === open) ?? null}
          onDone={() => setOpen('')}
        />
      ) : (
        <Button className="settings-add" onClick={() => setOpen('new')}>
          {words('add')}
        </Button>
      )}
      {data.organisations.length === 0 && <p>{words('noOrganisations')}</p>}
      <table className="list">
        <thead>
          <tr>
            <th scope="col">{words('code')}</th>
            <th scope="col">{words('name')}</th>
            <th scope="col">{words('licence')}</th>
            <th scope="col">{words('line')}</th>
            <th scope="col">{words('validTo')}</th>
          </tr>
        </thead>
        <tbody>
          {data.organisations.map((one) => (
            <tr key={one.id}>
              <td>{one.code}</td>
              <th scope="row">
                <button type="button" className="link" onClick={() => setOpen(one.id)}>
                  {one.name}
                </button>
              </th>
              <td>{one.licenceNumber}</td>
              <td>{data.lines.find(({ code }) => code === one.line)?.name ?? one.line}</td>
              <td>{one.validTo ?? ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

const START = { code: '', name: '', licenceNumber: '', validTo: '', domains: '', addresses: '', line: '' }

function typedOf(organisation: Organisation | null): typeof START {
  if (!organisation) return START
  const { addresses, code, domains, licenceNumber, line, name, validTo } = organisation
  return {
    code,
    name,
    licenceNumber,
    line,
    validTo: validTo ?? '',
    domains: domains.join(', '),
    addresses: addresses.join(', '),
  }
}

const FIELDS = ['code', 'name', 'licenceNumber', 'domains', 'addresses'] as const
const LABELS = { licenceNumber: 'licence' } as const

function OrganisationForm({
  onDone,
  organisation,
}: {
  organisation: Organisation | null
  onDone: () => void
}) {
  const words = useSettingsWords()
  const changed = useDeskChanged()
  const { data } = useDeskHome()
  const [typed, setTyped] = useState(() => typedOf(organisation))
  const once = useOnce()
  const saving = useMutation({
    mutationFn: async () => {
      const { addresses, code, domains, licenceNumber, line, name, validTo } = typed
      const body: OrganisationFacts = {
        code,
        name,
        licenceNumber,
        validFrom: organisation?.validFrom ?? null,
        validTo: validTo || null,
        line: line || (data?.lines[0]?.code ?? ''),
        domains: listOf(domains),
        addresses: listOf(addresses),
      }
      if (!organisation) return send('/desk/organisations', { method: 'POST', body, headers: once.header() })
      const headers = { 'if-match': `"${organisation.version}"` }
      return send(`/desk/organisations/${organisation.id}`, { method: 'PUT', body, headers })
    },
    onSuccess: async () => {
      once.done()
      await changed()
      onDone()
    },
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    saving.mutate()
  }
  return (
    <form className="new-request" onSubmit={submit}>
      {saving.error && <Fault error={saving.error} />}
      <div className="field-row">
        {FIELDS.map((name) => (
          <TextInput
            key={name}
            label={words(name === 'licenceNumber' ? LABELS[name] : name)}
            value={typed[name]}
            required={name === 'code' || name === 'name'}
            {...(name === 'code' ? { pattern: '[A-Z][A-Z0-9]{1,9}' } : {})}
            onChange={(event) => setTyped({ ...typed, [name]: event.currentTarget.value })}
          />
        ))}
        <TextInput
          label={words('validTo')}
          type="date"
          value={typed.validTo}
          onChange={(event) => setTyped({ ...typed, validTo: event.currentTarget.value })}
        />
        <NativeSelect
          label={words('line')}
          value={typed.line}
          data={(data?.lines ?? []).map(({ code, name }) => ({ value: code, label: name }))}
          onChange={(event) => setTyped({ ...typed, line: event.target.value })}
        />
      </div>
      <div className="form-buttons">
        <Button type="submit" loading={saving.isPending}>
          {words('save')}
        </Button>
        <Button variant="default" onClick={onDone}>
          {words('cancel')}
        </Button>
      </div>
    </form>
  )
}
