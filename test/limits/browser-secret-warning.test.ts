// Who starts without a secret to know browsers by is told so, once.
import express from 'express'
import { afterEach, expect, it, vi } from 'vitest'
import { pingoneMfa, type PingOneMfaOptions } from '../../src/index.js'

const minimal = {
  environmentId: '5c9d1e2f-7a3b-4c8d-9e0f-1a2b3c4d5e6f',
  clientId: 'bank',
} as const
const open = { ...minimal, clientAuthentication: 'none' } as const

afterEach(() => {
  vi.restoreAllMocks()
})

function start(options: PingOneMfaOptions): unknown[] {
  const warn = vi.spyOn(process, 'emitWarning').mockImplementation(() => undefined)
  express().use(pingoneMfa(options))
  const codes = warn.mock.calls.map((call: readonly unknown[]) => call[1])
  warn.mockRestore()
  return codes
}

it('is told at the first start that needs it, and only then', () => {
  const browserSecret = 'the secret of browsers, 32 bytes long'
  const clientSecret = browserSecret
  expect(start({ ...minimal, clientSecret })).toEqual([])
  expect(start({ ...open, browserSecret })).toEqual([])
  expect(start({ ...open, throttle: { knownBrowserSeconds: 0 } })).toEqual([])
  expect(start(open)).toEqual([
    { type: 'PingOneMfaWarning', code: 'PINGONE_MFA_NO_BROWSER_SECRET' },
  ])
  expect(start(open)).toEqual([])
})
