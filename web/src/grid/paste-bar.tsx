import { Button, TextInput, UnstyledButton } from '@mantine/core'
import { useState } from 'react'
import { writeAmount } from '../amount.ts'
import { StateSign } from '../parts/state-sign.tsx'
import { useLanguage } from '../words.ts'
import { type Pasted, type PasteFault, withCents } from './columns.ts'
import { faultText, gridWords } from './words.ts'

interface Props {
  pasted: Pasted<unknown>
  /** Another text in a cell of the pasted range. */
  onMend: (fault: PasteFault, text: string) => void
  onAccept: () => void
  onCancel: () => void
}

const SHOWN = 6

/** What was pasted, before it is taken: how much was read, and each cell that was not, with the ways to mend it. */
export function PasteBar({ onAccept, onCancel, onMend, pasted }: Props) {
  const language = useLanguage()
  const words = gridWords(language)
  const { count, faults, numbers, numbersRead, width } = pasted
  const read =
    language === 'ru'
      ? `из ${numbers} чисел прочитано ${numbersRead}`
      : `${numbersRead} of ${numbers} numbers read`
  return (
    <section className="paste-bar" aria-label={words.paste}>
      <div className="paste-head">
        <strong>
          {words.paste}: {count} × {width}
        </strong>
        <span role="status">{read}</span>
        <span className="spring" />
        <Button variant="default" onClick={onCancel}>
          {words.cancel}&nbsp;<kbd>Esc</kbd>
        </Button>
        <Button onClick={onAccept} disabled={faults.length > 0}>
          {words.accept}&nbsp;<kbd>Enter</kbd>
        </Button>
      </div>
      {faults.slice(0, SHOWN).map((one) => (
        <FaultLine
          key={`${one.row} ${one.column} ${one.text}`}
          fault={one}
          onMend={onMend}
          from={pasted.from}
        />
      ))}
      {faults.length > SHOWN && (
        <p className="code">
          {language === 'ru' ? `и ещё ${faults.length - SHOWN}` : `and ${faults.length - SHOWN} more`}
        </p>
      )}
    </section>
  )
}

function FaultLine({ fault, from, onMend }: { fault: PasteFault; from: number; onMend: Props['onMend'] }) {
  const language = useLanguage()
  const words = gridWords(language)
  const [text, setText] = useState<string | null>(null)
  return (
    <div className="paste-fault">
      <StateSign state="blocks" />
      <span className="stop">
        {words.row} {from + fault.row + 1}, {fault.title}
      </span>
      <span>
        <FaultWords fault={fault} />
      </span>
      {fault.asked !== '' && (
        <UnstyledButton
          className="act"
          onClick={() => onMend(fault, fault.asked.replace('.', language === 'ru' ? ',' : '.'))}
        >
          {words.readAs} {writeAmount(withCents(fault.asked), 'minus', language)}
        </UnstyledButton>
      )}
      {text === null ? (
        <UnstyledButton className="act" onClick={() => setText(fault.text)}>
          {words.mend}
        </UnstyledButton>
      ) : (
        <TextInput
          size="xs"
          autoFocus
          aria-label={words.mend}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') onMend(fault, text)
            else if (event.key !== 'Escape') return
            else setText(null)
            event.preventDefault()
            event.stopPropagation()
          }}
        />
      )}
      <UnstyledButton className="act" onClick={() => onMend(fault, '')}>
        {words.skip}
      </UnstyledButton>
    </div>
  )
}

/** The sentence with the letter marked, where one stands for a digit. */
function FaultWords({ fault }: { fault: PasteFault }) {
  const language = useLanguage()
  const text = faultText(fault, language)
  const from = text.indexOf(fault.text)
  if (fault.kind !== 'letter' || from < 0) return text
  const at = from + fault.at
  return (
    <>
      {text.slice(0, at)}
      <mark>{text.slice(at, at + 1)}</mark>
      {text.slice(at + 1)}
    </>
  )
}
