// What sign-in adds to a request, and what its routes and those of people work with.

import type { OidcSettings, OutsideProvider } from '../../app/people-oidc.ts'
import type { Sealer } from '../../app/people-sealing.ts'
import type { SignIn } from '../../app/people-sign-in.ts'
import type { Session } from '../../store/people-sessions.ts'
import type { Store } from '../../store/store.ts'

export interface SignedIn extends Session {
  readonly endsAt: Date
}

declare module 'fastify' {
  interface FastifyRequest {
    /** The browser's session; null for nobody and for a token. */
    session: SignedIn | null
    /** The password was given within the last quarter of an hour; never for a token. */
    isFresh: boolean
  }
  interface FastifyContextConfig {
    /** The page asks by itself (its event stream, polling): the person's idle time runs on. */
    isBackground?: boolean
    /** Answered to nobody as well: signing in itself. Every other route is for who is signed in. */
    isPublic?: boolean
  }
}

export interface SignInOptions {
  /** Acting for the console: what a person may see is asked with `as`. */
  readonly store: Store
  readonly sealer: Sealer
  /** Addresses at which people reach the program: `https://ifrs.example.ru`. The first one stands in links. */
  readonly origins: readonly [string, ...string[]]
  readonly oidc: OidcSettings | null
}

/** What the routes of people and sign-in work with. */
export interface PeopleContext extends SignInOptions {
  readonly signIn: SignIn
  readonly provider: OutsideProvider | null
}
