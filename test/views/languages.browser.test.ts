// The pages in every language, in a real browser: room for the words, both directions, and zoom.
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readLanguage, shippedTags } from '../../src/models/texts/language.js'
import { buildStepView, type StepFacts } from '../../src/steps/index.js'
import { createViewAssets } from '../../src/views/assets.js'
import { defaultViews } from '../../src/views/default-views.js'
import { drawStep } from '../../src/views/draw-step.js'
import { hasChromium, launchChromium } from '../support/chromium.js'
import { keepPseudoLocale, pseudoTag } from '../support/pseudo-locale.js'
import { exampleContext } from './example-context.js'
import { alderBank, pages } from './pages.js'

const views = defaultViews()
const assets = createViewAssets(alderBank)
const styles = [assets.stylesheetFile, assets.stepsStylesheetFile, assets.brandStylesheetFile]
  .map((file) => assets.read(file)?.body ?? '')
  .join('\n')

let browser: Browser

describe.skipIf(!hasChromium())('in a browser', { timeout: 180_000 }, () => {
  beforeAll(async () => {
    keepPseudoLocale()
    const launched = await launchChromium()
    if (launched === undefined) throw new Error('Chromium was found, but could not be launched')
    browser = launched
  })
  afterAll(() => browser.close())

  test('every heading of ours fits two lines at 360 px in every language', async () => {
    await withPage(narrow, async (page) => {
      const tall: unknown[] = []
      for (const lang of shippedTags) {
        const shown = Object.values(pages)
          .filter(({ step }) => !hasHeadingOfOthers.has(step))
          .map((facts) => buildStepView({ ...facts, locale: lang }).heading)
        const headings = new Set([...shown, ...listHeadings(lang)])
        await page.setContent(await draw('username', lang))
        tall.push(...(await page.evaluate<string[]>(findTallHeadings([...headings]))))
      }
      expect(tall).toEqual([])
    })
  })

  test.each([320, 360])('words much longer fit a screen of %d px', async (width) => {
    await withPage({ viewport: { width, height: 740 } }, async (page) => {
      for (const name of Object.keys(pages)) {
        await page.setContent(await draw(name, pseudoTag))
        expect(await page.evaluate(findOverflow), name).toEqual([])
      }
    })
  })

  test('from right to left every page is whole, and axe finds nothing', async () => {
    await withPage(narrow, async (page) => {
      for (const name of Object.keys(pages)) {
        await page.setContent(await draw(name, 'ar'))
        expect(await page.evaluate(readRoot), name).toEqual(['ar', 'rtl', 'rtl'])
        expect(await page.evaluate(findOverflow), name).toEqual([])
        expect(await page.evaluate(findTurnedValues), name).toEqual([])
        const { violations } = await new AxeBuilder({ page })
          .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
          .analyze()
        const found = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)
        expect(found, name).toEqual([])
      }
    })
  })

  test('from right to left the dark has the contrast of the light', async () => {
    await withPage({ ...narrow, colorScheme: 'dark' }, async (page) => {
      const first = new Map(Object.entries(pages).map(([name, { step }]) => [step, name]))
      for (const name of first.values()) {
        await page.setContent(await draw(name, 'ar'))
        const { violations } = await new AxeBuilder({ page }).withRules('color-contrast').analyze()
        expect(
          violations.map(({ id }) => id),
          name,
        ).toEqual([])
      }
    })
  })

  test('with forced colours every field and button has an edge', async () => {
    await withPage({ ...narrow, forcedColors: 'active' }, async (page) => {
      for (const name of Object.keys(pages)) {
        await page.setContent(await draw(name, 'en'))
        expect(await page.evaluate(findEdgeless), name).toEqual([])
      }
    })
  })

  test('on paper every page keeps its heading and its words, and has no button', async () => {
    await withPage({}, async (page) => {
      await page.emulateMedia({ media: 'print' })
      for (const name of Object.keys(pages)) {
        await page.setContent(await draw(name, 'en'))
        expect(await page.locator('h1').isVisible(), name).toBe(true)
        const buttons = await page.locator('.actions button:visible').count()
        expect(buttons, name).toBe(0)
      }
    })
  })
})

const narrow = { viewport: { width: 360, height: 740 } } as const

/** Headings that no example has: those without anything to fill in. */
function listHeadings(lang: string): readonly string[] {
  return Object.entries(readLanguage(lang).texts).flatMap(([key, text]) =>
    key.includes('_heading') && typeof text === 'string' && !text.includes('{') ? [text] : [],
  )
}

/** The heading of terms is the one of the terms themselves. */
const hasHeadingOfOthers: ReadonlySet<StepFacts['step']> = new Set(['consent'])

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

/** The page as one document, with its stylesheets in it and without scripts. */
async function draw(name: string, locale: string): Promise<string> {
  const facts = { ...pages[name], locale } as StepFacts
  const context = exampleContext({ locale, brand: alderBank })
  const page = await drawStep(views, { view: buildStepView(facts), context })
  return page
    .replaceAll(/<link [^>]*>|<script [^>]*><\/script>/g, '')
    .replace('</head>', () => `<style>${styles}</style></head>`)
}

// What runs in the page is text: the tests are compiled without the types of a browser.

/** The headings that need more than two lines where the page has its own. */
function findTallHeadings(headings: readonly string[]): string {
  return `${JSON.stringify(headings)}.filter((words) => {
    const heading = document.querySelector('h1')
    heading.textContent = words
    return heading.getBoundingClientRect().height > 2.5 * parseFloat(getComputedStyle(heading).lineHeight)
  })`
}

/** What is wider than the screen, or has words that are cut off. */
const findOverflow = `(() => {
  const { scrollWidth, clientWidth } = document.documentElement
  const wide = scrollWidth > clientWidth ? ['page ' + scrollWidth] : []
  const cut = [...document.querySelectorAll('main *, footer *, header *')]
    .filter((element) => !element.matches('input, svg *, .visually-hidden, .visually-hidden *, thead, thead *'))
    .filter((element) => {
      const { left, right, width } = element.getBoundingClientRect()
      const { overflow } = getComputedStyle(element)
      const isOut = width > 0 && (left < -1 || right > clientWidth + 1)
      return isOut || (overflow !== 'visible' && element.scrollWidth > element.clientWidth + 1)
    })
    .map((element) => element.outerHTML.slice(0, 120))
  return [...wide, ...cut]
})()`

/** Language, direction told, and direction drawn. */
const readRoot = `(({ lang, dir }) => [lang, dir, getComputedStyle(document.body).direction])(document.documentElement)`

/** Codes and numbers that do not go from left to right, and values whose direction is not their own. */
const findTurnedValues = `[
  ...[...document.querySelectorAll('input[autocomplete="one-time-code"], .match-number')]
    .filter((element) => getComputedStyle(element).direction !== 'ltr'),
  ...[...document.querySelectorAll('.value, .datum, .person-name')]
    .filter((element) => element.localName !== 'bdi'),
].map((element) => element.outerHTML.slice(0, 120))`

/** Fields and buttons without an edge where colours are the reader's. */
const findEdgeless = `[...document.querySelectorAll('.input, .button, .device')]
  .filter((element) => element.closest('[hidden]') === null)
  .filter((element) => getComputedStyle(element).borderTopStyle === 'none' || parseFloat(getComputedStyle(element).borderTopWidth) < 1)
  .map((element) => element.outerHTML.slice(0, 120))`
