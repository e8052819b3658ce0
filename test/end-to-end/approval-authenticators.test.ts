// An approval by each authenticator: at most once, refused, what you see, wrong, denied, foreign, cancelled, lost, evidence.
// Here is what depends on the authenticator. The tables of approval-refusals, the races over processes and the forged
// tokens come after its answer was taken, where no code knows it any more: they run with codes alone.
import { createHash, createPublicKey, generateKeyPairSync } from 'node:crypto'
import express from 'express'
import { requiresApproval, verifyEvidence, type ApprovalStatus } from 'express-pingone-mfa'
import { compactVerify } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  answerAsApi,
  answerPage,
  authenticators,
  readStep,
  sendAnswer,
  startWith,
  type AskedStep,
  type Authenticator,
  type AuthenticatorName,
} from '../support/approve-by.js'
import {
  askAsApi,
  payment,
  paymentDetails,
  readApproval,
  readPayment,
  sendJson,
  startBank,
  type Bank,
} from '../support/bank.js'
import { createAgent, type Agent, type Page } from '../support/browser.js'
import { countCalls, signOn } from '../support/sign-on.js'
import { controlEmulator, readMessages } from '../support/start-emulator.js'
import { readPushes } from '../tools/emulator/own-devices.js'
import { readRequests, readSigned, type RequestClaims } from '../support/upstream-log.js'

const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const proofs: string[] = []
let bank: Bank
let agent: Agent
let held: Authenticator

beforeAll(async () => {
  bank = await startBank({
    options: { evidenceKey: keys.privateKey },
    routes: (app) => {
      const guard = requiresApproval({ details: readPayment })
      app.post('/prove', express.json(), guard, (req, res) => {
        proofs.push(req.pingone.approval?.evidence ?? '')
        res.json({})
      })
    },
  })
})
beforeEach(() => {
  bank.executed.length = 0
  bank.events.length = 0
  proofs.length = 0
})
afterAll(() => bank.close())

async function start(name: AuthenticatorName): Promise<void> {
  agent = createAgent(bank.baseUrl)
  held = await startWith(name, {
    ...bank,
    signOn: () => signOn(agent, { emulator: bank.emulator, username: 'maya' }),
  })
}

const ask = (fields: Record<string, string> = payment): Promise<Page> =>
  agent.post('/pay', fields, { follow: true })
const approve = (page: Pick<Page, 'url'>): Promise<Page> => answerPage(agent, held, page)
const idOf = (resume: Page): string => {
  if (resume.forms.length === 0) throw new Error(String(resume.status) + resume.html)
  return resume.form().values['pingone_approval'] ?? ''
}

/** The phone has answered: only its answer is asked for once more. */
async function answerAgain(step: AskedStep): Promise<Page> {
  await bank.store.edit('pending', (members) => ({ ...members, readAtMs: 0 }))
  return sendAnswer(agent, step, { action: 'check' })
}

/** The one approval that was asked for last. */
function newestId(): string {
  const asked = bank.events.findLast(({ event }) => event === 'approval.requested')
  return asked?.approvalId ?? ''
}

async function expectNotApproved(id: string, left: readonly ApprovalStatus[]): Promise<void> {
  expect(left).toContain((await readApproval(agent, id))?.status)
  expect((await sendJson(agent, id)).status).toBeGreaterThanOrEqual(400)
  expect(bank.executed).toEqual([])
}

