import { Button, Popover, Select, Textarea } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { get, send, type Vocabulary } from '../../api.ts'
import { Fault } from '../../parts/fault.tsx'
import { useBook, useScope } from '../../scope.ts'
import { useLanguage } from '../../words.ts'
import { useIntragroupWords } from './words.ts'

interface Props {
  first: string
  second: string
  group: string
}

/** «Признать»: where the difference goes and why; it becomes a row of the register of decisions. */
export function AcceptDifference({ first, group, second }: Props) {
  const words = useIntragroupWords()
  const language = useLanguage()
  const book = useBook()
  const { period } = useScope()
  const queries = useQueryClient()
  const [opened, setOpened] = useState(false)
  const [target, setTarget] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const once = useRef(crypto.randomUUID())
  const { data } = useQuery({
    queryKey: ['vocabulary', book],
    queryFn: ({ signal }) => get<Vocabulary>(`/books/${encodeURIComponent(book)}/vocabulary`, {}, signal),
    enabled: opened,
  })
  const accept = async (): Promise<void> => {
    setBusy(true)
    setError(null)
    try {
      const path = [book, 'intragroup', first, second, 'acceptance'].map(encodeURIComponent).join('/')
      const headers = { 'idempotency-key': once.current }
      const body = { group, target, reason: reason.trim() }
      await send(`/books/${path}`, { method: 'POST', query: { period }, body, headers })
      once.current = crypto.randomUUID()
      setOpened(false)
      setReason('')
      // A decision moves figures of the group: what stands on them is out of date.
      await queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'draft' })
    } catch (failure) {
      setError(failure)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" trapFocus width={380} withinPortal>
      <Popover.Target>
        <Button size="compact-sm" variant="default" onClick={() => setOpened(!opened)}>
          {words('accept')}…
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <p>{words('acceptHint')}</p>
        <Select
          label={words('target')}
          searchable
          comboboxProps={{ withinPortal: false }}
          value={target}
          onChange={setTarget}
          nothingFoundMessage={words('noAccount')}
          data={(data?.accounts ?? []).map(({ code, name, nameEn }) => ({
            value: code,
            label: `${code} ${language === 'ru' ? name : nameEn}`,
          }))}
        />
        <Textarea
          mt="sm"
          label={words('reason')}
          autosize
          minRows={3}
          maxLength={2000}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        {error !== null && <Fault error={error} />}
        <Button
          mt="sm"
          loading={busy}
          disabled={!target || reason.trim() === ''}
          onClick={() => void accept()}
        >
          {words('accept')}
        </Button>
      </Popover.Dropdown>
    </Popover>
  )
}
