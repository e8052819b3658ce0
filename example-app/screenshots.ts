// Makes the pictures of README.md: CHROME_PATH=/path/to/chrome npx tsx example-app/screenshots.ts
import { mkdirSync } from 'node:fs'
import { createServer } from 'node:http'
import { fileURLToPath } from 'node:url'
import { createEmulator, type Emulator } from 'express-pingone-mfa/emulator'
import { chromium, type Browser, type Page } from 'playwright-core'
import { createApp } from './app.js'
import { listen } from './listen.js'

const directory = fileURLToPath(new URL('../docs/images/', import.meta.url))
const server = createServer()
const port = await listen(server, { port: 0, usesEmulator: true })
const baseUrl = `http://localhost:${String(port)}`
const emulator = await createEmulator({ port: 0, baseUrls: [baseUrl] })
const { env } = process
const browser = await chromium.launch({
  args: ['--no-sandbox'],
  ...(env['CHROME_PATH'] === undefined
    ? { channel: 'chrome' }
    : { executablePath: env['CHROME_PATH'] }),
})
try {
  Object.assign(env, emulator.env())
  server.on('request', createApp({ baseUrl, sessionSecret: 'a secret that signs pictures only' }))
  mkdirSync(directory, { recursive: true })
  await takePictures(browser, emulator)
} finally {
  await browser.close()
  server.close()
  await emulator.close()
}

async function takePictures(browser: Browser, emulator: Emulator): Promise<void> {
  const context = await browser.newContext({ baseURL: baseUrl, reducedMotion: 'reduce' })
  const page = await context.newPage()
  await page.setViewportSize({ width: 1000, height: 640 })
  await page.goto('/accounts')
  await page.getByLabel('Username or email address').fill('maya')
  await page.getByRole('button', { name: 'Continue' }).click()
  await typeCode(page, emulator, 'Continue')
  await fillTransfer(page, 'Grid Energy', 'SE71 6000 0000 0001 2345 6789', '720.00')
  await page.getByRole('button', { name: 'Cancel' }).click()
  await fillTransfer(page, 'Charlie Parker', 'SE45 5000 0000 0583 9825 7466', '1,250.00')
  await takePageAndPhone(page, emulator, 'bank-approve.png')
  await typeCode(page, emulator, 'Approve')
  await page.waitForURL(/\/transfers\/[\w-]+$/)
  await page.goto('/approvals')
  await page.locator('summary').first().click()
  await page.screenshot({ path: `${directory}bank-approvals.png` })
}

async function fillTransfer(
  page: Page,
  recipient: string,
  account: string,
  amount: string,
): Promise<void> {
  await page.goto('/transfers')
  await page.getByLabel('Recipient', { exact: true }).fill(recipient)
  await page.getByLabel('Recipient’s account (IBAN)').fill(account)
  await page.getByLabel('Amount in EUR').fill(amount)
  await page.getByRole('button', { name: 'Review transfer' }).click()
}

/** The valid code is the marked one in the inbox. */
async function typeCode(page: Page, emulator: Emulator, button: string): Promise<void> {
  const inbox = await page.context().newPage()
  await inbox.goto(emulator.inboxUrl)
  await page.locator('input[name="otp"]').fill(await inbox.locator('mark').last().innerText())
  await inbox.close()
  await page.getByRole('button', { name: button }).click()
}

/** What the person sees on the screen, beside what they see on the phone. */
async function takePageAndPhone(page: Page, emulator: Emulator, file: string): Promise<void> {
  const inbox = await page.context().newPage()
  await inbox.goto(emulator.inboxUrl)
  const pictures = [
    await page.locator('main').screenshot(),
    await inbox.locator('.frames > *').first().screenshot(),
  ]
  const images = pictures.map(
    (picture) => `<img src="data:image/png;base64,${picture.toString('base64')}">`,
  )
  const sheet = await page.context().newPage()
  await sheet.setContent(
    `<body style="margin:0;padding:24px;background:#f3f5f6;width:max-content">
      <div style="display:flex;gap:24px;align-items:start">${images.join('')}</div>`,
  )
  await sheet.locator('body').screenshot({ path: `${directory}${file}` })
  await Promise.all([inbox.close(), sheet.close()])
}
