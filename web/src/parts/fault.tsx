import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Problem } from '../api.ts'
import { useBook, useScope } from '../scope.ts'
import { Ask } from '../screens/support/ask.tsx'
import { useWords } from '../words.ts'

/** What is not there yet is a beginning, no fault: the sentence, and the button that leads to its mend. */
const BEGINNINGS = {
  'CLO-003': { say: 'noBalances', act: 'uploadBalances', to: '/b/$book/balances/upload' },
  'CLO-006': { say: 'noStatements', act: 'whatBlocks', to: '/b/$book/checks' },
} as const

/** What went wrong, where, what to do: in the place of what could not be shown. */
export function Fault({ error, retry }: { error: unknown; retry?: () => void }) {
  const words = useWords()
  const findings = error instanceof Problem ? error.findings : []
  const [first] = findings
  const beginning = Object.entries(BEGINNINGS).find(([code]) => code === first?.code)?.[1]
  if (beginning) return <Beginning of={beginning} />
  return (
    <section className="fault" role="alert">
      {findings.length === 0 && (
        <p className="lead">{error instanceof Problem ? error.message : words('unreachable')}</p>
      )}
      {findings.map((one) => (
        <div key={`${one.code} ${one.where} ${one.text}`} className="fault-line">
          <p className="lead">{one.text}</p>
          <p>{one.advice}</p>
          <p className="code">
            {one.code} {one.where}
          </p>
        </div>
      ))}
      <p className="fault-acts">
        {retry && (
          <Button variant="default" onClick={retry}>
            {words('retry')}
          </Button>
        )}
        {first && (
          <Ask
            what="fault"
            start={{ subject: first.text.slice(0, 300), description: `${first.code} ${first.where}` }}
          />
        )}
      </p>
    </section>
  )
}

function Beginning({ of: { act, say, to } }: { of: (typeof BEGINNINGS)[keyof typeof BEGINNINGS] }) {
  const words = useWords()
  const book = useBook()
  const { basis, entity, period } = useScope()
  const search = { basis, entity, period }
  return (
    <main className="page">
      <p className="lead">{words(say)}</p>
      <Button renderRoot={(props) => <Link {...props} to={to} params={{ book }} search={search} />}>
        {words(act)}
      </Button>
    </main>
  )
}