describe.each(authenticators)('an approval by %s', (name) => {
  beforeEach(() => start(name))

  it('executes a form once that is sent fifty times at once', async () => {
    const resume = await approve(await ask())
    const answers = await Promise.all(Array.from({ length: 50 }, () => agent.submit(resume)))
    expect(answers.map(({ status }) => status).sort()).toEqual([
      200,
      ...Array<number>(49).fill(409),
    ])
    expect(bank.executed).toEqual([paymentDetails])
    expect((await readApproval(agent, idOf(resume)))?.deviceType).toBe(held.deviceType)
  })

  it('is one approval for an answer that five tabs send at once', async () => {
    const page = await ask()
    const step = await readStep(agent, page)
    const answer = await held.answer(step)
    const tabs = await Promise.all(Array.from({ length: 5 }, () => sendAnswer(agent, step, answer)))
    const ids = new Set(tabs.map(idOf))
    expect([...ids]).toEqual([newestId()])
    await Promise.all(tabs.map((each) => agent.submit(each)))
    expect(bank.executed).toEqual([paymentDetails])
    expect(bank.events.filter(({ event }) => event === 'approval.approved')).toHaveLength(1)
  })

  it.each([
    ['another amount', { ...payment, sum: '1' }, '/pay', 'ERR_PINGONE_APPROVAL_MISMATCH'],
    ['another route', payment, '/pay-other', 'ERR_PINGONE_APPROVAL_OTHER_ROUTE'],
  ])('is refused for %s by its own code', async (_, body, path, code) => {
    const asked = await askAsApi(agent)
    await answerAsApi(agent, held, asked.url)
    expect((await sendJson(agent, asked.id, body, path)).json).toMatchObject({ status: 409, code })
    await expectNotApproved(asked.id, ['mismatched'])
  })

  it('shows, sends, approves and executes the same', async () => {
    await controlEmulator(bank.emulator, 'requests', {}, 'DELETE')
    const page = await ask()
    const sent = await readRequests(bank.emulator)
    const { claims } = readSigned(
      sent.find(({ path }) => path.endsWith('/as/authorize')),
      'request',
    )
    const { 'pi.template': template } = claims as unknown as RequestClaims
    expect(template.variables).toEqual(paymentDetails)
    const resume = await approve(page)
    for (const shown of [page, resume]) {
      for (const value of Object.values(paymentDetails)) expect(shown.text).toContain(value)
    }
    const messages = await readMessages(bank.emulator, { username: 'maya' })
    const [said] = [
      ...(await readPushes(bank.emulator)).map((push) => JSON.stringify(push)),
      ...messages.map(({ text }) => text).reverse(),
    ]
    expect(said?.includes(payment.recipient)).toBe(held.showsDetails)
    expect((await agent.submit(resume)).json).toEqual({ details: paymentDetails })
    expect((await readApproval(agent, idOf(resume)))?.details).toEqual(paymentDetails)
  })

  it('is not given by a wrong answer, or a denial', async () => {
    const asked = await askAsApi(agent)
    const step = await readStep(agent, asked)
    const told = await sendAnswer(agent, step, await held.answerWrongly(step))
    if (!held.canTryAgain) expect(told.text).toContain('Nothing was sent.')
    await expectNotApproved(asked.id, [held.canTryAgain ? 'pending' : 'denied'])
    const again = await answerAsApi(agent, held, asked.url).catch(() => undefined)
    expect(again?.status === 303).toBe(held.canTryAgain)
    expect((await sendJson(agent, asked.id)).status).toBe(held.canTryAgain ? 200 : 403)
  })

  it('is not given by the answer to another one', async () => {
    const first = await ask()
    const firstId = newestId()
    const firstStep = await readStep(agent, first)
    const second = await ask({ ...payment, sum: '9' })
    const answer = await held.answer(await readStep(agent, second))
    // The authenticator app shows one code for all: it is good where it is used first, and there alone.
    if (name === 'totp') await sendAnswer(agent, await readStep(agent, second), answer)
    const told = await sendAnswer(agent, firstStep, answer)
    expect(told.html).not.toContain('pingone_approval')
    await expectNotApproved(firstId, ['pending'])
  })

  it('that was cancelled is not given by the answer that comes afterwards', async () => {
    const page = await ask()
    const step = await readStep(agent, page)
    await agent.submit(page, { button: 'cancel' })
    const answer = await held.answer(step).catch(() => ({ action: 'check' }))
    const late = await sendAnswer(agent, step, answer)
    expect(late.html).not.toContain('pingone_approval')
    await expectNotApproved(newestId(), ['denied'])
  })

  it('whose reply was lost is given once, or not at all', async () => {
    const page = await ask()
    const step = await readStep(agent, page)
    const answer = await held.answer(step)
    await controlEmulator(bank.emulator, 'requests', {}, 'DELETE')
    const action = { otp: 'otp.check', totp: 'otp.check', passkey: 'assertion.check' }
    await controlEmulator(bank.emulator, 'faults', {
      endpoint: 'flow',
      kind: 'reset-after',
      nth: 1,
      ...(name === 'push' ? { method: 'GET' } : { action: action[name] }),
    })
    const told = await sendAnswer(agent, step, answer)
    if (name !== 'push') {
      // The cookie that the flow is resumed with was in the reply: PingOne gives its code to nobody else.
      expect([told.status, told.heading]).toEqual([502, 'This was not approved'])
      expect(told.text).toContain('so nothing was sent')
      await expectNotApproved(newestId(), ['denied'])
      expect((await countCalls(bank.emulator))[action[name]]).toBe(1)
    }
    const resume = name === 'push' ? await answerAgain(step) : await approve(await ask())
    const [one, two] = await Promise.all([agent.submit(resume), agent.submit(resume)])
    expect([one.status, two.status].sort()).toEqual([200, 409])
    expect(bank.executed).toEqual([paymentDetails])
  })

  it('has evidence that jose and the public key read, with no secret in it', async () => {
    const asked = await askAsApi(agent, payment, '/prove')
    const step: AskedStep = await readStep(agent, asked)
    const answer = await held.answer(step)
    await agent.api(step.action, { method: 'POST', body: { csrf: step.csrf, ...answer } })
    expect((await sendJson(agent, asked.id, payment, '/prove')).status).toBe(200)
    const [jws = ''] = proofs
    const { payload } = await compactVerify(
      jws,
      createPublicKey(keys.publicKey.export({ format: 'pem', type: 'spki' })),
    )
    const claims = JSON.parse(Buffer.from(payload).toString()) as Record<string, unknown>
    expect(claims).toMatchObject({
      device_type: held.deviceType,
      jti: asked.id,
      details: paymentDetails,
    })
    const evidence = await verifyEvidence(jws, keys.publicKey)
    expect(evidence).toMatchObject({ deviceType: held.deviceType, details: paymentDetails })
    expect(evidence.passkey !== undefined).toBe(name === 'passkey')
    const said = Buffer.from(payload).toString() + JSON.stringify(evidence)
    const secrets = [answer['otp'], step.csrf, step.number && `"${step.number}"`]
    for (const secret of secrets) if (secret) expect(said).not.toContain(secret)
    if (evidence.passkey === undefined) return
    const { nonce, clientDataJSON } = evidence.passkey
    const over = createHash('sha256')
      .update(nonce + evidence.digest)
      .digest('base64url')
    expect(Buffer.from(clientDataJSON, 'base64url').toString()).toContain(over)
  })
})

describe('a passkey', () => {
  beforeEach(() => start('passkey'))

  it('of another origin approves nothing', async () => {
    const page = await ask()
    const step = await readStep(agent, page)
    const assertion = held.sign?.(step, { origin: 'https://evil.example' }) ?? ''
    const told = await sendAnswer(agent, step, { action: 'continue', assertion })
    expect(told.text).toContain('The passkey was not used.')
    await expectNotApproved(newestId(), ['pending'])
  })
})
