// What a person does in front of the bank, and what is checked of every page they see.
import { mkdirSync } from 'node:fs'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { expect } from 'vitest'
import { launchChromium } from '../../support/chromium.js'

/** The browser and screen a person has. */
export interface Screen {
  readonly javaScriptEnabled?: boolean
  readonly width?: number
  readonly colorScheme?: 'light' | 'dark'
}

/** Launches the Chromium that `describe.skipIf(!hasChromium())` made sure of. */
export async function openBrowser(): Promise<Browser> {
  const browser = await launchChromium()
  if (browser === undefined) throw new Error('no Chromium: hasChromium() was not asked')
  return browser
}

/** A fresh browser profile on the bank. */
export async function openScreen(
  browser: Browser,
  baseURL: string,
  screen: Screen = {},
): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL,
    javaScriptEnabled: screen.javaScriptEnabled ?? true,
    colorScheme: screen.colorScheme ?? 'light',
    viewport: { width: screen.width ?? 1280, height: 800 },
    reducedMotion: 'reduce',
  })
  context.setDefaultTimeout(15_000)
  return context
}

/** Types the username and presses Continue. */
export async function typeUsername(page: Page, username: string): Promise<void> {
  await page.getByLabel('Username or email address').fill(username)
  await page.getByRole('button', { name: 'Continue' }).click()
}

/** Types the password and presses Continue. */
export async function typePassword(page: Page, password: string): Promise<void> {
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Continue' }).click()
}

/** Types the code and presses Continue. */
export async function typeCode(page: Page, code: string): Promise<void> {
  await codeField(page).fill(code)
  await page.getByRole('button', { name: 'Continue' }).click()
}

/** The one field for the code. */
export function codeField(page: Page): ReturnType<Page['locator']> {
  return page.locator('input[name="otp"]')
}

/** The page's heading. */
export async function heading(page: Page): Promise<string> {
  return (await page.locator('h1').innerText()).trim()
}

/** Path of the page, with its query. */
export function pathOf(page: Page): string {
  const { pathname, search } = new URL(page.url())
  return pathname + search
}

/** Name of the form field that has the focus; the tag name of anything else. */
export function focused(page: Page): Promise<string> {
  return page.evaluate<string>(
    'document.activeElement.getAttribute("name") ?? document.activeElement.localName',
  )
}

/** That the field of this name has the focus. A browser gives `autofocus` with the first frame it draws, which may come after `load`. */
export async function expectFocus(page: Page, name: string): Promise<void> {
  await expect.poll(() => focused(page), { timeout: 10_000 }).toBe(name)
}

/** Presses Tab until the stop with this text. What is pressed before a browser has drawn the page moves nothing. */
export async function tabTo(page: Page, text: string): Promise<void> {
  const pressTab = async (): Promise<string> => {
    await page.keyboard.press('Tab')
    const active = page.locator(':focus')
    return (await active.count()) > 0 ? await active.innerText() : ''
  }
  const message = `Tab reaches "${text}" on ${page.url()}`
  await expect
    .poll(pressTab, { timeout: 10_000, interval: 5, message })
    .toSatisfy((stop: string) => stop.startsWith(text))
}

/** Presses Enter and waits for the page it leads to. */
export async function pressEnter(page: Page): Promise<void> {
  await Promise.all([page.waitForEvent('domcontentloaded'), page.keyboard.press('Enter')])
  await page.waitForLoadState('load')
}

/** Presses Tab until the field of this name. */
export async function tabToField(page: Page, name: string): Promise<void> {
  for (let stop = 0; stop < 20; stop += 1) {
    if ((await focused(page)) === name) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab never reaches the field ${name} on ${page.url()}`)
}

/** Nothing for axe to find (it needs scripts), nothing to scroll sideways, and a picture when `SCREENSHOTS` names a directory. */
export async function inspect(page: Page, name: string): Promise<void> {
  await takePicture(page, name)
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .setLegacyMode()
    .analyze()
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`,
  )
  expect(found, `axe on ${name}`).toEqual([])
  const overflow = await page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  )
  expect(overflow, `sideways scroll on ${name}`).toBe(0)
}

async function takePicture(page: Page, name: string): Promise<void> {
  const directory = process.env['SCREENSHOTS']
  if (directory === undefined) return
  mkdirSync(directory, { recursive: true })
  await page.screenshot({ path: `${directory}/e2e-${name}.png`, fullPage: true })
}
