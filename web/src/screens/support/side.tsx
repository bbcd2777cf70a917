import { UnstyledButton } from '@mantine/core'
import { useState } from 'react'
import {
  ACT_WORDS,
  CHANNEL_WORDS,
  IMPACT_WORDS,
  KIND_WORDS,
  PRIORITY_WORDS,
  URGENCY_WORDS,
} from '../../../../src/desk/words.ts'
import { useLanguage } from '../../words.ts'
import { AboutLink } from './about-link.tsx'
import { ActForm } from './act-form.tsx'
import { ClockBar } from './clock-bar.tsx'
import type { DeskAct, DeskRequest } from './desk-api.ts'
import { Handling } from './handling.tsx'
import { Links, Participants } from './linked.tsx'
import { Rating } from './rating.tsx'
import { stamp } from './time.ts'
import { Votes } from './votes.tsx'
import { type SupportKey, useSupportWords } from './words.ts'

/** Written in the composer, done by time, or shown as votes. */
const ELSEWHERE: ReadonlySet<DeskAct> = new Set([
  'solve',
  'confirm',
  'answer',
  'ask',
  'reply',
  'reopen',
  'vote',
  'remind',
  'give-up',
  'auto-close',
])

/** What ends a request otherwise than it was meant stands last. */
const LAST: readonly DeskAct[] = ['reject', 'withdraw', 'duplicate']

/** What stands beside a request: its clock, what it is, with what and whom it is linked, what may be done. */
export function Side({ request }: { request: DeskRequest }) {
  return (
    <>
      <ClockBar clock={request.clock} />
      <Rating request={request} />
      <Acts request={request} />
      {request.kind === 'proposal' && <Votes request={request} />}
      <WhatItIs request={request} />
      {request.may.handle && <Handling request={request} />}
      <OfKind request={request} />
      <Links request={request} />
      <Participants request={request} />
    </>
  )
}

function Acts({ request }: { request: DeskRequest }) {
  const words = useSupportWords()
  const language = useLanguage()
  const [opened, setOpened] = useState<DeskAct | null>(null)
  const acts = [...new Set(request.may.acts)]
    .filter((act) => !ELSEWHERE.has(act))
    .sort((a, b) => LAST.indexOf(a) - LAST.indexOf(b))
  if (acts.length === 0) return null
  return (
    <section className="side-part">
      <h3>{words('acts')}</h3>
      <div className="side-acts">
        {acts.map((act) => (
          <UnstyledButton key={act} className="act" onClick={() => setOpened(act)}>
            {ACT_WORDS[act][language]}
          </UnstyledButton>
        ))}
      </div>
      {opened && (
        <ActForm
          request={request}
          act={opened}
          text=""
          onClose={() => setOpened(null)}
          onDone={() => setOpened(null)}
        />
      )}
    </section>
  )
}

interface FactsProps {
  of: readonly (readonly [label: string, value: React.ReactNode])[]
  /** Texts: each below its name. */
  isLong?: boolean
}

export function Facts({ isLong = false, of }: FactsProps) {
  return (
    <dl className={isLong ? 'facts long' : 'facts'}>
      {of
        .filter(([, value]) => value !== '' && value !== null)
        .map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  )
}

function WhatItIs({ request }: { request: DeskRequest }) {
  const words = useSupportWords()
  const language = useLanguage()
  const { about, contactEmail, contactPhone, impact, priority, urgency } = request
  return (
    <section className="side-part">
      <h3>{words('what')}</h3>
      <Facts
        of={[
          [words('kind'), KIND_WORDS[request.kind][language]],
          [words('importance'), `${PRIORITY_WORDS[priority][language]}: ${URGENCY_WORDS[urgency][language]}`],
          [words('impact'), IMPACT_WORDS[impact][language]],
          [words('users'), request.usersAffected === null ? '' : String(request.usersAffected)],
          [words('topic'), request.topic],
          [words('service'), request.details.service ?? ''],
          [words('module'), request.details.module ?? ''],
          [words('affects'), (request.details.affects ?? []).map(({ name }) => name).join(', ')],
          [words('object'), about === '' ? '' : <AboutLink key="about" about={about} />],
          [words('organisation'), request.organisationName],
          [words('licence'), request.licenceNumber],
          [words('contact'), [contactEmail, contactPhone].filter(Boolean).join(', ')],
          [words('channel'), CHANNEL_WORDS[request.channel][language]],
          [words('version'), request.programVersion],
          [words('implementedIn'), request.implementedIn],
          [words('queue'), request.queue],
          [words('assignee'), request.assigneeName || words('nobody')],
        ]}
      />
    </section>
  )
}

/** Assessment, plan, decision and the like, each with who wrote it. */
function OfKind({ request: { details } }: { request: DeskRequest }) {
  const words = useSupportWords()
  const language = useLanguage()
  const { assessment, decision, plan, releaseNote, result, review, window } = details
  const by = ({ at, byName }: { at: string; byName: string }): string => `${byName}, ${stamp(at, language)}`
  return (
    <>
      {assessment && (
        <Part title="assessment" by={by(assessment)}>
          <Facts
            isLong
            of={[
              [words('risk'), assessment.risk],
              [words('effort'), assessment.effort],
              [words('effectOnPublished'), assessment.effectOnPublished],
              [words('affected'), assessment.affected],
            ]}
          />
        </Part>
      )}
      {plan && (
        <Part title="plan" by={by(plan)}>
          <Facts
            isLong
            of={[
              [words('planSteps'), plan.steps],
              [words('rollBack'), plan.rollBack],
            ]}
          />
        </Part>
      )}
      {window && (
        <Part title="window" by="">
          <p>
            {stamp(window.from, language)} – {stamp(window.to, language)}
          </p>
        </Part>
      )}
      {result && (
        <Part title="checkResult" by="">
          <p className="text">{result}</p>
        </Part>
      )}
      {review && (
        <Part title="review" by="">
          <p className="text">{review}</p>
        </Part>
      )}
      {releaseNote && (
        <Part title="releaseNote" by={by(releaseNote)}>
          <p className="text">{releaseNote[language] || releaseNote.ru || releaseNote.en}</p>
        </Part>
      )}
      {decision && (
        <Part title="decision" by={by(decision)}>
          <Facts
            isLong
            of={[
              [words('effect'), decision.effect],
              [words('cost'), decision.cost],
              [words('reason'), decision.reason],
            ]}
          />
        </Part>
      )}
    </>
  )
}

function Part({ by, children, title }: { title: SupportKey; by: string; children: React.ReactNode }) {
  const words = useSupportWords()
  return (
    <section className="side-part">
      <h3>{words(title)}</h3>
      {children}
      {by && <p className="quiet-text">{by}</p>}
    </section>
  )
}
