// The steps of an approval as a person, or a client of an API, takes them.
import type { ApprovalRecord } from 'express-pingone-mfa'
import type { Emulator } from 'express-pingone-mfa/emulator'
import type { Agent, Page } from './browser.js'
import { readMessages, readOtp } from './start-emulator.js'

/** Whose phone rings, and what is to be paid. */
export interface ApprovalOptions {
  readonly emulator: Pick<Emulator, 'inboxUrl'>
  readonly username: string
  /** Default `/pay`. */
  readonly path?: string
  /** Default: {@link transfer}. */
  readonly fields?: Readonly<Record<string, string>>
}

/** What is paid unless a test says otherwise; the words of the emulator's template. */
export const transfer = { sum: '1,250.00', currency: 'EUR', recipient: 'Charlie Parker' } as const

/** The page that asks for the code, and the code. */
export interface AskedApproval {
  readonly page: Page
  readonly otp: string
}

/** Sends the form; its page asks for the code that arrives. */
export async function askForApproval(
  agent: Agent,
  { path = '/pay', fields = transfer, ...phone }: ApprovalOptions,
): Promise<AskedApproval> {
  const after = await newestMessage(phone)
  const page = await agent.post(path, fields, { follow: true })
  if (page.status !== 200) throw new Error(`${path} answered ${page.status}: ${page.text}`)
  return { page, otp: await readOtp(phone.emulator, { ...phone, ...after }) }
}

/** Types the code. */
export function typeCode(agent: Agent, { page, otp }: AskedApproval): Promise<Page> {
  return agent.submit(page, { button: 'continue', fields: { otp }, follow: true })
}

/** From the form to the page that sends it on. */
export async function approveForm(agent: Agent, options: ApprovalOptions): Promise<Page> {
  const resume = await typeCode(agent, await askForApproval(agent, options))
  readApprovalId(resume)
  return resume
}

/** The id in the form that goes on. */
export function readApprovalId(resume: Page): string {
  const id = resume.form().values['pingone_approval']
  if (id === undefined) throw new Error(`${resume.url} sends nothing on: ${resume.text}`)
  return id
}

/** Asks for an approval with JSON and approves it. @returns its id. */
export async function approveAsApi(
  agent: Agent,
  { path = '/pay', fields = transfer, ...phone }: ApprovalOptions,
): Promise<string> {
  const after = await newestMessage(phone)
  const refused = await agent.api(path, { method: 'POST', body: fields })
  const { approval } = refused.json as { approval: { id: string; url: string } }
  const step = (await agent.api(approval.url)).json as { action: string; csrf: string }
  const otp = await readOtp(phone.emulator, { ...phone, ...after })
  const body = { csrf: step.csrf, action: 'continue', otp }
  const taken = await agent.api(step.action, { method: 'POST', body })
  if (taken.status !== 303) throw new Error(`the code was answered ${taken.status}: ${taken.html}`)
  return approval.id
}

/** Sends the same JSON again with its approval. */
export function sendApproved(
  agent: Agent,
  id: string,
  { path = '/pay', fields = transfer }: Pick<ApprovalOptions, 'path' | 'fields'> = {},
): Promise<Page> {
  return agent.api(path, { method: 'POST', body: fields, headers: { approval: id } })
}

/** What the app reads of an approval, at its route `/approvals/:id`. */
export async function readRecord(agent: Agent, id: string): Promise<ApprovalRecord> {
  const page = await agent.api(`/approvals/${id}`)
  if (page.status !== 200) throw new Error(`the record was answered ${page.status}: ${page.html}`)
  return page.json as ApprovalRecord
}

async function newestMessage(
  phone: Pick<ApprovalOptions, 'emulator' | 'username'>,
): Promise<{ after?: string }> {
  const newest = (await readMessages(phone.emulator, phone)).at(-1)
  return newest === undefined ? {} : { after: newest.id }
}
