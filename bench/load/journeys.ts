// What people do at a target: sign on, confirm again, approve a payment, open a page.
import { send } from './request.js'
import { createVisitor, type Visitor, type VisitorOptions } from './visitor.js'

/** How a sign-on begins at a target. */
export type Entry = 'link' | 'auth-express' | 'better-auth'

let visitors = 0

/** A new browser of a new person signs on and lands on the guarded page. */
export async function signOn(
  baseUrl: string,
  entry: Entry = 'link',
  options: VisitorOptions = {},
): Promise<Visitor> {
  const visitor = createVisitor(nameNext(), options)
  const landed = await visitor.goOn(await entries[entry](visitor, baseUrl))
  // A plain app has nothing to land on: its link is the whole sign-on.
  assertOk(landed)
  return visitor
}

/** A new browser goes as far as the page that asks for the code, and leaves. */
export async function reachCodePage(baseUrl: string): Promise<void> {
  const visitor = createVisitor(nameNext())
  const start = await visitor.open(`${baseUrl}/login`)
  const page = await visitor.goOn(start, (at) => at.html.includes('name="otp"'))
  if (!page.html.includes('name="otp"')) throw new Error(`${page.url} asks for no code`)
}

function nameNext(): string {
  visitors += 1
  return `person-${visitors}`
}

/** A request that asks for a fresh second factor each time, confirmed. */
export async function stepUp(visitor: Visitor, baseUrl: string): Promise<void> {
  assertOk(await visitor.goOn(await visitor.open(`${baseUrl}/once`)))
}

/** A payment, approved and executed. */
export async function approve(visitor: Visitor, baseUrl: string): Promise<void> {
  const payment = { sum: '1,250.00', currency: 'EUR', recipient: 'Charlie Parker' }
  const page = await visitor.open(`${baseUrl}/pay`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      origin: baseUrl,
      'sec-fetch-site': 'same-origin',
    },
    body: new URLSearchParams(payment).toString(),
  })
  assertOk(await visitor.goOn(page))
}

/** A request as a signed-on browser sends it, over and over: what it costs is the app's. */
export function createRequest(
  url: string,
  { visitor, status = 200 }: { readonly visitor?: Visitor; readonly status?: number },
): () => Promise<void> {
  const cookie = visitor?.cookieFor(url) ?? ''
  const headers = { accept: 'application/json', ...(cookie !== '' && { cookie }) }
  return async () => {
    const answer = await send(url, { headers })
    if (answer.status !== status)
      throw new Error(`${url} answered ${answer.status}: ${answer.body.slice(0, 300)}`)
  }
}

const entries: Readonly<
  Record<Entry, (visitor: Visitor, baseUrl: string) => ReturnType<Visitor['open']>>
> = {
  link: (visitor, baseUrl) => visitor.open(`${baseUrl}/login`),
  'auth-express': async (visitor, baseUrl) => {
    const { json } = await visitor.open(`${baseUrl}/auth/csrf`)
    const { csrfToken } = json as { readonly csrfToken: string }
    const body = new URLSearchParams({ csrfToken, callbackUrl: `${baseUrl}/account` }).toString()
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    return visitor.open(`${baseUrl}/auth/signin/bench`, { method: 'POST', headers, body })
  },
  'better-auth': async (visitor, baseUrl) => {
    const body = JSON.stringify({ provider: 'bench', callbackURL: `${baseUrl}/account` })
    const headers = {
      'content-type': 'application/json',
      origin: baseUrl,
      accept: 'application/json',
    }
    const page = await visitor.open(`${baseUrl}/api/auth/sign-in/social`, {
      method: 'POST',
      headers,
      body,
    })
    return visitor.open((page.json as { readonly url: string }).url)
  },
}

function assertOk(page: Awaited<ReturnType<Visitor['open']>>): void {
  if (page.status === 200 && page.html === '{"ok":true}') return
  throw new Error(`${page.url} answered ${page.status}: ${page.html.slice(0, 400)}`)
}
