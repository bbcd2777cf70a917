// Who acts, as an object that is made in three places only: by sign-in from what the database says of a person
// (people*.ts), for the command line on the server's own machine, and for nobody (operations.md §4). A rule of
// .dependency-cruiser.cjs holds who may import this file; others take the type from access.ts.

import type { DeskRole } from '../desk/types.ts'

export type BookRole = 'accountant' | 'controller' | 'approver' | 'auditor'

/** One role of a person as the database keeps it: an accountant's is of one entity, others are of the book ('' here). */
export interface RoleInBook {
  readonly book: string
  readonly role: BookRole
  readonly entity: string
}

/** A role of the service desk: a customer's is of an organisation, others are of a line ('' where it is not). */
export interface RoleAtDesk {
  readonly role: DeskRole
  readonly line: string
  readonly organisation: string
}

export interface AccessFacts {
  readonly personId: string
  readonly login: string
  readonly name: string
  readonly language: 'ru' | 'en'
  readonly isAdministrator: boolean
  readonly preparesStatements: boolean
  /** What a token may do: `read` changes nothing. A session is `full`. */
  readonly scope: 'full' | 'read'
  readonly roles: readonly RoleInBook[]
  readonly deskRoles: readonly RoleAtDesk[]
}

interface Sight {
  /** As the audit trail names who acts: `person:<id>`, `console:<user>`. */
  readonly actor: string
  /** What row level security goes by: the person's id, `console` for all, '' for nothing. */
  readonly sees: string
}

const NO_ROLES: ReadonlySet<BookRole> = new Set()
const NO_ENTITIES: ReadonlySet<string> = new Set()
const CONSOLE_ROLES: ReadonlySet<BookRole> = new Set(['controller'])
const NO_DESK_ROLES: ReadonlySet<DeskRole> = new Set()
/** The command line approves nothing. */
const CONSOLE_DESK_ROLES: ReadonlySet<DeskRole> = new Set(['operator', 'specialist', 'head'])

export class Access {
  readonly personId: string
  readonly login: string
  readonly name: string
  readonly language: 'ru' | 'en'
  readonly isAdministrator: boolean
  readonly preparesStatements: boolean
  readonly scope: 'full' | 'read'
  readonly actor: string
  readonly sees: string
  readonly #roles = new Map<string, Set<BookRole>>()
  readonly #entities = new Map<string, Set<string>>()
  readonly #lines = new Map<string, Set<DeskRole>>()
  readonly #organisations = new Set<string>()

  private constructor(facts: AccessFacts, sight: Sight) {
    this.personId = facts.personId
    this.login = facts.login
    this.name = facts.name
    this.language = facts.language
    this.isAdministrator = facts.isAdministrator
    this.preparesStatements = facts.preparesStatements
    this.scope = facts.scope
    this.actor = sight.actor
    this.sees = sight.sees
    for (const { book, entity, role } of facts.roles) {
      within(this.#roles, book).add(role)
      if (role === 'accountant') within(this.#entities, book).add(entity)
    }
    for (const { line, organisation, role } of facts.deskRoles) {
      if (role === 'customer') this.#organisations.add(organisation)
      else within(this.#lines, line).add(role)
    }
  }

  get isConsole(): boolean {
    return this.sees === 'console'
  }

  /** Books in which the person has a role, in the order of their names. */
  books(): string[] {
    return [...this.#roles.keys()].sort()
  }

  rolesIn(book: string): ReadonlySet<BookRole> {
    if (this.isConsole) return CONSOLE_ROLES
    return this.#roles.get(book) ?? NO_ROLES
  }

  /** Entities that the person's roles reach: all for those whose role is of the book, an accountant's own. */
  entitiesIn(book: string): 'all' | ReadonlySet<string> {
    const roles = this.rolesIn(book)
    if (roles.has('controller') || roles.has('approver') || roles.has('auditor')) return 'all'
    return this.#entities.get(book) ?? NO_ENTITIES
  }

  /** By the role itself: an auditor of the book who is also one company's accountant works in that company only. */
  isAccountantOf(book: string, entity: string): boolean {
    return this.#entities.get(book)?.has(entity) ?? false
  }

  /** Lines for which the person works, in the order of their codes. */
  lines(): string[] {
    return [...this.#lines.keys()].sort()
  }

  /** Her roles at a line; a customer's are not of a line. */
  rolesAt(line: string): ReadonlySet<DeskRole> {
    if (this.isConsole) return CONSOLE_DESK_ROLES
    return this.#lines.get(line) ?? NO_DESK_ROLES
  }

  /** Ids of the organisations whose customer she is. */
  organisations(): string[] {
    return [...this.#organisations].sort()
  }

  isCustomerOf(organisation: string): boolean {
    return this.#organisations.has(organisation)
  }

  static ofPerson(facts: AccessFacts): Access {
    return new Access(facts, { actor: `person:${facts.personId}`, sees: facts.personId })
  }

  /** The command line on the server's own machine: sees all, changes what it must, approves and publishes nothing. */
  static ofConsole(user: string): Access {
    return new Access(
      { ...NO_FACTS, login: user, isAdministrator: true },
      {
        actor: `console:${user}`,
        sees: 'console',
      },
    )
  }

  /** Nobody: the database shows no row of a book. What is appended to the trail bears the name of the cause. */
  static ofNobody(cause: 'nobody' | 'sign-in' | 'link'): Access {
    return new Access(NO_FACTS, { actor: cause, sees: '' })
  }
}

const NO_FACTS: AccessFacts = {
  personId: '',
  login: '',
  name: '',
  language: 'ru',
  isAdministrator: false,
  preparesStatements: false,
  scope: 'full',
  roles: [],
  deskRoles: [],
}

function within<T>(map: Map<string, Set<T>>, key: string): Set<T> {
  const known = map.get(key)
  if (known) return known
  const made = new Set<T>()
  map.set(key, made)
  return made
}
