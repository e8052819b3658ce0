// What can be held: a body that a parser of the app has read, small, flat and comparable. Anything else is refused at once.
import express, { type Request, type Response } from 'express'
import { requiresApproval, requiresMfa } from 'express-pingone-mfa'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { payment, startBank, type Bank } from '../support/bank.js'
import { createAgent, type Agent, type Page } from '../support/browser.js'
import { countCalls, signOn } from '../support/sign-on.js'
import { asForm, asScript, send } from '../support/send.js'

let bank: Bank
let agent: Agent
const guards = ['approval', 'step-up'] as const
const urlencoded = 'application/x-www-form-urlencoded'
const form = new URLSearchParams(payment).toString()

beforeAll(async () => {
  bank = await startBank({
    routes: (routes) => {
      const done = (_req: Request, res: Response): void => {
        bank.executed.push('something')
        res.json({ done: true })
      }
      const guardOf = {
        approval: requiresApproval({ details: () => ({ ...payment }) }),
        'step-up': requiresMfa({ maxAgeSeconds: 0 }),
      }
      for (const name of guards) {
        const guard = guardOf[name]
        const parsers = [express.urlencoded({ extended: false }), express.json({ limit: '200kb' })]
        routes.post(`/${name}/parsed`, parsers, guard, done)
        routes.post(`/${name}/unparsed`, guard, done)
        routes.post(`/${name}/raw`, express.raw({ type: '*/*' }), guard, done)
        routes.post(`/${name}/text`, express.text({ type: '*/*' }), guard, done)
        routes.post(`/${name}/extended`, express.urlencoded({ extended: true }), guard, done)
        routes.get(`/${name}/parsed`, guard, done)
      }
    },
  })
  agent = createAgent(bank.baseUrl)
  await signOn(agent, { emulator: bank.emulator, username: 'maya' })
})
beforeEach(() => {
  bank.executed.length = 0
})
afterAll(() => bank.close())

function sendBody(path: string, type: string, body: string | Buffer): Promise<Page> {
  return send(agent, path, { headers: { ...asScript, 'content-type': type }, body })
}

interface Unreadable {
  readonly title: string
  readonly path: string
  readonly type: string
  readonly body: string | Buffer
  readonly status: number
  /** Part of the problem's detail. */
  readonly detail: string
}

const unreadable: readonly Unreadable[] = [
  {
    title: 'a form that no parser has read',
    path: 'unparsed',
    type: urlencoded,
    body: form,
    status: 415,
    detail: 'mount express.urlencoded({ extended: false }) before this guard',
  },
  {
    title: 'JSON that no parser has read',
    path: 'unparsed',
    type: 'application/json',
    body: JSON.stringify(payment),
    status: 415,
    detail: 'mount express.json() before this guard',
  },
  {
    title: 'a form that was read as bytes',
    path: 'raw',
    type: urlencoded,
    body: form,
    status: 415,
    detail: 'mount express.urlencoded({ extended: false }) before this guard',
  },
  {
    title: 'JSON that was read as text',
    path: 'text',
    type: 'application/json',
    body: JSON.stringify(payment),
    status: 415,
    detail: 'mount express.json() before this guard',
  },
  {
    title: 'multipart',
    path: 'parsed',
    type: 'multipart/form-data; boundary=x',
    body: '--x\r\ncontent-disposition: form-data; name="sum"\r\n\r\n1\r\n--x--\r\n',
    status: 415,
    detail: 'only application/x-www-form-urlencoded and application/json',
  },
  {
    title: 'text',
    path: 'parsed',
    type: 'text/plain',
    body: JSON.stringify(payment),
    status: 415,
    detail: 'only application/x-www-form-urlencoded and application/json',
  },
  {
    title: 'a form with nested fields',
    path: 'extended',
    type: urlencoded,
    body: `${form}&to[name]=Mallory`,
    status: 400,
    detail: 'the field "to" is neither a string nor a list of strings',
  },
  {
    title: 'a form with a list of one',
    path: 'extended',
    type: urlencoded,
    body: `${form}&to[]=Mallory`,
    status: 400,
    detail: 'the field "to" is neither a string nor a list of strings',
  },
  {
    title: 'a form with a NUL character',
    path: 'parsed',
    type: urlencoded,
    body: `${form}&memo=a%00b`,
    status: 400,
    detail: 'the field "memo" has a NUL character',
  },
  {
    title: 'a form of more than 64 KiB',
    path: 'parsed',
    type: urlencoded,
    body: `${form}&memo=${'x'.repeat(66_000)}`,
    status: 413,
    detail: 'larger than 65536 bytes',
  },
  {
    title: 'JSON of more than 64 KiB',
    path: 'parsed',
    type: 'application/json',
    body: JSON.stringify({ ...payment, memo: 'é'.repeat(33_000) }),
    status: 413,
    detail: 'larger than 65536 bytes',
  },
  {
    title: 'JSON with a member __proto__',
    path: 'parsed',
    type: 'application/json',
    body: '{"sum":"1","__proto__":{"sum":"9"}}',
    status: 400,
    detail: 'not JSON that can be compared',
  },
  {
    title: 'JSON with half a character',
    path: 'parsed',
    type: 'application/json',
    body: '{"sum":"1","memo":"\\ud800"}',
    status: 400,
    detail: 'not JSON that can be compared',
  },
  {
    title: 'JSON nested a thousand levels deep',
    path: 'parsed',
    type: 'application/json',
    body: `{"memo":${'['.repeat(1000)}${']'.repeat(1000)}}`,
    status: 400,
    detail: 'not JSON that can be compared',
  },
]

