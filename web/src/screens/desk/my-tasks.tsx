import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { get, type Tasks } from '../../api.ts'
import { readScope, useBook, useScope } from '../../scope.ts'
import { useLanguage } from '../../words.ts'
import { useDeskWords } from './words.ts'

type Task = Tasks['tasks'][number]

const TO: Readonly<Record<Task['kind'], string>> = {
  approve: '/b/$book/adjustments',
  returned: '/b/$book/adjustments',
  balance: '/b/$book/balances/upload',
  rate: '/b/$book/rates',
  unmapped: '/b/$book/mapping',
  pair: '/b/$book/intragroup',
}

/** What the place takes of the address to show the matter. */
const about = ({ kind, subject }: Task): Readonly<Record<string, string>> => {
  if (kind === 'rate') return { show: subject }
  return kind === 'balance' || kind === 'unmapped' ? { entity: subject } : { id: subject }
}

/** What waits for the person who asks; each leads to where it is done. */
export function MyTasks() {
  const words = useDeskWords()
  const language = useLanguage()
  const book = useBook()
  const { basis, period, unit } = useScope()
  const { data } = useQuery({
    queryKey: ['tasks', book, period],
    queryFn: ({ signal }) => get<Tasks>(`/books/${encodeURIComponent(book)}/tasks`, { period }, signal),
  })
  if (!data) return null
  return (
    <section className="my-tasks" aria-label={words('tasks')}>
      <h2>{words('tasks')}</h2>
      {data.tasks.length === 0 && <p className="code">{words('noTasks')}</p>}
      <ul className="plain-list">
        {data.tasks.map((task) => {
          const { count, kind, subject, text, textEn } = task
          return (
            <li key={`${kind} ${subject}`}>
              <Link
                to={TO[kind]}
                params={{ book }}
                search={readScope({ basis, period, unit, ...about(task) })}
                title={language === 'ru' ? text : textEn}
              >
                <span>
                  {words(`task-${kind}`)} {subject.replace('|', ' – ')}
                </span>
                {count > 1 && <span className="code">{count}</span>}
              </Link>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
