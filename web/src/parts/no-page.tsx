import { Link } from '@tanstack/react-router'
import { useWords } from '../words.ts'

/** An address that leads to no screen: mistyped, or of a version that had another. */
export function NoPage() {
  const words = useWords()
  return (
    <section className="fault" role="alert">
      <p className="lead">{words('noPage')}</p>
      <p>
        <Link to="/">{words('toBooks')}</Link>
      </p>
    </section>
  )
}
