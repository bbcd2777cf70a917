import { SegmentedControl } from '@mantine/core'
import { useScope, useSetScope } from '../../scope.ts'
import { useSession } from '../../session.ts'
import { useDeskHome } from './desk-api.ts'
import { LifeCycleDocument } from './life-cycle.tsx'
import { CalendarSettings } from './settings-calendar.tsx'
import { ForwardForm } from './settings-forward.tsx'
import { AddLine, LineForm } from './settings-line.tsx'
import { MailboxSettings } from './settings-mailboxes.tsx'
import { OrganisationSettings } from './settings-organisations.tsx'
import { RoleSettings } from './settings-roles.tsx'
import { useSettingsWords } from './settings-words.ts'

const PARTS = ['lines', 'organisations', 'roles', 'mailboxes', 'forward', 'calendar', 'document'] as const

/** What the head of the line and the administrator set. */
export function View() {
  const words = useSettingsWords()
  const { show } = useScope()
  const setScope = useSetScope()
  const { data } = useDeskHome()
  const { rights } = useSession()
  const part = PARTS.find((one) => one === show) ?? 'lines'
  const own = data?.lines.filter((line) => line.rights.heads) ?? []
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <div className="support-body" tabIndex={0}>
      <div className="title-row no-print">
        <h2 className="view-title">{words('settings')}</h2>
        <SegmentedControl
          size="xs"
          aria-label={words('settings')}
          value={part}
          data={PARTS.map((value) => ({ value, label: words(value) }))}
          onChange={(value) => setScope({ show: value === 'lines' ? undefined : value }, true)}
        />
      </div>
      {part === 'lines' && (
        <>
          {own.map((line) => (
            <LineForm key={`${line.code} ${line.version}`} line={line} />
          ))}
          {rights.administer && <AddLine lines={own} />}
        </>
      )}
      {part === 'organisations' && <OrganisationSettings />}
      {part === 'roles' && (rights.administer ? <RoleSettings /> : <p>{words('onlyAdministrator')}</p>)}
      {part === 'mailboxes' && <MailboxSettings />}
      {part === 'forward' && own.map((line) => <ForwardForm key={line.code} line={line} />)}
      {part === 'calendar' && <CalendarSettings />}
      {part === 'document' && own.map((line) => <LifeCycleDocument key={line.code} line={line} />)}
    </div>
  )
}
