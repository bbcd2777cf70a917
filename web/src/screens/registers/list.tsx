import { Button, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { get, type ListedRegisters } from '../../api.ts'
import { Fault } from '../../parts/fault.tsx'
import { Page } from '../../parts/page.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { useBook } from '../../scope.ts'
import { useLanguage } from '../../words.ts'
import { registerWords } from './words.ts'
import './registers.css'

/** Every register of the book, in the order in which a book is filled. */
export function Screen() {
  const book = useBook()
  const language = useLanguage()
  const words = registerWords(language)
  const { data, error, refetch } = useQuery({
    queryKey: ['registers', book],
    queryFn: ({ signal }) => get<ListedRegisters>(`/books/${encodeURIComponent(book)}/registers`, {}, signal),
  })
  if (error) return <Fault error={error} retry={() => void refetch()} />
  if (!data) return <Skeleton />
  return (
    <Page>
      <h1>{words.registers}</h1>
      <p className="lead">{words.lead}</p>
      <table className="list registers-list">
        <tbody>
          {data.registers.map(({ lead, mayEdit, name, rows, title }) => (
            <tr key={name}>
              <th scope="row">
                <Link to="/b/$book/registers/$name" params={{ book, name }}>
                  {title[language]}
                </Link>
                <div className="code">{lead[language]}</div>
              </th>
              <td className="code">{name}</td>
              <td className="figure">{rows === 0 ? '–' : rows}</td>
              <td className="code">{mayEdit ? '' : words.readOnly}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {data.registers.some(({ mayEdit }) => mayEdit) && <NewChart />}
    </Page>
  )
}

/** A chart is begun by its name; its rows are typed or pasted in the editor. */
function NewChart() {
  const book = useBook()
  const navigate = useNavigate()
  const words = registerWords(useLanguage())
  const [name, setName] = useState('')
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const register = `charts/${name.trim()}.csv`
    void navigate({ to: '/b/$book/registers/$name', params: { book, name: register } })
  }
  return (
    <form className="new-chart" onSubmit={submit}>
      <TextInput
        label={words.add}
        placeholder={words.chartName}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        maxLength={60}
      />
      <Button type="submit" variant="default" disabled={!/^[^\s/\\.][^/\\]*$/.test(name.trim())}>
        {words.open}
      </Button>
    </form>
  )
}
