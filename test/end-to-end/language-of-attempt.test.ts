// An attempt is in one language from its first page to its last, also when the app asked for that language.
import { createAgent, type Agent } from '../support/browser.js'
import { afterEach, describe, expect, it } from 'vitest'
import type { PingOneMfaOptions } from 'express-pingone-mfa'
import { approveAsPage, payment, startBank, type Bank } from '../support/bank.js'
import { readMessages, readOtp } from '../support/start-emulator.js'
import { signOn } from '../support/sign-on.js'
import type { StartAppOptions } from '../support/start-app.js'

let bank: Bank | undefined
afterEach(() => bank?.close())

const maya = 'maya'

/** What the browser of a test says it likes. */
let accepted = 'en'

const before: NonNullable<StartAppOptions['before']> = (target) => {
  target.use((req, _res, next) => {
    req.headers['accept-language'] = accepted
    next()
  })
}

const routes: NonNullable<StartAppOptions['routes']> = (target) => {
  target.get('/in/:tags', (req, res) => {
    res.pingone.login({ returnTo: '/account', uiLocales: req.params.tags })
  })
}

async function start(options: PingOneMfaOptions = {}): Promise<{ agent: Agent; bank: Bank }> {
  bank = await startBank({
    options: { languages: ['en', 'de', 'ar', 'fr'], ...options },
    before,
    routes,
  })
  return { agent: createAgent(bank.baseUrl), bank }
}

function languageOf({ html }: { readonly html: string }): string | undefined {
  return /<html lang="([^"]+)"/.exec(html)?.[1]
}

describe('the languages of login()', () => {
  it('come before what the browser likes, the first that the app has', async () => {
    accepted = 'de'
    const { agent } = await start()
    expect(languageOf(await agent.get('/in/sv%20fr-CA%20ar', { follow: true }))).toBe('fr')
    expect(languageOf(await agent.get('/in/sv', { follow: true }))).toBe('de')
  })

  it('come after what the app tells of the request, and after what the person chose', async () => {
    accepted = 'en'
    const { agent } = await start({ locale: () => 'ar' })
    expect(languageOf(await agent.get('/in/fr', { follow: true }))).toBe('ar')
    await agent.get('/login?lang=de', { follow: true })
    expect(languageOf(await agent.get('/in/fr', { follow: true }))).toBe('de')
  })

  it('stay after a mistake, and to the end of the sign-on', async () => {
    accepted = 'en'
    const { agent, bank: app } = await start()
    const first = await agent.get('/in/fr', { follow: true })
    const empty = await agent.submit(first, { button: 'continue', fields: {}, follow: true })
    expect(languageOf(empty)).toBe('fr')
    expect(empty.text).toContain('Saisissez votre nom d’utilisateur')
    const code = await agent.submit(empty, {
      button: 'continue',
      fields: { username: maya },
      follow: true,
    })
    expect(languageOf(code)).toBe('fr')
    const otp = await readOtp(app.emulator, { username: maya })
    const done = await agent.submit(code, { button: 'continue', fields: { otp }, follow: true })
    expect(done.url).toMatch(/\/account$/)
  })

  it('are tags: anything else in the address is left out of what goes on', async () => {
    accepted = 'en'
    const { agent } = await start()
    const page = await agent.get('/login?ui_locales=%22%3E%3Cb%3E%20fr%20a_b')
    expect(languageOf(page)).toBe('fr')
    expect(page.html).toContain('ui_locales=fr"')
  })
})

describe('an approval that was begun in German', () => {
  async function approve(): Promise<{
    agent: Agent
    address: string
    fields: Readonly<Record<string, string>>
  }> {
    accepted = 'de'
    const { agent, bank: app } = await start()
    await signOn(agent, { emulator: app.emulator, username: maya })
    const { id, page } = await approveAsPage(agent, { emulator: app.emulator, username: maya })
    accepted = 'ar'
    return { agent, address: page.url, fields: { ...payment, pingone_approval: id } }
  }

  it('goes on from a German page, and its used page is German', async () => {
    const { agent, address, fields } = await approve()
    const resume = await agent.get(address, { follow: true })
    expect(languageOf(resume)).toBe('de')
    await agent.post('/pay', fields)
    const used = await agent.get(address, { follow: true })
    expect(used.text).toContain('Diese Freigabe wurde schon verwendet')
    expect(languageOf(used)).toBe('de')
  })

  it('is compared in German with what arrived', async () => {
    const { agent, fields } = await approve()
    const page = await agent.post('/pay', { ...fields, sum: '9,250.00' })
    expect(page.status).toBe(409)
    expect(languageOf(page)).toBe('de')
  })

  it('is approved with the message in the language that the template has, where it has no German', async () => {
    accepted = 'de'
    const { agent, bank: app } = await start()
    await signOn(agent, { emulator: app.emulator, username: maya })
    const { page, resume } = await approveAsPage(agent, {
      emulator: app.emulator,
      username: maya,
    })
    const message = (await readMessages(app.emulator, { username: maya })).at(-1)
    expect(message?.text).toMatch(/1,250\.00 EUR to Charlie Parker/)
    expect(languageOf(page)).toBe('de')
    await agent.submit(resume)
    expect(app.executed).toHaveLength(1)
  })

  it('was cancelled on a German page', async () => {
    accepted = 'de'
    const { agent, bank: app } = await start()
    await signOn(agent, { emulator: app.emulator, username: maya })
    const page = await agent.post('/pay', payment, { follow: true })
    accepted = 'ar'
    await agent.submit(page, { button: 'cancel', follow: true })
    const again = await agent.get(page.url, { follow: true })
    expect(languageOf(again)).toBe('de')
  })
})
