// PingOne's documented email workflow, driven from a server in redirect mode with the flow client alone.
import { createFlowClient, createPingOneFetch, isFlowAt } from 'express-pingone-mfa/flow'
import type { Emulator } from 'express-pingone-mfa/emulator'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { connectionTo } from '../support/start-app.js'
import { readOtp, startEmulator } from '../support/start-emulator.js'

const redirectUri = 'http://localhost:3000/callback'

let emulator: Emulator
beforeAll(async () => {
  emulator = await startEmulator({ baseUrls: ['http://localhost:3000'] })
})
afterAll(() => emulator.close())

it('goes authorize (302) → GET flow → user.lookup → otp.check → resume (302) → token', async () => {
  const { clientId = '', clientSecret = '' } = connectionTo(emulator)
  const environmentBaseUrl = `${emulator.url}/${emulator.environmentId}`
  const fetch = createPingOneFetch({ origin: emulator.url, timeoutMs: 5000 })
  const client = createFlowClient({ environmentBaseUrl, fetch })

  const started = await client.startFlow({
    response_mode: 'query',
    response_type: 'code',
    client_id: clientId,
    redirect_uri: redirectUri,
    scope: 'openid',
    state: 'the-state',
  })
  if (!isFlowAt(started, 'SIGN_ON_REQUIRED')) throw new Error(started.state.status)
  expect(started.state.offered).toContain('user.lookup')
  expect(started.cookies).toEqual([])

  const looked = await client.submitAction(started, { action: 'user.lookup', username: 'elin' })
  if (!isFlowAt(looked.flow, 'OTP_REQUIRED')) throw new Error(looked.flow.state.status)
  expect(looked.flow.state.devices).toMatchObject([
    { type: 'EMAIL', destination: 'el****@example.com' },
  ])
  expect(looked.flow.cookies.map(({ name }) => name)).toContain('ST')

  const otp = await readOtp(emulator, { username: 'elin' })
  const checked = await client.submitAction(looked.flow, { action: 'otp.check', otp })
  expect(checked.flow.state).toMatchObject({ status: 'COMPLETED' })

  const { authorizeResponse } = await client.resumeFlow(checked.flow, { redirectUri })
  expect(authorizeResponse.state).toBe('the-state')

  const token = await fetch(`${environmentBaseUrl}/as/token`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(`${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`).toString('base64')}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code: authorizeResponse.code ?? '',
      redirect_uri: redirectUri,
    }),
  })
  expect(token.status).toBe(200)
  expect(await token.json()).toMatchObject({
    token_type: 'Bearer',
    id_token: expect.any(String) as string,
  })
})
