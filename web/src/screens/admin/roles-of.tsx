import { Button, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { useLanguage } from '../../words.ts'
import type { People, Person } from './people.tsx'
import { ADMIN_WORDS } from './words.ts'

type Role = Person['roles'][number]

interface Props {
  person: Person
  books: People['books']
  onSave: (roles: readonly Role[]) => Promise<void>
  onCancel: () => void
}

const ROLES = ['accountant', 'controller', 'approver', 'auditor'] as const

/** The roles of one person: per book, of an accountant per company. */
export function RolesOf({ books, onCancel, onSave, person }: Props) {
  const words = ADMIN_WORDS[useLanguage()]
  const [roles, setRoles] = useState<readonly Role[]>(person.roles)
  const change = (at: number, next: Partial<Role>): void =>
    setRoles(roles.map((role, index) => (index === at ? { ...role, ...next } : role)))
  const [first] = books
  return (
    <div className="roles">
      {roles.map((role, index) => (
        <div className="role-row" key={`${String(index)} ${role.book}`}>
          <NativeSelect
            aria-label={words.book}
            value={role.book}
            data={books.map(({ book }) => book)}
            onChange={(event) => change(index, { book: event.target.value, entity: '' })}
          />
          <NativeSelect
            aria-label={words.role}
            value={role.role}
            data={ROLES.map((value) => ({ value, label: words[value] }))}
            onChange={(event) => {
              const next = ROLES.find((one) => one === event.target.value)
              if (next) change(index, { role: next, entity: next === 'accountant' ? role.entity : '' })
            }}
          />
          {role.role === 'accountant' && (
            <NativeSelect
              aria-label={words.company}
              value={role.entity}
              data={['', ...(books.find(({ book }) => book === role.book)?.entities ?? [])]}
              onChange={(event) => change(index, { entity: event.target.value })}
            />
          )}
          <button
            type="button"
            className="quiet"
            onClick={() => setRoles(roles.filter((_, at) => at !== index))}
          >
            {words.remove}
          </button>
        </div>
      ))}
      <div className="form-buttons">
        {first && (
          <Button
            variant="default"
            onClick={() =>
              setRoles([...roles, { book: first.book, role: 'accountant', entity: first.entities[0] ?? '' }])
            }
          >
            {words.addRole}
          </Button>
        )}
        <Button onClick={() => void onSave(roles)}>{words.save}</Button>
        <Button variant="default" onClick={onCancel}>
          {words.cancel}
        </Button>
      </div>
    </div>
  )
}
