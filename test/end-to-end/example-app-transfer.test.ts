// Money leaving the example bank: what is read of a request, what needs an approval, and what is executed.
import { verifyEvidence } from 'express-pingone-mfa'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { formatIban, parseIban } from '../../example-app/iban.js'
import { createLedger } from '../../example-app/ledger.js'
import { formatAmount, formatChange, parseAmount } from '../../example-app/money.js'
import { fromDetails, isAboveLimit, readTransfer, toDetails } from '../../example-app/transfer.js'
import { createAgent, type Agent, type Page } from '../support/browser.js'
import { signOn } from '../support/sign-on.js'
import { readMessages, readOtp } from '../support/start-emulator.js'
import { startBank, type Bank } from './browser/bank.js'

const transfer = {
  recipient: 'Charlie Parker',
  account: 'SE45 5000 0000 0583 9825 7466',
  amount: '1,250.00',
}

describe('an amount', () => {
  test.each([
    ['0.30', 30n],
    ['9', 900n],
    ['1250', 125_000n],
    ['1250.00', 125_000n],
    ['1,250.00', 125_000n],
    ['999,999,999.99', 99_999_999_999n],
  ])('%s is read', (text, cents) => {
    expect(parseAmount(text)).toBe(cents)
  })

  test.each(
    [
      '',
      ' ',
      '1e3',
      '-5',
      '+5',
      'NaN',
      'Infinity',
      '0x10',
      '1.5',
      '1,25',
      '1.250,00',
      '1 250',
    ].concat(['12,50.00', ',250', '1.000', '.50', '5.', '１０', '١٠', '1\n', '9999999999']),
  )('%j could be read in two ways, or is none', (text) => {
    expect(parseAmount(text)).toBeUndefined()
  })

  test('is written as it is read, to the cent', () => {
    for (const cents of [1n, 99n, 100n, 820_416n, 99_999_999_999n]) {
      expect(parseAmount(formatAmount(cents))).toBe(cents)
    }
    expect(formatAmount(820_416n)).toBe('8,204.16')
    expect(formatChange(-420n)).toBe('−4.20')
    expect(formatChange(318_000n)).toBe('+3,180.00')
  })
})

describe('an account number', () => {
  test('is read with spaces and in lower case, and written in groups', () => {
    expect(parseIban('se45 5000 0000 0583 9825 7466')).toBe('SE4550000000058398257466')
    expect(formatIban('SE4550000000058398257466')).toBe('SE45 5000 0000 0583 9825 7466')
  })

  test.each(['', 'SE45 5000', 'SE45 5000 0000 0583 9825 7467', 'SE54 5000 0000 0583 9825 7466'])(
    '%j is refused: something is missing or mistyped',
    (text) => {
      expect(parseIban(text)).toBeUndefined()
    },
  )
})

describe('a transfer', () => {
  test.each(['500', '500.00', '499.99', '9', '0.01'])('of %s needs no approval', (amount) => {
    expect(isAboveLimit({ amount })).toBe(false)
  })

  test.each([
    { amount: '500.01' },
    { amount: '1,000' },
    { amount: '10000' },
    { amount: '1e3' },
    { amount: '-5' },
    { amount: 'NaN' },
    { amount: 9 },
    { amount: ['9', '9000'] },
    { amount: { toString: '9' } },
    {},
    null,
    'amount=9',
  ])('that says %j needs one: it is large, or nobody can tell', (body) => {
    expect(isAboveLimit(body)).toBe(true)
  })

  test('is read back from its details exactly', () => {
    const read = readTransfer(transfer, 820_416n)
    if (!read.ok) throw new Error('the transfer is a good one')
    expect(toDetails(read.transfer)).toEqual({
      sum: '1,250.00',
      currency: 'EUR',
      recipient: 'Charlie Parker',
      account: 'SE45 5000 0000 0583 9825 7466',
    })
    expect(fromDetails(toDetails(read.transfer))).toEqual(read.transfer)
    expect(() => fromDetails({ sum: '1' })).toThrow('these details are of no transfer')
  })

  test.each([
    [{ recipient: '' }, { recipient: 'Enter the recipient’s name, up to 70 letters' }],
    [{ recipient: 'Mal\u202elory' }, { recipient: 'Enter the recipient’s name, up to 70 letters' }],
    [{ recipient: '${otp}' }, { recipient: 'Enter the recipient’s name, up to 70 letters' }],
    [{ recipient: ['a', 'b'] }, { recipient: 'Enter the recipient’s name, up to 70 letters' }],
    [
      { account: 'SE45' },
      { account: 'Enter an account number of 24 characters, like SE45 5000 0000 0583 9825 7466' },
    ],
    [{ amount: '1e3' }, { amount: 'Enter an amount, like 1,250.00' }],
    [{ amount: '0' }, { amount: 'Enter an amount above 0' }],
    [{ amount: '8,204.17' }, { amount: 'Enter an amount up to 8,204.16' }],
  ])('with %j says what is wrong', (changed, problems) => {
    const read = readTransfer({ ...transfer, ...changed }, 820_416n)
    expect(read).toMatchObject({ ok: false, problems })
    expect(read.ok ? {} : read.problems).toEqual(problems)
  })
})

