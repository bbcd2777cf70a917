// Signing in through an outside provider: OpenID Connect, code flow with PKCE, state and nonce (ASVS 10). An identity is
// issuer and subject; it is bound to a person by her invitation or by herself when signed in, never by an address of
// mail that the provider tells. What is under way lies sealed in a cookie of the browser that began it.

import * as client from 'openid-client'
import { finding } from '../ledger/finding.ts'
import { textOf } from '../store/errors.ts'
import { Refused } from '../store/refused.ts'
import { usageRefused } from './failure.ts'
import type { Sealer } from './people-sealing.ts'

export interface OidcSettings {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
}

type Environment = Readonly<Record<string, string | undefined>>

/** TRIALBALANCE_OIDC_ISSUER, …_CLIENT_ID, …_CLIENT_SECRET: all or none. @throws Refused APP-002 when one is missing. */
export function oidcSettings(environment: Environment): OidcSettings | null {
  const names = ['ISSUER', 'CLIENT_ID', 'CLIENT_SECRET'].map((name) => `TRIALBALANCE_OIDC_${name}`)
  const [issuer = '', clientId = '', clientSecret = ''] = names.map((name) => environment[name] ?? '')
  if (issuer === '' && clientId === '' && clientSecret === '') return null
  const missing = names.find((name) => (environment[name] ?? '') === '')
  if (missing !== undefined) throw usageRefused('APP-002', { value: missing })
  return { issuer, clientId, clientSecret }
}

/** What the person came for: signing in, using the link of her invitation, adding the identity to herself. */
export type OidcPurpose =
  /** `over`: in a second window, over a page whose session ended. */
  | { readonly kind: 'sign-in'; readonly over?: 'yes' }
  | { readonly kind: 'invitation'; readonly link: string }
  | { readonly kind: 'own'; readonly person: string }

interface Flow {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
  readonly until: number
  readonly purpose: OidcPurpose
}

const FLOW_PURPOSE = 'outside-sign-in'
const FLOW_MINUTES = 10

export interface OutsideIdentity {
  readonly issuer: string
  readonly subject: string
  readonly purpose: OidcPurpose
}

export class OutsideProvider {
  readonly #settings: OidcSettings
  readonly #sealer: Sealer
  readonly #now: () => Date
  #found: Promise<client.Configuration> | null = null

  constructor(settings: OidcSettings, sealer: Sealer, now: () => Date) {
    this.#settings = settings
    this.#sealer = sealer
    this.#now = now
  }

  /** Where to send the browser, and what it must bring back. @throws Refused PEOPLE-019 when the provider is not there. */
  async begin(purpose: OidcPurpose, redirectUri: string): Promise<{ address: string; flow: string }> {
    const configuration = await this.#configuration()
    const flow: Flow = {
      state: client.randomState(),
      nonce: client.randomNonce(),
      verifier: client.randomPKCECodeVerifier(),
      until: this.#now().getTime() + FLOW_MINUTES * 60_000,
      purpose,
    }
    const address = client.buildAuthorizationUrl(configuration, {
      redirect_uri: redirectUri,
      scope: 'openid',
      state: flow.state,
      nonce: flow.nonce,
      code_challenge: await client.calculatePKCECodeChallenge(flow.verifier),
      code_challenge_method: 'S256',
    })
    return { address: address.href, flow: this.#sealer.seal(JSON.stringify(flow), FLOW_PURPOSE) }
  }

  /** @throws Refused PEOPLE-019: not begun in this browser, too late, or not what the provider vouches for. */
  async finish(current: URL, sealed: string): Promise<OutsideIdentity> {
    const opened = this.#sealer.open(sealed, FLOW_PURPOSE)
    // What we sealed ourselves is a Flow.
    const flow: Flow | null = opened === null ? null : JSON.parse(opened)
    if (!flow || this.#now().getTime() > flow.until) throw failed('the sign-in was not begun in this browser')
    const configuration = await this.#configuration()
    try {
      const tokens = await client.authorizationCodeGrant(configuration, current, {
        pkceCodeVerifier: flow.verifier,
        expectedState: flow.state,
        expectedNonce: flow.nonce,
        idTokenExpected: true,
      })
      const claims = tokens.claims()
      if (!claims) throw failed('no identity in the answer')
      return { issuer: claims.iss, subject: claims.sub, purpose: flow.purpose }
    } catch (error) {
      throw error instanceof Refused ? error : failed(textOf(error))
    }
  }

  /** Asked once; after a failure anew, since the provider may only be down for a while. */
  #configuration(): Promise<client.Configuration> {
    this.#found ??= this.#discover().catch((error: unknown) => {
      this.#found = null
      throw failed(textOf(error))
    })
    return this.#found
  }

  #discover(): Promise<client.Configuration> {
    const { clientId, clientSecret, issuer } = this.#settings
    const address = new URL(issuer)
    // Without TLS on the same machine only.
    const isLocal =
      address.protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(address.hostname)
    const options = isLocal ? { execute: [client.allowInsecureRequests] } : {}
    return client.discovery(address, clientId, clientSecret, undefined, options)
  }
}

const failed = (reason: string): Refused =>
  new Refused('input', finding('PEOPLE-019', 'blocks', {}, { reason }))
