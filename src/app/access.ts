// Who may do what with a book (operations.md §4). Pure: the facts stand in the access that sign-in made. Row level
// security holds the borders of books once more in the database; what is finer than a book (an accountant's own
// companies, who may approve) is decided here.
//
// Nothing can be published in this version. What the design gives to published versions alone (group figures for an
// accountant, everything for an auditor) is therefore seen by neither yet.

import type { DeskRole } from '../desk/types.ts'
import type { Access, BookRole } from '../store/access.ts'

export type { Access, BookRole }

const has = (access: Access, book: string, ...roles: readonly BookRole[]): boolean =>
  roles.some((role) => access.rolesIn(book).has(role))

const mayChange = (access: Access): boolean => access.scope === 'full'

/** Does she see anything of a book's work in progress? How much, the other functions say. */
export const mayReadDrafts = (access: Access, book: string): boolean =>
  has(access, book, 'accountant', 'controller', 'approver')

/** Figures, files and registers of one company, not published. */
export function mayReadEntity(access: Access, book: string, entity: string): boolean {
  if (has(access, book, 'controller', 'approver')) return true
  return access.isAccountantOf(book, entity)
}

/** Of a pair an accountant sees both sides, when one of them is hers. */
export const mayReadPair = (access: Access, book: string, one: string, other: string): boolean =>
  mayReadEntity(access, book, one) || mayReadEntity(access, book, other)

export const mayReadGroupDraft = (access: Access, book: string): boolean =>
  has(access, book, 'controller', 'approver')

/** A file of a book as it was imported: balances are of a company, registers span them. */
export function mayReadFile(access: Access, book: string, path: string): boolean {
  const [folder, entity, ...rest] = path.split('/')
  if (folder === 'balances' && entity !== undefined && rest.length > 0)
    return mayReadEntity(access, book, entity)
  return mayReadGroupDraft(access, book)
}

export function mayEditEntity(access: Access, book: string, entity: string): boolean {
  if (!mayChange(access)) return false
  if (has(access, book, 'controller')) return true
  return access.isAccountantOf(book, entity)
}

/** What spans companies: rules without an entity, rates, ownership, layouts, group journals. */
export const mayEditBook = (access: Access, book: string): boolean =>
  mayChange(access) && has(access, book, 'controller')

/** Always a second person: `author` is the id of who wrote it. The command line has no such role. */
export const mayApprove = (access: Access, book: string, author: string): boolean =>
  mayChange(access) && has(access, book, 'approver') && access.personId !== '' && access.personId !== author

/** In a discussion speaks whoever sees the work in progress: an approver asks before she approves. */
export const maySpeak = (access: Access, book: string): boolean =>
  mayChange(access) && mayReadDrafts(access, book)

/** People, rights, settings of the installation; no figure. */
export const mayAdminister = (access: Access): boolean => mayChange(access) && access.isAdministrator

/** Who creates a book becomes its controller, so an administrator who does not prepare statements creates none. */
export function mayCreateBook(access: Access): boolean {
  if (!mayChange(access)) return false
  if (access.isConsole) return true
  return (
    (access.isAdministrator && access.preparesStatements) ||
    access.books().some((book) => has(access, book, 'controller'))
  )
}

/** Entries of the trail by book; those of people and sign-in are the administrator's. */
export const mayReadAudit = (access: Access): boolean =>
  access.isAdministrator || access.books().some((book) => mayReadDrafts(access, book))

/** Whether the chain holds tells no figure: an auditor may ask as well. */
export const mayVerifyAudit = (access: Access): boolean =>
  access.isAdministrator ||
  access.books().some((book) => has(access, book, 'controller', 'approver', 'auditor'))

// The service desk. Its roles see no book, and roles of a book open no request.

const atLine = (access: Access, line: string, ...roles: readonly DeskRole[]): boolean =>
  roles.some((role) => access.rolesAt(line).has(role))

/** Does she see the line's requests? */
export const mayWorkLine = (access: Access, line: string): boolean => access.rolesAt(line).size > 0

/** Internal notes, queues, templates: the line's alone. */
export const mayReadNotes = mayWorkLine

export const mayWriteAtLine = (access: Access, line: string): boolean =>
  mayChange(access) && mayWorkLine(access, line)

/** Requests in the name of her organisation. */
export const mayAskFor = (access: Access, organisation: string): boolean =>
  mayChange(access) && access.isCustomerOf(organisation)

/** Calls, quarantine, organisations, who gets what. */
export const mayOperate = (access: Access, line: string): boolean =>
  mayChange(access) && atLine(access, line, 'operator', 'head')

/** Works at requests: assigns, links, changes kind and priority. */
export const mayHandle = (access: Access, line: string): boolean =>
  mayChange(access) && atLine(access, line, 'operator', 'specialist', 'head')

/** The knowledge base. */
export const mayWriteArticles = (access: Access, line: string): boolean =>
  mayChange(access) && atLine(access, line, 'specialist', 'head')

/** Settings of the line, its targets, templates. */
export const mayHead = (access: Access, line: string): boolean =>
  mayChange(access) && atLine(access, line, 'head')
