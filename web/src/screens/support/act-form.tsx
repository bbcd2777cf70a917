import { Button, Modal, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { type Need, transitionOf } from '../../../../src/desk/transitions.ts'
import { ACT_WORDS } from '../../../../src/desk/words.ts'
import { get } from '../../api.ts'
import { Fault } from '../../parts/fault.tsx'
import { useLanguage } from '../../words.ts'
import {
  type DeskAct,
  type DeskRequest,
  doAct,
  type GivenAct,
  type Requests,
  useDeskChanged,
} from './desk-api.ts'
import { useGoSupport } from './support-link.tsx'
import { type SupportKey, useSupportWords } from './words.ts'

interface Props {
  request: DeskRequest
  act: DeskAct
  /** What was being written: it becomes the text of the act. */
  text: string
  onClose: () => void
  onDone: () => void
}

/** Fields by what an act must bring; the table of acts says it (src/desk/transitions.ts). */
const FIELDS: Readonly<Record<Need, readonly (readonly [name: string, word: SupportKey])[]>> = {
  question: [['text', 'theQuestion']],
  text: [['text', 'text']],
  reason: [['reason', 'reason']],
  assessment: [
    ['risk', 'risk'],
    ['effort', 'effort'],
    ['effectOnPublished', 'effectOnPublished'],
    ['affected', 'affected'],
  ],
  plan: [
    ['planSteps', 'planSteps'],
    ['rollBack', 'rollBack'],
  ],
  window: [
    ['from', 'windowFrom'],
    ['to', 'windowTo'],
  ],
  result: [['result', 'result']],
  decision: [
    ['effect', 'effect'],
    ['cost', 'cost'],
  ],
  version: [['version', 'inVersion']],
  request: [['number', 'duplicateOf']],
  approver: [['approver', 'approver']],
}

type Typed = Readonly<Record<string, string>>

/** What stands in the request already is offered to be bettered. */
function startOf({ details, may }: DeskRequest, text: string): Typed {
  const { approver, assessment, decision, plan, result, window } = details
  return {
    text,
    risk: assessment?.risk ?? '',
    effort: assessment?.effort ?? '',
    effectOnPublished: assessment?.effectOnPublished ?? '',
    affected: assessment?.affected ?? '',
    planSteps: plan?.steps ?? '',
    rollBack: plan?.rollBack ?? '',
    from: localTime(window?.from),
    to: localTime(window?.to),
    effect: decision?.effect ?? '',
    cost: decision?.cost ?? '',
    result: result ?? '',
    approver: approver?.person ?? may.approvers[0]?.person ?? '',
  }
}

/** For a field of a local day and hour. */
function localTime(instant: string | undefined): string {
  if (!instant) return ''
  const at = new Date(instant)
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}

const instantOf = (local: string | undefined): string => (local ? new Date(local).toISOString() : '')

/** @throws Problem; null where the number of a duplicate's original is not seen */
async function givenOf(act: DeskAct, needs: readonly Need[], typed: Typed): Promise<GivenAct | null> {
  const has = (need: Need): boolean => needs.includes(need)
  const of = (name: string): string => typed[name] ?? ''
  const original = has('request') ? await idOf(of('number')) : undefined
  if (original === null) return null
  return {
    act,
    ...(of('text').trim() ? { text: of('text') } : {}),
    ...(has('reason') ? { reason: of('reason') } : {}),
    ...(has('version') ? { version: of('version') } : {}),
    ...(has('result') ? { result: of('result') } : {}),
    ...(has('window') ? { window: { from: instantOf(typed.from), to: instantOf(typed.to) } } : {}),
    ...(has('decision') ? { decision: { effect: of('effect'), cost: of('cost') } } : {}),
    ...(has('plan') ? { plan: { steps: of('planSteps'), rollBack: of('rollBack') } } : {}),
    ...(has('assessment')
      ? {
          assessment: {
            risk: of('risk'),
            effort: of('effort'),
            effectOnPublished: of('effectOnPublished'),
            affected: of('affected'),
          },
        }
      : {}),
    ...(has('approver') ? { approver: of('approver') } : {}),
    ...(original === undefined ? {} : { request: original }),
  }
}

/** The id of a request by its number; null where none such is seen. */
export async function idOf(number: string): Promise<string | null> {
  const asked = number.trim().toUpperCase()
  if (asked === '') return null
  const { requests } = await get<Requests>('/desk/requests', { text: asked, limit: 20 })
  return requests.find((one) => one.number === asked)?.id ?? null
}

/** An act with what it must bring. */
export function ActForm({ act, onClose, onDone, request, text }: Props) {
  const words = useSupportWords()
  const language = useLanguage()
  const changed = useDeskChanged()
  const go = useGoSupport()
  const needs = transitionOf(request.kind, request.state, act)?.needs ?? []
  const [typed, setTyped] = useState<Typed>(() => startOf(request, text))
  const [isUnseen, setUnseen] = useState(false)
  const doing = useMutation({
    mutationFn: async () => {
      const given = await givenOf(act, needs, typed)
      setUnseen(given === null)
      if (given === null) return
      const { data } = await doAct(request.id, request.version, given)
      await changed()
      onDone()
      // What was closed for too long goes on as another request.
      if (data.request !== null) go({ id: data.request, show: 'all' })
    },
  })
  const fields = needs.flatMap((need) => FIELDS[need])
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    doing.mutate()
  }
  return (
    <Modal
      lockScroll={false}
      closeButtonProps={{ 'aria-label': words('close') }}
      opened
      onClose={onClose}
      title={`${request.number}: ${ACT_WORDS[act][language].toLowerCase()}`}
      size={560}
    >
      <form className="act-form" onSubmit={submit}>
        {doing.error && <Fault error={doing.error} />}
        {isUnseen && (
          <p className="stop" role="alert">
            {words('notFound')}
          </p>
        )}
        {fields.map(([name, word], index) => (
          <ActField
            key={name}
            name={name}
            label={words(act === 'close' && name === 'result' ? 'checkResult' : word)}
            value={typed[name] ?? ''}
            isFirst={index === 0}
            approvers={request.may.approvers}
            onChange={(value) => setTyped({ ...typed, [name]: value })}
          />
        ))}
        {fields.length === 0 && text !== '' && <p className="text">{text}</p>}
        <div className="form-buttons">
          <Button type="submit" loading={doing.isPending}>
            {ACT_WORDS[act][language]}
          </Button>
          <Button variant="default" onClick={onClose}>
            {words('cancel')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

interface FieldProps {
  name: string
  label: string
  value: string
  isFirst: boolean
  approvers: DeskRequest['may']['approvers']
  onChange: (value: string) => void
}

function ActField({ approvers, isFirst, label, name, onChange, value }: FieldProps) {
  const first = isFirst ? { 'data-autofocus': true } : {}
  if (name === 'approver')
    return (
      <NativeSelect
        label={label}
        value={value}
        required
        {...first}
        data={approvers.map((one) => ({ value: one.person, label: one.name }))}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    )
  if (name === 'from' || name === 'to' || name === 'version' || name === 'number')
    return (
      <TextInput
        label={label}
        type={name === 'from' || name === 'to' ? 'datetime-local' : 'text'}
        value={value}
        required
        {...first}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    )
  return (
    <Textarea
      label={label}
      autosize
      minRows={2}
      maxRows={10}
      value={value}
      required={name !== 'affected'}
      {...first}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
