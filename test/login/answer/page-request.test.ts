// Who sent a request: what the browser says, in every combination of the two headers.
import type { Request } from 'express'
import { describe, expect, it } from 'vitest'
import { readSender } from '../../../src/login/answer/page-request.js'

const own = 'https://bank.example'

function asRequest(headers: Readonly<Record<string, string | undefined>>): Request {
  const given = Object.entries(headers).filter(([, value]) => value !== undefined)
  const all = Object.fromEntries(given)
  return { headers: all, get: (name: string) => all[name] } as unknown as Request
}

describe('the sender of a request', () => {
  it.each([
    // Sec-Fetch-Site, Origin, answer
    [undefined, undefined, 'unsaid'],
    [undefined, own, 'own'],
    [undefined, 'null', 'foreign'],
    [undefined, 'https://evil.example', 'foreign'],
    [undefined, 'https://www.bank.example', 'foreign'],
    [undefined, `${own}, ${own}`, 'foreign'],
    ['same-origin', undefined, 'own'],
    ['same-origin', own, 'own'],
    ['same-origin', 'null', 'own'],
    ['same-origin', 'https://evil.example', 'foreign'],
    ['none', undefined, 'own'],
    ['none', 'null', 'own'],
    ['none', 'https://evil.example', 'foreign'],
    ['same-site', own, 'foreign'],
    ['same-site', 'null', 'foreign'],
    ['same-site', undefined, 'foreign'],
    ['cross-site', own, 'foreign'],
    ['cross-site', 'null', 'foreign'],
    ['cross-site', undefined, 'foreign'],
    // Sent twice, Node joins them; empty, or a word nobody knows yet.
    ['same-origin, cross-site', own, 'foreign'],
    ['same-origin, same-origin', own, 'foreign'],
    ['', own, 'foreign'],
    ['sibling', own, 'foreign'],
    ['same-origin', 'null, null', 'foreign'],
  ])('with Sec-Fetch-Site %j and Origin %j is %s', (site, origin, answer) => {
    expect(readSender(asRequest({ 'sec-fetch-site': site, origin }), { baseOrigin: own })).toBe(
      answer,
    )
  })
})
