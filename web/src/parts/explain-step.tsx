import { UnstyledButton } from '@mantine/core'
import { useState } from 'react'
import { addAmounts, compareSizes, isZero, negated } from '../amount.ts'
import type { Explanation } from '../api.ts'
import { useLanguage } from '../words.ts'
import { Amount } from './amount.tsx'
import { moreWords, useExplainWords } from './explain-words.ts'
import { placeText } from './place.ts'
import { StateSign } from './state-sign.tsx'

type Step = Explanation['steps'][number]
type Part = Step['parts'][number]

/** More parts than this are shown as the largest ten and the rest in one line. */
const FOLDS_OVER = 12
const LARGEST = 10

interface Props {
  step: Step
  number: number
  onOpen: (index: number) => void
}

/** One step of an explanation: the parts of a figure, and that they come to it. */
export function ExplainStep({ number, onOpen, step }: Props) {
  const language = useLanguage()
  const [all, setAll] = useState(false)
  const { chosen, figure, parts, title } = step
  if (parts.length === 0) return null
  const order = parts.map((part, index) => ({ part, index }))
  const bySize = [...order].sort((a, b) => compareSizes(b.part.amount, a.part.amount))
  const folds = parts.length > FOLDS_OVER && !all
  const shown = folds ? bySize.filter(({ index }, at) => at < LARGEST || index === chosen) : order
  const rest = folds ? order.filter(({ index }) => !shown.some((one) => one.index === index)) : []
  const inOne = rest.every(({ part }) => part.currency === figure.currency)
  return (
    <section className="step">
      <h3>
        <span className="code">{number}</span> {title[language]}
        {number > 1 && <span className="of">{figure.label[language]}</span>}
      </h3>
      <ul className="parts">
        {shown.map(({ index, part }) => (
          <PartRow
            key={`${index} ${part.label.en}`}
            part={part}
            isChosen={index === chosen}
            isForeign={part.currency !== figure.currency}
            onOpen={() => onOpen(index)}
          />
        ))}
        {rest.length > 0 && (
          <li>
            <UnstyledButton className="part rest" onClick={() => setAll(true)}>
              <span>{moreWords(rest.length, language)}</span>
              {inOne && <Amount value={addAmounts(rest.map(({ part }) => part.amount))} />}
            </UnstyledButton>
          </li>
        )}
      </ul>
      <Footing step={step} />
    </section>
  )
}

interface RowProps {
  part: Part
  isChosen: boolean
  isForeign: boolean
  onOpen: () => void
}

function PartRow({ isChosen, isForeign, onOpen, part }: RowProps) {
  const language = useLanguage()
  const where = placeText(part.place, language)
  return (
    <li>
      <UnstyledButton
        onClick={onOpen}
        className="part"
        data-opens={part.opens}
        data-part={isChosen ? 'chosen' : 'other'}
        aria-current={isChosen ? 'step' : undefined}
      >
        <span>
          {part.label[language] || where}
          {where && part.label[language] && <span className="code"> {where}</span>}
        </span>
        <span className="of-part">
          <Amount value={part.amount} />
          {isForeign && <span className="code">{part.currency}</span>}
        </span>
      </UnstyledButton>
    </li>
  )
}

/** Parts in the figure's own currency must come to it; where all are in another, their rates stand below them. */
function Footing({ step: { figure, sum } }: { step: Step }) {
  const words = useExplainWords()
  if (sum === null) return null
  const difference = addAmounts([sum, negated(figure.amount)])
  const agrees = isZero(difference)
  return (
    <div className={`footing${agrees ? '' : ' stop'}`}>
      <span>
        <StateSign state={agrees ? 'done' : 'blocks'} /> {agrees ? words('agrees') : words('differs')}
        {!agrees && <Amount value={difference} />}
      </span>
      <Amount value={sum} strong />
    </div>
  )
}
