// What a limit says, on a page and as JSON: its words, its exact wait, its ways on, for each purpose.
import type { Express, Request, Response } from 'express'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ThrottledError } from '../../../src/errors.js'
import { sendChallenge } from '../../../src/guards/challenge.js'
import { readHandled } from '../../../src/handled-by.js'
import { sendProblem } from '../../../src/login/answer/problem.js'
import { createAgent, type Agent, type Page } from '../../support/browser.js'
import { startApp, type TestApp } from '../../support/start-app.js'
import { findHtmlFaults } from '../../support/valid-html.js'

const purposes = ['sign-on', 'step-up', 'approval'] as const
const shared = ['codes_name', 'tries_name', 'network', 'busy'] as const
const own = ['codes_own', 'tries_own', 'starts_own'] as const
const all = [...shared, ...own]

let app: TestApp
let agent: Agent
beforeAll(async () => {
  app = await startApp({ routes: addRoutes })
  agent = createAgent(app.baseUrl)
})
afterAll(() => app.close())

/** A limit as it is thrown: `text`, `limit`, `wait` and `hosted` of the address. */
function readLimit({ query }: Request): ThrottledError {
  const { text, limit = 'secret-own', wait = '90', hosted } = query
  return new ThrottledError('too much', {
    limit: typeof limit === 'string' ? limit : '',
    retryAfterSeconds: Number(wait),
    ...(typeof text === 'string' && { limitText: text }),
    ...(hosted === 'yes' && { hosted: true }),
  })
}

function addRoutes(routes: Express): void {
  routes.all('/page/:purpose', (req: Request, res: Response, next) => {
    const { instance } = readHandled(req, 'test')
    const purpose = purposes.find((known) => known === req.params['purpose']) ?? 'sign-on'
    const attempt = {
      purpose,
      returnPath: '/account',
      ...(purpose === 'approval' && { returnLabel: 'your transfer' }),
    }
    sendProblem({ instance, req, res }, { ...attempt, error: readLimit(req) }).catch(next)
  })
  routes.all('/guard', (req: Request, res: Response, next) => {
    const { instance } = readHandled(req, 'test')
    sendChallenge({ instance, req, res }, { error: readLimit(req), options: {} }).catch(next)
  })
}

function waysOf(page: Page): readonly string[] {
  return page.links.map(({ text }) => text)
}

describe.each(purposes)('in a %s', (purpose) => {
  it.each(all)('%s: 429, the exact wait, words without a mistake, ways on', async (text) => {
    const path = `/page/${purpose}?text=${text}&wait=4321${purpose === 'sign-on' ? '&hosted=yes' : ''}`
    const page = await agent.get(path)
    expect(page.status).toBe(429)
    expect(page.headers['retry-after']).toBe('4321')
    expect(findHtmlFaults(page.html)).toEqual([])
    const wait = '73 minutes'
    expect(page.text).toContain(wait)
    expect(page.text).not.toContain('connection')
    const json = (await agent.api(path)).json as Record<string, unknown>
    expect(json).toMatchObject({
      code: 'ERR_PINGONE_THROTTLED',
      step: 'error',
      purpose,
      reason: text,
      limit: text,
      retryAfterSeconds: 4321,
      heading: page.heading,
    })
    expect(page.text).toContain(json['detail'])
    expect([json['lead'], json['limitText']]).toEqual([json['detail'], json['detail']])
    if (purpose === 'sign-on') return
    const label = purpose === 'approval' ? 'Back to your transfer' : /^Go back to /
    expect(waysOf(page)).toEqual([expect.stringMatching(label)])
    expect(page.links[0]?.href).toBe(`${app.baseUrl}/account`)
  })
})

