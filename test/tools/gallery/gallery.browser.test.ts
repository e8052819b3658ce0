// The gallery as a person uses it: every page of a sample loads whole in its frames, and the switches are links that keys reach.
import type { Server } from 'node:http'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { stepNames } from '../../../src/steps/index.js'
import { listGalleryFiles } from '../../../src/tools/gallery/files.js'
import { listPictures } from '../../../src/tools/gallery/pictures.js'
import { serveGallery } from '../../../src/tools/gallery/server.js'
import { listenToConsole } from '../../support/authenticator.js'
import { hasChromium, launchChromium } from '../../support/chromium.js'
import { closeServer } from '../../support/close-server.js'

const pictures = listPictures('en')
const panelStyle = 'getComputedStyle(document.querySelector(".panel"))'
const sample = stepNames.flatMap(
  (step) => pictures.filter((picture) => picture.step === step).at(-1) ?? [],
)

/** Pages whose scripts act by themselves: in the gallery they must not. */
const acting = pictures.filter(({ name }) => ['push.sign-on', 'resume.approval'].includes(name))

describe.skipIf(!hasChromium())('the gallery in a browser', { timeout: 60_000 }, () => {
  let browser: Browser | undefined
  let server: Server
  let url: string
  let page: Page
  let complaints: readonly string[]

  beforeAll(async () => {
    browser = await launchChromium()
    const served = await serveGallery(listGalleryFiles(['en', 'de', 'ar']), 0)
    server = served.server
    url = served.url
    page = await (browser ?? expect.fail('no browser')).newPage()
    complaints = listenToConsole(page)
  })
  afterAll(async () => {
    await browser?.close()
    await closeServer(server)
  })

  test.each([...sample, ...acting])(
    '$name loads in every frame, and nothing complains',
    async ({ name }) => {
      const before = complaints.length
      await page.goto(`${url}show/${name}.ltr.html`, { waitUntil: 'load' })
      const frames = page.frames().slice(1)
      expect(frames).toHaveLength(4)
      for (const frame of frames) {
        await frame.waitForLoadState('load')
        expect(await frame.locator('h1').count()).toBe(1)
        // A stylesheet that did not come leaves the panel as wide as the page.
        expect(await frame.evaluate(`${panelStyle}.minInlineSize`)).toBe('0px')
        const [scheme = ''] = /(?:light|dark)(?=\.html$)/.exec(frame.url()) ?? []
        expect(await frame.evaluate('getComputedStyle(document.documentElement).colorScheme')).toBe(
          scheme,
        )
      }
      const widths = await page.evaluate(
        '[...document.querySelectorAll("iframe")].map((e) => e.clientWidth)',
      )
      expect(widths).toEqual([360, 360, 1280, 1280])
      expect(complaints.slice(before)).toEqual([])
    },
  )

  test('the switches are reached and pressed by keys', async () => {
    await page.goto(`${url}index.html`)
    await reach('Deutsch')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/de/index.html')
    await reach('locked.sign-on')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/de/show/locked.sign-on.ltr.html')
    await reach('Right to left')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/de/show/locked.sign-on.rtl.html')
    await reach('العربية')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/ar/show/locked.sign-on.rtl.html')
    const first = page.frames()[1] ?? expect.fail('no frame')
    expect(await first.evaluate('[document.documentElement.lang, document.dir]')).toEqual([
      'ar',
      'rtl',
    ])
    await reach('360 px, dark')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/ar/page/locked.sign-on.rtl.dark.html')
  })

  /** Tab by Tab, as a person without a mouse does. */
  async function reach(name: string): Promise<void> {
    for (let presses = 0; presses < 400; presses += 1) {
      await page.keyboard.press('Tab')
      const focused = await page.evaluate<string | null>(
        'document.activeElement?.textContent ?? null',
      )
      if (focused?.trim() === name) return
    }
    expect.fail(`no key reaches ${name}`)
  }
})
