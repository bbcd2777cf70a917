import { Button, Modal } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import { session as answers, get } from '../../api.ts'
import { setLive } from '../../live/live.ts'
import { LivePage } from '../../live/live-page.tsx'
import { giveUpUnsaved, unsavedText } from '../../live/unsaved.ts'
import { Fault } from '../../parts/fault.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { SessionContext, useWhoAmI, type WhoAmI } from '../../session.ts'
import { useLanguageOf } from '../../shell/language.tsx'
import { useLanguage } from '../../words.ts'
import { outsideFault } from './outside-faults.ts'
import { SignInForm } from './sign-in-form.tsx'
import './sign-in.css'
import { SIGN_IN_WORDS } from './words.ts'

/** Lets through who is signed in. A session that ends later is begun again over the page: what was typed stays in it. */
export function Gate({ children }: { children: ReactNode }) {
  const language = useLanguage()
  const words = SIGN_IN_WORDS[language]
  const fault = outsideFault(window.location.search, language)
  const queries = useQueryClient()
  const { data, error, refetch } = useWhoAmI()
  const [holder, setHolder] = useState<WhoAmI | null>(null)
  const [lost, setLost] = useState(false)
  const [isOther, setOther] = useState(false)
  useLanguageOf(data?.person ?? null)
  useEffect(() => {
    if (data?.person) setHolder(data)
  }, [data])
  useEffect(() => {
    answers.onLost = () => {
      setLost(true)
      setLive({ isSignedOut: true, sessionEndsAt: null })
    }
    return () => {
      answers.onLost = () => {}
    }
  }, [])
  if (error && !holder) return <Fault error={error} retry={() => void refetch()} />
  if (!data && !holder) return <Skeleton />
  const present = data?.person ? data : holder
  if (!present?.person)
    return (
      <main className="sign-in-page">
        <h1>{words.title}</h1>
        {data?.needsAdministrator && <p className="lead">{words.first}</p>}
        {fault && (
          <p className="stop" role="alert">
            {fault.text} <span className="code">{fault.code}</span>
          </p>
        )}
        <SignInForm
          hasOutsideProvider={data?.hasOutsideProvider ?? false}
          onDone={() => void queries.invalidateQueries()}
        />
      </main>
    )
  const back = (session: WhoAmI): void => {
    // Another person begins with an empty page: what the first one typed is not hers to see.
    if (session.person?.id !== present.person?.id) {
      if (unsavedText() === '') leave()
      else setOther(true)
      return
    }
    setLost(false)
    setLive({ isSignedOut: false })
    void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'draft' })
  }
  return (
    <SessionContext.Provider value={present}>
      {lost && !isOther && <SignedInElsewhere onDone={back} />}
      <LivePage>{children}</LivePage>
      <Modal
        opened={lost}
        onClose={() => {}}
        withCloseButton={false}
        title={words.title}
        closeOnEscape={false}
      >
        {isOther ? (
          <Another />
        ) : (
          <>
            <p>{words.again}</p>
            <SignInForm
              hasOutsideProvider={present.hasOutsideProvider}
              login={present.person.login}
              isOver
              onDone={back}
            />
          </>
        )}
      </Modal>
    </SessionContext.Provider>
  )
}

/** Looks whether somebody signed in meanwhile, in another window or tab of this browser. */
function SignedInElsewhere({ onDone }: { onDone: (session: WhoAmI) => void }) {
  const queries = useQueryClient()
  const { data } = useQuery({
    queryKey: ['session-elsewhere'],
    queryFn: () => get<WhoAmI>('/session'),
    refetchInterval: 1500,
    refetchIntervalInBackground: true,
    gcTime: 0,
  })
  useEffect(() => {
    if (!data?.person) return
    queries.setQueryData(['session'], data)
    onDone(data)
  }, [data, onDone, queries])
  return null
}

/** Nothing of the first person stays: the page begins anew. */
function leave(): void {
  giveUpUnsaved()
  window.location.replace('/')
}

/** Another person signed in over the page: the first one's text is offered, then the page is emptied. */
function Another() {
  const words = SIGN_IN_WORDS[useLanguage()]
  const [isCopied, setCopied] = useState(false)
  const copy = (): void => void navigator.clipboard.writeText(unsavedText()).then(() => setCopied(true))
  return (
    <>
      <p>{words.other}</p>
      <div className="form-buttons">
        <Button onClick={leave}>{words.goOn}</Button>
        <Button variant="default" onClick={copy}>
          {isCopied ? words.copied : words.copy}
        </Button>
      </div>
    </>
  )
}
