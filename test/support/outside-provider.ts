// A real OpenID provider on loopback, whose users sign in without a page: `account` is who does so next.

import { createServer, type Server as HttpServer } from 'node:http'
import { Provider } from 'oidc-provider'

export interface OutsideTestProvider {
  readonly issuer: string
  readonly client: { readonly id: string; readonly secret: string }
  account: string
  close(): Promise<void>
}

export async function outsideProvider(redirectUri: string): Promise<OutsideTestProvider> {
  const http: HttpServer = createServer()
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  const address = http.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const made: OutsideTestProvider = {
    issuer: `http://127.0.0.1:${port}`,
    client: { id: 'trialbalance', secret: 'a secret of the client, long enough' },
    account: 'anyone',
    close: () => new Promise((resolve) => http.close(() => resolve())),
  }
  const provider = new Provider(made.issuer, {
    clients: [
      {
        client_id: made.client.id,
        client_secret: made.client.secret,
        redirect_uris: [redirectUri],
        grant_types: ['authorization_code'],
        response_types: ['code'],
        application_type: 'native',
      },
    ],
    findAccount: (_: unknown, id: string) => ({ accountId: id, claims: () => ({ sub: id }) }),
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    pkce: { required: () => true },
    cookies: { keys: ['for the tests only'] },
  })
  const answer = provider.callback()
  http.on('request', (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return answer(request, response)
    void (async () => {
      const { params } = await provider.interactionDetails(request, response)
      const grant = new provider.Grant({ accountId: made.account, clientId: params.client_id })
      grant.addOIDCScope('openid')
      const result = { login: { accountId: made.account }, consent: { grantId: await grant.save() } }
      await provider.interactionFinished(request, response, result)
    })()
  })
  return made
}

/** Goes through the provider as a browser does; gives the address that it sends the browser back to. */
export async function passThrough(address: string): Promise<string> {
  const cookies = new Map<string, string>()
  let at = address
  for (let step = 0; step < 8; step++) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(at, { redirect: 'manual', headers: { cookie } })
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      cookies.set(name, value)
    }
    const next = answer.headers.get('location')
    if (next === null) throw new Error(`the provider says ${answer.status}: ${await answer.text()}`)
    at = new URL(next, at).href
    if (new URL(at).origin !== new URL(address).origin) return at
  }
  throw new Error('the provider sends the browser around')
}
