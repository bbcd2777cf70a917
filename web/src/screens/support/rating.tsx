import { Button, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { send } from '../../api.ts'
import { Fault } from '../../parts/fault.tsx'
import { type DeskRequest, useDeskChanged } from './desk-api.ts'
import { useSupportWords } from './words.ts'

const SCORES = [1, 2, 3, 4, 5] as const

/** What who asked thinks of the answer. */
export function Rating({ request }: { request: DeskRequest }) {
  const words = useSupportWords()
  const changed = useDeskChanged()
  const [score, setScore] = useState(request.score)
  const [comment, setComment] = useState(request.scoreComment)
  const rating = useMutation({
    mutationFn: () =>
      send(`/desk/requests/${request.id}/score`, {
        method: 'PUT',
        body: { score, comment },
        headers: { 'if-match': `"${request.version}"` },
      }),
    onSuccess: changed,
  })
  if (!request.may.rate) {
    if (request.score === null) return null
    return (
      <section className="side-part">
        <h3>
          {words('scoreGiven')}: {request.score} / 5
        </h3>
        {request.scoreComment && <p className="text">{request.scoreComment}</p>}
      </section>
    )
  }
  return (
    <section className="side-part">
      <h3>{words('score')}</h3>
      {rating.error && <Fault error={rating.error} />}
      <div className="scores" role="radiogroup" aria-label={words('score')}>
        {SCORES.map((value) => (
          <label key={value} className={value === score ? 'chosen' : ''}>
            <input
              type="radio"
              name="score"
              value={value}
              checked={value === score}
              onChange={() => setScore(value)}
            />
            {value}
          </label>
        ))}
      </div>
      <Textarea
        label={words('scoreComment')}
        autosize
        minRows={2}
        value={comment}
        onChange={(event) => setComment(event.currentTarget.value)}
      />
      <div className="form-buttons">
        <Button
          variant="default"
          disabled={score === null || (score === request.score && comment === request.scoreComment)}
          loading={rating.isPending}
          onClick={() => rating.mutate()}
        >
          {words('rate')}
        </Button>
      </div>
    </section>
  )
}
