// The approvals a customer was asked for: what they saw, with what they approved, and what happened.
import type { ApprovalEvidence, ApprovalRecord, ApprovalStatus } from 'express-pingone-mfa'
import type { Customer } from '../customer.js'
import { nameDevice } from '../device-name.js'
import { formatDayAndTime, formatMoment } from '../format.js'
import { html, type Html } from '../html.js'
import { icon } from './icon.js'
import { renderPage } from './layout.js'

/** One approval, and what its receipt proves when there is one. */
export interface ShownApproval {
  readonly record: ApprovalRecord
  readonly receipt: ApprovalEvidence | 'invalid' | undefined
}

/** All approvals, newest first. */
export function approvalsPage(customer: Customer, approvals: readonly ShownApproval[]): string {
  return renderPage({
    title: 'Approvals',
    current: 'approvals',
    customerName: customer.name,
    content: html`
      <h1>Approvals</h1>
      <p class="under">
        Every approval you were asked for, what you saw, and what happened. Times are UTC.
      </p>
      ${approvals.length === 0 ? nothingYet() : table(approvals)}
    `,
  })
}

function nothingYet(): Html {
  return html`<section class="card narrow" aria-label="Approvals">
    <p>You were not asked for any yet.</p>
    <p class="actions"><a class="button primary" href="/transfers">Transfer money</a></p>
  </section>`
}

/** With roles: on a small screen the rows are blocks, and CSS would take the table's meaning with its look. */
function table(approvals: readonly ShownApproval[]): Html {
  return html`<table class="card approvals" role="table">
    <caption class="hidden">
      Approvals, newest first
    </caption>
    <thead role="rowgroup">
      <tr role="row">
        ${['When', 'What', 'Approved with', 'Result'].map(
          (name) => html`<th scope="col" role="columnheader">${name}</th>`,
        )}
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${approvals.map(row)}
    </tbody>
  </table>`
}

function row({ record, receipt }: ShownApproval): Html {
  const { details, createdAt, status } = record
  return html`<tr role="row">
    <td role="cell" class="when">
      <time datetime="${createdAt}">${formatDayAndTime(new Date(createdAt))}</time>
    </td>
    <td role="cell" class="what">
      <p translate="no">
        <strong>${details['sum']} ${details['currency']}</strong> to
        <bdi>${details['recipient']}</bdi>
      </p>
      <p class="muted small">${explain(status) ?? details['account']}</p>
      <p class="muted small with-inline">${writeWith(record)}</p>
      ${receipt !== undefined && evidence(record.id, receipt)}
    </td>
    <td role="cell" class="with">
      ${record.approvedAt === undefined ? 'Not approved' : nameDevice(record.deviceType)}
    </td>
    <td role="cell" class="result">${tag(status)}</td>
  </tr>`
}

/** On a small screen the column is a line of the row, before its evidence. */
function writeWith({ approvedAt, deviceType }: ApprovalRecord): string {
  if (approvedAt === undefined) return 'Not approved'
  const name = nameDevice(deviceType)
  return `Approved with ${name.charAt(0).toLowerCase()}${name.slice(1)}`
}

function evidence(id: string, receipt: ApprovalEvidence | 'invalid'): Html {
  return html`<details>
    <summary>Evidence</summary>
    <dl class="evidence">
      ${
        receipt === 'invalid'
          ? fact('Signature', html`<span class="tag danger">${icon('problem')}Not valid</span>`)
          : facts(receipt)
      }
    </dl>
    <p><a href="/approvals/${id}/receipt">Download the signed receipt</a></p>
  </details>`
}

/** Read from the receipt itself, after its signature was verified. */
function facts({ approvedAt, digest, correlationId = 'Not given' }: ApprovalEvidence): Html {
  return html`${fact('Signature', html`<span class="tag ok">${icon('done')}Valid</span>`)}
  ${fact('Approved', html`${formatMoment(new Date(approvedAt))}`)}
  ${fact('Digest, SHA-256', html`<code>${digest}</code>`)}
  ${fact('PingOne reference', html`<code>${correlationId}</code>`)}`
}

function fact(name: string, value: Html): Html {
  return html`<div>
    <dt>${name}</dt>
    <dd translate="no">${value}</dd>
  </div>`
}

function explain(status: ApprovalStatus): string | undefined {
  switch (status) {
    case 'mismatched':
      return 'What arrived was not what you approved'
    case 'unknown':
      return 'We don’t know yet whether this went through. Don’t send it again.'
    case 'failed':
      return 'You approved it, but it could not be sent'
    default:
      return undefined
  }
}

const tags: Readonly<Record<ApprovalStatus, readonly [word: string, look: string]>> = {
  pending: ['Waiting', ''],
  approved: ['Approved', ''],
  consumed: ['Under way', ''],
  executed: ['Executed', 'ok'],
  failed: ['Failed', 'danger'],
  unknown: ['Unknown', 'warn'],
  denied: ['Cancelled', ''],
  expired: ['Expired', ''],
  mismatched: ['Stopped', 'danger'],
}

function tag(status: ApprovalStatus): Html {
  const [word, look] = tags[status]
  return html`<span class="tag ${look}">${word}</span>`
}
