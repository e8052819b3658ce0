// The agent behaves like a browser: cookies, redirects, forms, and what it says about itself.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createAgent } from './browser.js'
import { closeServer } from './close-server.js'

const form = `<title>T &amp; t</title><h1>Sign <b>on</b></h1>
  <form method="post" action="/post"><input type="hidden" name="csrf" value="a&quot;b">
  <input id="u" name="username" value="may"><button name="action" value="continue">Continue</button>
  <button name="action" value="resend">Send a new code</button></form>
  <form method="get" action="/search"><input name="q"><button>Find</button></form><a href="/away">Away</a>`

const routes: Partial<Record<string, (req: IncomingMessage, res: ServerResponse) => void>> = {
  '/form': (_req, res) => {
    res.setHeader('set-cookie', ['one=1; Path=/; HttpOnly; SameSite=Lax', 'two=2; Path=/post'])
    res.end(form)
  },
  '/away': (_req, res) => res.writeHead(303, { location: 'http://other.example/x' }).end(),
  '/hop': (_req, res) => res.writeHead(303, { location: '/echo?hopped' }).end(),
  '/forget': (_req, res) => {
    res.writeHead(303, { location: '/echo', 'set-cookie': 'one=; Path=/; Max-Age=0' }).end()
  },
}

const server = createServer((req, res) => {
  const route = routes[new URL(req.url ?? '/', 'http://x').pathname]
  if (route !== undefined) return route(req, res)
  const chunks: Buffer[] = []
  req.on('data', (chunk: Buffer) => chunks.push(chunk))
  req.on('end', () => {
    const body = Buffer.concat(chunks).toString()
    res.end(JSON.stringify({ method: req.method, url: req.url, headers: req.headers, body }))
  })
})
let baseUrl = ''

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  baseUrl = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`
})
afterAll(() => closeServer(server))

describe('an agent', () => {
  test('asks for pages as a browser does', async () => {
    const echo = await createAgent(baseUrl).get('/echo')
    expect(echo.json).toMatchObject({
      method: 'GET',
      headers: { 'sec-fetch-mode': 'navigate', 'sec-fetch-site': 'none' },
    })
    expect(echo.json).toHaveProperty('headers.accept', expect.stringMatching(/^text\/html/))
    expect(echo.json).not.toHaveProperty('headers.origin')
  })

  test('reads title, heading, text, links and forms', async () => {
    const page = await createAgent(baseUrl).get('/form')
    expect(page.title).toBe('T & t')
    expect(page.heading).toBe('Sign on')
    expect(page.links).toEqual([{ text: 'Away', href: `${baseUrl}/away` }])
    expect(page.form('resend')).toMatchObject({
      action: `${baseUrl}/post`,
      method: 'POST',
      values: { csrf: 'a"b', username: 'may' },
      fields: ['username'],
    })
    expect(() => page.form('cancel')).toThrow('no form with the button cancel')
  })

  test('submits the pressed button with hidden and typed fields, origin and cookies', async () => {
    const agent = createAgent(baseUrl)
    const page = await agent.get('/form')
    const echo = await agent.submit(page, { button: 'resend', fields: { username: 'maya' } })
    expect(echo.json).toMatchObject({
      method: 'POST',
      body: 'csrf=a%22b&username=maya&action=resend',
      headers: {
        origin: baseUrl,
        referer: `${baseUrl}/form`,
        'sec-fetch-site': 'same-origin',
        cookie: 'one=1; two=2',
      },
    })
  })

  test('sends a cookie only below its path, and forgets it when told to', async () => {
    const agent = createAgent(baseUrl, { follow: true })
    await agent.get('/form')
    expect((await agent.get('/echo')).json).toHaveProperty('headers.cookie', 'one=1')
    expect((await agent.get('/forget')).json).not.toHaveProperty('headers.cookie')
  })

  test('shows a redirect, and follows it only on demand', async () => {
    const agent = createAgent(baseUrl)
    const page = await agent.get('/hop')
    expect(page.status).toBe(303)
    expect(page.locationPath).toBe('/echo?hopped')
    expect((await agent.follow(page)).json).toMatchObject({ url: '/echo?hopped' })
    expect((await agent.get('/hop', { follow: true })).status).toBe(200)
  })

  test('never leaves the app silently', async () => {
    const agent = createAgent(baseUrl, { follow: true })
    await expect(agent.get('/away')).rejects.toThrow(
      'redirect leaves the app: http://other.example/x',
    )
  })

  test('speaks JSON as a script does', async () => {
    const agent = createAgent(baseUrl)
    const echo = await agent.api('/echo', { method: 'POST', body: { sum: '1.00' } })
    expect(echo.json).toMatchObject({
      body: '{"sum":"1.00"}',
      headers: { accept: 'application/json', 'sec-fetch-mode': 'cors', origin: baseUrl },
    })
  })
})
