// Facts that the examples of several steps have in common: a person, a transfer, a moment.
import type { ApprovalFacts, CommonFacts, ShownDevice } from '../models/model.js'
import type { PasswordRules } from '../models/password-rules.js'

/** A person like any other. */
export const exampleName = 'maya.lindqvist'

/** 4 May 2026, 14:28 UTC. */
export const exampleNowMs: number = Date.UTC(2026, 4, 4, 14, 28)

/** A phone that text messages go to. */
export const exampleSms: ShownDevice = { type: 'SMS', destination: '*******01' }

/** Rules of a password like any other. */
export const exampleRules: PasswordRules = {
  length: { min: 8 },
  minCharacters: [
    { characters: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', count: 1 },
    { characters: '0123456789', count: 1 },
  ],
  excludesCommonlyUsed: true,
}

/** What dead ends have beside their words. */
export const exampleReference = { reference: '7F3K-92QD' } as const

/** A transfer like any other. */
export const exampleTransfer: ApprovalFacts = {
  id: 'a1',
  details: {
    sum: '1,250.00',
    currency: 'EUR',
    recipient: 'Charlie Parker',
    account: 'SE45 5000 0000 0583 9825 7466',
  },
  labels: { account: 'Account' },
  template: 'transaction',
  variant: 'transfer',
}

/** Facts of every page of an approval. */
export const exampleApproving: Pick<CommonFacts, 'purpose'> & {
  readonly returnPath: string
  readonly approval: ApprovalFacts
} = { purpose: 'approval', returnPath: '/transfers/new', approval: exampleTransfer }