describe.each(guards)('a request for %s', (guard) => {
  it.each(unreadable)(
    'with $title is $status and held nowhere',
    async ({ path, type, body, status, detail }) => {
      const calls = await countCalls(bank.emulator)
      const keys = await bank.store.keys()
      const page = await sendBody(`/${guard}/${path}`, type, body)
      expect(page.json).toMatchObject({
        status,
        code: 'ERR_PINGONE_BODY_UNREADABLE',
        detail: expect.stringContaining(detail) as string,
      })
      expect(page.html).not.toContain('Mallory')
      const asPage = await send(agent, `/${guard}/${path}`, {
        headers: { ...asForm(agent), 'content-type': type },
        body,
      })
      expect(asPage.status).toBe(status)
      expect(asPage.html).not.toContain('Mallory')
      expect(await countCalls(bank.emulator)).toEqual(calls)
      expect(await bank.store.keys()).toEqual(keys)
      expect(bank.executed).toEqual([])
    },
  )

  it('as JSON by a navigation is 415: no page can hold it', async () => {
    const page = await send(agent, `/${guard}/parsed`, {
      headers: { ...asForm(agent), 'content-type': 'application/json' },
      body: JSON.stringify(payment),
    })
    expect(page.status).toBe(415)
    expect(bank.executed).toEqual([])
  })

  it('keeps every field of a form in its order, with every character', async () => {
    const memo = 'a\r\n"b" <c> & d=1;%20+é😀'
    const body = new URLSearchParams([
      ['z', '1'],
      ['tag', 'first'],
      ['memo', memo],
      ['tag', 'second'],
      ['empty', ''],
    ]).toString()
    const held = await send(agent, `/${guard}/parsed`, { headers: asForm(agent), body })
    expect(held.status).toBe(303)
    const [hold] = (await bank.store.list('hold')).slice(-1)
    expect(hold?.['fields']).toEqual([
      { name: 'z', value: '1' },
      { name: 'tag', value: 'first' },
      { name: 'tag', value: 'second' },
      { name: 'memo', value: memo },
      { name: 'empty', value: '' },
    ])
    expect(hold?.['url']).toBe(`/${guard}/parsed`)
  })
})

describe('requiresApproval()', () => {
  it('before a route that changes nothing goes to the app’s error handler', async () => {
    const page = await agent.get('/approval/parsed')
    expect(page.status).toBe(500)
    const error = bank.errors.at(-1)
    expect(error).toBeInstanceOf(TypeError)
    expect(String(error)).toContain('it cannot be used for GET /approval/parsed')
    expect((await agent.api('/approval/parsed', { method: 'HEAD' })).status).toBe(500)
    expect(bank.executed).toEqual([])
  })
})
