// Passkeys against a PingOne that verifies them: sign-on, hostile answers, approvals that the key itself has signed.
import { createHash, generateKeyPairSync, verify, type KeyObject } from 'node:crypto'
import express from 'express'
import { requiresApproval, verifyEvidence, type PingOneMfaOptions } from 'express-pingone-mfa'
import { afterEach, describe, expect, it } from 'vitest'
import { payment, readPayment, startBank, type Bank } from '../support/bank.js'
import { createAgent, type Agent, type Page } from '../support/browser.js'
import { givePasskey } from '../support/give-passkey.js'
import { writeAssertion, type Passkey, type PasskeySpoil } from '../support/passkey.js'
import { countCalls, reachOtpPage } from '../support/sign-on.js'

const evidenceKeys = generateKeyPairSync('ec', { namedCurve: 'P-256' })
let bank: Bank
let agent: Agent
let passkey: Passkey
const proofs: string[] = []
afterEach(() => bank.close())

async function start(
  options: PingOneMfaOptions = {},
  given: Partial<Parameters<typeof givePasskey>[1]> = {},
): Promise<void> {
  proofs.length = 0
  bank = await startBank({
    options: { evidenceKey: evidenceKeys.privateKey, ...options },
    routes: (app) => {
      const guard = requiresApproval({ details: readPayment })
      app.post('/transfer', express.urlencoded({ extended: false }), guard, (req, res) => {
        proofs.push(req.pingone.approval?.evidence ?? '')
        res.send('done')
      })
    },
  })
  agent = createAgent(bank.baseUrl)
  passkey = await givePasskey(bank.emulator, {
    origin: bank.baseUrl,
    others: ['SMS'],
    ...given,
  })
}

interface Asked {
  readonly challenge: number[]
  readonly rpId: string
  readonly allowCredentials: { readonly id: number[] }[]
}

/** What the page asks the browser for. */
function readAsked(page: Page): Asked {
  const [, json = ''] = /data-public-key="([^"]*)"/.exec(page.html) ?? []
  return JSON.parse(json.replaceAll('&quot;', '"')) as Asked
}

function answer(
  page: Page,
  more: { spoil?: PasskeySpoil; challenge?: number[]; origin?: string } = {},
): string {
  const { challenge, rpId } = readAsked(page)
  const { origin = new URL(bank.baseUrl).origin, spoil } = more
  const ceremony = { rpId, origin, challenge: Uint8Array.from(more.challenge ?? challenge) }
  return writeAssertion(passkey.assert(ceremony, spoil))
}

const use = (page: Page, assertion = answer(page)): Promise<Page> =>
  agent.submit(page, { button: 'continue', fields: { assertion }, follow: true })

const eventsOf = (name: string): readonly unknown[] =>
  bank.events.filter(({ event }) => event === name).map(({ reason }) => reason)

