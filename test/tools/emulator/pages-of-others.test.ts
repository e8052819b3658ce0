// Pages of other origins in a real browser: an application's may sign a person on by script and lead them here, others may not.
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { html, renderHtml } from '../../../src/tools/emulator/console/html.js'
import type { Emulator } from '../../../src/tools/emulator/index.js'
import { openBrowser } from '../../end-to-end/browser/person.js'
import { hasChromium } from '../../support/chromium.js'
import { basic, openFlow, createClient, readOtp, startEmulator, text } from './drive.js'

/** What a script got: a status, or nothing, for CORS did not let it read. */
interface Answered {
  readonly status: number
  readonly body: Record<string, unknown>
}

describe.skipIf(!hasChromium())('a page of another origin', { timeout: 60_000 }, () => {
  let browser: Browser
  let context: BrowserContext
  let app: Site
  let other: Site
  let emulator: Emulator

  beforeAll(async () => {
    browser = await openBrowser()
    app = await serveSite()
    other = await serveSite()
    // By that name it is of the app's own site, so that the browser sends its cookies along.
    emulator = await startEmulator({ host: 'localhost', baseUrls: [app.url] })
  })
  beforeEach(() => {
    emulator.reset()
  })
  afterEach(() => context.close())
  afterAll(async () => {
    await browser.close()
    await emulator.close()
    for (const { server } of [app, other]) {
      server.closeAllConnections()
      server.close()
    }
  })

  async function open(site: Site, path = '/'): Promise<Page> {
    context = await browser.newContext()
    const page = await context.newPage()
    await page.goto(site.url + path)
    return page
  }

  const inEnvironment = (path: string): string => `${emulator.url}/${emulator.environmentId}${path}`

  function authorization(mode: string): string {
    return new URLSearchParams({
      client_id: emulator.env()['PINGONE_CLIENT_ID'] ?? '',
      response_type: 'code',
      response_mode: mode,
      scope: 'openid',
      redirect_uri: `${app.url}/callback`,
    }).toString()
  }

  const act = (page: Page, flowId: string, action: string, body: object) =>
    post(page, inEnvironment(`/flows/${flowId}`), JSON.stringify(body), {
      'content-type': `application/vnd.pingidentity.${action}+json`,
    })

  it('of an application signs a person on by script, up to the token', async () => {
    const page = await open(app)
    const asked = await post(page, inEnvironment(`/as/authorize?${authorization('pi.flow')}`))
    const flowId = text(asked?.body, 'id')
    await act(page, flowId, 'user.lookup', { username: 'maya' })
    await act(page, flowId, 'otp.check', { otp: await readOtp(emulator, 'maya') })
    const url = inEnvironment(`/as/resume?flowId=${flowId}`)
    const resumed: unknown = await page.evaluate(async (resume) => {
      const answer = await fetch(resume, { credentials: 'include' })
      return answer.json()
    }, url)
    const fields = {
      grant_type: 'authorization_code',
      code: text(resumed, 'authorizeResponse', 'code'),
      redirect_uri: `${app.url}/callback`,
    }
    const token = await post(
      page,
      inEnvironment('/as/token'),
      new URLSearchParams(fields).toString(),
      {
        'content-type': 'application/x-www-form-urlencoded',
        authorization: basic(emulator.env()),
      },
    )
    expect(token?.status).toBe(200)
  })

  it('of nobody does not: nothing is read, and the flow stays where it was', async () => {
    const client = createClient(emulator)
    const flowId = await openFlow(client, 'maya', { redirect_uri: `${app.url}/callback` })
    const page = await open(other)
    expect(await post(page, inEnvironment(`/as/authorize?${authorization('pi.flow')}`))).toBeNull()
    const plain = { 'content-type': 'text/plain' }
    expect(await post(page, inEnvironment('/as/token'), 'x', plain)).toBeNull()
    expect(await act(page, flowId, 'session.reset', {})).toBeNull()
    expect((await client.get(`/flows/${flowId}`)).body['status']).toBe('OTP_REQUIRED')
    const requests = await (await fetch(`${emulator.inboxUrl}/requests`)).json()
    const written = (requests as { method: string; headers: { origin?: string }; status: number }[])
      .filter(({ method, headers }) => method === 'POST' && headers.origin === other.url)
      .map(({ status }) => status)
    expect(written).toEqual([403, 403])
  })

  it.each([
    { page: 'of an application', path: '/' },
    { page: 'of an application under no-referrer', path: '/no-referrer' },
  ])('$page leads a person to the sign-on and to the sign-off by a form', async ({ path }) => {
    const page = await open(app, path)
    await submit(page, inEnvironment('/as/authorize'), authorization('query'))
    expect(page.url()).toContain(inEnvironment('/signon/?flowId='))
    await page.goto(app.url + path)
    await submit(page, inEnvironment('/as/signoff'), `post_logout_redirect_uri=${app.url}/logout`)
    expect(page.url()).toBe(`${app.url}/logout`)
  })

  it('of nobody leads nobody by a form, and anybody by a link', async () => {
    const page = await open(other)
    await submit(page, inEnvironment('/as/authorize'), authorization('query'))
    expect(await page.locator('body').textContent()).toContain('ACCESS_FAILED')
    await page.goto(other.url)
    await page.goto(`${inEnvironment('/as/authorize')}?${authorization('query')}`, {
      referer: `${other.url}/`,
    })
    expect(page.url()).toContain(inEnvironment('/signon/?flowId='))
  })
})

interface Site {
  readonly url: string
  readonly server: Server
}

/** A page, and the same under helmet's `Referrer-Policy`. */
async function serveSite(): Promise<Site> {
  const site = express()
  site.use('/no-referrer', (_req, res, next) => {
    res.set('Referrer-Policy', 'no-referrer')
    next()
  })
  site.use((req, res) => {
    const query = new URL(req.originalUrl, 'http://localhost').searchParams
    const fields = [...new URLSearchParams(query.get('fields') ?? '')].map(
      ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
    )
    const form = html`<form method="post" action="${query.get('action') ?? ''}">
      ${fields}<button>Go</button>
    </form>`
    res.send(`<!doctype html><title>Page</title>${renderHtml(form)}`)
  })
  const server = createServer(site).listen(0, 'localhost')
  await once(server, 'listening')
  return { url: `http://localhost:${(server.address() as AddressInfo).port}`, server }
}

/** By script, with credentials; null when the browser lets nothing be read. */
async function post(
  page: Page,
  url: string,
  body = '',
  headers: Record<string, string> = {},
): Promise<Answered | null> {
  return page.evaluate(
    async (sent): Promise<Answered | null> => {
      try {
        const { body: content, headers: lines } = sent
        const init = { method: 'POST', credentials: 'include', headers: lines } as const
        const answer = await fetch(sent.url, content === '' ? init : { ...init, body: content })
        return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
      } catch {
        return null
      }
    },
    { url, body, headers },
  )
}

/** By a form of the page that is open, as a person presses its button. */
async function submit(page: Page, action: string, fields: string): Promise<void> {
  const { origin, pathname } = new URL(page.url())
  const query = new URLSearchParams({ action, fields }).toString()
  await page.goto(`${origin}${pathname}?${query}`)
  await page.getByRole('button').click()
  await page.waitForURL((url) => !url.searchParams.has('action'))
}
