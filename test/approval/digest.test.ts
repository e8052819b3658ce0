// What a digest is computed over, and that nothing of it can change unseen.
import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { computeDigest, createApprovalNonce } from '../../src/approval/digest.js'
import type { DigestInput } from '../../src/approval/digest.js'

const input: DigestInput = {
  sub: 'user-1',
  lineageId: 'lineage-1',
  method: 'POST',
  url: '/transfers?draft=1',
  details: { sum: '10', recipient: 'Zoë' },
  body: { sum: '10', tags: ['a', 'b'], note: null },
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('base64url')
}

describe('the digest of an approval', () => {
  test('is SHA-256, base64url, over RFC 8785 JSON of version, user, sign-on, request and details', () => {
    expect(computeDigest(input)).toBe(
      sha256(
        '{"body":{"note":null,"sum":"10","tags":["a","b"]},"details":{"recipient":"Zoë","sum":"10"},' +
          '"lineageId":"lineage-1","method":"POST","sub":"user-1","url":"/transfers?draft=1","v":1}',
      ),
    )
  })

  test('does not follow the order of members', () => {
    const body = { note: null, tags: ['a', 'b'], sum: '10' }
    const details = { recipient: 'Zoë', sum: '10' }
    expect(computeDigest({ body, details, url: input.url, method: 'POST', ...pick(input) })).toBe(
      computeDigest(input),
    )
  })

  test('leaves the fragment out, and only the fragment', () => {
    expect(computeDigest({ ...input, url: '/transfers?draft=1#top#x' })).toBe(computeDigest(input))
    expect(computeDigest({ ...input, url: '/transfers?draft=1%23top' })).not.toBe(
      computeDigest(input),
    )
  })

  test.each<[string, Partial<DigestInput>]>([
    ['another user', { sub: 'user-2' }],
    ['another sign-on', { lineageId: 'lineage-2' }],
    ['another method', { method: 'PUT' }],
    ['another path', { url: '/transfer?draft=1' }],
    ['another query', { url: '/transfers?draft=2' }],
    ['no query', { url: '/transfers' }],
    ['another value', { details: { sum: '100', recipient: 'Zoë' } }],
    ['a value in other code points', { details: { sum: '10', recipient: 'Zoe\u0308' } }],
    ['one detail less', { details: { sum: '10' } }],
    ['another body', { body: { sum: '11', tags: ['a', 'b'], note: null } }],
    ['a number for a string', { body: { sum: 10, tags: ['a', 'b'], note: null } }],
    ['elements in another order', { body: { sum: '10', tags: ['b', 'a'], note: null } }],
    ['no body', { body: null }],
  ])('is another with %s', (_title, change) => {
    expect(computeDigest({ ...input, ...change })).not.toBe(computeDigest(input))
  })

  test('has no place for a body that is no JSON', () => {
    expect(() => computeDigest({ ...input, body: { at: new Date(0) } })).toThrow(
      new TypeError('cannot be written as canonical JSON: $.body.at is not a plain object'),
    )
    expect(() => computeDigest({ ...input, body: undefined })).toThrow(
      /\$\.body is of type undefined/,
    )
  })
})

test('the nonce is 16 random bytes, a dot and the digest', () => {
  const digest = computeDigest(input)
  const nonces = Array.from({ length: 1000 }, () => createApprovalNonce(digest))
  expect(new Set(nonces).size).toBe(1000)
  for (const nonce of nonces) {
    const [random = '', bound, ...rest] = nonce.split('.')
    expect(Buffer.from(random, 'base64url')).toHaveLength(16)
    expect([bound, ...rest]).toEqual([digest])
  }
})

function pick({ lineageId, sub }: DigestInput): Pick<DigestInput, 'lineageId' | 'sub'> {
  return { lineageId, sub }
}
