// A browser of the load: keeps cookies, follows redirects over hosts, fills in the forms of a sign-on.
import { createCookies, type AgentCookies } from '../../test/support/cookies.js'
import { createPage, type Page } from '../../test/support/page.js'
import { send, type Outgoing } from './request.js'

/** A browser. */
export interface Visitor {
  readonly cookies: AgentCookies
  /** The `Cookie` header it would send. */
  cookieFor(url: string): string
  /** One request, no redirect followed. */
  open(url: string, outgoing?: Outgoing): Promise<Page>
  /** From an answer on: every redirect followed, every form filled in, to the first answer that is neither. */
  goOn(page: Page, until?: (page: Page) => boolean): Promise<Page>
}

/** What a browser of the load can differ in. */
export interface VisitorOptions {
  /** Several processes behind one address: each request goes to the next of them. */
  readonly entrance?: { readonly publicUrl: string; readonly ports: readonly number[] }
}

/** The code of every message of the stand-in. */
export const OTP = '123456'

const MOST_STEPS = 20

/** Creates a browser with no cookies; its user name fills in every form that asks for one. */
export function createVisitor(username: string, options: VisitorOptions = {}): Visitor {
  const cookies = createCookies()
  let requests = 0

  /** The process behind the public address whose turn it is. */
  function route(target: URL): { readonly to: URL; readonly host: string } {
    const { publicUrl, ports = [] } = options.entrance ?? {}
    if (target.origin !== publicUrl) return { to: target, host: target.host }
    requests += 1
    const to = new URL(
      target.pathname + target.search,
      `http://127.0.0.1:${ports[requests % ports.length] ?? 0}`,
    )
    return { to, host: target.host }
  }

  async function open(url: string, outgoing: Outgoing = {}): Promise<Page> {
    const target = new URL(url)
    const cookie = cookies.header(target, { crossSite: false, unsafe: false })
    const { to, host } = route(target)
    const headers = {
      ...navigation,
      host,
      ...(cookie !== undefined && { cookie }),
      ...outgoing.headers,
    }
    const answer = await send(to, { ...outgoing, headers })
    cookies.store(target, answer.headers['set-cookie'] ?? [])
    return createPage(url, answer.status, answer.headers, answer.body)
  }

  async function step(page: Page): Promise<Page | undefined> {
    if (page.location !== undefined && page.status < 400) return open(page.location)
    const refresh = /^0;\s*url=(.+)$/.exec(String(page.headers['refresh']))?.[1]
    if (refresh !== undefined) return open(new URL(refresh, page.url).href)
    if (page.status !== 200 || !page.html.includes('<form')) return undefined
    return submit(page)
  }

  function submit(page: Page): Promise<Page> {
    const isContinue = ({ value }: { readonly value: string }): boolean => value === 'continue'
    const form = page.forms.find(({ buttons }) => buttons.some(isContinue)) ?? page.form()
    const button = form.buttons.find(isContinue) ?? form.buttons[0]
    const fields: Record<string, string> = { ...form.values }
    if (form.fields.includes('username')) fields['username'] = username
    if (form.fields.includes('otp')) fields['otp'] = OTP
    if (button !== undefined && button.name !== '') fields[button.name] = button.value
    return open(form.action, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        origin: new URL(page.url).origin,
        referer: page.url,
        'sec-fetch-site': 'same-origin',
      },
      body: new URLSearchParams(fields).toString(),
    })
  }

  return {
    cookies,
    open,
    cookieFor: (url) => cookies.header(new URL(url), { crossSite: false, unsafe: false }) ?? '',
    async goOn(first, until = () => false) {
      let page = first
      for (let steps = 0; steps < MOST_STEPS; steps += 1) {
        if (until(page)) return page
        const next = await step(page)
        if (next === undefined) return page
        page = next
      }
      throw new Error(
        `more than ${MOST_STEPS} steps, the last to ${page.url}: ${page.text.slice(0, 200)}`,
      )
    },
  }
}

const navigation = {
  accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
  'accept-language': 'en',
  'sec-fetch-mode': 'navigate',
  'sec-fetch-dest': 'document',
  'sec-fetch-site': 'none',
} as const
