// PingOne's error body, read leniently.
import { describe, expect, it } from 'vitest'
import { parseErrorBody } from '../../src/pingone/error-body.js'

const withInner = (innerError: unknown): unknown =>
  parseErrorBody({ code: 'INVALID_DATA', details: [{ code: 'INVALID_OTP', innerError }] })
    ?.details[0]

describe('parseErrorBody', () => {
  it('keeps what is known and drops the rest', () => {
    expect(
      parseErrorBody({
        id: 'b1c2',
        code: 'INVALID_DATA',
        message: 'One or more\r\nvalidation errors',
        _links: {},
        details: [
          {
            code: 'INVALID_OTP',
            target: 'otp',
            message: 'wrong',
            extra: 'x',
            innerError: { attemptsRemaining: 2, allowedValues: ['123456'] },
          },
        ],
      }),
    ).toEqual({
      id: 'b1c2',
      code: 'INVALID_DATA',
      message: 'One or morevalidation errors',
      details: [{ code: 'INVALID_OTP', target: 'otp', message: 'wrong', attemptsRemaining: 2 }],
    })
  })

  it.each([
    null,
    undefined,
    [],
    'x',
    7,
    {},
    { code: 7 },
    { code: '' },
    { code: 'x'.repeat(65) },
    { code: 'a\nb' },
    { error: 'invalid_client' },
  ])('finds none in %j', (body) => {
    expect(parseErrorBody(body)).toBeUndefined()
  })

  it.each([
    [0, 0],
    [3, 3],
    [-1, undefined],
    ['3', undefined],
    [1e9, undefined],
    [2.5, undefined],
    [null, undefined],
    [undefined, undefined],
  ])('reads the attempts left %j as %j', (attemptsRemaining, read) => {
    expect(withInner({ attemptsRemaining })).toEqual({
      code: 'INVALID_OTP',
      ...(read !== undefined && { attemptsRemaining: read }),
    })
  })

  it('reads when a pause ends, and apart from it when a limit does', () => {
    const time = Date.parse('2026-01-10T12:00:00Z')
    const code = 'INVALID_OTP'
    expect(withInner({ coolDownExpiresAt: time })).toEqual({ code, coolDownExpiresAt: time })
    expect(withInner({ retryAfter: '2026-01-10T12:00:00Z' })).toEqual({ code, retryAt: time })
    const quota = { quotaLimit: 100, quotaResetTime: '2026-01-10T12:00:00.000Z' }
    expect(withInner(quota)).toEqual({ code, retryAt: time, quotaLimit: 100 })
    expect(withInner({ deliveryMethod: 'SMS' })).toEqual({ code, deliveryMethod: 'SMS' })
    expect(withInner({ coolDownExpiresAt: 0 })).toEqual({ code: 'INVALID_OTP' })
    expect(withInner({ coolDownExpiresAt: 1e300, retryAfter: 'soon' })).toEqual({
      code: 'INVALID_OTP',
    })
  })

  it('reads the other spelling of innerError', () => {
    const body = {
      code: 'INVALID_DATA',
      details: [{ code: 'PASSWORD_LOCKED_OUT', innererror: { secondsUntilUnlock: 30 } }],
    }
    expect(parseErrorBody(body)?.details).toEqual([
      { code: 'PASSWORD_LOCKED_OUT', secondsUntilUnlock: 30 },
    ])
  })

  it.each([null, 'x', { 0: {} }, [null, 7, 'x', [], {}, { code: 7 }]])(
    'finds no detail in %j',
    (details) => {
      expect(parseErrorBody({ code: 'X', details })?.details).toEqual([])
    },
  )

  it('keeps at most 20 details and 500 characters of a message', () => {
    const details = Array.from({ length: 100 }, () => ({ code: 'X', message: 'm'.repeat(9999) }))
    const read = parseErrorBody({ code: 'X', details })?.details ?? []
    expect(read).toHaveLength(20)
    expect(read[0]?.message).toHaveLength(500)
  })
})
