import { Button } from '@mantine/core'
import { Problem } from '../api.ts'
import { useWords } from '../words.ts'

/** What went wrong, where, what to do: in the place of what could not be shown. */
export function Fault({ error, retry }: { error: unknown; retry?: () => void }) {
  const words = useWords()
  const findings = error instanceof Problem ? error.findings : []
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
      {retry && (
        <Button variant="default" onClick={retry}>
          {words('retry')}
        </Button>
      )}
    </section>
  )
}
