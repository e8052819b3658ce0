// A password that may not be used any more is changed on a page of ours, by who knows it.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { PingOneEvent } from 'express-pingone-mfa'
import { createAgent, type Agent, type Page } from '../support/browser.js'
import { changeEmulator, findUser, type ToldEnvironment } from '../support/change-emulator.js'
import { unlimited } from '../support/limits.js'
import { createEditableStore } from '../support/editable-store.js'
import { reachOtpPage } from '../support/sign-on.js'
import { startApp, type TestApp } from '../support/start-app.js'
import { controlEmulator, readOtp } from '../support/start-emulator.js'

const password = 'Winter-Harbour-42'
const better = 'Summer-Meadow-77'

let app: TestApp
const events: PingOneEvent[] = []
beforeAll(async () => {
  app = await startApp({
    options: {
      acrValues: 'Password_MFA',
      throttle: { ...unlimited, otpChecksPerFlow: 3 },
      onEvent: (event) => void events.push(event),
    },
  })
})
beforeEach(async () => {
  await controlEmulator(app.emulator, 'reset')
  events.length = 0
})
afterAll(() => app.close())

const mustChange = (environment: ToldEnvironment): void => {
  findUser(environment, 'maya').password = { value: password, forceChange: true }
}
const expired = (environment: ToldEnvironment): void => {
  findUser(environment, 'maya').password = {
    value: password,
    lastChangedAt: '2020-01-01T00:00:00.000Z',
  }
  environment.passwordPolicies = [
    {
      id: 'policy',
      name: 'Old',
      default: true,
      excludesCommonlyUsed: true,
      excludesProfileData: true,
      notSimilarToCurrent: true,
      length: { min: 8 },
      maxAgeDays: 90,
    },
  ]
}

async function reachNewPassword(agent: Agent): Promise<Page> {
  const page = await reachOtpPage(agent, { username: 'maya' })
  return agent.submit(page, { button: 'continue', fields: { password }, follow: true })
}

function change(agent: Agent, page: Page, fields: Record<string, string>): Promise<Page> {
  return agent.submit(page, { button: 'continue', fields, follow: true })
}

describe('a password that', () => {
  it.each([
    ['must be changed', mustChange, 'For your safety you need a new password before you go on.'],
    ['has expired', expired, 'Your password has expired.'],
  ] as const)('%s is changed, and the sign-on goes on to the code', async (_why, prepare, lead) => {
    await changeEmulator(app.emulator, prepare)
    const agent = createAgent(app.baseUrl)
    const page = await reachNewPassword(agent)
    expect(page.heading).toBe('Choose a new password')
    expect(page.text).toContain(lead)
    expect(page.text).toContain('At least 8 characters')
    const next = await change(agent, page, { current_password: password, new_password: better })
    expect(next.heading).toBe('Check your phone')
    const otp = await readOtp(app.emulator, { username: 'maya' })
    const done = await agent.submit(next, { button: 'continue', fields: { otp }, follow: true })
    expect(done.status).toBe(200)
    expect(events.map(({ event }) => event)).toContain('password.changed')
    const again = createAgent(app.baseUrl)
    const asked = await reachOtpPage(again, { username: 'maya' })
    const entered = await again.submit(asked, {
      button: 'continue',
      fields: { password: better },
      follow: true,
    })
    expect(entered.heading).toBe('Check your phone')
  })
})

describe('the page', () => {
  it('says which field is empty, and asks PingOne nothing', async () => {
    await changeEmulator(app.emulator, mustChange)
    const agent = createAgent(app.baseUrl)
    const page = await reachNewPassword(agent)
    const one = await change(agent, page, { current_password: '', new_password: better })
    expect(one.text).toContain('Enter your current password')
    const two = await change(agent, page, { current_password: password, new_password: '' })
    expect(two.text).toContain('Enter a new password')
  })

  it('names the first rule that is broken, marks its line, and fills in nothing', async () => {
    await changeEmulator(app.emulator, mustChange)
    const agent = createAgent(app.baseUrl)
    const page = await reachNewPassword(agent)
    const told = await change(agent, page, { current_password: password, new_password: 'Short1' })
    expect(told.text).toContain('Choose a password of at least 8 characters.')
    expect(told.html).toMatch(/<li class="unmet"[^>]*data-check="min"/)
    expect(told.html).toMatch(/<li class="met"[^>]*data-characters="0123456789"/)
    expect(told.html).not.toContain('Short1')
    expect(told.html).not.toContain(password)
    expect(events.filter(({ event }) => event === 'password.refused')).toEqual([])
  })

  it('names the rule that PingOne alone can tell', async () => {
    await changeEmulator(app.emulator, mustChange)
    const agent = createAgent(app.baseUrl)
    const page = await reachNewPassword(agent)
    const told = await change(agent, page, {
      current_password: password,
      new_password: password,
    })
    expect(told.html).toMatch(/<li class="unmet"(?! data-check)/)
    expect(told.text).toMatch(/You had that password before|much like your current one/)
    expect(events.at(-1)).toMatchObject({
      event: 'password.refused',
      reason: 'password_requirements',
    })
    const next = await change(agent, told, { current_password: password, new_password: better })
    expect(next.heading).toBe('Check your phone')
  })

  it('counts a wrong current password, up to the end of the attempt', async () => {
    await changeEmulator(app.emulator, mustChange)
    const agent = createAgent(app.baseUrl)
    let page = await reachNewPassword(agent)
    for (const wrong of ['wrong-1', 'wrong-2', 'wrong-3']) {
      expect(page.heading).toBe('Choose a new password')
      page = await change(agent, page, { current_password: wrong, new_password: better })
    }
    expect(page.status).toBe(429)
    expect(page.heading).toBe('That was the last try')
    expect(events.filter(({ event }) => event === 'password.refused')).toHaveLength(3)
  })

  it('is not for who has not proven the password', async () => {
    await changeEmulator(app.emulator, mustChange)
    const agent = createAgent(app.baseUrl)
    const page = await reachOtpPage(agent, { username: 'maya' })
    expect(page.heading).toBe('Enter your password')
    const same = await change(agent, page, { current_password: password, new_password: better })
    expect(same.heading).toBe('Enter your password')
  })
})

it('a password is in no record, no event and no page', async () => {
  const stateStore = createEditableStore()
  const seen: unknown[] = []
  const own = await startApp({
    stateStore,
    options: { acrValues: 'Password_MFA', onEvent: (event) => void seen.push(event) },
  })
  await changeEmulator(own.emulator, mustChange)
  const agent = createAgent(own.baseUrl)
  const page = await reachNewPassword(agent)
  const canaries = ['C4n4ry-current-9', 'C4n4ry-chosen-77']
  const [current_password = '', new_password = ''] = canaries
  const told = await change(agent, page, { current_password, new_password })
  await own.close()
  const all = [told.html, JSON.stringify(seen), JSON.stringify(await stateStore.list(''))].join(
    '\n',
  )
  for (const canary of canaries) expect(all).not.toContain(canary)
  expect(told.text).toContain('That is not your current password.')
})
