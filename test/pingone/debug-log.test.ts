// NODE_DEBUG=pingone-mfa: one line a call, and nothing secret in it.
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { json, startScriptedServer } from '../support/scripted-server.js'
import type { ScriptedServer } from '../support/scripted-server.js'

let server: ScriptedServer
beforeAll(async () => {
  server = await startScriptedServer()
})
afterAll(() => server.close())

it('a call is one line: method, name, outcome and time', async () => {
  server.script(json(200, { access_token: 'SECRET-token' }, { 'set-cookie': 'ST=SECRET-cookie' }))
  const http = new URL('../../src/pingone/http.ts', import.meta.url).href
  const script = `
    import { createPingOneFetch } from '${http}'
    const pingOneFetch = createPingOneFetch({ origin: '${server.origin}', timeoutMs: 5000 })
    await pingOneFetch('${server.origin}/env/as/token?SECRET-query', {
      method: 'POST', body: 'code=SECRET-code', headers: { cookie: 'ST=SECRET-sent' } })
    await pingOneFetch('https://SECRET.example/env/as/token').catch(() => undefined)`
  const { stderr } = await promisify(execFile)(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '--eval', script],
    { env: { ...process.env, NODE_DEBUG: 'pingone-mfa' }, timeout: 30_000 },
  )
  const lines = stderr.split('\n').filter((line) => line.startsWith('PINGONE-MFA'))
  expect(lines).toEqual([
    expect.stringMatching(/^PINGONE-MFA \d+: POST token 200 \d+ ms$/),
    expect.stringMatching(/^PINGONE-MFA \d+: GET token foreign_host \d+ ms$/),
  ])
  expect(stderr).not.toContain('SECRET')
})
