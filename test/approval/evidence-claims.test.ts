// Every member of evidence has its type, or the whole is refused.
import { describe, expect, test } from 'vitest'
import { verifyEvidence } from '../../src/approval/evidence.js'
import { ec, evidence, expectRefusal, forge, hash } from './evidence-sample.js'

describe('a member of the wrong kind is refused, though it is signed', () => {
  const text = (name: string): RegExp =>
    new RegExp(`: its ${name} is not a string of one character or more\\.$`)
  const sha = (name: string): RegExp =>
    new RegExp(`: its ${name} is not a SHA-256 in base64url\\.$`)
  const time = (name: string): RegExp => new RegExp(`: its ${name} is not a time like `)

  test.each<[string, unknown, RegExp]>([
    ...['jti', 'sub', 'method', 'url', 'request_jti', 'iss', 'pingone_issuer'].flatMap((name) =>
      [undefined, null, 1, '', ['x']].map((value): [string, unknown, RegExp] => [
        name,
        value,
        text(name),
      ]),
    ),
    ...['digest', 'id_token_sha256'].flatMap((name): [string, unknown, RegExp][] => [
      [name, undefined, text(name)],
      [name, 1, text(name)],
      [name, hash.slice(1), sha(name)],
      [name, `${hash}A`, sha(name)],
      [name, hash.replace('_', '/'), sha(name)],
    ]),
    ...['created_at', 'approved_at', 'consumed_at'].flatMap((name): [string, unknown, RegExp][] => [
      [name, undefined, text(name)],
      [name, 1_769_860_800, text(name)],
      [name, 'yesterday', time(name)],
      [name, '2026-01-31', time(name)],
      [name, '2026-01-31T12:00:00Z', time(name)],
      [name, '2026-02-30T12:00:00.000Z', time(name)],
    ]),
    ...['device_type', 'acr', 'correlation_id'].map((name): [string, unknown, RegExp] => [
      name,
      1,
      new RegExp(`: its ${name} is not a string\\.$`),
    ]),
    ['v', undefined, /its version \(v\) is not 1/],
    ['v', 2, /its version \(v\) is not 1/],
    ['v', '1', /its version \(v\) is not 1/],
    ['iat', undefined, /its iat is not the time of its consumed_at/],
    ['iat', 1_769_860_801, /its iat is not the time of its consumed_at/],
    ['auth_time', undefined, /its auth_time is not a number of seconds/],
    ['auth_time', '1', /its auth_time is not a number of seconds/],
    ['auth_time', -1, /its auth_time is not a number of seconds/],
    ['auth_time', 1.5, /its auth_time is not a number of seconds/],
    ['amr', 'otp', /its amr is not an array of strings/],
    ['amr', ['otp', 1], /its amr is not an array of strings/],
    ['details', undefined, /its details are not an object/],
    ['details', [], /its details are not an object/],
    ['details', { sum: 1 }, /its details are not all strings/],
    ['details', {}, /its details are empty/],
  ])('%s as %j', async (name, value, problem) => {
    await expectRefusal(
      verifyEvidence(await forge({ claims: { [name]: value } }), ec.publicKey),
      problem,
    )
  })

  test('a member that is not known is left out', async () => {
    const read = await verifyEvidence(await forge({ claims: { later: true } }), ec.publicKey)
    expect(read).toEqual(evidence)
  })
})
