// The small scripts in a real browser: what they add, and that a page loses nothing without them.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createViewAssets } from '../../src/views/assets.js'
import { defaultViews } from '../../src/views/default-views.js'
import { drawStep } from '../../src/views/draw-step.js'
import { buildStepView } from '../../src/steps/index.js'
import type { StepFacts } from '../../src/steps/index.js'
import { hasChromium, launchChromium } from '../support/chromium.js'
import { alderBank, approveFacts, pageOf, smsFacts } from './pages.js'

const assets = createViewAssets(alderBank)
const posted: string[] = []
let facts: StepFacts = pageOf('password')
let server: Server
let origin: string
let browser: Browser

test.each(['passwordScriptFile', 'pageScriptFile', 'resumeScriptFile'] as const)(
  '%s is small, calls nobody and writes no HTML',
  (name) => {
    const body = assets.read(assets[name])?.body ?? ''
    expect(Buffer.byteLength(body)).toBeLessThanOrEqual(3 * 1024)
    expect(body).not.toMatch(/\beval\b|innerHTML|insertAdjacent|document\.write|fetch\(|https?:/)
  },
)

test('the icon is a picture in the accent, and nothing else', () => {
  const icon = assets.read(assets.iconFile)
  expect(icon?.contentType).toBe('image/svg+xml')
  expect(icon?.body).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="0 0 32 32">/)
  expect(icon?.body).toContain('fill="#0F5B46"')
  const hostile = createViewAssets({ name: 'A', accent: '"/><script>' })
  expect(hostile.read(hostile.iconFile)?.body).not.toContain('script')
})

