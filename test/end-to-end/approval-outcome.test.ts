// How an execution ended, what proves the approval, and the pages around it.
import { generateKeyPairSync } from 'node:crypto'
import express, { type Express, type RequestHandler } from 'express'
import { requiresApproval, verifyEvidence, type ApprovalStatus } from 'express-pingone-mfa'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  approveAsApi,
  approveAsPage,
  askAsApi,
  payment,
  paymentDetails,
  readApproval,
  sendJson,
  startBank,
  typeCodeAsApi,
  whoAmI,
  type Bank,
} from '../support/bank.js'
import { createAgent, type Agent } from '../support/browser.js'
import { countCalls, signOn } from '../support/sign-on.js'
import { connectionTo } from '../support/start-app.js'
import { readOtp } from '../support/start-emulator.js'

const maya = { username: 'maya' }
const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const receipts = 'https://receipts.bank.example'
let bank: Bank
let agent: Agent
let handler: RequestHandler = (_req, res) => {
  res.json({ done: true })
}

beforeAll(async () => {
  bank = await startBank({
    options: {
      evidenceKey: privateKey,
      approval: { openPerUser: 100, formActionOrigins: [receipts] },
      scope: 'openid profile offline_access',
    },
    routes: addRoutes,
  })
  agent = createAgent(bank.baseUrl)
  await signOn(agent, { emulator: bank.emulator, ...maya })
})
beforeEach(() => {
  bank.events.length = 0
})
afterAll(() => bank.close())

function addRoutes(routes: Express): void {
  routes.post(
    '/run',
    express.json(),
    requiresApproval({ details: () => paymentDetails }),
    (req, res, next) => handler(req, res, next),
  )
}

async function approveRun(): Promise<string> {
  const asked = await askAsApi(agent, payment, '/run')
  await typeCodeAsApi(agent, asked.url, await readOtp(bank.emulator, maya))
  return asked.id
}

describe('an execution', () => {
  it.each<[string, ApprovalStatus, RequestHandler]>([
    ['answered 200', 'executed', (_req, res) => res.json({})],
    ['answered 303', 'executed', (_req, res) => res.status(303).end()],
    ['answered 400', 'failed', (_req, res) => res.status(400).json({})],
    ['answered 503', 'failed', (_req, res) => res.status(503).json({})],
    [
      'that throws',
      'failed',
      () => {
        throw new Error('the ledger is closed')
      },
    ],
    [
      'that its handler calls failed though it answers 200',
      'failed',
      (req, res, next) => {
        req.pingone.approval?.settle('failed').then(() => res.json({}), next)
      },
    ],
    [
      'that its handler calls executed though it answers 502',
      'executed',
      (req, res, next) => {
        req.pingone.approval?.settle('executed').then(() => res.status(502).json({}), next)
      },
    ],
    [
      'that its handler calls unknown',
      'unknown',
      (req, res, next) => {
        req.pingone.approval?.settle('unknown').then(() => res.json({}), next)
      },
    ],
  ])('%s is %s', async (_title, status, work) => {
    handler = work
    const id = await approveRun()
    await sendJson(agent, id, payment, '/run')
    await waitFor(async () => (await readApproval(agent, id))?.settledAt !== undefined)
    expect((await readApproval(agent, id))?.status).toBe(status)
    expect(bank.events.filter(({ event }) => event === 'approval.settled')).toEqual([
      expect.objectContaining({ approvalId: id, status }),
    ])
    const again = await sendJson(agent, id, payment, '/run')
    expect(again.json).toMatchObject({ code: 'ERR_PINGONE_APPROVAL_USED' })
  })

  it('whose connection closed is unknown, until its handler says how it ended', async () => {
    let finish = (): void => undefined
    const finished = new Promise<void>((resolve) => (finish = resolve))
    let settled = (): void => undefined
    const said = new Promise<void>((resolve) => (settled = resolve))
    handler = (req, res, next) => {
      finished.then(() => req.pingone.approval?.settle('executed')).then(settled, next)
      res.flushHeaders()
      setTimeout(() => res.destroy(), 20)
    }
    const id = await approveRun()
    await expect(sendJson(agent, id, payment, '/run')).rejects.toThrow()
    await waitFor(async () => (await readApproval(agent, id))?.status === 'unknown')
    expect((await sendJson(agent, id, payment, '/run')).json).toMatchObject({
      code: 'ERR_PINGONE_APPROVAL_USED',
    })
    finish()
    await said
    expect((await readApproval(agent, id))?.status).toBe('executed')
  })

  it('of which nobody has said for a minute how it ended reads as unknown', async () => {
    let letGo = (): void => undefined
    const gate = new Promise<void>((resolve) => (letGo = resolve))
    handler = (_req, res, next) => {
      gate.then(() => res.json({}), next)
    }
    const id = await approveRun()
    const running = sendJson(agent, id, payment, '/run')
    await waitFor(async () => (await readApproval(agent, id))?.status === 'consumed')
    const again = await sendJson(agent, id, payment, '/run')
    expect(again.json).toMatchObject({ status: 409, code: 'ERR_PINGONE_APPROVAL_USED' })
    await bank.store.edit('approval', (members) => ({
      ...members,
      ...(members['id'] === id && { consumedAtMs: Number(members['consumedAtMs']) - 60_000 }),
    }))
    expect((await readApproval(agent, id))?.status).toBe('unknown')
    letGo()
    await running
  })
})

