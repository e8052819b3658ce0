// A small bank behind requiresApproval(), and the steps of an approval as a person or a program takes them.
import express, { type Express, type Request, type Response } from 'express'
import {
  requiresApproval,
  requiresAuth,
  type ApprovalRecord,
  type PingOneEvent,
  type PingOneMfaOptions,
} from 'express-pingone-mfa'
import type { Emulator } from 'express-pingone-mfa/emulator'
import type { Agent, Page } from './browser.js'
import { asScript, send } from './send.js'
import { createEditableStore, type EditableStore } from './editable-store.js'
import { unlimited } from './limits.js'
import { startApp, type StartAppOptions, type TestApp } from './start-app.js'
import { readOtp } from './start-emulator.js'

/** A payment as its form sends it; the note is no detail. */
export const payment = {
  sum: '1,250.00',
  currency: 'EUR',
  recipient: 'Charlie Parker',
  note: 'Invoice 7',
} as const

/** The details of {@link payment}. */
export const paymentDetails = {
  sum: '1,250.00',
  currency: 'EUR',
  recipient: 'Charlie Parker',
} as const

/** Who a browser is signed on as, and by which session. */
export interface WhoAmI {
  readonly sessionId: string
  readonly signOnId: string
  readonly sub: string
  readonly accessToken: string
  readonly authTime: number
}

/** A running bank. */
export interface Bank extends TestApp {
  readonly store: EditableStore
  /** What the handlers were given to execute, oldest first. */
  readonly executed: unknown[]
  readonly events: PingOneEvent[]
  /** Names of the approval's events since they were last emptied, without what only the flow says. */
  eventsOf(approvalId: string): readonly string[]
}

/** Starts a bank with `/pay` (POST, PUT), `/pay-other`, `/who`, `/approvals/:id`. */
export async function startBank(options: Omit<StartAppOptions, 'stateStore'> = {}): Promise<Bank> {
  const store = createEditableStore()
  const executed: unknown[] = []
  const events: PingOneEvent[] = []
  const app = await startApp({
    ...options,
    stateStore: store,
    options: {
      throttle: unlimited,
      approval: { openPerUser: 100 },
      ...options.options,
      onEvent: (event) => {
        events.push(event)
      },
    } satisfies PingOneMfaOptions,
    routes: (routes) => {
      addBankRoutes(routes, executed)
      options.routes?.(routes)
    },
  })
  return {
    ...app,
    store,
    executed,
    events,
    eventsOf: (approvalId) =>
      events
        .filter((event) => event.approvalId === approvalId && event.event.startsWith('approval.'))
        .map(({ event }) => event),
  }
}

/** The details of a payment, as the app reads them from the form. */
export function readPayment({ body }: Request): Record<string, unknown> {
  const { sum, currency, recipient } = (body ?? {}) as Record<string, unknown>
  return { sum, currency, recipient }
}

/** The routes of the bank; what their handlers execute goes into the list. */
export function addBankRoutes(routes: Express, executed: unknown[]): void {
  const parsers = [express.urlencoded({ extended: false }), express.json({ limit: '200kb' })]
  const guard = requiresApproval({ details: readPayment })
  const execute = (req: Request, res: Response): void => {
    executed.push(req.pingone.approval?.details)
    res.json({ details: req.pingone.approval?.details })
  }
  for (const path of ['/pay', '/pay-other']) routes.post(path, parsers, guard, execute)
  routes.put('/pay', parsers, guard, execute)
  routes.get('/who', requiresAuth(), (req, res, next) => {
    const { user, authTime } = req.pingone
    req.pingone.accessToken().then(({ value }) => {
      const signOnId = req.session.pingone?.['default']?.signOnId
      res.json({ sessionId: req.sessionID, signOnId, sub: user.sub, accessToken: value, authTime })
    }, next)
  })
  routes.get('/approvals/:id', requiresAuth(), (req, res, next) => {
    req.pingone.approvals.read(String(req.params['id'])).then((record) => {
      res.json(record ?? null)
    }, next)
  })
}

/** Who the browser is. */
export async function whoAmI(agent: Agent): Promise<WhoAmI> {
  return (await agent.api('/who')).json as WhoAmI
}

/** The approval as its own user may read it. */
export async function readApproval(agent: Agent, id: string): Promise<ApprovalRecord | undefined> {
  return ((await agent.api(`/approvals/${id}`)).json as ApprovalRecord | null) ?? undefined
}

/** An approval that an API was told to get. */
export interface AskedApproval {
  readonly id: string
  /** Where it can be approved. */
  readonly url: string
  readonly expiresAt: string
}

/** Sends the payment as JSON and reads what has to be approved. */
export async function askAsApi(
  agent: Agent,
  body: unknown = payment,
  path = '/pay',
): Promise<AskedApproval> {
  const refused = await agent.api(path, { method: 'POST', body })
  const { approval } = refused.json as { approval?: AskedApproval }
  if (approval === undefined) throw new Error(`no approval was asked for: ${refused.html}`)
  return approval
}

/** Types a code on the page of an approval, as JSON. */
export async function typeCodeAsApi(agent: Agent, url: string, otp: string): Promise<Page> {
  const { action, csrf } = (await agent.api(url)).json as { action: string; csrf: string }
  return agent.api(action, { method: 'POST', body: { csrf, action: 'continue', otp } })
}

/** Whose phone it is. */
export interface Person {
  readonly emulator: Emulator
  readonly username: string
}

/** Asks as an API and types the newest code: approved. */
export async function approveAsApi(
  agent: Agent,
  person: Person,
  body: unknown = payment,
): Promise<AskedApproval> {
  const asked = await askAsApi(agent, body)
  await typeCodeAsApi(agent, asked.url, await readOtp(person.emulator, person))
  return asked
}

/** A payment that a person has approved, at the page from which its form goes on. */
export interface ApprovedForm {
  readonly id: string
  /** The page with details and code field. */
  readonly page: Page
  readonly resume: Page
}

/** Sends the form and types the newest code: approved, the form not yet sent on. */
export async function approveAsPage(
  agent: Agent,
  person: Person,
  fields: Readonly<Record<string, string>> = payment,
): Promise<ApprovedForm> {
  const page = await agent.post('/pay', fields, { follow: true })
  const otp = await readOtp(person.emulator, person)
  const resume = await agent.submit(page, { button: 'continue', fields: { otp }, follow: true })
  const id = resume.form().values['pingone_approval']
  if (id === undefined) throw new Error(`no approved form: ${resume.text}`)
  return { id, page, resume }
}

/** A field of a form; a name may come more than once. */
export type FormField = readonly [string, string]

/** Sends a form by a script, so that a refusal is a problem to read. */
export function sendForm(
  agent: Agent,
  fields: readonly FormField[],
  path = '/pay',
  method = 'POST',
): Promise<Page> {
  const headers = { ...asScript, 'content-type': 'application/x-www-form-urlencoded' }
  const body = new URLSearchParams(fields.map((field): [string, string] => [...field]))
  return send(agent, path, { method, headers, body: body.toString() })
}

/** Sends JSON with the approval in its header. */
export function sendJson(
  agent: Agent,
  id: string,
  body: unknown = payment,
  path = '/pay',
  method = 'POST',
): Promise<Page> {
  return agent.api(path, { method, body, headers: { approval: id } })
}