describe.skipIf(!hasChromium())('in a browser', () => {
  beforeAll(async () => {
    server = createServer((req, res) => {
      if (req.method === 'POST') {
        let body = ''
        req.on('data', (chunk: Buffer) => (body += chunk.toString()))
        req.on('end', () => {
          posted.push(body)
          res.end('done')
        })
        return
      }
      const file = assets.read((req.url ?? '/').slice(1))
      res.setHeader('Content-Type', file?.contentType ?? 'text/html; charset=utf-8')
      res.setHeader('Content-Security-Policy', policy)
      void draw().then((page) => res.end(file?.body ?? page))
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
    posted.length = 0
  })

  test('a password is shown at the press of a button, and hidden again before it leaves', async () => {
    await withPage(pageOf('password'), { viewport: { width: 320, height: 640 } }, async (page) => {
      const [field, button] = [page.locator('#password'), page.locator('button[aria-pressed]')]
      await field.fill('river stone')
      await field.press('ArrowLeft')
      await field.press('ArrowLeft')
      expect(await button.innerText()).toMatch(/^Show\s+password$/)
      await button.click()
      expect(await field.getAttribute('type')).toBe('text')
      expect(await button.getAttribute('aria-pressed')).toBe('true')
      expect(await button.innerText()).toContain('Hide')
      const [fieldBox, buttonBox] = [await field.boundingBox(), await button.boundingBox()]
      expect([buttonBox?.height, (buttonBox?.y ?? 0) + (buttonBox?.height ?? 0)]).toEqual([
        48,
        (fieldBox?.y ?? 0) + (fieldBox?.height ?? 0),
      ])
      expect(await page.evaluate('document.activeElement.id')).toBe('password')
      await page.keyboard.type('X')
      expect(await field.inputValue()).toBe('river stoXne')
      await page.evaluate(
        `document.querySelector('form:not(.person)').addEventListener('submit', (event) => { event.preventDefault(); document.title = document.getElementById('password').type })`,
      )
      await field.press('Enter')
      expect(await page.title()).toBe('password')
      expect(await button.getAttribute('aria-pressed')).toBe('false')
    })
  })

  test('the rules of a new password are marked while it is typed, and none turns red', async () => {
    await withPage(pageOf('new-password'), {}, async (page) => {
      const field = page.locator('#new_password')
      const states = async (): Promise<(string | null)[]> => {
        const lines = await page.locator('ul[data-rules] li').all()
        return Promise.all(lines.map((line) => line.getAttribute('class')))
      }
      expect(await states()).toEqual(['open', 'open', 'open', 'open'])
      await field.pressSequentially('River4')
      await expect.poll(states).toEqual(['open', 'met', 'met', 'open'])
      const status = page.locator('[data-rules-met]')
      await expect.poll(() => status.innerText(), { timeout: 5000 }).toBe('2 of 3 rules met')
      await field.pressSequentially('stone')
      await expect.poll(states).toEqual(['met', 'met', 'met', 'open'])
      await field.fill('')
      await expect.poll(states).toEqual(['open', 'open', 'open', 'open'])
      expect(await page.locator('button[aria-pressed]').allInnerTexts()).toEqual([
        expect.stringMatching(/^Show\s+current password$/),
        expect.stringMatching(/^Show\s+new password$/),
      ])
    })
  })

  test('without script there is no button that does nothing', async () => {
    await withPage(pageOf('password'), { javaScriptEnabled: false }, async (page) => {
      expect(await page.locator('button[aria-pressed]').isVisible()).toBe(false)
      expect(await page.getByText('Ends at').count()).toBe(0)
    })
  })

  test('times are written in the reader’s own zone, with UTC as the title', async () => {
    const shown = { ...pageOf('locked') }
    await withPage(shown, { timezoneId: 'Europe/Stockholm', locale: 'sv-SE' }, async (page) => {
      const time = page.locator('time')
      expect(await time.innerText()).toMatch(/16:32\sCEST/)
      expect(await time.getAttribute('title')).toBe('14:32 UTC')
    })
    await withPage(
      shown,
      { timezoneId: 'Europe/Stockholm', javaScriptEnabled: false },
      async (page) => {
        expect(await page.locator('time').innerText()).toBe('14:32 UTC')
      },
    )
  })

  test('the words of a time are the page’s, the clock is that of the reader’s region', async () => {
    const shown = { ...pageOf('locked'), locale: 'de', retryAtMs: Date.UTC(2026, 4, 5, 14, 32) }
    const timezoneId = 'Europe/Stockholm'
    await withPage(shown, { timezoneId, locale: 'sv-SE' }, async (page) => {
      expect(await page.locator('time').innerText()).toMatch(/^5\. Mai um 16:32\sMESZ$/)
    })
    await withPage({ ...shown, locale: 'en' }, { timezoneId, locale: 'de-DE' }, async (page) => {
      expect(await page.locator('time').innerText()).toMatch(/^5 May at 16:32\sCEST$/)
    })
    await withPage({ ...shown, locale: 'en' }, { timezoneId, locale: 'en-US' }, async (page) => {
      expect(await page.locator('time').innerText()).toMatch(/^May 5 at 04:32\sPM\s/)
    })
  })

  test('“Try again” is shown when the wait is over, and from the start without script', async () => {
    const limited = pageOf('limit-wait')
    await withPage(limited, {}, async (page) => {
      const again = page.locator('[data-after]')
      await expect.poll(() => again.isVisible()).toBe(false)
      await page.clock.fastForward(88_000)
      expect(await again.isVisible()).toBe(false)
      await page.clock.fastForward(3000)
      await expect.poll(() => again.isVisible()).toBe(true)
      expect(await again.innerText()).toBe('Try again')
    })
    await withPage(limited, { javaScriptEnabled: false }, async (page) => {
      expect(await page.locator('[data-after]').isVisible()).toBe(true)
    })
  })

  test('the minutes of an approval run down, are said once near the end, and at zero the form goes', async () => {
    await withPage(
      approveFacts,
      { timezoneId: 'Europe/Stockholm', locale: 'sv-SE' },
      async (page) => {
        const ends = page.locator('[data-ends]')
        await expect.poll(() => ends.innerText()).toMatch(/^Ends at 16:33\sCEST, in 5 minutes\.$/)
        expect(await page.locator('[data-warning]').innerText()).toBe('')
        await page.clock.fastForward(180_000)
        await expect.poll(() => ends.innerText()).toContain('in 2 minutes.')
        await page.clock.fastForward(65_000)
        await expect.poll(() => ends.innerText()).toContain('in 1 minute.')
        expect(await page.locator('[data-warning]').innerText()).toBe('One minute left.')
        await page.clock.fastForward(60_000)
        await expect.poll(() => page.locator('#otp').isVisible()).toBe(false)
        expect(await page.getByText('This approval has ended. Nothing was sent.').isVisible()).toBe(
          true,
        )
        expect(await page.evaluate('document.activeElement.dataset.ended')).toBe('')
        expect(await page.getByRole('link', { name: 'Start again' }).getAttribute('href')).toBe(
          '/transfers/new',
        )
        expect(await page.locator('.details').isVisible()).toBe(true)
      },
    )
  })

  test('a code goes on once it is pasted whole, and never while it is typed', async () => {
    const shown = { ...smsFacts, autoSubmit: true }
    await withPage(shown, {}, async (page) => {
      await page.locator('#otp').pressSequentially('482913')
      await page.locator('#otp').fill('')
      await page.evaluate(paste('48291'))
      expect(posted).toEqual([])
      await page.locator('#otp').fill('')
      await page.evaluate(paste('482 913'))
      await expect.poll(() => posted.length).toBe(1)
      expect(new URLSearchParams(posted[0]).get('otp')).toBe('482 913')
    })
  })

  test('nothing goes on by itself where that was not asked for', async () => {
    for (const shown of [smsFacts, approveFacts]) {
      await withPage(shown, {}, async (page) => {
        await page.evaluate(paste('482913'))
        await page.waitForTimeout(200)
        expect(posted).toEqual([])
      })
    }
  })
})

const policy =
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

/** What a phone does that fills a code in: the whole value at once. */
function paste(code: string): string {
  return `(() => {
    const field = document.getElementById('otp')
    field.value = ${JSON.stringify(code)}
    field.dispatchEvent(new InputEvent('input', { inputType: 'insertFromPaste', bubbles: true }))
  })()`
}

function draw(): Promise<string> {
  const page = drawStep(defaultViews(), {
    view: buildStepView(facts),
    context: {
      locale: facts.locale,
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
  return Promise.resolve(page)
}

async function withPage(
  shown: StepFacts,
  options: BrowserContextOptions,
  run: (page: Page) => Promise<void>,
): Promise<void> {
  facts = shown
  const context = await browser.newContext(options)
  try {
    const page = await context.newPage()
    const complaints: string[] = []
    page.on('console', (message) => complaints.push(message.text()))
    page.on('pageerror', ({ message }) => complaints.push(message))
    if (options.javaScriptEnabled !== false)
      await page.clock.install({ time: Date.UTC(2026, 4, 4, 14, 28) })
    await page.goto(`${origin}/page`)
    await run(page)
    expect(complaints).toEqual([])
  } finally {
    await context.close()
  }
}