describe('evidence', () => {
  it('is verified by the public key and says what was approved, by whom and how', async () => {
    const found: { evidence?: string; record?: unknown }[] = []
    handler = (req, res) => {
      const { evidence, record } = req.pingone.approval ?? {}
      found.push({ ...(evidence !== undefined && { evidence }), record })
      res.json({})
    }
    const id = await approveRun()
    await sendJson(agent, id, payment, '/run')
    const evidence = await verifyEvidence(found[0]?.evidence ?? '', publicKey)
    const { sub } = await whoAmI(agent)
    const record = await readApproval(agent, id)
    const { environmentId = '', clientId = '', authBaseUrl = '' } = connectionTo(bank.emulator)
    expect(evidence).toEqual({
      approvalId: id,
      sub,
      details: paymentDetails,
      digest: record?.digest,
      method: 'POST',
      url: '/run',
      deviceType: 'SMS',
      acr: record?.acr,
      amr: record?.amr,
      authTime: record?.authTime,
      requestId: record?.requestId,
      idTokenHash: expect.stringMatching(/^[\w-]{43}$/) as string,
      ...(record?.correlationId !== undefined && { correlationId: record.correlationId }),
      createdAt: record?.createdAt,
      approvedAt: record?.approvedAt,
      consumedAt: record?.consumedAt,
      clientId,
      issuer: `${authBaseUrl}/${environmentId}/as`,
    })
    expect(Object.keys(evidence.details)).toEqual(Object.keys(paymentDetails))
    expect(found[0]?.record).toMatchObject({ id, status: 'consumed', details: paymentDetails })
    const changed = (found[0]?.evidence ?? '').replace(/\.[^.]+$/, `.${'A'.repeat(86)}`)
    await expect(verifyEvidence(changed, publicKey)).rejects.toMatchObject({
      code: 'ERR_PINGONE_EVIDENCE',
    })
    const other = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey
    await expect(verifyEvidence(found[0]?.evidence ?? '', other)).rejects.toMatchObject({
      code: 'ERR_PINGONE_EVIDENCE',
    })
  })

  it('is not in the record that is stored, nor is a token', async () => {
    const { id } = await approveAsApi(agent, { emulator: bank.emulator, ...maya })
    const stored = JSON.stringify(await bank.store.list('approval'))
    expect(stored).not.toMatch(/eyJ[\w-]+\.[\w-]+\./)
    const { accessToken } = await whoAmI(agent)
    expect(stored).not.toContain(accessToken)
    expect((await readApproval(agent, id))?.idTokenHash).toMatch(/^[\w-]{43}$/)
  })
})

describe('the page from which an approved form goes on', () => {
  it('may post to this site and to the named origins alone, and is not stored', async () => {
    const { page, resume } = await approveAsPage(agent, { emulator: bank.emulator, ...maya })
    const policy = String(resume.headers['content-security-policy'])
    expect(policy).toContain(`form-action 'self' ${receipts};`)
    expect(String(page.headers['content-security-policy'])).toMatch(/form-action 'self'(;|$)/)
    for (const shown of [page, resume]) {
      expect(shown.headers['cache-control']).toBe('no-store')
      expect(String(shown.headers['content-security-policy'])).toContain("frame-ancestors 'none'")
      expect(String(shown.headers['content-security-policy'])).not.toContain('unsafe')
      expect(shown.html).not.toMatch(/<script(?![^>]*src=)/)
    }
    expect(new URL(resume.form().action).pathname).toBe('/pay')
    const { html } = resume
    expect(html).not.toContain(bank.emulator.url)
  })

  it('keeps to this site when no origin is named', async () => {
    const own = await startBank()
    const browser = createAgent(own.baseUrl)
    await signOn(browser, { emulator: own.emulator, ...maya })
    const { resume } = await approveAsPage(browser, { emulator: own.emulator, ...maya })
    expect(String(resume.headers['content-security-policy'])).toMatch(/form-action 'self'(;|$)/)
    await own.close()
  })
})

describe('an app whose sign-on is hosted', () => {
  it('approves on its own pages, and keeps its session', async () => {
    const hosted = await startBank({ application: 'hosted' })
    const browser = createAgent(hosted.baseUrl, { origins: [hosted.emulator.url] })
    const start = await browser.get('/who', { follow: true })
    const otpPage = await browser.submit(start, { fields: maya, follow: true })
    const otp = await readOtp(hosted.emulator, maya)
    await browser.submit(otpPage, { fields: { otp }, follow: true })
    const before = await whoAmI(browser)
    expect(before.sub).toBeDefined()
    const calls = await countCalls(hosted.emulator)
    const { page, resume } = await approveAsPage(browser, { emulator: hosted.emulator, ...maya })
    expect(page.url.startsWith(hosted.baseUrl)).toBe(true)
    const after = await countCalls(hosted.emulator)
    expect((after['authorize'] ?? 0) - (calls['authorize'] ?? 0)).toBe(1)
    expect((await browser.submit(resume)).json).toEqual({ details: paymentDetails })
    expect(await whoAmI(browser)).toEqual(before)
    await hosted.close()
  })
})

async function waitFor(isSo: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 5000
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error('it did not come to that')
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
