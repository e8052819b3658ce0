// An answer of a passkey is looked at before PingOne is asked: only one to this very question gets that far.
import { describe, expect, it } from 'vitest'
import { MAX_ASSERTION_LENGTH, parseAssertion, readAssertion } from '../../src/flow/assertion.js'
import { createPasskey, writeAssertion, type PasskeySpoil } from '../support/passkey.js'

const origin = 'https://bank.example'
const challenge = Array.from({ length: 32 }, (_, at) => at * 7)
const passkey = createPasskey()

function answer(spoil: PasskeySpoil = {}, more: { challenge?: number[]; origin?: string } = {}) {
  const asked = { rpId: 'bank.example', origin, challenge: Uint8Array.from(challenge) }
  const ceremony = {
    ...asked,
    ...(more.origin !== undefined && { origin: more.origin }),
    ...(more.challenge !== undefined && { challenge: Uint8Array.from(more.challenge) }),
  }
  return writeAssertion(passkey.assert(ceremony, spoil))
}

/** The answer with members in place of its own. */
function changed(members: object, response: object = {}): string {
  const whole = JSON.parse(answer()) as { response: object }
  return JSON.stringify({ ...whole, response: { ...whole.response, ...response }, ...members })
}

describe('an answer', () => {
  it('to what was asked, from our origin, is read with what was signed', () => {
    const text = answer()
    const { response } = JSON.parse(text) as { response: Record<string, string> }
    const toUrl = (base64 = ''): string => Buffer.from(base64, 'base64').toString('base64url')
    expect(readAssertion(text, { challenge, origin })).toEqual({
      signed: {
        credentialId: passkey.id,
        authenticatorData: toUrl(response['authenticatorData']),
        clientDataJSON: toUrl(response['clientDataJSON']),
        signature: toUrl(response['signature']),
      },
    })
  })

  it('without a user handle is one, too', () => {
    const text = answer({ userHandle: 'absent' })
    expect(readAssertion(text, { challenge, origin })).toHaveProperty('signed')
  })

  it.each([
    ['another challenge', answer({}, { challenge: challenge.toReversed() }), 'challenge'],
    ['a part of the challenge', answer({}, { challenge: challenge.slice(0, 16) }), 'challenge'],
    ['no challenge', answer({ clientData: { challenge: undefined } }), 'challenge'],
    ['a challenge as list', answer({ clientData: { challenge } }), 'challenge'],
    ['another origin', answer({}, { origin: 'https://evil.example' }), 'origin'],
    ['an origin with a path', answer({}, { origin: `${origin}/` }), 'origin'],
    ['an origin in a frame of another', answer({ clientData: { crossOrigin: true } }), 'origin'],
    ['a registration', answer({ clientData: { type: 'webauthn.create' } }), 'type'],
    ['a payment', answer({ clientData: { type: 'payment.get' } }), 'type'],
    ['no JSON', '{"id":', 'malformed'],
    ['a list', '[]', 'malformed'],
    ['another type', changed({ type: 'password' }), 'malformed'],
    ['no id', changed({ id: '' }), 'malformed'],
    ['an id that is not its rawId', changed({ id: 'AAAA' }), 'malformed'],
    ['an id that is too long', changed({ id: 'A'.repeat(1365) }), 'malformed'],
    ['a signature that is empty', changed({}, { signature: '' }), 'malformed'],
    ['a signature in base64url', changed({}, { signature: 'a-_b' }), 'malformed'],
    ['bits after the end of the base64', changed({}, { signature: 'QR==' }), 'malformed'],
    ['base64 without padding', changed({}, { signature: 'QQ' }), 'malformed'],
    ['a signature as list', changed({}, { signature: [1] }), 'malformed'],
    ['short authenticator data', changed({}, { authenticatorData: 'AAAA' }), 'malformed'],
    ['client data that is no JSON', changed({}, { clientDataJSON: 'AAAA' }), 'malformed'],
    ['client data that is no UTF-8', changed({}, { clientDataJSON: '/w==' }), 'malformed'],
    ['client data that is a list', changed({}, { clientDataJSON: btoa('[1]') }), 'malformed'],
    ['a user handle of another kind', changed({}, { userHandle: null }), 'malformed'],
    ['no response', changed({ response: undefined }), 'malformed'],
    ['a response from a prototype', '{"__proto__":{"type":"public-key"}}', 'malformed'],
    ['too much', ' '.repeat(MAX_ASSERTION_LENGTH) + answer(), 'too_large'],
  ])('with %s is none', (_, text, mistake) => {
    expect(readAssertion(text, { challenge, origin })).toEqual({ mistake })
  })

  it('of random bytes is none', () => {
    for (let at = 0; at < 200; at += 1) {
      const text = answer()
      const cut = (at * 37) % text.length
      expect(readAssertion(text.slice(0, cut), { challenge, origin })).toEqual({
        mistake: 'malformed',
      })
    }
  })

  it('has its credential’s id as it was given', () => {
    expect(parseAssertion(answer())?.credentialId).toBe(passkey.id)
  })
})
