import { Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import type { link, people } from '../../../../src/server/people/people-routes.ts'
import { get, send } from '../../api.ts'
import { Fault } from '../../parts/fault.tsx'
import { useFresh } from '../../parts/fresh.tsx'
import { Page } from '../../parts/page.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { useLanguage } from '../../words.ts'
import { AddPerson } from './add-person.tsx'
import './admin.css'
import { RolesOf } from './roles-of.tsx'
import { ADMIN_WORDS } from './words.ts'

export type People = z.output<typeof people>
export type Person = People['people'][number]
type Link = z.output<typeof link>

/** Who may sign in and what each may do; an administrator sees people and settings, no figures. */
export function Screen() {
  const words = ADMIN_WORDS[useLanguage()]
  const queries = useQueryClient()
  const { act, dialog } = useFresh()
  const [made, setMade] = useState<{ person: string; url: string } | null>(null)
  const [fault, setFault] = useState<unknown>(null)
  const [ended, setEnded] = useState('')
  const [adding, setAdding] = useState(false)
  const [open, setOpen] = useState('')
  const { data, error, refetch } = useQuery({ queryKey: ['people'], queryFn: () => get<People>('/people') })
  if (error && !data) return <Fault error={error} retry={() => void refetch()} />
  if (!data) return <Skeleton />
  const doing = async (work: () => Promise<void>): Promise<void> => {
    setFault(null)
    try {
      await act(work)
      await queries.invalidateQueries({ queryKey: ['people'] })
    } catch (reason) {
      setFault(reason)
    }
  }
  const newLink = (person: Person): Promise<void> =>
    doing(async () => {
      const { data: link } = await send<Link>(`/people/${person.id}/link`, { method: 'POST' })
      setMade({ person: person.name, url: link.url })
    })
  const setEntry = (person: Person): Promise<void> =>
    doing(async () => {
      const headers = { 'if-match': `"${person.version}"` }
      await send(`/people/${person.id}`, {
        method: 'PATCH',
        body: { isDisabled: !person.isDisabled },
        headers,
      })
    })
  const endSessions = (person: Person): Promise<void> =>
    doing(async () => {
      await send(`/people/${person.id}/sessions`, { method: 'DELETE' })
      setEnded(person.name)
    })
  return (
    <Page>
      <div className="title-row">
        <h1>{words.people}</h1>
        <Button onClick={() => setAdding(true)}>{words.add}</Button>
      </div>
      {fault !== null && <Fault error={fault} />}
      {ended !== '' && (
        <p role="status">
          {ended}: {words.sessionsEnded}
        </p>
      )}
      {made && (
        <p role="status">
          {made.person}. {words.linkMade} <code>{made.url}</code>
        </p>
      )}
      {adding && (
        <AddPerson
          act={act}
          onDone={(person, url) => {
            setAdding(false)
            setMade({ person, url })
            void queries.invalidateQueries({ queryKey: ['people'] })
          }}
          onCancel={() => setAdding(false)}
        />
      )}
      <table className="list">
        <thead>
          <tr>
            <th scope="col">{words.name}</th>
            <th scope="col">{words.login}</th>
            <th scope="col">{words.roles}</th>
            <th scope="col">{words.actions}</th>
          </tr>
        </thead>
        <tbody>
          {data.people.map((person) => (
            <tr key={person.id}>
              <th scope="row">
                <span translate="no">{person.name}</span>{' '}
                <span className="code">
                  {[
                    person.isAdministrator && words.administrator,
                    person.preparesStatements && words.prepares,
                    person.hasSecondFactor && words.secondFactor,
                    person.isDisabled && words.disabled,
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </th>
              <td>{person.login}</td>
              <td>
                {open === person.id ? (
                  <RolesOf
                    person={person}
                    books={data.books}
                    onSave={(roles) =>
                      doing(async () => {
                        const headers = { 'if-match': `"${person.version}"` }
                        await send(`/people/${person.id}/roles`, { method: 'PUT', body: { roles }, headers })
                        setOpen('')
                      })
                    }
                    onCancel={() => setOpen('')}
                  />
                ) : (
                  <button type="button" className="quiet" onClick={() => setOpen(person.id)}>
                    {person.roles.length === 0
                      ? words.noRoles
                      : person.roles
                          .map(
                            ({ book, entity, role }) =>
                              `${book}: ${words[role]}${entity ? ` ${entity}` : ''}`,
                          )
                          .join('; ')}
                  </button>
                )}
              </td>
              <td>
                <button type="button" className="quiet" onClick={() => void newLink(person)}>
                  {words.link}
                </button>
                {' · '}
                <button type="button" className="quiet" onClick={() => void setEntry(person)}>
                  {person.isDisabled ? words.openEntry : words.closeEntry}
                </button>
                {' · '}
                <button type="button" className="quiet" onClick={() => void endSessions(person)}>
                  {words.endSessions}
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {dialog}
    </Page>
  )
}