describe('a passkey', () => {
  it('signs on', async () => {
    await start()
    const page = await reachOtpPage(agent, { username: 'maya' })
    expect(page.heading).toBe('Use your passkey')
    expect(readAsked(page)).toMatchObject({ rpId: 'localhost' })
    const landed = await use(page)
    expect(landed.url).toBe(`${bank.baseUrl}/account`)
    expect(bank.events.find(({ event }) => event === 'passkey.used')).toMatchObject({
      purpose: 'sign-on',
      deviceType: 'FIDO2',
    })
  })

  it('leads to another device without a script', async () => {
    await start()
    const page = await reachOtpPage(agent, { username: 'maya' })
    expect(page.text).toContain('Passkeys need JavaScript, and it is off for this site.')
    const list = await agent.submit(page, { button: 'choose', follow: true })
    expect(list.heading).toBe('How should we confirm it’s you?')
    const codePage = await agent.submit(list, { button: '2', follow: true })
    expect(codePage.html).toContain('name="otp"')
  })

  it('pressed without an answer asks again, and PingOne is not asked', async () => {
    await start()
    const page = await reachOtpPage(agent, { username: 'maya' })
    const before = await countCalls(bank.emulator)
    const again = await use(page, '')
    expect(again.text).toContain('The passkey was not used.')
    expect(await countCalls(bank.emulator)).toEqual(before)
  })

  it.each<[string, (page: Page) => string, string, string]>([
    [
      'to another challenge',
      (page) => answer(page, { challenge: [1, 2, 3] }),
      'That answer belongs to an older page.',
      'challenge',
    ],
    [
      'for another origin',
      (page) => answer(page, { origin: 'https://evil.example' }),
      'The passkey was not used.',
      'origin',
    ],
    [
      'of a registration',
      (page) => answer(page, { spoil: { clientData: { type: 'webauthn.create' } } }),
      'The passkey was not used.',
      'type',
    ],
    ['of garbage', () => '{"garbage":true}', 'The passkey was not used.', 'malformed'],
  ])('%s is told so, never sent on, and costs no try', async (_, spoil, words, reason) => {
    await start()
    const page = await reachOtpPage(agent, { username: 'maya' })
    const before = await countCalls(bank.emulator)
    const told = await use(page, spoil(page))
    expect(told.text).toContain(words)
    expect(await countCalls(bank.emulator)).toEqual(before)
    expect(eventsOf('passkey.failed')).toEqual([reason])
    expect((await use(told)).url).toBe(`${bank.baseUrl}/account`)
  })

  it('with too much to say is refused whole', async () => {
    await start()
    const page = await reachOtpPage(agent, { username: 'maya' })
    expect((await use(page, 'x'.repeat(17_000))).status).toBe(413)
    expect((await use(await agent.get(page.url))).url).toBe(`${bank.baseUrl}/account`)
  })

  it('of one tab does not answer another tab', async () => {
    await start()
    const first = await reachOtpPage(agent, { username: 'maya' })
    const second = await reachOtpPage(agent, { username: 'maya' })
    expect(readAsked(first).challenge).not.toEqual(readAsked(second).challenge)
    const told = await use(second, answer(first))
    expect(told.text).toContain('That answer belongs to an older page.')
    expect((await use(first)).url).toBe(`${bank.baseUrl}/account`)
  })

  it('that PingOne does not believe is wrong, counted, and ends with the tries', async () => {
    await start({ throttle: { otpChecksPerFlow: 2 } })
    const page = await reachOtpPage(agent, { username: 'maya' })
    const spoil: PasskeySpoil = { signature: (bytes) => Buffer.from(bytes).fill(0, 12, 20) }
    const told = await use(page, answer(page, { spoil }))
    expect(told.text).toContain('That passkey does not fit this account.')
    expect(eventsOf('passkey.failed')).toEqual(['wrong_assertion'])
    const last = await use(told, answer(told, { spoil }))
    expect(last.status).toBe(429)
  })

  it('twice the same is one use', async () => {
    await start()
    const page = await reachOtpPage(agent, { username: 'maya' })
    const assertion = answer(page)
    const [one, two] = await Promise.all([use(page, assertion), use(page, assertion)])
    expect([one.url, two.url]).toEqual([`${bank.baseUrl}/account`, `${bank.baseUrl}/account`])
    expect((await countCalls(bank.emulator))['assertion.check']).toBe(1)
  })

  it('that the browser refuses on this page ends the attempt, with a reference', async () => {
    await start()
    const ended = await use(await reachOtpPage(agent, { username: 'maya' }), 'SecurityError')
    expect(ended.status).toBe(403)
    expect(ended.text).toMatch(/[A-Z0-9]{4}-[A-Z0-9]{4}/)
    expect(eventsOf('passkey.failed')).toEqual(['refused_by_browser'])
  })
})

describe('a relying party id that is not of the pages', () => {
  it('is told to the developer, and the page leads to another device', async () => {
    await start({}, { origin: 'https://auth.pingone.com', rpId: 'pingone.com' })
    const page = await reachOtpPage(agent, { username: 'maya' })
    expect(page.html).not.toContain('data-public-key')
    expect(page.text).toContain('Passkeys can’t be used on this page just now.')
    expect(eventsOf('passkey.failed')).toEqual(['rp_id_foreign'])
    const list = await agent.submit(page, { button: 'choose', follow: true })
    expect(list.heading).toBe('How should we confirm it’s you?')
  })
})

describe('a name that nobody has, where a passkey is asked first', () => {
  async function reach(username: string): Promise<Page> {
    agent = createAgent(bank.baseUrl)
    return reachOtpPage(agent, { username })
  }
  const shapeOf = (page: Page): string =>
    page.html
      .replace(/data-public-key="[^"]*"/, '')
      .replace(/value="[\w.-]{40,}"/g, '')
      .replaceAll(/flow\/[\w-]{43}/g, '')
      .replaceAll(/maya|nobody/g, 'name')

  it('is asked the same way, for the same ids each time and another challenge', async () => {
    await start({ decoyStep: 'passkey' })
    const real = await reach('maya')
    const [one, two] = [await reach('nobody'), await reach(' NOBODY ')]
    expect(one.status).toBe(real.status)
    expect(shapeOf(one)).toBe(shapeOf(real))
    expect(readAsked(one).allowCredentials).toEqual(readAsked(two).allowCredentials)
    expect(readAsked(one).challenge).not.toEqual(readAsked(two).challenge)
    const { challenge, allowCredentials, ...manner } = readAsked(real)
    expect(readAsked(one)).toMatchObject(manner)
    expect(readAsked(one).challenge).toHaveLength(challenge.length)
    expect(readAsked(one).allowCredentials[0]).toHaveProperty('type', 'public-key')
    expect(allowCredentials).toHaveLength(1)
    const again = await agent.get(two.url)
    expect(readAsked(again)).toEqual(readAsked(two))
  })

  it('answers a wrong passkey as a real one does', async () => {
    await start({ decoyStep: 'passkey' })
    const spoil: PasskeySpoil = { signature: (bytes) => Buffer.from(bytes).fill(0, 12, 20) }
    const answers: Page[] = []
    for (const username of ['maya', 'nobody']) {
      const page = await reach(username)
      answers.push(await use(page, answer(page, { spoil })))
    }
    const [real, decoy] = answers
    if (real === undefined || decoy === undefined) throw new Error('no answer')
    expect(real.text).toContain('That passkey does not fit this account.')
    expect(shapeOf(decoy)).toBe(shapeOf(real))
  })

  it('sees no ids where every passkey is discoverable, nor does anybody else', async () => {
    await start({ decoyStep: 'passkey', discoverablePasskeys: true })
    for (const username of ['maya', 'nobody']) {
      expect(readAsked(await reach(username)).allowCredentials).toEqual([])
    }
  })
})

