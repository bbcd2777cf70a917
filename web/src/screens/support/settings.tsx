import { SegmentedControl } from '@mantine/core'
import { useScope, useSetScope } from '../../scope.ts'
import { useSession } from '../../session.ts'
import { useDeskHome } from './desk-api.ts'
import { CalendarSettings } from './settings-calendar.tsx'
import { ForwardForm } from './settings-forward.tsx'
import { LineForm } from './settings-line.tsx'
import { MailboxSettings } from './settings-mailboxes.tsx'
import { OrganisationSettings } from './settings-organisations.tsx'
import { RoleSettings } from './settings-roles.tsx'
import { useSettingsWords } from './settings-words.ts'

const PARTS = ['lines', 'organisations', 'roles', 'mailboxes', 'forward', 'calendar'] as const

/** What the head of the line and the administrator set. */
export function View() {
  const words = useSettingsWords()
  const { show } = useScope()
  const setScope = useSetScope()
  const { data } = useDeskHome()
  const { rights } = useSession()
  const part = PARTS.find((one) => one === show) ?? 'lines'
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <div className="support-body" tabIndex={0}>
      <div className="title-row">
        <h2 className="view-title">{words('settings')}</h2>
        <SegmentedControl
          size="xs"
          aria-label={words('settings')}
          value={part}
          data={PARTS.map((value) => ({ value, label: words(value) }))}
          onChange={(value) => setScope({ show: value === 'lines' ? undefined : value }, true)}
        />
      </div>
      {part === 'lines' &&
        data?.lines
          .filter((line) => line.rights.heads)
          .map((line) => <LineForm key={`${line.code} ${line.version}`} line={line} />)}
      {part === 'organisations' && <OrganisationSettings />}
      {part === 'roles' && (rights.administer ? <RoleSettings /> : <p>{words('onlyAdministrator')}</p>)}
      {part === 'mailboxes' && <MailboxSettings />}
      {part === 'forward' &&
        data?.lines
          .filter((line) => line.rights.heads)
          .map((line) => <ForwardForm key={line.code} line={line} />)}
      {part === 'calendar' && <CalendarSettings />}
    </div>
  )
}
