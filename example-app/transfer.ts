// What a transfer is: read from what somebody sent, written as what they approve. Nothing here knows HTTP.
import { formatIban, parseIban } from './iban.js'
import { CURRENCY, formatAmount, parseAmount, type Cents } from './money.js'

/** Money that is to leave. */
export interface Transfer {
  readonly recipient: string
  /** An IBAN, without spaces. */
  readonly account: string
  readonly amount: Cents
}

/** The fields, as a form or a JSON body has them. */
export type TransferField = 'recipient' | 'account' | 'amount'

/** A transfer, or what was typed and what is wrong with it. */
export type ReadTransfer =
  | { readonly ok: true; readonly transfer: Transfer }
  | {
      readonly ok: false
      readonly typed: Readonly<Record<TransferField, string>>
      readonly problems: TransferProblems
    }

/** One sentence a field. */
export type TransferProblems = Readonly<Partial<Record<TransferField, string>>>

/** Transfers above this are approved by their customer, each one. */
export const APPROVAL_LIMIT: Cents = 500_00n

/** `500 EUR` */
export function limitInWords(): string {
  return `${(APPROVAL_LIMIT / 100n).toLocaleString('en-GB')} ${CURRENCY}`
}

// Letters of every alphabet, and what banks take between them: nothing that hides or reorders text.
const RECIPIENT = /^[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N} .,'’&()/-]{0,69}$/u

/** Reads a body; `available` is what the account holds. */
export function readTransfer(body: unknown, available: Cents): ReadTransfer {
  const typed = readTyped(body)
  const recipient = RECIPIENT.test(typed.recipient) ? typed.recipient : undefined
  const account = parseIban(typed.account)
  const amount = parseAmount(typed.amount)
  const isPayable = amount !== undefined && amount > 0n && amount <= available
  if (recipient !== undefined && account !== undefined && isPayable) {
    return { ok: true, transfer: { recipient, account, amount } }
  }
  return {
    ok: false,
    typed,
    problems: {
      ...(recipient === undefined && {
        recipient: 'Enter the recipient’s name, up to 70 letters',
      }),
      ...(account === undefined && {
        account: 'Enter an account number of 24 characters, like SE45 5000 0000 0583 9825 7466',
      }),
      ...(!isPayable && { amount: explainAmount(amount, available) }),
    },
  }
}

/** What was typed into the form, whatever it is. */
export function readTyped(body: unknown): Readonly<Record<TransferField, string>> {
  return {
    recipient: readText(body, 'recipient'),
    account: readText(body, 'account'),
    amount: readText(body, 'amount'),
  }
}

/** True unless the body says beyond doubt that the transfer is small. */
export function isAboveLimit(body: unknown): boolean {
  const amount = parseAmount(readText(body, 'amount'))
  return amount === undefined || amount > APPROVAL_LIMIT
}

/** What is shown, sent and approved: strings, in the order to read them, named as the message template names them. */
export function toDetails({ recipient, account, amount }: Transfer): Record<string, string> {
  return { sum: formatAmount(amount), currency: CURRENCY, recipient, account: formatIban(account) }
}

/** The way back: what is executed is read from what was approved. */
export function fromDetails(details: Readonly<Record<string, string>>): Transfer {
  const { recipient, account, sum } = details
  const amount = parseAmount(sum ?? '')
  const iban = parseIban(account ?? '')
  if (recipient === undefined || iban === undefined || amount === undefined) {
    throw new Error('these details are of no transfer')
  }
  return { recipient, account: iban, amount }
}

/** Anything but one text is no text: a form can send a field twice, JSON can send a number. */
function readText(body: unknown, field: TransferField): string {
  const value: unknown =
    typeof body === 'object' && body !== null && Object.hasOwn(body, field)
      ? Reflect.get(body, field)
      : undefined
  return typeof value === 'string' ? value.trim().replace(/ +/g, ' ') : ''
}

function explainAmount(amount: Cents | undefined, available: Cents): string {
  if (amount === undefined) return 'Enter an amount, like 1,250.00'
  return amount === 0n
    ? 'Enter an amount above 0'
    : `Enter an amount up to ${formatAmount(available)}`
}
