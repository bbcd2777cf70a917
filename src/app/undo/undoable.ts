// Which acts on a book can be taken back by who did them. What another person was told of is not: what was sent for
// approval is withdrawn, what was approved is returned or reversed, a book that was taken in anew is taken in again.

const UNDOABLE: ReadonlySet<string> = new Set([
  'adjustment.create',
  'adjustment.change',
  'adjustment.delete',
  'adjustment.record',
  'adjustment.reverse',
  'adjustment.copy',
  'balance.accept',
  'difference.accept',
  'mapping.create',
  'mapping.change',
  'mapping.remove',
  'rates.change',
  'register.change',
  'register.upload',
  'settings.change',
  'edit.undo',
])

export const canBeUndone = (action: string): boolean => UNDOABLE.has(action)
