// Which words an approval is given, by the names of its template and variant.
import { expect, test } from 'vitest'
import { readApprovalKind } from '../../src/models/approval-kind.js'
import { buildStepView } from '../../src/steps/index.js'
import { approveFacts, pageOf, transfer } from '../views/pages.js'

test.each([
  ['transaction', undefined, 'transaction'],
  ['transaction', 'transfer', 'transfer'],
  ['transaction', 'sepa-transfer', 'transfer'],
  ['transaction', 'InstantTransfer', 'transfer'],
  ['transaction', 'TRANSFER 2', 'transfer'],
  ['transaction', 'card_payment', 'payment'],
  ['payment_approval', 'german', 'payment'],
  ['payment', 'order', 'order'],
  ['transaction', 'limit-change', 'change'],
  ['transaction', 'transferable', 'transaction'],
  ['transaction', '', 'transaction'],
  ['transaction', '<b>', 'transaction'],
])('template %j with variant %j is a %s', (template, variant, kind) => {
  expect(readApprovalKind({ template, ...(variant === undefined ? {} : { variant }) })).toBe(kind)
})

test.each([
  ['transfer', 'Approve this transfer?', 'We stopped this transfer'],
  ['payment', 'Approve this payment?', 'We stopped this payment'],
  ['order', 'Approve this order?', 'We stopped this order'],
  ['change', 'Approve this change?', 'We stopped this change'],
  ['other', 'Approve this transaction?', 'We stopped this transaction'],
])('a %s has its headings', (variant, question, stopped) => {
  const approval = { ...transfer, variant }
  expect(buildStepView({ ...approveFacts, approval }).heading).toBe(question)
  const mismatch = pageOf('mismatch')
  if (mismatch.step !== 'mismatch') throw new Error(mismatch.step)
  expect(buildStepView({ ...mismatch, approval }).heading).toBe(stopped)
})
