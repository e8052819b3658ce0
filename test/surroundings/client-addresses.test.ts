// The address a limit counts at, behind what Azure, AWS, nginx, Traefik and Cloudflare write.
import type { PingOneEvent } from 'express-pingone-mfa'
import { afterEach, describe, expect, it } from 'vitest'
import { createAgent } from '../support/browser.js'
import { startEdge, type Edge } from '../support/edge.js'
import { startApp, type TestApp } from '../support/start-app.js'
import { startEmulator } from '../support/start-emulator.js'
import { limitedBy } from '../support/limits.js'

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

interface Started {
  readonly events: readonly PingOneEvent[]
  /** One sign-on that is begun and left alone, by the client of this number. */
  readonly begin: (client: number) => Promise<number>
}

/** An app behind a proxy that writes headers for each client in its own way. */
async function startBehind(
  write: (client: number) => Record<string, string>,
  trustProxy = 1,
): Promise<Started> {
  const edge: Edge = await startEdge({
    request: (headers) => ({ ...headers, ...write(Number(headers['x-client'])) }),
  })
  closing.push(() => edge.close())
  const emulator = await startEmulator({ baseUrls: [edge.url] })
  closing.push(() => emulator.close())
  const events: PingOneEvent[] = []
  const app: TestApp = await startApp({
    emulator,
    baseUrl: edge.url,
    before: (target) => target.set('trust proxy', trustProxy),
    options: {
      onEvent: (event) => events.push(event),
      throttle: limitedBy({ 'start-address': 2 }),
    },
  })
  closing.push(() => app.close())
  edge.pointTo(app.port)
  return {
    events,
    async begin(client) {
      const agent = createAgent(edge.url, { headers: { 'x-client': String(client) } })
      const page = await agent.get('/login')
      const username = `nobody-${String(client)}-${String(Math.random())}`
      return (await agent.submit(page, { fields: { username }, follow: true })).status
    },
  }
}

const PROXIES: readonly (readonly [string, (client: number) => Record<string, string>, number])[] =
  [
    [
      'Azure App Service',
      (n) => ({ 'x-forwarded-for': `198.51.100.${String(n)}:${String(40_000 + n)}` }),
      1,
    ],
    [
      'Azure Application Gateway, IPv6',
      (n) => ({ 'x-forwarded-for': `[2001:db8:${String(n)}::1]:${String(50_000 + n)}` }),
      1,
    ],
    [
      'Application Gateway before App Service',
      (n) => ({ 'x-forwarded-for': `198.51.100.${String(n)}:4000, 10.0.0.4:1234` }),
      2,
    ],
    ['an AWS load balancer', (n) => ({ 'x-forwarded-for': `198.51.100.${String(n)}` }), 1],
    [
      'an AWS load balancer that keeps client ports',
      (n) => ({ 'x-forwarded-for': `198.51.100.${String(n)}:1025` }),
      1,
    ],
    [
      'nginx',
      (n) => ({
        'x-forwarded-for': `198.51.100.${String(n)}`,
        'x-real-ip': `198.51.100.${String(n)}`,
      }),
      1,
    ],
    [
      'Traefik',
      (n) => ({ 'x-forwarded-for': `198.51.100.${String(n)}`, 'x-forwarded-port': '443' }),
      1,
    ],
    [
      'Cloudflare before nginx',
      (n) => ({
        'x-forwarded-for': `198.51.100.${String(n)}, 172.68.0.1`,
        'cf-connecting-ip': '203.0.113.1',
      }),
      2,
    ],
  ]

describe.each(PROXIES)('behind %s', (_name, write, trustProxy) => {
  it('each client is one of its own', async () => {
    const { begin, events } = await startBehind(write, trustProxy)
    for (const client of [1, 2, 3, 4]) expect(await begin(client)).toBe(200)
    expect([await begin(1), await begin(1)]).toEqual([200, 429])
    expect(await begin(5)).toBe(200)
    expect(events.map(({ event }) => event)).not.toContain('throttle.address_unreadable')
  })
})

describe('without a readable address', () => {
  it('people share ten times the figure, and the event says so once', async () => {
    const { begin, events } = await startBehind(() => ({ 'x-forwarded-for': 'unknown' }))
    const answers: number[] = []
    for (let client = 1; client <= 21; client += 1) answers.push(await begin(client))
    expect(answers.filter((status) => status === 200)).toHaveLength(20)
    expect(answers.at(-1)).toBe(429)
    const told = events.filter(({ event }) => event === 'throttle.address_unreadable')
    expect(told).toHaveLength(1)
  })
})
