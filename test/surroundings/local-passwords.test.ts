// Users whom a local PingOne made: their passwords stand where a person looks for them, and they work.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createEmulator, type Emulator } from 'express-pingone-mfa/emulator'
import { afterEach, describe, expect, it } from 'vitest'
import { greet } from '../../example-app/greeting.js'
import { startLocalPingOne } from '../../example-app/local-pingone.js'
import { createAgent } from '../support/browser.js'
import { startApp } from '../support/start-app.js'
import { readOtp } from '../support/start-emulator.js'

const recipeFile = fileURLToPath(new URL('../../example-app/pingone-recipe.json', import.meta.url))
const closing: (() => Promise<unknown>)[] = []

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

/** The bank's recipe with the change that its README names. */
async function writeRecipe(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'bank-recipe-'))
  closing.push(() => rm(directory, { recursive: true }))
  const text = await readFile(recipeFile, 'utf8')
  const file = join(directory, 'recipe.json')
  await writeFile(
    file,
    text.replace('"password-and-code"', '"code"').replace('"passwordRecovery": true,', ''),
  )
  return file
}

/** Signs on with nothing but what a text says. */
async function signOnBy(
  text: string,
  app: { readonly baseUrl: string; readonly emulator: Emulator },
): Promise<string> {
  const password = /Password(?: of [\w, ]+:)? +(\S+)/.exec(text)?.[1] ?? 'none is shown'
  const agent = createAgent(app.baseUrl, { follow: true })
  const first = await agent.get('/account')
  const second = await agent.submit(first, { button: 'continue', fields: { username: 'maya' } })
  const third = await agent.submit(second, { button: 'continue', fields: { password } })
  const otp = await readOtp(app.emulator, { username: 'maya' })
  return (await agent.submit(third, { button: 'continue', fields: { otp } })).text
}

async function readInbox({ inboxUrl }: Emulator): Promise<string> {
  const page = await (await fetch(inboxUrl)).text()
  return page.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
}

describe('with the recipe of the bank', () => {
  it('the greeting and the inbox say the password that signs on', async () => {
    const baseUrl = 'http://localhost:39872'
    const local = await startLocalPingOne({ port: 0, baseUrl })
    const { emulator, connection } = local
    closing.push(() => emulator.close())
    const app = await startApp({ emulator, options: connection, port: 39872 })
    closing.push(() => app.close())
    const greeting = greet(baseUrl, local)
    const names = 'maya, elin, sam, tess, pia, olof, tara'
    expect(greeting).toContain(`  Password     Winter-Harbour-42 (${names})\n`)
    expect(greeting).toContain(`  A passkey    ${baseUrl}/passkey`)
    expect(await signOnBy(greeting, { baseUrl, emulator })).toContain('"path":"/account"')
    expect(await readInbox(emulator)).toContain(`Password of ${names}: Winter-Harbour-42`)
    expect(await signOnBy(await readInbox(emulator), { baseUrl, emulator })).toContain('/account')
  })
})

describe('with the change that its README names', () => {
  it('neither speaks of a password, for nobody is asked for one', async () => {
    const baseUrl = 'http://localhost:3000'
    const recipeFile = await writeRecipe()
    const local = await startLocalPingOne({ port: 0, baseUrl, recipeFile })
    closing.push(() => local.emulator.close())
    expect(greet(baseUrl, local)).not.toContain('Password')
    expect(await readInbox(local.emulator)).not.toContain('Password')
  })
})

describe('of the default emulator', () => {
  it('what is said of petra is what happens: a password only where the policy asks for one', async () => {
    const emulator = await createEmulator({ baseUrls: ['http://localhost:39873'] })
    closing.push(() => emulator.close())
    const petra = emulator.users.find(({ username }) => username === 'petra')
    expect(petra?.description).toBe(
      'gets a text message, after a password if the policy asks for one',
    )
    const steps: string[] = []
    for (const acrValues of [undefined, ['Password_MFA']]) {
      const options = acrValues === undefined ? {} : { acrValues }
      const app = await startApp({ emulator, options, port: 39873 })
      const agent = createAgent(app.baseUrl, { follow: true })
      const start = await agent.get('/account')
      const next = await agent.submit(start, { button: 'continue', fields: { username: 'petra' } })
      steps.push(next.html.includes('name="password"') ? 'password' : 'code')
      await app.close()
    }
    expect(steps).toEqual(['code', 'password'])
  })

  it('noor, lars and ines get the page that a stranger gets, as they are described', async () => {
    const app = await startApp()
    closing.push(() => app.close())
    const texts: string[] = []
    for (const username of ['noor', 'lars', 'ines', 'nobody-at-all']) {
      const agent = createAgent(app.baseUrl, { follow: true })
      const start = await agent.get('/account')
      const next = await agent.submit(start, { button: 'continue', fields: { username } })
      texts.push(next.text.replaceAll(username, 'X'))
    }
    expect(new Set(texts).size).toBe(1)
    const described = app.emulator.users.filter(({ description }) =>
      description.endsWith(': shows the same page as a stranger'),
    )
    expect(described.map(({ username }) => username)).toEqual(['noor', 'lars', 'ines'])
  })
})
