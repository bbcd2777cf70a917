import { Button } from '@mantine/core'
import { useWords } from '../words.ts'

/** A page whose program did not come or broke: after an update of the server the files that it knew are gone. */
export function PageFault() {
  const words = useWords()
  return (
    <section className="fault" role="alert">
      <p className="lead">{words('changed')}</p>
      <Button onClick={() => window.location.reload()}>{words('openAgain')}</Button>
    </section>
  )
}
