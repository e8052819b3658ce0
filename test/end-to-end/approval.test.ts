// Transaction approval: what is shown is what is sent is what executes, once.
import express from 'express'
import { requiresApproval } from 'express-pingone-mfa'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createAgent, type Agent } from '../support/browser.js'
import { signOn } from '../support/sign-on.js'
import { startApp, type TestApp } from '../support/start-app.js'
import { readMessages, readOtp } from '../support/start-emulator.js'

let app: TestApp
let agent: Agent
const executed: unknown[] = []

beforeAll(async () => {
  app = await startApp({
    routes: (routes) => {
      routes.post(
        '/pay',
        express.urlencoded({ extended: false }),
        express.json(),
        requiresApproval({
          details: ({ body }: { body: Record<string, unknown> }) => ({
            sum: body['sum'],
            currency: body['currency'],
            recipient: body['recipient'],
          }),
        }),
        (req, res) => {
          executed.push(req.pingone.approval?.details)
          res.json({ details: req.pingone.approval?.details })
        },
      )
    },
  })
})
afterAll(() => app.close())
beforeEach(async () => {
  executed.length = 0
  agent = createAgent(app.baseUrl)
  await signOn(agent, { emulator: app.emulator, username: 'maya' })
})

const transfer = { sum: '1,250.00', currency: 'EUR', recipient: 'Charlie Parker' }

async function newestMessage(): Promise<string> {
  return (await readMessages(app.emulator, { username: 'maya' })).at(-1)?.id ?? ''
}

describe('requiresApproval', () => {
  it('holds a form until its user has approved it, then lets it through once', async () => {
    const after = await newestMessage()
    const page = await agent.post('/pay', transfer, { follow: true })
    expect(page.status).toBe(200)
    expect(page.html).toContain('Charlie Parker')
    expect(executed).toEqual([])
    const otp = await readOtp(app.emulator, { username: 'maya', after })
    const resume = await agent.submit(page, { button: 'continue', fields: { otp }, follow: true })
    expect(resume.html).toContain('Approved. One step left.')
    const done = await agent.submit(resume, { follow: true })
    expect(done.json).toEqual({ details: transfer })
    const twice = await agent.submit(resume, { follow: true })
    expect(twice.status).toBe(409)
    expect(executed).toEqual([transfer])
    const back = await agent.get(resume.url)
    expect(back.status).toBe(410)
    expect(back.html).toContain('This approval was used already')
    expect(back.html).toContain('Go back to localhost</a>')
  })

  it('is driven by an API client as JSON', async () => {
    const after = await newestMessage()
    const refused = await agent.api('/pay', { method: 'POST', body: transfer })
    expect(refused.status).toBe(403)
    expect(refused.json).toMatchObject({ code: 'ERR_PINGONE_APPROVAL_REQUIRED' })
    const { approval } = refused.json as { approval: { id: string; url: string } }
    const step = await agent.api(approval.url)
    expect(step.json).toMatchObject({ step: 'approve', approval: { id: approval.id } })
    const { action, csrf } = step.json as { action: string; csrf: string }
    const otp = await readOtp(app.emulator, { username: 'maya', after })
    const taken = await agent.api(action, {
      method: 'POST',
      body: { csrf, action: 'continue', otp },
    })
    expect(taken.status).toBe(303)
    const approved = await agent.api(taken.location ?? '')
    expect(approved.json).toMatchObject({ step: 'resume' })
    const done = await agent.api('/pay', {
      method: 'POST',
      body: transfer,
      headers: { approval: approval.id },
    })
    expect(done.json).toEqual({ details: transfer })
    expect(executed).toHaveLength(1)
  })
})
