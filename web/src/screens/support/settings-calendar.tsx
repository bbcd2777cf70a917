import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { get, send } from '../../api.ts'
import { Fault } from '../../parts/fault.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { useSession } from '../../session.ts'
import { type Calendar, useDeskChanged } from './desk-api.ts'
import { listOf, useSettingsWords } from './settings-words.ts'

const NAME = 'ru'

/** Years of the production calendar: the program's own, and what the administrator entered since. */
export function CalendarSettings() {
  const words = useSettingsWords()
  const { rights } = useSession()
  const [adding, setAdding] = useState(false)
  const { data, error, refetch } = useQuery({
    queryKey: ['desk', 'calendar', NAME],
    queryFn: () => get<Calendar>(`/desk/calendars/${NAME}`),
  })
  if (error && !data) return <Fault error={error} retry={() => void refetch()} />
  if (!data) return <Skeleton />
  return (
    <>
      {rights.administer &&
        (adding ? (
          <YearForm years={data.years} onDone={() => setAdding(false)} />
        ) : (
          <Button className="settings-add" onClick={() => setAdding(true)}>
            {words('addYear')}
          </Button>
        ))}
      <table className="list">
        <thead>
          <tr>
            <th scope="col">{words('year')}</th>
            <th scope="col">{words('status')}</th>
            <th scope="col">{words('daysOff')}</th>
            <th scope="col">{words('workingWeekends')}</th>
            <th scope="col">{words('shortened')}</th>
            <th scope="col">{words('source')}</th>
          </tr>
        </thead>
        <tbody>
          {[...data.years].reverse().map((one) => (
            <tr key={one.year}>
              <th scope="row">{one.year}</th>
              <td>{words(one.status)}</td>
              <td>{short(one.daysOff)}</td>
              <td>{short(one.workingWeekends)}</td>
              <td>{short(one.shortened)}</td>
              <td>{one.source}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

/** «08.01, 23.02» */
const short = (days: readonly string[]): string =>
  days.map((day) => `${day.slice(8)}.${day.slice(5, 7)}`).join(', ')

const DATES = ['daysOff', 'workingWeekends', 'shortened'] as const

function YearForm({ onDone, years }: { years: Calendar['years']; onDone: () => void }) {
  const words = useSettingsWords()
  const changed = useDeskChanged()
  const [typed, setTyped] = useState({
    year: String(new Date().getFullYear() + 1),
    status: 'final',
    source: '',
    daysOff: '',
    workingWeekends: '',
    shortened: '',
  })
  const saving = useMutation({
    mutationFn: () => {
      const { source, status, year, ...dates } = typed
      const body = {
        status,
        source,
        daysOff: listOf(dates.daysOff),
        workingWeekends: listOf(dates.workingWeekends),
        shortened: listOf(dates.shortened),
      }
      const standing = years.find((one) => String(one.year) === year)
      const headers = { 'if-match': `"${standing?.version ?? '0'}"` }
      return send(`/desk/calendars/${NAME}/${year}`, { method: 'PUT', body, headers })
    },
    onSuccess: async () => {
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
        <TextInput
          label={words('year')}
          inputMode="numeric"
          pattern="\d{4}"
          value={typed.year}
          required
          onChange={(event) => setTyped({ ...typed, year: event.currentTarget.value })}
        />
        <NativeSelect
          label={words('status')}
          value={typed.status}
          data={[
            { value: 'final', label: words('final') },
            { value: 'preliminary', label: words('preliminary') },
          ]}
          onChange={(event) => setTyped({ ...typed, status: event.target.value })}
        />
        <TextInput
          label={words('source')}
          value={typed.source}
          required
          onChange={(event) => setTyped({ ...typed, source: event.currentTarget.value })}
        />
      </div>
      {DATES.map((name) => (
        <Textarea
          key={name}
          label={words(name)}
          description={words('datesHint')}
          autosize
          minRows={2}
          value={typed[name]}
          onChange={(event) => setTyped({ ...typed, [name]: event.currentTarget.value })}
        />
      ))}
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
