// An agent over HTTP that behaves like a browser without a screen: cookies, redirects, forms.
import { request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { createCookies, type AgentCookies } from './cookies.js'
import { createPage, type Page } from './page.js'

export type { Page } from './page.js'

/** How an agent is made. */
export interface AgentOptions {
  /** Follow redirects unless a call says otherwise. Default false. */
  readonly follow?: boolean
  /** Origins beside the base URL's that a redirect may lead to; to any other it throws. */
  readonly origins?: readonly string[]
  /** Headers of every request. */
  readonly headers?: Readonly<Record<string, string>>
}

/** What a single request can differ in; a header set to `undefined` is not sent. */
export interface RequestOptions {
  readonly follow?: boolean
  readonly headers?: Readonly<Record<string, string | undefined>>
}

/** Which button is pressed, and what was typed before. */
export interface SubmitOptions extends RequestOptions {
  /** Value of the button. Default: the form's first, as Enter does. */
  readonly button?: string
  readonly fields?: Readonly<Record<string, string>>
}

/** A browser without a screen. */
export interface Agent {
  readonly baseUrl: string
  readonly cookies: AgentCookies
  /** A navigation to a path or URL, as if typed into the address bar. */
  get(path: string, options?: RequestOptions): Promise<Page>
  /** Presses a button of a form on the page. */
  submit(page: Page, options?: SubmitOptions): Promise<Page>
  /** Presses the link with this text. */
  click(page: Page, text: string, options?: RequestOptions): Promise<Page>
  /** Follows the page's redirects to the end. */
  follow(page: Page): Promise<Page>
  /** A form post by hand. */
  post(
    path: string,
    fields: Readonly<Record<string, string>>,
    options?: RequestOptions,
  ): Promise<Page>
  /** A `fetch()` of a script on the app's own pages: asks for JSON, sends JSON. */
  api(
    path: string,
    options?: RequestOptions & { readonly method?: string; readonly body?: unknown },
  ): Promise<Page>
}

interface Outgoing {
  readonly method: string
  readonly url: URL
  /** The page the request comes from; absent: the address bar. */
  readonly from: string | undefined
  readonly crossSite: boolean
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly body?: string
}

const maxRedirects = 10

/** Creates an agent whose paths are relative to `baseUrl`. */
export function createAgent(baseUrl: string, agentOptions: AgentOptions = {}): Agent {
  const cookies = createCookies()
  const origins = new Set(
    [baseUrl, ...(agentOptions.origins ?? [])].map((url) => new URL(url).origin),
  )

  async function send(outgoing: Outgoing, options: RequestOptions): Promise<Page> {
    const page = await exchange(outgoing, cookies, agentOptions.headers ?? {})
    const follows = options.follow ?? agentOptions.follow ?? false
    return follows ? followAll(page, outgoing) : page
  }

  async function followAll(first: Page, outgoing: Pick<Outgoing, 'crossSite'>): Promise<Page> {
    let page = first
    let { crossSite } = outgoing
    for (let hop = 0, next = nextOf(page); next !== undefined; hop += 1, next = nextOf(page)) {
      if (hop === maxRedirects) throw new Error(`more than ${String(maxRedirects)} redirects`)
      const url = new URL(next, page.url)
      if (!origins.has(url.origin)) throw new Error(`redirect leaves the app: ${next}`)
      crossSite ||= isCrossSite(new URL(page.url), url)
      const from = page.url
      page = await exchange(
        {
          method: 'GET',
          url,
          from,
          crossSite,
          headers: navigation(crossSite ? 'cross-site' : 'same-origin'),
        },
        cookies,
        agentOptions.headers ?? {},
      )
    }
    return page
  }

  function navigateTo(url: URL, from: string | undefined, options: RequestOptions): Promise<Page> {
    const crossSite = from !== undefined && isCrossSite(new URL(from), url)
    const headers = { ...navigation(siteOf(from, url)), ...options.headers }
    return send({ method: 'GET', url, from, crossSite, headers }, options)
  }

  function postForm(
    url: URL,
    from: string,
    fields: Readonly<Record<string, string>>,
    options: RequestOptions,
  ): Promise<Page> {
    const crossSite = isCrossSite(new URL(from), url)
    const headers = {
      ...navigation(siteOf(from, url)),
      'content-type': 'application/x-www-form-urlencoded',
      origin: new URL(from).origin,
      ...options.headers,
    }
    const body = new URLSearchParams(fields).toString()
    return send({ method: 'POST', url, from, crossSite, headers, body }, options)
  }

  return {
    baseUrl,
    cookies,
    get: (path, options = {}) => navigateTo(new URL(path, baseUrl), undefined, options),
    follow: (page) => followAll(page, { crossSite: false }),
    post: (path, fields, options = {}) =>
      postForm(new URL(path, baseUrl), new URL('/', baseUrl).toString(), fields, options),
    async submit(page, options = {}) {
      const form = page.form(options.button)
      const pressed = form.buttons.find(({ value }) => value === options.button) ?? form.buttons[0]
      const fields = {
        ...form.values,
        ...options.fields,
        ...(pressed !== undefined && pressed.name !== '' && { [pressed.name]: pressed.value }),
      }
      if (form.method === 'POST') return postForm(new URL(form.action), page.url, fields, options)
      const url = new URL(form.action)
      url.search = new URLSearchParams(fields).toString()
      return navigateTo(url, page.url, options)
    },
    async click(page, text, options = {}) {
      const link = page.links.find((candidate) => candidate.text === text)
      if (link === undefined) throw new Error(`${page.url} has no link "${text}"`)
      return navigateTo(new URL(link.href), page.url, options)
    },
    async api(path, options = {}) {
      const method = options.method ?? 'GET'
      const isUnsafe = method !== 'GET' && method !== 'HEAD'
      const headers = {
        accept: 'application/json',
        'sec-fetch-mode': 'cors',
        'sec-fetch-dest': 'empty',
        'sec-fetch-site': 'same-origin',
        ...(isUnsafe && { origin: new URL(baseUrl).origin }),
        ...(options.body !== undefined && { 'content-type': 'application/json' }),
        ...options.headers,
      }
      const body = options.body === undefined ? {} : { body: JSON.stringify(options.body) }
      const url = new URL(path, baseUrl)
      return send({ method, url, from: undefined, crossSite: false, headers, ...body }, options)
    },
  }
}

function navigation(site: string): Record<string, string> {
  return {
    accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
    'accept-language': 'en',
    'sec-fetch-mode': 'navigate',
    'sec-fetch-dest': 'document',
    'sec-fetch-user': '?1',
    'sec-fetch-site': site,
    'upgrade-insecure-requests': '1',
  }
}

function siteOf(from: string | undefined, to: URL): string {
  if (from === undefined) return 'none'
  if (new URL(from).origin === to.origin) return 'same-origin'
  return isCrossSite(new URL(from), to) ? 'cross-site' : 'same-site'
}

/** On loopback the host name alone makes the site; ports do not count. */
function isCrossSite(from: URL, to: URL): boolean {
  return from.hostname !== to.hostname || from.protocol !== to.protocol
}

/** Where a browser goes on by itself: a redirect, or a page that refreshes at once. */
function nextOf(page: Page): string | undefined {
  if (isRedirect(page.status)) return page.location
  return /^0;\s*url=(.+)$/.exec(String(page.headers['refresh']))?.[1]
}

function isRedirect(status: number): boolean {
  return status === 301 || status === 302 || status === 303
}

async function exchange(
  outgoing: Outgoing,
  cookies: AgentCookies,
  agentHeaders: Readonly<Record<string, string>>,
): Promise<Page> {
  const { url, method, from, crossSite } = outgoing
  const unsafe = method !== 'GET' && method !== 'HEAD'
  const headers = withoutUndefined({
    referer: from,
    cookie: cookies.header(url, { crossSite, unsafe }),
    ...agentHeaders,
    ...outgoing.headers,
  })
  return new Promise((resolve, reject) => {
    const start = url.protocol === 'https:' ? httpsRequest : httpRequest
    const sent = start(url, { method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () => {
        cookies.store(url, response.headers['set-cookie'] ?? [])
        const body = Buffer.concat(chunks).toString('utf8')
        resolve(createPage(url.toString(), response.statusCode ?? 0, response.headers, body))
      })
    })
    sent.on('error', reject)
    sent.end(outgoing.body)
  })
}

function withoutUndefined(
  headers: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  const given = Object.entries(headers).filter(
    (header): header is [string, string] => header[1] !== undefined,
  )
  return Object.fromEntries(given)
}
