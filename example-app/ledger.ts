// The bank's books, in this process. A real bank asks its ledger, always with the `sub` of the person signed on.
import { createHash } from 'node:crypto'
import { CURRENCY, type Cents } from './money.js'
import type { Transfer } from './transfer.js'

/** An account of one customer. */
export interface Account {
  readonly name: string
  /** Masked for display. */
  readonly number: string
  readonly balance: Cents
  readonly currency: typeof CURRENCY
}

/** One line of an account's history. */
export interface Entry {
  readonly date: Date
  readonly counterparty: string
  readonly reference: string
  readonly amount: Cents
}

/** A transfer that was made. */
export interface Payment extends Transfer {
  readonly id: string
  readonly madeAt: Date
  /** `Text message`; absent when no approval was needed. */
  readonly approvedWith?: string
}

/** What the bank keeps for one customer. */
export interface Books {
  readonly everyday: Account
  readonly savings: Account
  /** The everyday account's entries, newest first. */
  readonly entries: readonly Entry[]
}

/** The books of everybody; each call names whose, and there is no way to ask for somebody else's. */
export interface Ledger {
  open(userId: string, now: Date): Books
  /** Moves the money once: a payment of the same id is answered, not made again. `undefined`: there is too little. */
  pay(userId: string, payment: Payment): Payment | undefined
  findPayment(userId: string, id: string): Payment | undefined
}

/** Creates the books. */
export function createLedger(): Ledger {
  const payments = new Map<string, Payment[]>()
  const paymentsOf = (userId: string): readonly Payment[] => payments.get(userId) ?? []
  const findPayment: Ledger['findPayment'] = (userId, id) =>
    paymentsOf(userId).find((payment) => payment.id === id)
  return {
    open: (userId, now) => openBooks(userId, paymentsOf(userId), now),
    findPayment,
    // Looks and writes without waiting in between, so that two requests at once cannot spend the same money.
    pay(userId, payment) {
      const known = findPayment(userId, payment.id)
      if (known !== undefined) return known
      if (payment.amount > balanceAfter(paymentsOf(userId))) return undefined
      payments.set(userId, [payment, ...paymentsOf(userId)])
      return payment
    },
  }
}

const openingBalance: Cents = 8_204_16n

const history: readonly (Omit<Entry, 'date'> & { readonly daysAgo: number })[] = [
  { daysAgo: 0, counterparty: 'Tidewater Coffee', reference: 'Card', amount: -4_20n },
  {
    daysAgo: 0,
    counterparty: 'Charlie Parker',
    reference: 'Piano lessons, autumn',
    amount: -125_00n,
  },
  { daysAgo: 2, counterparty: 'Northlight Studio', reference: 'Salary', amount: 3_180_00n },
  { daysAgo: 2, counterparty: 'Grid Energy', reference: 'Direct debit', amount: -62_90n },
  { daysAgo: 2, counterparty: 'Elin Lindqvist', reference: 'Birthday', amount: -40_00n },
  { daysAgo: 6, counterparty: 'Harbour Grocers', reference: 'Card', amount: -87_35n },
  { daysAgo: 6, counterparty: 'City Transport', reference: 'Monthly pass', amount: -59_00n },
  {
    daysAgo: 11,
    counterparty: 'Rent, Quay Street 4',
    reference: 'Standing order',
    amount: -1_140_00n,
  },
  { daysAgo: 13, counterparty: 'Savings', reference: 'Standing order', amount: -250_00n },
]

function openBooks(userId: string, payments: readonly Payment[], now: Date): Books {
  return {
    everyday: {
      name: 'Everyday account',
      number: maskedNumber(userId, 'everyday'),
      balance: balanceAfter(payments),
      currency: CURRENCY,
    },
    savings: {
      name: 'Savings',
      number: maskedNumber(userId, 'savings'),
      balance: 14_500_00n,
      currency: CURRENCY,
    },
    entries: [
      ...payments.map(toEntry),
      ...history.map(({ daysAgo, ...entry }) => ({
        ...entry,
        date: new Date(now.getTime() - daysAgo * 86_400_000),
      })),
    ],
  }
}

function balanceAfter(payments: readonly Payment[]): Cents {
  return payments.reduce((balance, { amount }) => balance - amount, openingBalance)
}

function toEntry({ recipient, amount, madeAt, approvedWith }: Payment): Entry {
  return {
    date: madeAt,
    counterparty: recipient,
    reference:
      approvedWith === undefined ? 'Transfer' : `Approved by ${approvedWith.toLowerCase()}`,
    amount: -amount,
  }
}

/** Two people see two account numbers, although this bank knows only one story. */
function maskedNumber(userId: string, account: string): string {
  return `SE12 •••• ${fourDigits(`${userId}/${account}`)}`
}

/** The PIN of a customer's card. A real bank asks the card's maker, and keeps none. */
export function readCardPin(userId: string): string {
  return fourDigits(`${userId}/card`)
}

function fourDigits(seed: string): string {
  const digest = createHash('sha256').update(seed).digest()
  return String(digest.readUInt16BE(0) % 10_000).padStart(4, '0')
}
