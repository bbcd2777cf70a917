// Who asks, and what may be shown or changed (operations.md §4). Roles are given per book, to an accountant per entity;
// every use case takes the access of the person who asks.

export type BookRole = 'accountant' | 'controller' | 'approver' | 'auditor'

export interface Access {
  readonly personId: string
  readonly login: string
  readonly name: string
  readonly language: 'ru' | 'en'
  readonly isAdministrator: boolean
  rolesIn(book: string): ReadonlySet<BookRole>
  /** Companies whose figures she keeps; all for those who have the book. */
  entitiesIn(book: string): 'all' | ReadonlySet<string>
}