describe('who signs on', () => {
  it.each(shared)('%s: the way to PingOne’s pages, a link, and a try later', async (text) => {
    const page = await agent.get(`/page/sign-on?text=${text}&hosted=yes&wait=90`)
    expect(
      page.links.map(({ text: label, href }) => [label, href.slice(app.baseUrl.length)]),
    ).toEqual([
      ['Continue at the sign-on service', '/login?go=hosted&returnTo=%2Faccount'],
      ['Try again', '/login?returnTo=%2Faccount'],
    ])
    expect(page.forms).toEqual([])
    expect(page.html).toMatch(/<a class="link"[^>]* data-after="90">/)
    expect(page.html).toMatch(/<a class="button primary" href="\/login\?go=hosted/)
    const json = (await agent.api(`/page/sign-on?text=${text}&hosted=yes&wait=90`)).json
    const hostedPath = '/login?go=hosted&returnTo=%2Faccount'
    expect(json).toMatchObject({ hostedPath, hosted: hostedPath })
  })

  it.each(shared)('%s: without that way only the try later', async (text) => {
    const page = await agent.get(`/page/sign-on?text=${text}`)
    expect(waysOf(page)).toEqual(['Try again'])
    const json = (await agent.api(`/page/sign-on?text=${text}`)).json
    expect(json).not.toHaveProperty('hosted')
    expect(json).not.toHaveProperty('hostedPath')
  })

  it.each(own)('%s: only the way home, since the wait is this browser’s own', async (text) => {
    const page = await agent.get(`/page/sign-on?text=${text}`)
    expect(waysOf(page)).toEqual([expect.stringMatching(/^Go back to /)])
    expect(page.links[0]?.href).toBe(`${app.baseUrl}/`)
  })

  it.each(['codes_name', 'tries_name'])('%s: nothing of an account', async (text) => {
    const { text: words } = await agent.get(`/page/sign-on?text=${text}&hosted=yes`)
    expect(words).not.toMatch(/\bsent\b|account/u)
  })
})

describe('a guard', () => {
  it.each(all)('%s: problem+json says the same', async (text) => {
    const refused = await agent.api(`/guard?text=${text}&wait=7201`)
    expect(refused.status).toBe(429)
    expect(refused.headers['content-type']).toContain('application/problem+json')
    expect(refused.headers['retry-after']).toBe('7201')
    const page = (await agent.api(`/page/step-up?text=${text}&wait=7201`)).json as { lead: string }
    expect(refused.json).toMatchObject({
      status: 429,
      code: 'ERR_PINGONE_THROTTLED',
      limit: text,
      detail: page.lead,
    })
    expect(refused.json).not.toHaveProperty('hosted')
    expect((refused.json as { detail: string }).detail).toContain('3 hours')
  })

  it('tells an absolute address of the other way in, and a page its wait', async () => {
    const refused = await agent.api('/guard?text=busy&hosted=yes')
    const { hosted } = refused.json as { hosted: string }
    expect(hosted).toMatch(new RegExp(`^${app.baseUrl}/login\\?go=hosted&returnTo=`))
    const page = await agent.get('/guard?text=tries_own&wait=61')
    expect([page.status, page.headers['retry-after']]).toEqual([429, '61'])
    expect(page.text).toContain('You can try again in 61 seconds.')
    expect(waysOf(page)).toEqual([expect.stringMatching(/^Go back to /)])
  })
})

describe('a limit without words', () => {
  it.each([
    ['message-pair', 'sign-on', 'codes_name'],
    ['message-own', 'step-up', 'codes_own'],
    ['message-day', 'approval', 'codes_own'],
    ['secret-user', 'sign-on', 'tries_name'],
    ['secret-long', 'step-up', 'tries_own'],
    ['secret-network', 'sign-on', 'network'],
    ['start-address', 'sign-on', 'network'],
    ['start-own', 'approval', 'starts_own'],
    ['start-overall', 'sign-on', 'busy'],
    ['memory-keys', 'sign-on', 'busy'],
    ['open-approvals', 'approval', 'too_many_approvals'],
  ])('%s in a %s is told as %s', async (limit, purpose, reason) => {
    const page = await agent.api(`/page/${purpose}?limit=${limit}`)
    expect(page.json).toMatchObject({ reason, limit: reason })
  })

  it('words of another version are not shown', async () => {
    const page = await agent.api('/page/sign-on?text=of_a_newer_version&limit=message-user')
    expect(page.json).toMatchObject({ reason: 'codes_name' })
  })
})

describe('the wait', () => {
  it.each([
    ['0.2', '1', '1 second'],
    ['1', '1', '1 second'],
    ['119', '119', '119 seconds'],
    ['119.4', '120', '2 minutes'],
    ['120', '120', '2 minutes'],
    ['7199', '7199', '120 minutes'],
    ['7200', '7200', '2 hours'],
    ['90000', '90000', '25 hours'],
  ])('of %s seconds is %s in the header and “%s”', async (wait, header, words) => {
    const page = await agent.get(`/page/step-up?text=tries_own&wait=${wait}`)
    expect(page.headers['retry-after']).toBe(header)
    expect(page.text).toContain(`You can try again in ${words}.`)
  })
})
