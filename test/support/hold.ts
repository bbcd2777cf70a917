// A process of its own for the tests of what kill −9 leaves: opens the store of a data folder, writes one book after
// another, and says on stdout after each that it is acknowledged. It never ends by itself.

import { Access } from '../../src/store/make-access.ts'
import { openEmbeddedStore } from '../../src/store/open-store.ts'
import { filesOf } from './store-files.ts'

const [folder = '', books = '0'] = process.argv.slice(2)
const opened = await openEmbeddedStore({ folder, diskFloor: 0n }, () => new Date())
const store = opened.as(Access.ofConsole('tests'))
process.stdout.write('open\n')
for (let n = 1; n <= Number.parseInt(books, 10); n++) {
  await store.importBook(`book-${n}`, filesOf({ 'book.yaml': `format: 1\nname: ${n}\n` }))
  process.stdout.write(`${n}\n`)
}
setInterval(() => {}, 1000)
