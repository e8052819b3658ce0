// A record of our own version with one member of another shape: its page is honest, and never a failure of ours.
import express from 'express'
import {
  memoryStateStore,
  requiresApproval,
  requiresMfa,
  type StateStore,
} from 'express-pingone-mfa'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { approveForm, askForApproval } from '../support/approval.js'
import { readPayment } from '../support/bank.js'
import { unlimited } from '../support/limits.js'
import { createAgent, type Agent, type Page } from '../support/browser.js'
import { reachOtpPage, signOn } from '../support/sign-on.js'
import { startApp, type TestApp } from '../support/start-app.js'

const username = 'maya'
const wrongValues: readonly unknown[] = [
  undefined,
  null,
  true,
  7,
  'of a newer version',
  [1],
  { a: 1 },
]

const inner = memoryStateStore()
const written: string[] = []
/** What reads answer in place of a record. */
let shown: { readonly key: string; readonly raw: string } | undefined
const store: StateStore = {
  ...inner,
  create(key, value, ttlMs) {
    written.push(key)
    return inner.create(key, value, ttlMs)
  },
  read: (key) => (shown?.key === key ? Promise.resolve(shown.raw) : inner.read(key)),
}

let app: TestApp
beforeAll(async () => {
  app = await startApp({
    stateStore: store,
    options: { throttle: unlimited, approval: { openPerUser: 100 } },
    routes: (routes) => {
      routes.use(express.urlencoded({ extended: false }), express.json())
      routes.get('/once', requiresMfa({ maxAgeSeconds: 0 }), (_req, res) => res.send('once'))
      routes.post('/pay', requiresApproval({ details: readPayment }), (_req, res) => {
        res.json({ paid: true })
      })
    },
  })
})
afterAll(() => app.close())

/** Every member of a value, at any depth, by its path. */
function listMembers(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inside]) => {
    const here = [...path, name]
    return [here, ...listMembers(inside, here)]
  })
}

function withMember(value: unknown, [name, ...rest]: readonly string[], wrong: unknown): unknown {
  if (name === undefined) return wrong
  const copy = (
    Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) }
  ) as Record<string, unknown>
  copy[name] = withMember(copy[name], rest, wrong)
  return copy
}

/** The answers that are failures of ours, over every member of the newest record of a kind. */
async function findFailures(kind: string, visit: () => Promise<Page>): Promise<readonly string[]> {
  const key = written.filter((known) => known.startsWith(`${kind}:`)).at(-1) ?? ''
  const raw = await inner.read(key)
  if (raw === undefined) throw new Error(`there is no ${kind}`)
  const { v, value } = JSON.parse(raw) as { v: number; value: unknown }
  const members = listMembers(value)
  expect(members.length).toBeGreaterThan(1)
  const failures: string[] = []
  for (const path of members) {
    for (const wrong of wrongValues) {
      shown = { key, raw: JSON.stringify({ v, value: withMember(value, path, wrong) }) }
      const { status } = await visit().finally(() => (shown = undefined))
      if (status >= 500) failures.push(`${path.join('.')} ${JSON.stringify(wrong)}: ${status}`)
    }
  }
  return failures
}

describe('one member of another shape', () => {
  async function signedOn(): Promise<Agent> {
    const agent = createAgent(app.baseUrl)
    await signOn(agent, { emulator: app.emulator, username })
    return agent
  }

  it('in the attempt of a sign-on', async () => {
    const agent = createAgent(app.baseUrl)
    const page = await reachOtpPage(agent, { username })
    expect(await findFailures('pending', () => agent.get(page.url))).toEqual([])
  })

  it('in a sign-on', async () => {
    const agent = await signedOn()
    expect(await findFailures('signon', () => agent.get('/account'))).toEqual([])
  })

  it('in a held request, and in the attempt that confirms it', async () => {
    const agent = await signedOn()
    const page = await agent.get('/once', { follow: true })
    expect(await findFailures('pending', () => agent.get(page.url))).toEqual([])
    const { login } = (await agent.api('/once?again')).json as { login: string }
    expect(await findFailures('hold', () => agent.get(login))).toEqual([])
  })

  it('in an approval that waits, and in its attempt', async () => {
    const agent = await signedOn()
    const { page } = await askForApproval(agent, { emulator: app.emulator, username })
    expect(await findFailures('pending', () => agent.get(page.url))).toEqual([])
    expect(await findFailures('approval', () => agent.get(page.url))).toEqual([])
  })

  it('in an approval that is given, in its form, and in what is left of its attempt', async () => {
    const agent = await signedOn()
    const resume = await approveForm(agent, { emulator: app.emulator, username })
    for (const kind of ['approval', 'hold', 'pending']) {
      expect(await findFailures(kind, () => agent.get(resume.url))).toEqual([])
    }
  })
})
