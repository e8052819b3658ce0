// The lines of an approval: all of them, in order, unchanged, under words a person can read.
import { describe, expect, test } from 'vitest'
import { buildApproval, compareDetails, writeOutName } from '../../src/models/approval-details.js'
import { transfer } from '../views/pages.js'

describe('the details', () => {
  test('keep the order, the names and the values of the app', () => {
    expect(buildApproval('en', transfer)).toEqual({
      id: 'a1',
      details: [
        { name: 'sum', label: 'Amount', value: '1,250.00' },
        { name: 'currency', label: 'Currency', value: 'EUR' },
        { name: 'recipient', label: 'Recipient', value: 'Charlie Parker' },
        { name: 'account', label: 'Account', value: 'SE45 5000 0000 0583 9825 7466' },
      ],
    })
  })

  test('change no code point of a value', () => {
    const value = ' e\u0301 \u{1F600} ﷺ  אב <b> '
    const { details } = buildApproval('en', { ...transfer, details: { note: value } })
    expect(details[0]?.value).toBe(value)
  })

  test('have the words of the app before ours', () => {
    const labels = { sum: 'You send', recipient: 'To', constructor: 'x' }
    const { details } = buildApproval('en', { ...transfer, labels })
    expect(details.map(({ label }) => label)).toEqual(['You send', 'Currency', 'To', 'Account'])
  })

  test.each([
    ['a label that is empty', { note: '' }],
    ['a label that is inherited', Object.create({ note: 'inherited' }) as Record<string, string>],
  ])('are called by their names where there is %s', (_what, labels) => {
    const { details } = buildApproval('en', { ...transfer, details: { note: 'x' }, labels })
    expect(details[0]?.label).toBe('Note')
  })

  test('a sum without a currency after it is called a sum', () => {
    const details = { currency: 'EUR', sum: '1', note: '' }
    const names = buildApproval('en', { ...transfer, details }).details
    expect(names.map(({ label }) => label)).toEqual(['Currency', 'Sum', 'Note'])
  })

  test.each([
    ['accountNumber', 'Account number'],
    ['account_number', 'Account number'],
    ['account-number.2', 'Account number 2'],
    ['IBAN', 'IBAN'],
    ['recipientIBAN', 'Recipient IBAN'],
    ['IBANOfRecipient', 'IBAN of recipient'],
    ['line2Text', 'Line2 text'],
    ['größeXL', 'Größe XL'],
    ['énumération', 'Énumération'],
    ['收款人', '收款人'],
    ['_', '_'],
    ['', ''],
    ['__proto__', 'Proto'],
  ])('a name like %j is written out as %j', (name, label) => {
    expect(writeOutName(name)).toBe(label)
  })
})

describe('the comparison', () => {
  test('has every line of either side, and says which changed', () => {
    const arrived = { recipient: 'C. Parker', sum: '1,250.00', account: '', note: 'Rent' }
    expect(compareDetails('en', transfer, arrived)).toEqual([
      { name: 'sum', label: 'Amount', approved: '1,250.00', arrived: '1,250.00', changed: false },
      { name: 'currency', label: 'Currency', approved: 'EUR', changed: true },
      {
        name: 'recipient',
        label: 'Recipient',
        approved: 'Charlie Parker',
        arrived: 'C. Parker',
        changed: true,
      },
      {
        name: 'account',
        label: 'Account',
        approved: 'SE45 5000 0000 0583 9825 7466',
        arrived: '',
        changed: true,
      },
      { name: 'note', label: 'Note', arrived: 'Rent', changed: true },
    ])
  })

  test('takes nothing for a detail that a record merely inherits', () => {
    const [line] = compareDetails('en', { ...transfer, details: { toString: 'x' } }, {})
    expect(line).toEqual({
      name: 'toString',
      label: 'To string',
      approved: 'x',
      changed: true,
    })
  })

  test('sees a difference that the eye does not', () => {
    const { details } = transfer
    const arrived = { ...details, recipient: 'Ch\u0430rlie Parker' }
    const changed = compareDetails('en', transfer, arrived).filter((line) => line.changed)
    expect(changed.map(({ name }) => name)).toEqual(['recipient'])
  })
})
