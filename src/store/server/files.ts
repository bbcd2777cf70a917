// Files that must be whole or absent after kill −9 and loss of power: written beside, flushed, put in place by rename,
// and the folder flushed, since the name stands there.

import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'

export function writeDurably(path: string, content: string, mode: number): void {
  const draft = `${path}.${process.pid}`
  const file = openSync(draft, 'w', mode)
  try {
    writeSync(file, content)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  renameDurably(draft, path)
}

export function renameDurably(from: string, to: string): void {
  renameSync(from, to)
  const folder = openSync(dirname(to), 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}
