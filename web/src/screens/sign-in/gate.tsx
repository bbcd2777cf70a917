import { Modal } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import { session as answers } from '../../api.ts'
import { setLive } from '../../live/live.ts'
import { LivePage } from '../../live/live-page.tsx'
import { Fault } from '../../parts/fault.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { SessionContext, useWhoAmI, type WhoAmI } from '../../session.ts'
import { useLanguage } from '../../words.ts'
import { SignInForm } from './sign-in-form.tsx'
import './sign-in.css'
import { SIGN_IN_WORDS } from './words.ts'

/** Lets through who is signed in. A session that ends later is begun again over the page: what was typed stays in it. */
export function Gate({ children }: { children: ReactNode }) {
  const words = SIGN_IN_WORDS[useLanguage()]
  const queries = useQueryClient()
  const { data, error, refetch } = useWhoAmI()
  const [holder, setHolder] = useState<WhoAmI | null>(null)
  const [lost, setLost] = useState(false)
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
        <SignInForm
          hasOutsideProvider={data?.hasOutsideProvider ?? false}
          onDone={() => void queries.invalidateQueries()}
        />
      </main>
    )
  const back = (session: WhoAmI): void => {
    // Another person begins with an empty page: what the first one typed is not hers to see.
    if (session.person?.id !== present.person?.id) window.location.assign('/')
    setLost(false)
    setLive({ isSignedOut: false })
    void queries.invalidateQueries()
  }
  return (
    <SessionContext.Provider value={present}>
      <LivePage>{children}</LivePage>
      <Modal
        opened={lost}
        onClose={() => {}}
        withCloseButton={false}
        title={words.title}
        closeOnEscape={false}
      >
        <p>{words.again}</p>
        <SignInForm
          hasOutsideProvider={present.hasOutsideProvider}
          login={present.person.login}
          onDone={back}
        />
      </Modal>
    </SessionContext.Provider>
  )
}