describe('the ledger', () => {
  const payment = {
    id: '1',
    recipient: 'Charlie Parker',
    account: 'SE4550000000058398257466',
    amount: 8_000_00n,
    madeAt: new Date(0),
  }

  test('pays once for one id, and never more than there is', () => {
    const ledger = createLedger()
    expect(ledger.pay('maya', payment)).toBe(payment)
    expect(ledger.pay('maya', { ...payment, amount: 1n })).toBe(payment)
    expect(ledger.pay('maya', { ...payment, id: '2' })).toBeUndefined()
    expect(ledger.open('maya', new Date()).everyday.balance).toBe(204_16n)
  })

  test('knows no payment of somebody else', () => {
    const ledger = createLedger()
    ledger.pay('maya', payment)
    expect(ledger.findPayment('elin', '1')).toBeUndefined()
    expect(ledger.open('elin', new Date()).everyday.balance).toBe(8_204_16n)
  })
})

describe('the bank', () => {
  let bank: Bank
  let agent: Agent

  beforeAll(async () => {
    bank = await startBank({ approval: { openPerUser: 100 } })
  })
  beforeEach(async () => {
    agent = createAgent(bank.baseUrl, { follow: true })
    await signOn(agent, { emulator: bank.emulator, username: 'maya', path: '/accounts' })
  })
  afterAll(() => bank.close())

  /** Sends the form and types the code that comes for it. */
  async function approveForm(fields: Readonly<Record<string, string>>): Promise<Page> {
    const after = (await readMessages(bank.emulator, { username: 'maya' })).at(-1)?.id ?? ''
    const page = await agent.post('/transfers', fields)
    const otp = await readOtp(bank.emulator, { username: 'maya', after })
    return agent.submit(page, { button: 'continue', fields: { otp } })
  }

  test('executes what was approved, shows it, and hands out a receipt that others can verify', async () => {
    const sent = await agent.submit(await approveForm(transfer))
    expect(sent.heading).toBe('Transfer sent')
    expect(sent.text).toContain('1,250.00 EUR')
    const id = new URL(sent.url).pathname.split('/').at(-1) ?? ''
    const receipt = await agent.get(`/approvals/${id}/receipt`)
    expect(receipt.headers['content-type']).toMatch(/^application\/jose/)
    expect(receipt.headers['content-disposition']).toContain('alder-bank-receipt.jws')
    const keys = await createAgent(bank.baseUrl).api('/receipts/keys')
    expect(keys.html).not.toContain('"d"')
    const evidence = await verifyEvidence(receipt.html, keys.json as { keys: [] })
    expect(evidence).toMatchObject({ approvalId: id, details: { sum: '1,250.00' } })
  })

  test('shows a receipt, a transfer and an approval to nobody else', async () => {
    const sent = await agent.submit(await approveForm({ ...transfer, amount: '501' }))
    const { pathname } = new URL(sent.url)
    const other = createAgent(bank.baseUrl, { follow: true })
    await signOn(other, { emulator: bank.emulator, username: 'elin', path: '/accounts' })
    expect((await other.get(pathname)).status).toBe(404)
    const receipt = pathname.replace('/transfers/', '/approvals/') + '/receipt'
    expect((await other.get(receipt)).status).toBe(404)
    expect((await other.get('/approvals')).text).toContain('You were not asked for any yet.')
  })

  test('keeps what was typed and says what is wrong with it, escaped', async () => {
    const page = await agent.post('/transfers', {
      ...transfer,
      recipient: '<script>alert(1)</script>',
      amount: '"><b>',
    })
    expect(page.status).toBe(422)
    expect(page.title).toBe('Error: Transfer money – Alder Bank')
    expect(page.text).toContain('There is a problem')
    expect(page.html).toContain('&#60;script&#62;alert(1)&#60;/script&#62;')
    expect(page.html).toContain('value="&#34;&#62;&#60;b&#62;"')
    expect(page.html).not.toContain('<script>')
  })

  test.each([
    { name: 'a form of another site', headers: { origin: 'https://evil.example' } },
    {
      name: 'a form that the browser calls cross-site',
      headers: { 'sec-fetch-site': 'cross-site' },
    },
    { name: 'a form of a sibling site', headers: { 'sec-fetch-site': 'same-site' } },
  ])('takes no transfer from $name, however small', async ({ headers }) => {
    const page = await agent.post('/transfers', { ...transfer, amount: '9' }, { headers })
    expect(page.status).toBe(403)
    expect((await agent.get('/accounts')).text).not.toContain('−9.00')
  })

  test('sends nothing for a stranger', async () => {
    const stranger = createAgent(bank.baseUrl)
    const page = await stranger.post('/transfers', { ...transfer, amount: '9' })
    expect(page.status).toBe(303)
    expect(page.locationPath).toMatch(/^\/login/)
    const answer = await stranger.api('/api/transfers', { method: 'POST', body: transfer })
    expect(answer.status).toBe(401)
  })

  test('stops a second transfer for which there is too little left, and says so', async () => {
    const other = createAgent(bank.baseUrl, { follow: true })
    await signOn(other, { emulator: bank.emulator, username: 'petra', path: '/accounts' })
    const first = await approveAs(other, 'petra', { ...transfer, amount: '5,000' })
    const second = await approveAs(other, 'petra', { ...transfer, amount: '5,000.00' })
    expect((await other.submit(first)).heading).toBe('Transfer sent')
    const refused = await other.submit(second)
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('Enter an amount up to 3,204.16')
    expect((await other.get('/accounts')).text).toContain('3,204.16')
  })

  async function approveAs(
    other: Agent,
    username: string,
    fields: Readonly<Record<string, string>>,
  ): Promise<Page> {
    const after = (await readMessages(bank.emulator, { username })).at(-1)?.id ?? ''
    const page = await other.post('/transfers', fields)
    const otp = await readOtp(bank.emulator, { username, after })
    return other.submit(page, { button: 'continue', fields: { otp } })
  }

  describe('as an API', () => {
    test('sends a small transfer at once, and the same id only once', async () => {
      const body = { ...transfer, amount: '9.87', id: '0b7e6a52-6f0c-4d3e-8f0e-111111111111' }
      const first = await agent.api('/api/transfers', { method: 'POST', body })
      const second = await agent.api('/api/transfers', { method: 'POST', body })
      expect([first.status, second.status]).toEqual([201, 201])
      expect(second.json).toEqual(first.json)
      const { text } = await agent.get('/accounts')
      expect(text.split('−9.87')).toHaveLength(2)
    })

    test('asks for the approval of a large one, and takes it once with the header', async () => {
      const after = (await readMessages(bank.emulator, { username: 'maya' })).at(-1)?.id ?? ''
      const body = { ...transfer, amount: '600' }
      const asked = await agent.api('/api/transfers', { method: 'POST', body })
      expect(asked.status).toBe(403)
      expect(asked.json).toMatchObject({ code: 'ERR_PINGONE_APPROVAL_REQUIRED' })
      const { approval } = asked.json as { approval: { id: string; url: string } }
      const otp = await readOtp(bank.emulator, { username: 'maya', after })
      const page = await agent.get(new URL(approval.url).pathname)
      await agent.submit(page, { button: 'continue', fields: { otp } })
      const headers = { approval: approval.id }
      const done = await agent.api('/api/transfers', { method: 'POST', body, headers })
      expect(done.status).toBe(201)
      expect(done.json).toMatchObject({ page: `/transfers/${approval.id}` })
      const again = await agent.api('/api/transfers', { method: 'POST', body, headers })
      expect(again.status).toBe(409)
      expect(again.json).toMatchObject({ code: 'ERR_PINGONE_APPROVAL_USED' })
    })

    test('answers 400 to what is no JSON, and logs nothing of it', async () => {
      const log = vi.spyOn(console, 'error').mockImplementation(() => undefined)
      const headers = { accept: 'application/json', 'content-type': 'application/json' }
      const answer = await agent.post('/api/transfers', { amount: '1' }, { headers })
      expect(answer.status).toBe(400)
      expect(log).not.toHaveBeenCalled()
      log.mockRestore()
    })

    test('says what is wrong, field by field', async () => {
      const body = { ...transfer, amount: 600 }
      const answer = await agent.api('/api/transfers', { method: 'POST', body })
      expect(answer.status).toBe(422)
      expect(answer.json).toEqual({
        status: 422,
        problems: { amount: 'Enter an amount, like 1,250.00' },
      })
    })
  })
})
