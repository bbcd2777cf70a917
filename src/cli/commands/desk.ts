// `desk status`: requests and mail of the support lines in numbers, for who keeps the server and for what watches it.

import { type DeskStatus, needsAttention, readDeskStatus, stateName } from '../../app/desk/status.ts'
import type { Context, ExitCode } from '../context.ts'
import type { Terminal } from '../terminal.ts'
import { say } from '../words.ts'

/** Exit code 1: mail does not come or does not go. */
export async function deskStatusCommand({ json, place, terminal }: Context): Promise<ExitCode> {
  const status = await readDeskStatus(place)
  if (json) terminal.json({ ...status })
  else {
    for (const line of status.lines) tellLine(terminal, line)
    for (const box of status.mailboxes) tellMailbox(terminal, box)
    if (status.lines.length === 0) terminal.result(say(terminal.language, 'desk.none'))
  }
  return needsAttention(status) ? 1 : 0
}

function tellLine(terminal: Terminal, line: DeskStatus['lines'][number]): void {
  const { language } = terminal
  const { givenUp, isOpen, late, notForwarded, open, states, toSend, unassigned, until, waiting } = line
  const word = isOpen ? 'desk.open' : 'desk.closed'
  terminal.result(`${line.line}  ${line.name}  ${say(language, word, { until })}`)
  const counts = { open: String(open), late: String(late), unassigned: String(unassigned) }
  terminal.result(`  ${say(language, 'desk.requests', counts)}`)
  const each = states.map(({ count, state }) => `${stateName(state)[language].toLowerCase()} ${count}`)
  if (each.length > 0) terminal.result(`  ${each.join(', ')}`)
  const since = line.waitingSince?.toISOString() ?? ''
  const letters = { waiting: String(waiting), since, toSend: String(toSend), givenUp: String(givenUp) }
  terminal.result(`  ${say(language, waiting > 0 ? 'desk.letters.since' : 'desk.letters', letters)}`)
  if (notForwarded > 0)
    terminal.result(`  ${say(language, 'desk.notForwarded', { count: String(notForwarded) })}`)
}

function tellMailbox(terminal: Terminal, box: DeskStatus['mailboxes'][number]): void {
  const { language } = terminal
  const at = box.checkedAt?.toISOString() ?? '—'
  const state = box.enabled
    ? box.fault || say(language, 'desk.mailbox.works')
    : say(language, 'desk.mailbox.off')
  terminal.result(`${box.address}  ${say(language, 'desk.mailbox.checked', { at })}  ${state}`)
}
