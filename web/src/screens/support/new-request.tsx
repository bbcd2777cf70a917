import { Button, NativeSelect, SegmentedControl, Textarea, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { priorityOf } from '../../../../src/desk/priority.ts'
import type { Level } from '../../../../src/desk/types.ts'
import { IMPACT_WORDS, KIND_WORDS, PRIORITY_WORDS, URGENCY_WORDS } from '../../../../src/desk/words.ts'
import { send } from '../../api.ts'
import { DraftWord } from '../../live/draft-word.tsx'
import { Fault } from '../../parts/fault.tsx'
import { useScope, useSetScope } from '../../scope.ts'
import { useLanguage } from '../../words.ts'
import { AboutLink } from './about-link.tsx'
import { CallFields } from './call-fields.tsx'
import {
  type NewRequest,
  type Organisation,
  type Registered,
  useDeskChanged,
  useDeskHome,
  useOnce,
} from './desk-api.ts'
import { type Extract, ExtractChoice, sendExtract } from './extract-choice.tsx'
import { FailingChecks, useFailingChecks } from './failing-checks.tsx'
import { type NewDraft, requestOf, setNewDraft, useKeptNewDraft, useNewDraft } from './new-draft.ts'
import { useNewWords } from './new-words.ts'
import { shortKind } from './request-words.ts'
import { Suggested } from './suggested.tsx'
import { useGoSupport } from './support-link.tsx'
import { duration } from './time.ts'

const KINDS = ['incident', 'service', 'change', 'proposal'] as const
const LEVELS = ['low', 'middle', 'high'] as const
const MINUTE = 60_000

const levelOf = (text: string): Level => LEVELS.find((one) => one === text) ?? 'middle'

/** A new request, from anywhere in the program; what it is about comes with it. */
export function View() {
  const words = useNewWords()
  const go = useGoSupport()
  const { about = '' } = useScope()
  const { data } = useDeskHome()
  const draft = useNewDraft()
  const setScope = useSetScope()
  const { drop, earlier, kept, takeEarlier } = useKeptNewDraft(about, (was) => setScope({ about: was }, true))
  const [extract, setExtract] = useState<Extract | null>(null)
  const mayAsk = data?.organisations.filter((one) => one.mayAsk) ?? []
  const organisation = mayAsk.find(({ id }) => id === draft.organisation) ?? mayAsk[0]
  const checks = useFailingChecks(about)
  const codes = checks.map(({ code }) => code).join(', ')
  const failing = codes === '' ? '' : `${words('failing')}: ${codes}`
  const sending = useRegistering(requestOf(draft, organisation?.id ?? '', about, failing), extract, drop)
  if (!data) return null
  if (!organisation) return <p className="support-body lead">{words('noOrganisation')}</p>
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (!sending.isPending) sending.mutate()
  }
  const onKeyDown = (event: KeyboardEvent<HTMLFormElement>): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    event.currentTarget.requestSubmit()
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <div className="support-body" tabIndex={0}>
      <form className="new-request" onSubmit={submit} onKeyDown={onKeyDown}>
        <div className="title-row">
          <h2 className="view-title">{words('title')}</h2>
          <span className="spring" />
          <DraftWord of={kept} />
          <Button type="submit" loading={sending.isPending} aria-keyshortcuts="Control+Enter">
            {words('send')}&nbsp;<kbd>Ctrl Enter</kbd>
          </Button>
          <Button
            variant="default"
            onClick={() => {
              drop()
              go({})
            }}
          >
            {words('cancel')}
          </Button>
        </div>
        {sending.error && <Fault error={sending.error} />}
        {earlier && (
          <p>
            {words('earlier')}: {earlier.subject || words('noSubject')}.{' '}
            <button type="button" className="link" onClick={takeEarlier}>
              {words('takeEarlier')}
            </button>
          </p>
        )}
        <OfWhom organisations={mayAsk} chosen={organisation} />
        <Fields draft={draft} organisation={organisation} />
        <Weight draft={draft} organisation={organisation} />
        {about && <About about={about} />}
        <FailingChecks checks={checks} />
        {about && <ExtractChoice about={about} onChoose={setExtract} />}
      </form>
    </div>
  )
}

function useRegistering(body: NewRequest, extract: Extract | null, drop: () => void) {
  const go = useGoSupport()
  const once = useOnce()
  const changed = useDeskChanged()
  return useMutation({
    mutationFn: async () => {
      const { data } = await send<Registered>('/desk/requests', {
        method: 'POST',
        body,
        headers: once.header(),
      })
      if (extract) await sendExtract(data.id, extract, { 'idempotency-key': extract.hash })
      return data
    },
    onSuccess: async ({ id }) => {
      once.done()
      drop()
      await changed()
      go({ id })
    },
  })
}

/** From her profile, never typed again. */
function OfWhom({ chosen, organisations }: { organisations: readonly Organisation[]; chosen: Organisation }) {
  const words = useNewWords()
  return (
    <div className="of-whom">
      {organisations.length > 1 ? (
        <NativeSelect
          label={words('organisation')}
          value={chosen.id}
          data={organisations.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(event) => setNewDraft({ organisation: event.target.value })}
        />
      ) : (
        <span>
          {words('organisation')}: <strong>{chosen.name}</strong>
        </span>
      )}
      <span className="quiet-text">
        {words('licence')} {chosen.licenceNumber}
      </span>
    </div>
  )
}

