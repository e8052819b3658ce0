// Every page of ours as JSON: a client without HTML signs on, is told what went wrong, and signs off.
import { jsonViews, type StepView } from 'express-pingone-mfa'
import { afterEach, describe, expect, it } from 'vitest'
import { createAgent, type Agent, type Page } from '../support/browser.js'
import { startApp, type TestApp } from '../support/start-app.js'
import { readOtp, wrongOtp } from '../support/start-emulator.js'

let app: TestApp | undefined
afterEach(() => app?.close())

/** The page model of an answer; the step tells which one. */
function viewOf(page: Page): StepView {
  expect(page.headers['content-type']).toBe('application/json; charset=utf-8')
  return page.json as StepView
}

async function post(agent: Agent, view: StepView, fields: Record<string, unknown>): Promise<Page> {
  const body = { csrf: view.csrf, action: 'continue', ...fields }
  const answer = await agent.api(view.action, { method: 'POST', body })
  return answer.locationPath === undefined ? answer : agent.api(answer.locationPath)
}

async function start(): Promise<{ running: TestApp; agent: Agent }> {
  const running = await startApp()
  app = running
  return { running, agent: createAgent(running.baseUrl) }
}

describe('a JSON client', () => {
  it('signs on step by step with what the page models say', async () => {
    const { running, agent } = await start()
    const refused = await agent.api('/account', {
      headers: { referer: `${running.baseUrl}/account` },
    })
    const { login } = refused.json as { login: string }
    const username = viewOf(await agent.api(login))
    expect(username).toMatchObject({ step: 'username', purpose: 'sign-on' })
    expect(username.fields.map(({ name }) => name)).toEqual(['username'])
    const otp = viewOf(await post(agent, username, { username: 'maya' }))
    expect(otp).toMatchObject({ step: 'otp', username: 'maya' })
    const code = await readOtp(running.emulator, { username: 'maya' })
    const again = viewOf(await post(agent, otp, { otp: wrongOtp(code) }))
    expect(again.messages).toMatchObject([{ kind: 'error', code: 'otp_wrong', field: 'otp' }])
    const landed = await post(agent, again, { otp: code })
    expect(landed.json).toMatchObject({ user: { preferred_username: 'maya' } })
    const ask = viewOf(await agent.api('/logout'))
    const off = viewOf(await post(agent, ask, {}))
    expect(off).toMatchObject({ step: 'signed-off', complete: true })
    expect((await agent.api('/account')).status).toBe(401)
  })

  it('finds no flow id, link, cookie or token in any page model', async () => {
    const { agent } = await start()
    const username = await agent.api('/login')
    const otp = await post(agent, viewOf(username), { username: 'sam' })
    for (const text of [username.html, otp.html]) {
      expect(text).not.toMatch(/flows\/|_links|resumeUrl|ST-NO-SS|eyJ|[0-9a-f]{8}-[0-9a-f]{4}-4/)
    }
    expect(viewOf(otp)).toMatchObject({
      step: 'select-device',
      devices: [{ handle: '1' }, { handle: '2' }],
    })
  })

  it('that chooses a device has its new codes still to come', async () => {
    app = await startApp({ options: { throttle: { resendsPerFlow: 1 } } })
    const agent = createAgent(app.baseUrl)
    const list = viewOf(await post(agent, viewOf(await agent.api('/login')), { username: 'sam' }))
    expect(list.step).toBe('select-device')
    const otp = viewOf(await post(agent, list, { device: '1' }))
    expect(otp.step).toBe('otp')
    // The first code is no new one.
    expect(otp.buttons.map(({ value }) => value)).toContain('resend')
  })

  it.each([
    [{ username: ['maya'] }, 400],
    [{ username: { $ne: '' } }, 400],
    [{ username: 7 }, 400],
    [{ username: null }, 400],
  ])('that sends %j where a string is due gets %i', async (fields, status) => {
    const { agent } = await start()
    const view = viewOf(await agent.api('/login'))
    const page = await post(agent, view, fields)
    expect(page.status).toBe(status)
    expect(viewOf(page)).toMatchObject({ step: 'error', reason: 'bad_request' })
  })

  it('that sends JSON which is none gets 400', async () => {
    const { running } = await start()
    const answer = await fetch(`${running.baseUrl}/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: '{"csrf": ',
    })
    expect(answer.status).toBe(400)
  })

  it('is told an empty username by the model of the same page', async () => {
    const { agent } = await start()
    const view = viewOf(await agent.api('/login'))
    const page = await post(agent, view, { username: ' ' })
    expect(page.status).toBe(400)
    expect(viewOf(page)).toMatchObject({ step: 'username', messages: [{ code: 'username_empty' }] })
  })
})

describe('jsonViews()', () => {
  it('answers a browser with JSON too', async () => {
    const running = await startApp({ options: { views: jsonViews() } })
    app = running
    const page = await createAgent(running.baseUrl).get('/login')
    expect(viewOf(page)).toMatchObject({ step: 'username' })
  })
})
