import { useState } from 'react'
import type { Charts } from '../../api.ts'
import { Amount } from '../../parts/amount.tsx'
import { StateSign } from '../../parts/state-sign.tsx'
import { unitName } from '../../unit.ts'
import { useLanguage } from '../../words.ts'
import { barsOfProof, barsOfRolls, orderOf } from './roll-bars.ts'
import { Waterfall } from './waterfall.tsx'
import type { Bar } from './waterfall-model.ts'
import { useChartWords } from './words.ts'

/** Goodwill, non-controlling interests and the translation reserve from opening to closing, and what proves the reserve. */
export function Rolls({ of }: { of: Charts }) {
  const words = useChartWords()
  const language = useLanguage()
  const kinds = [...new Map(of.rolls.map((roll) => [roll.kind, roll.title])).entries()]
  return (
    <>
      {of.rolls.length === 0 && <p>{words('noRolls')}</p>}
      {kinds.map(([kind, title]) => {
        const rolls = of.rolls.filter((roll) => roll.kind === kind)
        const movements = [
          ...new Map(
            rolls.flatMap((roll) => roll.movements.map((one) => [one.movement, one.label] as const)),
          ),
          // A row that lacks a movement must not bring it behind the closing: a roll-forward reads from left to right.
        ].sort(([a], [b]) => orderOf(a) - orderOf(b))
        return (
          <div className="bridge-scroll" key={kind}>
            <table className="list bridge">
              <caption>{title[language]}</caption>
              <thead>
                <tr>
                  <th scope="col">{words('company')}</th>
                  {movements.map(([movement, label]) => (
                    <th scope="col" key={movement} className="figure">
                      {label[language]}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rolls.map((roll) => (
                  <tr key={`${roll.subject} ${roll.component} ${roll.currency}`}>
                    <th scope="row">
                      {roll.name[language]}
                      {roll.component !== '' && `, ${roll.componentName[language].toLowerCase()}`}{' '}
                      <span className="code">
                        {roll.subject} · {unitName(roll.currency, 1, language)}
                      </span>
                    </th>
                    {movements.map(([movement]) => (
                      <td key={movement} className={`figure${movement === 'closing' ? ' total' : ''}`}>
                        <Amount
                          value={roll.movements.find((one) => one.movement === movement)?.amount ?? null}
                          style="minus"
                        />
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
            {[...barsOfRolls(rolls, language)].map(([currency, bars]) => (
              <Drawn key={currency} title={`${title[language]}, ${currency}`} bars={bars} />
            ))}
          </div>
        )
      })}
      {of.proofs.length > 0 && (
        <table className="list bridge">
          <caption>{words('proof')}</caption>
          <thead>
            <tr>
              <th scope="col">{words('check')}</th>
              {(['one', 'other', 'difference'] as const).map((name) => (
                <th scope="col" key={name} className="figure">
                  {words(name)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {of.proofs.map((proof) => (
              <tr key={`${proof.id} ${proof.subject}`}>
                <th scope="row">
                  <StateSign state={proof.passed ? 'done' : 'blocks'} /> {proof.text}
                </th>
                {[proof.left, proof.right, proof.difference].map((amount, at) => (
                  <td key={(['left', 'right', 'difference'] as const)[at]} className="figure">
                    <Amount value={amount} style="minus" />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {of.proofs.map((proof) => (
        <Drawn
          key={`${proof.id} ${proof.subject}`}
          title={`${words('proof')}, ${proof.subject}: ${words(proof.id === 'reserve-from-equity' ? 'fromEquity' : 'fromBalances')}`}
          bars={barsOfProof(proof, words)}
        />
      ))}
    </>
  )
}

/** The same as its table, to be looked at. */
function Drawn({ bars, title }: { bars: readonly Bar[]; title: string }) {
  const [lit, setLit] = useState('')
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      <Waterfall title={title} bars={bars} unit={1} lit={lit} onLit={setLit} />
    </section>
  )
}
