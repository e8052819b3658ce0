// The bank's books. A real bank asks its ledger, always with the `sub` of the person signed on.
import { createHash } from 'node:crypto'

/** Money in minor units: 8204.16 EUR is 820416. Never a floating-point number. */
export type Cents = number

/** An account of one customer. */
export interface Account {
  readonly name: string
  /** Masked for display. */
  readonly number: string
  readonly balance: Cents
  readonly currency: 'EUR'
}

/** One line of an account's history. */
export interface Entry {
  readonly date: Date
  readonly counterparty: string
  readonly reference: string
  readonly amount: Cents
}

const history: readonly (Omit<Entry, 'date'> & { readonly daysAgo: number })[] = [
  { daysAgo: 0, counterparty: 'Tidewater Coffee', reference: 'Card', amount: -420 },
  {
    daysAgo: 0,
    counterparty: 'Charlie Parker',
    reference: 'Piano lessons, autumn',
    amount: -12500,
  },
  { daysAgo: 2, counterparty: 'Northlight Studio', reference: 'Salary', amount: 318000 },
  { daysAgo: 2, counterparty: 'Grid Energy', reference: 'Direct debit', amount: -6290 },
  { daysAgo: 2, counterparty: 'Elin Lindqvist', reference: 'Birthday', amount: -4000 },
  { daysAgo: 6, counterparty: 'Harbour Grocers', reference: 'Card', amount: -8735 },
  { daysAgo: 6, counterparty: 'City Transport', reference: 'Monthly pass', amount: -5900 },
  {
    daysAgo: 11,
    counterparty: 'Rent, Quay Street 4',
    reference: 'Standing order',
    amount: -114000,
  },
  { daysAgo: 13, counterparty: 'Savings', reference: 'Standing order', amount: -25000 },
]

/** What the bank keeps for one customer. */
export interface Books {
  readonly everyday: Account
  readonly savings: Account
  /** The everyday account's entries, newest first. */
  readonly entries: readonly Entry[]
}

/** The books of the person with this `sub`: there is no way to ask for somebody else's. */
export function openBooks(userId: string, now: Date): Books {
  return {
    everyday: {
      name: 'Everyday account',
      number: maskedNumber(userId, 'everyday'),
      balance: 820416,
      currency: 'EUR',
    },
    savings: {
      name: 'Savings',
      number: maskedNumber(userId, 'savings'),
      balance: 1450000,
      currency: 'EUR',
    },
    entries: history.map(({ daysAgo, ...entry }) => ({
      ...entry,
      date: new Date(now.getTime() - daysAgo * 86_400_000),
    })),
  }
}

/** Two people see two account numbers, although this bank knows only one story. */
function maskedNumber(userId: string, account: string): string {
  const digest = createHash('sha256').update(`${userId}/${account}`).digest()
  return `SE12 •••• ${String(digest.readUInt16BE(0) % 10_000).padStart(4, '0')}`
}
