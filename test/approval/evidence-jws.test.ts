// The form of evidence: a header that asks for nothing else, a payload that can be read in one way.
import { describe, test } from 'vitest'
import { verifyEvidence } from '../../src/approval/evidence.js'
import { ec, expectRefusal, forge } from './evidence-sample.js'

describe('the header', () => {
  const right = { alg: 'ES256', kid: 'k', typ: 'approval-evidence+jwt' }
  const noType = /its typ is not approval-evidence\+jwt/

  test.each<[string, Record<string, unknown>, RegExp]>([
    ['no typ', { ...right, typ: undefined }, noType],
    ['the typ of a JWT', { ...right, typ: 'JWT' }, noType],
    ['the typ of an access token', { ...right, typ: 'at+jwt' }, noType],
    ['a typ in upper case', { ...right, typ: 'APPROVAL-EVIDENCE+JWT' }, noType],
    ['no alg', { ...right, alg: undefined }, /its header has no alg/],
    ['an alg that is no string', { ...right, alg: ['ES256'] }, /its header has no alg/],
    ['no kid', { ...right, kid: undefined }, /its header has no kid/],
    ['an empty kid', { ...right, kid: '' }, /its header has no kid/],
    ['a kid that is no string', { ...right, kid: 1 }, /its header has no kid/],
    ['crit', { ...right, crit: ['exp'] }, /its header asks for an extension/],
    ['b64', { ...right, b64: true }, /its header asks for an extension/],
  ])('with %s is refused', async (_title, header, problem) => {
    await expectRefusal(verifyEvidence(await forge({ header }), ec.publicKey), problem)
  })

  test.each<[string, string, RegExp]>([
    ['no JSON', '{', /its header cannot be read, it is not JSON/],
    ['an array', '[]', /its header is not a JSON object/],
    ['null', 'null', /its header is not a JSON object/],
    [
      'two algs',
      '{"alg":"none","alg":"ES256"}',
      /its header cannot be read, it has the same member twice/,
    ],
  ])('that is %s is refused', async (_title, text, problem) => {
    await expectRefusal(verifyEvidence(await forge({ headerText: text }), ec.publicKey), problem)
  })
})

describe('the payload', () => {
  test.each<[string, string | Buffer, RegExp]>([
    ['no JSON', 'x', /its payload cannot be read, it is not JSON/],
    ['no object', '[]', /its payload is not a JSON object/],
    ['no UTF-8', Buffer.from([0x7b, 0xff, 0x7d]), /its payload cannot be read, it is not UTF-8/],
    ['the same member twice', '{"sub":"a","sub":"b"}', /it has the same member twice/],
    ['__proto__', '{"details":{"__proto__":"x"}}', /it has a member named __proto__/],
    ['too deep', '['.repeat(9) + ']'.repeat(9), /it is nested too deep/],
  ])('a payload with %s', async (_title, payload, problem) => {
    await expectRefusal(verifyEvidence(await forge({ payload }), ec.publicKey), problem)
  })

  test('more than 128 KiB', async () => {
    const payload = `{"x":"${'x'.repeat(131_072)}"}`
    await expectRefusal(
      verifyEvidence(await forge({ payload }), ec.publicKey),
      /it is longer than 128 KiB/,
    )
  })

  test('what is no string', async () => {
    for (const jws of [undefined, null, 1, {}]) {
      const attempt: unknown = Reflect.apply(verifyEvidence, undefined, [jws, ec.publicKey])
      await expectRefusal(Promise.resolve(attempt), /it is not a string/)
    }
  })
})
