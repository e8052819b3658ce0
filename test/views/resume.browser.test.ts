// A held form in a real browser: it arrives byte for byte as it was first sent, and once.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createViewAssets } from '../../src/views/assets.js'
import { defaultViews } from '../../src/views/default-views.js'
import { drawStep } from '../../src/views/draw-step.js'
import { buildStepView } from '../../src/steps/index.js'
import type { HeldField } from '../../src/models/model.js'
import { hasChromium, launchChromium } from '../support/chromium.js'
import { alderBank, approving } from './pages.js'

const assets = createViewAssets(alderBank)
const posted: string[] = []
let held: readonly HeldField[] = []
let status = 200
let server: Server
let origin: string
let browser: Browser

describe.skipIf(!hasChromium())('in a browser a held form', () => {
  beforeAll(async () => {
    server = createServer((req, res) => {
      if (req.method === 'POST') {
        const chunks: Buffer[] = []
        req.on('data', (chunk: Buffer) => chunks.push(chunk))
        req.on('end', () => {
          posted.push(Buffer.concat(chunks).toString('latin1'))
          res.writeHead(status, { 'content-type': 'text/html' }).end('<h1>Done</h1>')
        })
        return
      }
      void answer(req.url ?? '/').then(({ type, body }) => {
        res.setHeader('Content-Type', type)
        res.setHeader('Cache-Control', 'no-store')
        if (req.url === '/resume') res.setHeader('Content-Security-Policy', policy)
        res.end(body)
      })
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`
    const launched = await launchChromium()
    if (launched === undefined) throw new Error('Chromium was found, but could not be launched')
    browser = launched
  })

  afterAll(async () => {
    await browser.close()
    await new Promise((resolve) => server.close(resolve))
  })

  beforeEach(() => {
    held = [{ name: 'recipient', value: 'Charlie Parker' }]
    status = 200
    posted.length = 0
  })

  const hostile = `'"><script>alert(1)</script>&amp;&#13;&lt;\``
  const fields: readonly (readonly [string, string])[] = [
    ['plain', 'Charlie Parker'],
    ['windows', 'a\r\nb\r\n'],
    ['unix', '\n\na\nb\n'],
    ['mac', '\ra\rb'],
    ['mixed', 'a\n\rb\r\r\n\n'],
    ['quotes', hostile],
    [hostile, 'a name like that'],
    ['line\nend', 'in a name'],
    ['spaces', '  \t a  b \u00a0\u2028\u2029 '],
    ['astral', '\u{1F469}\u200d\u{1F4BB} \u{10FFFD} e\u0301 ﬀ'],
    ['direction', 'אב \u202Egnihton\u202C \u2066x\u2069 \u200f'],
    ['controls', listCharacters(0x01, 0x1f) + listCharacters(0x7f, 0x9f)],
    ['odd', '\ufeff\ufffe\uffff\ufdd0\uFFFD'],
    ['half', '\ud800 \udc00'],
    ['same', '1'],
    ['same', '2'],
    ['same', ''],
    ['a[b][]', '%0D%0A+&='],
    ['isindex', 'x'],
    ['__proto__', 'x'],
    ['_charset_', 'from a text field'],
  ]

  test.each([true, false])(
    'has the bytes that the browser sent first, scripts on: %s',
    async (javaScriptEnabled) => {
      const first = await sendByPerson()
      expect(first.length).toBeGreaterThan(1000)
      held = [...new URLSearchParams(first)].map(([name, value]) => ({ name, value }))
      posted.length = 0
      await withPage({ javaScriptEnabled }, async (page) => {
        await page.goto(`${origin}/resume`)
        if (!javaScriptEnabled) await page.getByRole('button', { name: 'Finish' }).click()
        await page.getByRole('heading', { name: 'Done' }).waitFor()
        expect(posted).toEqual([first])
      })
    },
  )

  test('goes on also when its fields are named like what a script asks a form for', async () => {
    const names = ['submit', 'action', 'method', 'id', 'requestSubmit', 'querySelector', 'matches']
    const more = ['elements', 'attributes', 'nodeName', 'prototype', 'history', 'constructor']
    held = [...names, ...more].map((name) => ({ name, value: 'x' }))
    await withPage({}, async (page) => {
      await page.goto(`${origin}/resume`)
      await page.getByRole('heading', { name: 'Done' }).waitFor()
      expect(page.url()).toBe(`${origin}/transfers`)
      expect(posted).toEqual([[...names, ...more].map((name) => `${name}=x`).join('&')])
    })
  })

  test('is not sent again by Back, which leads to the page before it', async () => {
    await withPage({}, async (page) => {
      await page.goto(`${origin}/before`)
      await page.goto(`${origin}/resume`)
      await page.getByRole('heading', { name: 'Done' }).waitFor()
      await page.goBack()
      expect(page.url()).toBe(`${origin}/before`)
      expect(posted).toHaveLength(1)
    })
  })

  test.each(['reloaded', 'come back to'])('is sent no second time when %s', async (how) => {
    status = 204
    await withPage({}, async (page) => {
      await page.goto(`${origin}/resume`, { waitUntil: 'commit' })
      await expect.poll(() => posted).toHaveLength(1)
      if (how === 'reloaded') {
        await settle(() => page.reload())
      } else {
        await settle(() => page.goto(`${origin}/before`))
        await page.goBack()
      }
      await page.waitForLoadState('networkidle')
      expect(await page.getByRole('button', { name: 'Finish' }).isVisible()).toBe(true)
      expect(posted).toHaveLength(1)
    })
  })

  test('opened anew is sent anew: what is used up is the server’s to say', async () => {
    await withPage({}, async (page) => {
      for (const times of [1, 2]) {
        await page.goto(`${origin}/resume`)
        await page.getByRole('heading', { name: 'Done' }).waitFor()
        expect(posted).toHaveLength(times)
      }
    })
  })

  test('breaks no rule of its own content security policy', async () => {
    await withPage({}, async (page) => {
      const complaints: string[] = []
      page.on('console', (message) => complaints.push(message.text()))
      page.on('pageerror', ({ message }) => complaints.push(message))
      await page.goto(`${origin}/resume`)
      await page.getByRole('heading', { name: 'Done' }).waitFor()
      expect(complaints).toEqual([])
    })
  })

  /** What the browser sends when a person fills in the app's own form. */
  async function sendByPerson(): Promise<string> {
    await withPage({}, async (page) => {
      await page.goto(`${origin}/transfers/new`)
      await page.evaluate(`${fillIn}(${JSON.stringify(fields)})`)
      await page.getByRole('button').click()
      await page.getByRole('heading', { name: 'Done' }).waitFor()
    })
    return posted[0] ?? ''
  }
})

const policy =
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

/** A form of text areas: no other field keeps line ends as they are typed. */
const fillIn = `((fields) => {
  const form = document.querySelector('form')
  for (const [name, value] of fields) {
    const field = document.createElement('textarea')
    Object.assign(field, { name, value })
    form.prepend(...form.querySelectorAll('textarea'), field)
  }
})`

/** An answer without a page can still be on its way and end the navigation that comes after it. */
async function settle(navigate: () => Promise<unknown>): Promise<void> {
  const isDone = (): Promise<boolean> =>
    navigate().then(
      () => true,
      () => false,
    )
  await expect.poll(isDone).toBe(true)
}

function listCharacters(from: number, to: number): string {
  return Array.from({ length: to - from + 1 }, (_, at) => String.fromCharCode(from + at)).join('')
}

async function withPage(
  options: BrowserContextOptions,
  run: (page: Page) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext(options)
  try {
    await run(await context.newPage())
  } finally {
    await context.close()
  }
}

async function answer(url: string): Promise<{ type: string; body: string }> {
  const file = assets.read(url.slice(1))
  if (file !== undefined) return { type: file.contentType, body: file.body }
  const type = 'text/html; charset=utf-8'
  if (url !== '/resume') {
    return { type, body: '<form method="post" action="/transfers"><button>Send</button></form>' }
  }
  const facts = { ...approving, step: 'resume' as const, action: '/transfers', held }
  const body = await drawStep(defaultViews(), {
    view: buildStepView(facts),
    context: {
      locale: 'en',
      brand: alderBank,
      assets: {
        stylesheet: `/${assets.stylesheetFile}`,
        brandStylesheet: `/${assets.brandStylesheetFile}`,
        stepsStylesheet: `/${assets.stepsStylesheetFile}`,
        resumeScript: `/${assets.resumeScriptFile}`,
        passwordScript: `/${assets.passwordScriptFile}`,
        passkeyScript: `/${assets.passkeyScriptFile}`,
        pageScript: `/${assets.pageScriptFile}`,
        waitScript: `/${assets.waitScriptFile}`,
        icon: `/${assets.iconFile}`,
      },
      render: () => Promise.reject(new Error('no template engine')),
    },
  })
  return { type, body }
}
