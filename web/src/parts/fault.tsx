import { Button } from '@mantine/core'
import { Problem } from '../api.ts'
import { Ask } from '../screens/support/ask.tsx'
import { useWords } from '../words.ts'

/** What went wrong, where, what to do: in the place of what could not be shown. */
export function Fault({ error, retry }: { error: unknown; retry?: () => void }) {
  const words = useWords()
  const findings = error instanceof Problem ? error.findings : []
  const [first] = findings
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