function Fields({ draft, organisation }: { draft: NewDraft; organisation: Organisation }) {
  const words = useNewWords()
  const first = useRef<HTMLInputElement>(null)
  useEffect(() => first.current?.focus(), [])
  const language = useLanguage()
  const { kind } = draft
  return (
    <>
      <div>
        <SegmentedControl
          size="xs"
          aria-label={words('kind')}
          value={kind}
          data={KINDS.map((value) => ({ value, label: shortKind(value, language) }))}
          onChange={(value) => setNewDraft({ kind: KINDS.find((one) => one === value) ?? 'incident' })}
        />
        <p className="quiet-text">
          {KINDS.filter((one) => one === kind).map((one) => `${KIND_WORDS[one][language]}. ${words(one)}.`)}
        </p>
      </div>
      <CallFields draft={draft} />
      <TextInput
        ref={first}
        label={words('subject')}
        value={draft.subject}
        maxLength={300}
        required
        onChange={(event) => setNewDraft({ subject: event.currentTarget.value })}
      />
      <Suggested text={draft.subject} />
      <Textarea
        label={words(kind === 'incident' ? 'description' : 'descriptionOther')}
        autosize
        minRows={5}
        maxRows={16}
        value={draft.description}
        required
        onChange={(event) => setNewDraft({ description: event.currentTarget.value })}
      />
      {kind === 'incident' && (
        <Textarea
          label={words('steps')}
          autosize
          minRows={2}
          maxRows={10}
          value={draft.steps}
          onChange={(event) => setNewDraft({ steps: event.currentTarget.value })}
        />
      )}
      {kind === 'service' && <ServiceField draft={draft} line={organisation.line} />}
      {kind === 'change' && (
        <TextInput
          label={words('module')}
          description={words('moduleHint')}
          value={draft.module}
          maxLength={300}
          onChange={(event) => setNewDraft({ module: event.currentTarget.value })}
        />
      )}
    </>
  )
}

/** From the line's catalogue; where it has none, in her own words. */
function ServiceField({ draft, line }: { draft: NewDraft; line: string }) {
  const words = useNewWords()
  const { data } = useDeskHome()
  const services = data?.lines.find(({ code }) => code === line)?.card.services ?? []
  if (services.length === 0)
    return (
      <TextInput
        label={words('service2')}
        value={draft.service}
        maxLength={300}
        onChange={(event) => setNewDraft({ service: event.currentTarget.value })}
      />
    )
  return (
    <NativeSelect
      label={words('service2')}
      required
      value={services.includes(draft.service) ? draft.service : ''}
      data={[{ value: '', label: words('chooseService'), disabled: true }, ...services]}
      onChange={(event) => setNewDraft({ service: event.target.value })}
    />
  )
}

/** Impact and urgency, and what the line promises for them. */
function Weight({ draft, organisation }: { draft: NewDraft; organisation: Organisation }) {
  const words = useNewWords()
  const language = useLanguage()
  const { data } = useDeskHome()
  const line = data?.lines.find(({ code }) => code === organisation.line)
  const priority = priorityOf(draft.impact, draft.urgency)
  const target = line?.targets[draft.kind === '' ? 'incident' : draft.kind][priority]
  const promised = [
    target?.reaction ? `${words('reaction')} ${duration(target.reaction * MINUTE, language)}` : '',
    target?.solution ? `${words('solution')} ${duration(target.solution * MINUTE, language)}` : '',
  ].filter(Boolean)
  return (
    <>
      <div className="field-row">
        <NativeSelect
          label={words('impact')}
          value={draft.impact}
          data={LEVELS.map((value) => ({ value, label: IMPACT_WORDS[value][language] }))}
          onChange={(event) => setNewDraft({ impact: levelOf(event.target.value) })}
        />
        <NativeSelect
          label={words('urgency')}
          value={draft.urgency}
          data={LEVELS.map((value) => ({ value, label: URGENCY_WORDS[value][language] }))}
          onChange={(event) => setNewDraft({ urgency: levelOf(event.target.value) })}
        />
        <TextInput
          label={words('users')}
          inputMode="numeric"
          value={draft.users}
          onChange={(event) => setNewDraft({ users: event.currentTarget.value.replace(/\D/g, '') })}
        />
      </div>
      <div className="field-row">
        <TextInput
          label={words('contact')}
          type="tel"
          value={draft.phone}
          onChange={(event) => setNewDraft({ phone: event.currentTarget.value })}
        />
        <TextInput
          label={words('version')}
          placeholder={data?.programVersion ?? ''}
          value={draft.version}
          maxLength={100}
          onChange={(event) => setNewDraft({ version: event.currentTarget.value })}
        />
      </div>
      <p className="quiet-text">
        {words('priority')}: {PRIORITY_WORDS[priority][language]}
        {promised.length > 0 && `; ${promised.join(', ')} ${words('workingTime')}`}.
      </p>
    </>
  )
}

function About({ about }: { about: string }) {
  const words = useNewWords()
  const setScope = useSetScope()
  return (
    <p>
      {words('about')}: <AboutLink about={about} />,{' '}
      <button type="button" className="link" onClick={() => setScope({ about: undefined }, true)}>
        {words('aboutDrop')}
      </button>
    </p>
  )
}
