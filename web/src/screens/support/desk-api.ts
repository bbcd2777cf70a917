// The desk's way to the server: what its routes answer, and what the screens ask of them.

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useRef } from 'react'
import type { z } from 'zod'
import type { acted, givenAct, requestEdit } from '../../../../src/server/desk/edit-schemas.ts'
import type { lineForward } from '../../../../src/server/desk/forward-routes.ts'
import type { letters, oneLetter, unsent } from '../../../../src/server/desk/letter-routes.ts'
import type {
  articles,
  oneArticle,
  releases,
  report,
  templates,
} from '../../../../src/server/desk/library-schemas.ts'
import type {
  calendar,
  deskHome,
  lifeCycle,
  line,
  lineSettings,
  members,
  organisation,
  organisationFacts,
  roles,
} from '../../../../src/server/desk/line-schemas.ts'
import type { mailboxes, mailboxFacts, triedMailbox } from '../../../../src/server/desk/mailbox-routes.ts'
import type {
  attachment,
  clock,
  counts,
  listed,
  newRequest,
  registered,
  request,
  requests,
} from '../../../../src/server/desk/request-schemas.ts'
import type { act } from '../../../../src/server/desk/schemas.ts'
import { get, type Query, send } from '../../api.ts'

export type DeskHome = z.output<typeof deskHome>
export type Line = z.output<typeof line>
export type Organisation = z.output<typeof organisation>
export type Listed = z.output<typeof listed>
export type Requests = z.output<typeof requests>
export type Counts = z.output<typeof counts>
export type DeskRequest = z.output<typeof request>
export type ThreadItem = DeskRequest['thread'][number]
export type Clock = z.output<typeof clock>
export type Attachment = z.output<typeof attachment>
export type DeskAct = z.output<typeof act>
export type GivenAct = z.input<typeof givenAct>
export type NewRequest = z.input<typeof newRequest>
export type RequestEdit = z.input<typeof requestEdit>
export type Members = z.output<typeof members>
export type Templates = z.output<typeof templates>
export type Articles = z.output<typeof articles>
export type Article = z.output<typeof oneArticle>
export type LineSettings = z.input<typeof lineSettings>
export type OrganisationFacts = z.input<typeof organisationFacts>
export type DeskRoles = z.output<typeof roles>
export type Calendar = z.output<typeof calendar>
export type LifeCycle = z.output<typeof lifeCycle>
export type Report = z.output<typeof report>
export type Releases = z.output<typeof releases>
export type LineForward = z.output<typeof lineForward>
export type Letters = z.output<typeof letters>
export type Letter = z.output<typeof oneLetter>
export type UnsentLetters = z.output<typeof unsent>
export type Mailboxes = z.output<typeof mailboxes>
export type MailboxFacts = z.input<typeof mailboxFacts>
export type TriedMailbox = z.output<typeof triedMailbox>
export type Registered = z.output<typeof registered>

export const useDeskHome = () =>
  useQuery({ queryKey: ['desk', 'home'], queryFn: () => get<DeskHome>('/desk'), staleTime: 60_000 })

export const useCounts = () =>
  useQuery({ queryKey: ['desk', 'counts'], queryFn: () => get<Counts>('/desk/counts') })

/** Who works at a line, and can be given a request. */
export const useMembers = (line: string) =>
  useQuery({
    queryKey: ['desk', 'members', line],
    queryFn: () => get<Members>(`/desk/lines/${line}/members`),
    staleTime: 300_000,
  })

export const useRequest = (id: string) =>
  useQuery({
    queryKey: ['desk', 'request', id],
    queryFn: ({ signal }) => get<DeskRequest>(`/desk/requests/${id}`, {}, signal),
    enabled: id !== '',
  })

export const useRequests = (query: Query, enabled = true) =>
  useQuery({
    queryKey: ['desk', 'requests', query],
    queryFn: ({ signal }) => get<Requests>('/desk/requests', query, signal),
    placeholderData: (before) => before,
    enabled,
  })

/** Whom the desk serves and who works at it, by the lines that she sees. */
export function useDeskRights() {
  const { data } = useDeskHome()
  const some = (right: keyof Line['rights']): boolean =>
    data?.lines.some(({ rights }) => rights[right]) ?? false
  return {
    works: some('works'),
    operates: some('operates'),
    heads: some('heads'),
    writesArticles: some('writesArticles'),
    asks: data?.organisations.some(({ mayAsk }) => mayAsk) ?? false,
  }
}

/** Everything of the desk on the screen is asked for again; drafts are no part of it. */
export function useDeskChanged(): () => Promise<void> {
  const queries = useQueryClient()
  return useCallback(() => queries.invalidateQueries({ queryKey: ['desk'] }), [queries])
}

/** A key for what creates: the same until it is done, so that what is sent twice is done once. */
export function useOnce(): { header: () => Readonly<Record<string, string>>; done: () => void } {
  const key = useRef(crypto.randomUUID())
  return {
    header: () => ({ 'idempotency-key': key.current }),
    done: () => {
      key.current = crypto.randomUUID()
    },
  }
}

export type Acted = z.output<typeof acted>

export const doAct = (id: string, version: string, body: GivenAct) =>
  send<Acted>(`/desk/requests/${id}/acts`, {
    method: 'POST',
    body,
    headers: { 'if-match': `"${version}"` },
  })
