import { Link } from '@tanstack/react-router'
import type { Accepted } from '../../api.ts'
import { StateSign } from '../../parts/state-sign.tsx'
import { readScope, useBook, useScope } from '../../scope.ts'
import { useUploadWords } from './words.ts'

/** What became of the files that were to be accepted: what stays open of them, or why they are not. */
export function Outcome({ of }: { of: Accepted }) {
  const words = useUploadWords()
  const book = useBook()
  const { period } = useScope()
  return (
    <ul className="plain-list outcome" role="status">
      {of.files.map(({ accepted, entity, findings, id, name, target }) => {
        const blocks = findings.filter(({ severity }) => severity === 'blocks').length
        return (
          <li key={id}>
            <StateSign state={accepted ? (blocks > 0 ? 'warns' : 'done') : 'blocks'} />{' '}
            {words(accepted ? 'done' : 'notDone')}:{' '}
            {accepted ? (
              <Link
                to="/b/$book/balances/$entity/$interval"
                params={{ book, entity, interval: target }}
                search={readScope({ period })}
              >
                {name}
              </Link>
            ) : (
              name
            )}
            {accepted && findings.length > 0 && `, ${words('staysOpen')} ${findings.length}`}
            {!accepted &&
              findings.map((one) => (
                <span key={`${one.code} ${one.where}`}>
                  <br />
                  {one.text} {one.advice} <span className="code">{one.code}</span>
                </span>
              ))}
          </li>
        )
      })}
    </ul>
  )
}
