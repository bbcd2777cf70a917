// `user list`, `user add`, `user link`: people, on the server's own machine, while the server runs or not.

import { administerPeople } from '../../app/people-console.ts'
import type { Context, ExitCode } from '../context.ts'
import { say } from '../words.ts'

type Options = Readonly<Record<string, unknown>>

export async function userListCommand({ json, place, terminal }: Context): Promise<ExitCode> {
  const people = await administerPeople(place, (people) => people.list())
  if (json) {
    terminal.json({ people })
    return 0
  }
  for (const { isAdministrator, isDisabled, login, name, roles } of people) {
    const marks = [
      ...(isAdministrator ? [say(terminal.language, 'user.administrator')] : []),
      ...(isDisabled ? [say(terminal.language, 'user.disabled')] : []),
      ...roles.map(({ book, entity, role }) => `${book}: ${role}${entity && ` ${entity}`}`),
    ]
    terminal.result([login, name, marks.join('; ')].filter((part) => part !== '').join('  '))
  }
  if (people.length === 0) terminal.result(say(terminal.language, 'user.none'))
  return 0
}

export async function userAddCommand(
  context: Context,
  [login = '']: readonly string[],
  { administrator, name, prepares }: Options,
): Promise<ExitCode> {
  const given = {
    login,
    name: typeof name === 'string' ? name : login,
    email: '',
    language: context.terminal.language,
    isAdministrator: administrator === true,
    preparesStatements: prepares === true,
  }
  return tell(context, login, await administerPeople(context.place, (people) => people.add(given)))
}

export async function userLinkCommand(
  context: Context,
  [login = '']: readonly string[],
  { removeSecondFactor }: Options,
): Promise<ExitCode> {
  const link = await administerPeople(context.place, (people) =>
    people.link(login, removeSecondFactor === true),
  )
  return tell(context, login, link)
}

function tell(
  { json, terminal }: Context,
  login: string,
  link: { readonly url: string; readonly expiresAt: Date },
): ExitCode {
  const expiresAt = link.expiresAt.toISOString()
  if (json) terminal.json({ login, url: link.url, expiresAt })
  else terminal.result(say(terminal.language, 'user.link', { login, url: link.url, until: expiresAt }))
  return 0
}
