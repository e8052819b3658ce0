// Languages on the wire: who chooses, what an attempt keeps, and what PingOne is told.
import { decodeJwt } from 'jose'
import type { PingOneMfaOptions } from 'express-pingone-mfa'
import { afterEach, describe, expect, it } from 'vitest'
import { askAsApi, startBank } from '../support/bank.js'
import { createAgent, type Agent } from '../support/browser.js'
import { reachOtpPage, signOn } from '../support/sign-on.js'
import { startApp, type StartAppOptions, type TestApp } from '../support/start-app.js'

let app: TestApp | undefined
afterEach(() => app?.close())

const all = { languages: ['en', 'de', 'ar'] } as const

/** What the browser of a test says it likes. */
let accepted = 'en'

const before: NonNullable<StartAppOptions['before']> = (target) => {
  target.use((req, _res, next) => {
    req.headers['accept-language'] = accepted
    next()
  })
}

async function start(options: PingOneMfaOptions, likes = 'en'): Promise<Agent> {
  accepted = likes
  app = await startApp({ options, before })
  return createAgent(app.baseUrl)
}

/** A fetch that notes what is sent to PingOne. */
function listen(): { readonly fetch: typeof globalThis.fetch; readonly sent: URLSearchParams[] } {
  const sent: URLSearchParams[] = []
  return {
    sent,
    fetch: (input, init) => {
      const { body } = init ?? {}
      const text = body instanceof URLSearchParams || typeof body === 'string' ? String(body) : ''
      sent.push(
        new URLSearchParams(text),
        new URL(input instanceof Request ? input.url : input).searchParams,
      )
      return globalThis.fetch(input, init)
    },
  }
}

function valuesOf(sent: readonly URLSearchParams[], name: string): readonly string[] {
  return sent.flatMap((parameters) => parameters.getAll(name))
}

describe('the language of a page', () => {
  it('is the one that the browser likes best', async () => {
    const agent = await start(all, 'fr, ar-EG;q=0.8, en;q=0.5')
    const page = await agent.get('/login')
    expect(page.html).toContain('<html lang="ar" dir="rtl">')
    expect(page.html).toContain('تسجيل الدخول')
  })

  it('is the first for who speaks none of them', async () => {
    const agent = await start({ languages: ['de', 'en'] }, 'fr')
    expect((await agent.get('/login')).html).toContain('<html lang="de" dir="ltr">')
  })

  it('is English where the app names none, and nobody can choose', async () => {
    const agent = await start({}, 'de')
    const page = await agent.get('/login?lang=de')
    expect(page.status).toBe(200)
    expect(page.html).toContain('<html lang="en" dir="ltr">')
    expect(page.html).not.toContain('class="languages"')
  })

  it('is the one that the app tells, before the browser’s', async () => {
    const agent = await start({ ...all, locale: () => 'ar-SA' }, 'de')
    expect((await agent.get('/login')).html).toContain('<html lang="ar"')
  })

  it('is chosen in the foot of the page, before all others, and kept', async () => {
    const agent = await start({ ...all, locale: () => 'ar' }, 'ar')
    const page = await agent.get('/login?returnTo=%2Faccount')
    expect(page.html).toContain('lang="de" hreflang="de" dir="ltr"')
    expect(page.html).toContain('href="/login?returnTo=%2Faccount&amp;lang=de"')
    const chosen = await agent.get('/login?returnTo=%2Faccount&lang=de')
    expect(chosen.status).toBe(303)
    expect(chosen.headers.location).toBe('/login?returnTo=%2Faccount')
    expect(String(chosen.headers['set-cookie'])).toMatch(/pingone\.lang=de; Max-Age=31536000;/)
    const next = await agent.follow(chosen)
    expect(next.html).toContain('<html lang="de"')
    expect((await agent.get('/logout')).html).toContain('<html lang="de"')
  })

  it('is not chosen by a tag that the app does not have', async () => {
    const agent = await start(all, 'ar')
    const page = await agent.get('/login?lang=fr')
    expect(page.status).toBe(200)
    expect(page.html).toContain('<html lang="ar"')
  })

  it('stays the one that a sign-on began in', async () => {
    const agent = await start(all, 'de')
    const otpPage = await reachOtpPage(agent, { username: 'maya' })
    expect(otpPage.html).toContain('<html lang="de"')
    accepted = 'ar'
    const again = await agent.get(otpPage.url)
    expect(again.html).toContain('<html lang="de"')
  })

  it('has the app’s own texts, as text', async () => {
    const agent = await start(
      {
        languages: ['de', 'en'],
        texts: { de: { username_heading: 'Willkommen <b>hier</b>' } },
      },
      'de',
    )
    const { html: body } = await agent.get('/login')
    expect(body).toContain('Willkommen &lt;b&gt;hier&lt;/b&gt;')
    expect(body).toContain('<html lang="de"')
  })
})

describe('PingOne', () => {
  it('is told the language of a sign-on', async () => {
    const { fetch, sent } = listen()
    const agent = await start({ ...all, fetch }, 'de-AT')
    await reachOtpPage(agent, { username: 'maya' })
    expect(valuesOf(sent, 'ui_locales')).toEqual(['de'])
  })

  it('is told nothing where the app names no languages', async () => {
    const { fetch, sent } = listen()
    const agent = await start({ fetch }, 'de')
    await reachOtpPage(agent, { username: 'maya' })
    expect(valuesOf(sent, 'ui_locales')).toEqual([])
  })

  it('sends the message of an approval in it, and the details stay as they are', async () => {
    const { fetch, sent } = listen()
    accepted = 'fr'
    const bank = await startBank({ options: { languages: ['en', 'de'], fetch }, before })
    app = bank
    const agent = createAgent(bank.baseUrl)
    await signOn(agent, { emulator: bank.emulator, username: 'maya' })
    await askAsApi(agent)
    const [request = ''] = valuesOf(sent, 'request')
    expect(decodeJwt(request)['pi.template']).toEqual({
      name: 'transaction',
      locale: 'en',
      variables: { sum: '1,250.00', currency: 'EUR', recipient: 'Charlie Parker' },
    })
  })
})
