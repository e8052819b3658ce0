// The pages in a real browser: accessible, usable by keyboard, without scripts, and on a small screen.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createViewAssets } from '../../src/views/assets.js'
import { defaultViews } from '../../src/views/default-views.js'
import { drawStep } from '../../src/views/draw-step.js'
import { buildStepView } from '../../src/steps/index.js'
import type { StepFacts } from '../../src/steps/index.js'
import { hasChromium, launchChromium } from '../support/chromium.js'
import { alderBank, pageOf, pages } from './pages.js'

const assets = createViewAssets(alderBank)
const posted: string[] = []
let facts: StepFacts = pageOf('username')
let dir = 'ltr'
let server: Server
let origin: string
let browser: Browser

describe.skipIf(!hasChromium())('in a browser', () => {
  beforeAll(async () => {
    server = createServer((req, res) => {
      if (req.method === 'POST') {
        let body = ''
        req.on('data', (chunk: Buffer) => (body += chunk.toString()))
        req.on('end', () => {
          posted.push(body)
          res.writeHead(303, { location: '/page' }).end()
        })
        return
      }
      void answer(req.url ?? '/').then(({ type, body }) => {
        res.setHeader('Content-Type', type)
        res.setHeader('Content-Security-Policy', policy)
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
    dir = 'ltr'
    posted.length = 0
  })

  test('axe finds nothing on any page', { timeout: 180_000 }, async () => {
    await withPage({ viewport: { width: 320, height: 740 } }, async (page) => {
      for (const [name, shown] of Object.entries(pages)) {
        await open(page, shown)
        const axe = new AxeBuilder({ page }).withTags(standards)
        expect(await listViolations(axe), name).toEqual([])
      }
    })
  })

  test('axe sees no fault in the dark on any page', { timeout: 180_000 }, async () => {
    const screen = { viewport: { width: 1280, height: 740 }, colorScheme: 'dark' } as const
    await withPage(screen, async (page) => {
      for (const [name, shown] of Object.entries(pages)) {
        await open(page, shown)
        const axe = new AxeBuilder({ page }).withRules(rulesOfSight)
        expect(await listViolations(axe), name).toEqual([])
      }
    })
  })

  test('no page scrolls sideways at 320 px, also with long names and spaced text', async () => {
    await withPage({ viewport: { width: 320, height: 600 } }, async (page) => {
      for (const [name, shown] of Object.entries(pages)) {
        await open(page, makeLong(shown))
        await page.evaluate(spaceText)
        const width = await page.evaluate('document.documentElement.scrollWidth')
        expect(width, name).toBeLessThanOrEqual(320)
      }
    })
  })

  test('no page scrolls sideways with text of twice the size', async () => {
    await withPage({ viewport: { width: 640, height: 900 } }, async (page) => {
      for (const [name, shown] of Object.entries(pages)) {
        await open(page, shown)
        await page.evaluate("document.documentElement.style.fontSize = '200%'")
        const width = await page.evaluate('document.documentElement.scrollWidth')
        expect(width, name).toBeLessThanOrEqual(640)
      }
    })
  })

  test('every target is at least 44 px high on steps, 24 px elsewhere', async () => {
    await withPage({ viewport: { width: 360, height: 740 } }, async (page) => {
      for (const [name, shown] of Object.entries(pages)) {
        await open(page, shown)
        const low = await page.evaluate(findLowTargets)
        expect(low, name).toEqual([])
      }
    })
  })

  test('the top edge of the panel is at the same height on every page', async () => {
    await withPage({ viewport: { width: 1280, height: 800 } }, async (page) => {
      const tops = new Set<number>()
      for (const shown of Object.values(pages)) {
        await open(page, shown)
        tops.add((await page.locator('.panel').boundingBox())?.y ?? -1)
      }
      expect([...tops]).toEqual([124])
    })
  })

  test.each([
    ['username', 'username'],
    ['password', 'password'],
    ['otp-sms', 'otp'],
    ['otp-sms-wrong', 'otp'],
    ['otp-sms-sent', 'otp'],
    ['otp-unproven', 'otp'],
    ['approve-wrong', 'otp'],
  ])('%s has the focus on its field', async (name, id) => {
    await withPage({}, async (page) => {
      await open(page, pageOf(name))
      await expect.poll(() => page.evaluate('document.activeElement.id')).toBe(id)
    })
  })

  test.each(['approve', 'approve-sent', 'approve-password', 'approve-select-device'])(
    '%s shows what is being approved before anything takes the focus',
    async (name) => {
      await withPage({ viewport: { width: 360, height: 740 } }, async (page) => {
        await open(page, pageOf(name))
        await page.waitForLoadState()
        expect(await page.evaluate('document.activeElement.tagName')).toBe('BODY')
        const heading = await page.locator('h1').boundingBox()
        const account = await page.locator('.details tr').last().boundingBox()
        expect(heading?.y).toBeGreaterThan(0)
        expect((account?.y ?? 740) + (account?.height ?? 0)).toBeLessThan(740)
      })
    },
  )

  test('the tab order of an approval is its reading order', async () => {
    await withPage({}, async (page) => {
      await open(page, pageOf('approve'))
      const reached: unknown[] = []
      for (let stop = 0; stop < 8; stop += 1) {
        await page.keyboard.press('Tab')
        reached.push(await page.evaluate(nameFocused))
      }
      const buttons = ['continue', 'cancel', 'resend', 'choose']
      expect(reached).toEqual(['otp', ...buttons, help, help, '/privacy'])
    })
  })

  test.each([
    ['approve', 4],
    ['mismatch', 4],
  ])('%s is a table for screen readers also on a small screen', async (name, rows) => {
    for (const width of [360, 1280]) {
      await withPage({ viewport: { width, height: 740 } }, async (page) => {
        await open(page, pageOf(name))
        const table = page.getByRole('table')
        expect(await table.getByRole('row').count()).toBe(name === 'approve' ? rows - 1 : rows)
        expect(await table.getByRole('rowheader').first().textContent()).toContain('Amount')
      })
    }
  })

  test('a comparison on a small screen has each value under the name of its column', async () => {
    await withPage({ viewport: { width: 360, height: 740 } }, async (page) => {
      await open(page, pageOf('mismatch'))
      const row = page.locator('.comparison tr').nth(2)
      const words = (await row.innerText()).split(/\n+/)
      expect(words).toEqual([
        'Recipient Changed',
        'You approved',
        'Charlie Parker',
        'What arrived',
        'C. Parker Holdings',
      ])
    })
  })

  test('an approval on paper has the details and the time, and no buttons', async () => {
    await withPage({ colorScheme: 'dark' }, async (page) => {
      await page.emulateMedia({ media: 'print' })
      await open(page, pageOf('approve'))
      expect(await page.locator('.details').isVisible()).toBe(true)
      expect(await page.getByText('Ends at').isVisible()).toBe(true)
      expect(await page.evaluate(readPrintedTime)).toBe('"14:33 UTC"')
      expect(await page.locator('button:visible, input:visible, .footer:visible').count()).toBe(0)
      const colours = '(({ color, backgroundColor }) => [color, backgroundColor])'
      expect(await page.evaluate(`${colours}(getComputedStyle(document.body))`)).toEqual([
        'rgb(0, 0, 0)',
        'rgb(255, 255, 255)',
      ])
    })
  })

  test('a notice that no field explains has the focus', async () => {
    await withPage({}, async (page) => {
      await open(page, pageOf('otp-sms-not-sent'))
      const readRole = (): Promise<unknown> =>
        page.evaluate('document.activeElement.getAttribute("role")')
      await expect.poll(readRole).toBe('alert')
    })
  })

  test('the tab order is the reading order', async () => {
    await withPage({}, async (page) => {
      await open(page, pageOf('otp-sms-wrong'))
      await expect.poll(() => page.evaluate(nameFocused)).toBe('otp')
      await page.locator('.brand').click()
      const reached: unknown[] = []
      for (let stop = 0; stop < 7; stop += 1) {
        await page.keyboard.press('Tab')
        reached.push(await page.evaluate(nameFocused))
      }
      expect(reached).toEqual(['restart', 'otp', 'continue', 'resend', 'choose', help, '/privacy'])
    })
  })

  test('every stop of the keyboard can be seen', async () => {
    await withPage({}, async (page) => {
      await open(page, pageOf('select-device'))
      for (let stop = 0; stop < 9; stop += 1) {
        await page.keyboard.press('Tab')
        const outline = await page.evaluate('getComputedStyle(document.activeElement).outline')
        expect(outline).toBe('rgb(11, 87, 208) solid 3px')
      }
    })
  })

  describe('without scripts', () => {
    const withoutScripts = { javaScriptEnabled: false }

    test('Enter in the code continues, with the code and the proof', async () => {
      await withPage(withoutScripts, async (page) => {
        await open(page, pageOf('otp-sms-wrong'))
        await page.fill('#otp', '482 913')
        await page.keyboard.press('Enter')
        await expect.poll(() => posted).toEqual(['csrf=c5rf&otp=482+913&action=continue'])
      })
    })

    test.each([
      ['otp-sms-wrong', 'Send a new code', 'csrf=c5rf&otp=&action=resend'],
      ['otp-sms-wrong', 'Use another device', 'csrf=c5rf&otp=&action=choose'],
      ['otp-sms-wrong', 'Not you?', 'csrf=c5rf&action=restart'],
      ['otp-step-up', 'Go back', 'csrf=c5rf&otp=&action=cancel'],
      ['select-device', 'Email', 'csrf=c5rf&action=continue&device=d2'],
      ['select-device-paused', 'Go back', 'csrf=c5rf&action=cancel'],
      ['password', 'Continue', 'csrf=c5rf&password=&action=continue'],
      ['confirm-sign-off', 'Sign off', 'csrf=c5rf&action=continue'],
      ['confirm', 'Continue', 'csrf=c5rf&action=continue'],
      ['approve', 'Approve', 'csrf=c5rf&otp=&action=continue'],
      ['approve', 'Cancel', 'csrf=c5rf&otp=&action=cancel'],
      ['approve', 'Send a new code', 'csrf=c5rf&otp=&action=resend'],
      ['approve-select-device', 'Cancel', 'csrf=c5rf&action=cancel'],
      ['approve-password', 'Cancel', 'csrf=c5rf&password=&action=cancel'],
      ['resume', 'Finish', 'recipient=Charlie+Parker&sum=1%2C250.00&pingone_approval=a1'],
    ])('on %s "%s" posts %s', async (name, label, body) => {
      await withPage(withoutScripts, async (page) => {
        await open(page, pageOf(name))
        await page.getByRole('button', { name: label }).click()
        await expect.poll(() => posted).toEqual([body])
      })
    })

    test('the button for a new code takes the place of the count-down', async () => {
      await withPage(withoutScripts, async (page) => {
        await open(page, pageOf('otp-sms'))
        const button = page.locator('button[value=resend]')
        expect(await button.isVisible()).toBe(false)
        expect(await page.locator('.wait-text').isVisible()).toBe(true)
        await page.evaluate('document.getAnimations().forEach((a) => a.finish())')
        expect(await button.isVisible()).toBe(true)
        expect(await page.locator('.wait-text').isVisible()).toBe(false)
      })
    })

    test('the count-down says how many seconds are left', async () => {
      await withPage(withoutScripts, async (page) => {
        await open(page, pageOf('otp-sms'))
        await page.evaluate(stopAt(13_000))
        expect(await page.evaluate(readCounter)).toBe('12')
      })
    })
  })

  test('where nothing is animated the button is simply there', async () => {
    await withPage({ bypassCSP: true }, async (page) => {
      await open(page, pageOf('otp-sms'))
      await page.addStyleTag({ content: '*, ::after { animation: none !important }' })
      expect(await page.locator('button[value=resend]').isVisible()).toBe(true)
      expect(await page.locator('.wait-text').isVisible()).toBe(false)
    })
  })

  test('from right to left the code stays from left to right, at the start of the line', async () => {
    dir = 'rtl'
    await withPage({ viewport: { width: 360, height: 740 } }, async (page) => {
      await open(page, pageOf('otp-sms-wrong'))
      expect(await page.evaluate(readCodeDirection)).toEqual(['ltr', 'right'])
      const [name, restart] = await Promise.all(
        ['.person-name', '.person button'].map((part) => page.locator(part).boundingBox()),
      )
      expect(name?.x).toBeGreaterThan(restart?.x ?? Number.NaN)
      const width = await page.evaluate('document.documentElement.scrollWidth')
      expect(width).toBeLessThanOrEqual(360)
    })
  })

  test('from right to left an approval is mirrored, and its values are not', async () => {
    dir = 'rtl'
    await withPage({ viewport: { width: 1280, height: 800 } }, async (page) => {
      await open(page, pageOf('approve'))
      const [label, value, panel] = await Promise.all(
        ['.details th', '.details td', '.panel'].map((part) =>
          page.locator(part).first().boundingBox(),
        ),
      )
      expect(label?.x).toBeGreaterThan(value?.x ?? Number.NaN)
      const [sum, currency] = await Promise.all(
        [0, 1].map((at) => page.locator('.large span').nth(at).boundingBox()),
      )
      expect(sum?.x).toBeLessThan(currency?.x ?? Number.NaN)
      const notches = await page.evaluate(findNotches)
      expect(notches).toEqual([
        [(panel?.x ?? 0) + (panel?.width ?? 0) - 11, 11],
        [panel?.x, 11],
      ])
    })
  })

  test('no page breaks its own content security policy', async () => {
    await withPage({}, async (page) => {
      const complaints: string[] = []
      page.on('console', (message) => complaints.push(message.text()))
      for (const shown of Object.values(pages)) await open(page, shown)
      expect(complaints).toEqual([])
    })
  })
})

/** Help is told which page it is asked from. */
const help = '/help?from=%2Flogin%2Fflow%2Fh4nd1e'

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** The rules whose findings can change with the width or the colours; all others see the same page. */
const rulesOfSight = ['color-contrast', 'link-in-text-block', 'target-size']

const policy =
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

async function withPage(
  options: BrowserContextOptions,
  run: (page: Page) => Promise<void>,
): Promise<void> {
  const context: BrowserContext = await browser.newContext(options)
  try {
    await run(await context.newPage())
  } finally {
    await context.close()
  }
}

async function listViolations(axe: AxeBuilder): Promise<string[]> {
  const { violations } = await axe.analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.failureSummary ?? ''}`)
}

async function open(page: Page, shown: StepFacts): Promise<void> {
  facts = shown
  await page.goto(`${origin}/page`)
}

async function answer(url: string): Promise<{ type: string; body: string }> {
  // The page of the held form is looked at here; that it goes on by itself is a test of its own.
  if (url.slice(1) === assets.resumeScriptFile) return { type: 'text/javascript', body: '' }
  const file = assets.read(url.slice(1))
  if (file !== undefined) return { type: file.contentType, body: file.body }
  if (url !== '/page') return { type: 'text/plain', body: '' }
  const page = await drawStep(defaultViews(), {
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
  return { type: 'text/html; charset=utf-8', body: page.replace('dir="ltr"', `dir="${dir}"`) }
}

/** The same facts with unbroken values as long as they can get. */
function makeLong(shown: StepFacts): StepFacts {
  const long = 'x'.repeat(200)
  const text = JSON.stringify(shown, (key, value: unknown) =>
    ['username', 'displayName', 'destination', 'recipient', 'sum'].includes(key)
      ? `${long}****@${long}.example`
      : value,
  )
  return JSON.parse(text) as StepFacts
}

// What runs in the page is text: the tests are compiled without the types of a browser.

/** Text spacing as WCAG 1.4.12 lets readers set it. */
const spaceText = `for (const element of document.querySelectorAll('*')) {
  element.style.setProperty('letter-spacing', '0.12em', 'important')
  element.style.setProperty('word-spacing', '0.16em', 'important')
  element.style.setProperty('line-height', '1.5', 'important')
}`

const findLowTargets = `[...document.querySelectorAll('button, a, input:not([type=hidden], .visually-hidden)')]
  .filter((element) => element.closest('[hidden]') === null)
  .map((element) => ({
    element,
    height: element.getBoundingClientRect().height,
    least: element.closest('.footer, .prose') ? 24 : element.closest('.reference') ? 0 : 44,
  }))
  .filter(({ height, least }) => height < least)
  .map(({ element, height }) => element.textContent.trim() + ' ' + height)`

const nameFocused = `(({ activeElement: { value, id, tagName, attributes } }) =>
  tagName === 'INPUT' ? id : tagName === 'A' ? attributes.href.value : value)(document)`

/** On paper a time is nobody's zone but UTC. */
const readPrintedTime = `getComputedStyle(document.querySelector('time'), '::after').content`

function stopAt(milliseconds: number): string {
  return `document.getAnimations().forEach((animation) => {
    animation.pause()
    animation.currentTime = ${String(milliseconds)}
  })`
}

const readCounter = `getComputedStyle(document.querySelector('.wait-number'), '::after').getPropertyValue('--wait')`

const readCodeDirection = `(({ direction, textAlign }) => [direction, textAlign])(getComputedStyle(document.getElementById('otp')))`

/** Left edge and width of the two notches beside the perforation. */
const findNotches = `['::before', '::after'].map((part) => {
  const stub = document.querySelector('.stub')
  const { left, width } = getComputedStyle(stub, part)
  return [stub.getBoundingClientRect().left + parseFloat(left), parseFloat(width)]
})`
