// What a finished attempt left: read as a newer and as an older version wrote it.
import { describe, expect, test } from 'vitest'
import { parseDoneRecord } from '../../src/attempt/done-record.js'
import { parseStoredAttempt } from '../../src/attempt/pending-sign-on.js'

const done = { returnPath: '/account', cookieHash: 'hash' }
const finishing = {
  ...done,
  finishing: true,
  handle: 'handle',
  reference: '7F3K-92QD',
  mode: 'embedded',
  purpose: 'sign-on',
  untilMs: 1,
}

describe('the language of a finished attempt', () => {
  test('is read where there is one', () => {
    expect(parseDoneRecord({ ...done, locale: 'de' })).toEqual({ ...done, locale: 'de' })
    expect(parseStoredAttempt({ ...finishing, locale: 'de' })).toMatchObject({ locale: 'de' })
  })

  test('is absent from what an older version wrote, and the rest is read', () => {
    expect(parseDoneRecord(done)).toEqual(done)
    expect(parseStoredAttempt(finishing)).toEqual(finishing)
  })

  test('is a tag or none: what came of the attempt is not lost by it', () => {
    expect(parseDoneRecord({ ...done, locale: 5 })).toEqual(done)
  })
})