describe('an approval', () => {
  async function reachApproval(): Promise<Page> {
    await use(await reachOtpPage(agent, { username: 'maya' }))
    return agent.post('/transfer', payment, { follow: true })
  }

  /** As docs/approval.md says it: nothing but the evidence and the public key of the passkey. */
  async function assertSignedByKey(jws: string, publicKey: KeyObject): Promise<void> {
    const { digest, passkey: signed } = await verifyEvidence(jws, evidenceKeys.publicKey)
    if (signed === undefined) throw new Error('no passkey has signed this')
    const bytes = (text: string): Buffer => Buffer.from(text, 'base64url')
    const clientData = bytes(signed.clientDataJSON)
    const over = createHash('sha256')
      .update(signed.nonce + digest)
      .digest('base64url')
    const { challenge } = JSON.parse(clientData.toString()) as { challenge: string }
    expect(challenge).toBe(over)
    const hash = createHash('sha256').update(clientData).digest()
    const whole = Buffer.concat([bytes(signed.authenticatorData), hash])
    expect(verify('sha256', whole, publicKey, bytes(signed.signature))).toBe(true)
    expect(signed.nonce.endsWith(`.${digest}`)).toBe(true)
    expect(signed.credentialId).toBe(passkey.id)
  }

  it('is signed by the key itself: the evidence proves it with the public key alone', async () => {
    await start()
    const page = await reachApproval()
    expect(page.text).toContain('They are shown here only')
    const resume = await use(page)
    const record = bank.events.find(({ event }) => event === 'approval.approved')
    expect(record).toMatchObject({ deviceType: 'FIDO2' })
    expect((await agent.submit(resume)).text).toBe('done')
    expect(proofs).toHaveLength(1)
    await assertSignedByKey(proofs[0] ?? '', passkey.publicKey)
  })

  it('whose challenge PingOne did not take up is refused and denied, whatever the key signs', async () => {
    let isOwn = false
    await start({
      fetch: async (input, init) => {
        const response = await fetch(input, init)
        return isOwn ? withOwnChallenge(response) : response
      },
    })
    await use(await reachOtpPage(agent, { username: 'maya' }))
    isOwn = true
    const page = await agent.post('/transfer', payment, { follow: true })
    expect(page.status).toBe(403)
    expect(page.html).not.toContain('data-public-key')
    expect(bank.events.find(({ event }) => event === 'approval.denied')).toMatchObject({
      reason: 'challenge_not_bound',
    })
    expect(eventsOf('passkey.failed')).toEqual(['challenge_not_bound'])
    expect(proofs).toHaveLength(0)
  })

  it('is not signed by the answer of another approval', async () => {
    await start()
    const first = await reachApproval()
    const second = await agent.post('/transfer', { ...payment, sum: '9' }, { follow: true })
    expect(second.text).toContain('They are shown here only')
    const told = await use(second, answer(first))
    expect(told.text).toContain('That answer belongs to an older page.')
    expect(proofs).toHaveLength(0)
  })

  it('takes no answer to another challenge', async () => {
    await start()
    const page = await reachApproval()
    const told = await use(page, answer(page, { challenge: [1, 2, 3] }))
    expect(told.text).toContain('That answer belongs to an older page.')
    expect(proofs).toHaveLength(0)
  })
})

/** As of a policy that has not taken up the challenge of the signed request. */
async function withOwnChallenge(response: Response): Promise<Response> {
  const text = await response.text()
  const headers = new Headers(response.headers)
  headers.delete('content-length')
  if (!text.includes('publicKeyCredentialRequestOptions')) {
    return new Response(text === '' ? null : text, { status: response.status, headers })
  }
  const flow = JSON.parse(text) as { publicKeyCredentialRequestOptions: string }
  const options = JSON.parse(flow.publicKeyCredentialRequestOptions) as object
  const own = JSON.stringify({ ...options, challenge: Array.from({ length: 32 }, () => 7) })
  const body = JSON.stringify({ ...flow, publicKeyCredentialRequestOptions: own })
  return new Response(body, { status: response.status, headers })
}

describe('too many passkeys that do not fit', () => {
  it.each(['maya', 'nobody'])('end without a word of codes (%s)', async (username) => {
    await start({ throttle: { otpChecksPerFlow: 1 }, decoyStep: 'passkey' })
    const page = await reachOtpPage(agent, { username })
    const spoil: PasskeySpoil = { signature: (bytes) => Buffer.from(bytes).fill(0, 12, 20) }
    const ended = await use(page, answer(page, { spoil }))
    expect(ended.status).toBe(429)
    expect(ended.text).toContain('use the passkey of this account or another way to confirm')
    expect(ended.text).not.toMatch(/\bcodes?\b/)
  })
})
