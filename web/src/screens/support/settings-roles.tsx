import { Button, NativeSelect } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { DeskRole } from '../../../../src/desk/types.ts'
import { DESK_ROLE_WORDS } from '../../../../src/desk/words.ts'
import { get, send } from '../../api.ts'
import { Fault } from '../../parts/fault.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { useLanguage } from '../../words.ts'
import type { People } from '../admin/people.tsx'
import { type DeskRoles, useDeskChanged, useDeskHome } from './desk-api.ts'
import { useSettingsWords } from './settings-words.ts'

type Role = Omit<DeskRoles['roles'][number], 'person'>

const ROLES: readonly DeskRole[] = ['customer', 'operator', 'specialist', 'change-approver', 'head']

/** Who is whose customer, and who works at which line; desk roles see no book. */
export function RoleSettings() {
  const words = useSettingsWords()
  const language = useLanguage()
  const [open, setOpen] = useState('')
  const { data: home } = useDeskHome()
  const people = useQuery({ queryKey: ['people'], queryFn: () => get<People>('/people') })
  const roles = useQuery({ queryKey: ['desk', 'roles'], queryFn: () => get<DeskRoles>('/desk/roles') })
  const error = people.error ?? roles.error
  if (error) return <Fault error={error} />
  if (!people.data || !roles.data || !home) return <Skeleton />
  const whereOf = ({ line, organisation }: Role): string =>
    line
      ? (home.lines.find(({ code }) => code === line)?.name ?? line)
      : (home.organisations.find(({ id }) => id === organisation)?.name ?? '')
  const { etag, roles: all } = roles.data
  return (
    <table className="list">
      <thead>
        <tr>
          <th scope="col">{words('person')}</th>
          <th scope="col">{words('roles')}</th>
        </tr>
      </thead>
      <tbody>
        {people.data.people.map((person) => {
          const own = all.filter((one) => one.person === person.id)
          return (
            <tr key={person.id}>
              <th scope="row">
                {person.name} <span className="code">{person.login}</span>
              </th>
              <td>
                {open === person.id ? (
                  <RolesForm person={person.id} own={own} etag={etag} onDone={() => setOpen('')} />
                ) : (
                  <button type="button" className="link" onClick={() => setOpen(person.id)}>
                    {own.length === 0
                      ? words('noRoles')
                      : own
                          .map((one) => `${DESK_ROLE_WORDS[one.role][language]}: ${whereOf(one)}`)
                          .join('; ')}
                  </button>
                )}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

interface RolesFormProps {
  person: string
  own: readonly Role[]
  /** Of the roles that it began from. */
  etag: string
  onDone: () => void
}

function RolesForm({ etag: given, onDone, own, person }: RolesFormProps) {
  const [etag] = useState(given)
  const words = useSettingsWords()
  const language = useLanguage()
  const changed = useDeskChanged()
  const { data: home } = useDeskHome()
  const [roles, setRoles] = useState<readonly Role[]>(
    own.map(({ line, organisation, role }) => ({ role, line, organisation })),
  )
  const saving = useMutation({
    mutationFn: () =>
      send(`/desk/people/${person}/roles`, {
        method: 'PUT',
        body: { roles },
        headers: { 'if-match': `"${etag}"` },
      }),
    onSuccess: async () => {
      await changed()
      onDone()
    },
  })
  const at = (role: DeskRole): Role => ({
    role,
    line: role === 'customer' ? '' : (home?.lines[0]?.code ?? ''),
    organisation: role === 'customer' ? (home?.organisations[0]?.id ?? '') : '',
  })
  const change = (index: number, next: Role): void =>
    setRoles(roles.map((one, place) => (place === index ? next : one)))
  return (
    <div className="side-form">
      {saving.error && <Fault error={saving.error} />}
      {roles.map((one, index) => (
        <div className="field-row" key={`${String(index)} ${one.role}`}>
          <NativeSelect
            aria-label={words('role')}
            value={one.role}
            data={ROLES.map((value) => ({ value, label: DESK_ROLE_WORDS[value][language] }))}
            onChange={(event) => {
              const role = ROLES.find((value) => value === event.target.value)
              if (role) change(index, at(role))
            }}
          />
          <NativeSelect
            aria-label={words('of')}
            value={one.role === 'customer' ? one.organisation : one.line}
            data={
              one.role === 'customer'
                ? (home?.organisations ?? []).map(({ id, name }) => ({ value: id, label: name }))
                : (home?.lines ?? []).map(({ code, name }) => ({ value: code, label: name }))
            }
            onChange={(event) =>
              change(
                index,
                one.role === 'customer'
                  ? { ...one, organisation: event.target.value }
                  : { ...one, line: event.target.value },
              )
            }
          />
          <button
            type="button"
            className="link"
            onClick={() => setRoles(roles.filter((_, place) => place !== index))}
          >
            {words('remove')}
          </button>
        </div>
      ))}
      <div className="form-buttons">
        <Button variant="default" onClick={() => setRoles([...roles, at('customer')])}>
          {words('add')}
        </Button>
        <Button loading={saving.isPending} onClick={() => saving.mutate()}>
          {words('save')}
        </Button>
        <Button variant="subtle" onClick={onDone}>
          {words('cancel')}
        </Button>
      </div>
    </div>
  )
}
