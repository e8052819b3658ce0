// What requiresMfa() and requiresApproval() are told is checked when the guard is made.
import { requiresApproval, requiresMfa } from 'express-pingone-mfa'
import { describe, expect, it } from 'vitest'

const details = (): object => ({ sum: '1' })
const make = (guard: unknown, options: unknown): unknown =>
  (guard as (given: unknown) => unknown)(options)

describe('requiresMfa', () => {
  it.each([
    [
      'a request',
      { headers: {} },
      'requiresMfa makes a guard: write requiresMfa(), not requiresMfa',
    ],
    ['a misspelt option', { maxAge: 5 }, 'requiresMfa: unknown option "maxAge"'],
    ['a negative age', { maxAgeSeconds: -1 }, 'requiresMfa: maxAgeSeconds must be a whole number'],
    ['half a second', { maxAgeSeconds: 0.5 }, 'requiresMfa: maxAgeSeconds must be a whole number'],
    [
      'an age as text',
      { maxAgeSeconds: '300' },
      'requiresMfa: maxAgeSeconds must be a whole number',
    ],
    ['NaN', { maxAgeSeconds: NaN }, 'requiresMfa: maxAgeSeconds must be a whole number'],
    ['an endless age', { maxAgeSeconds: Infinity }, 'requiresMfa: maxAgeSeconds must be a whole'],
    ['no policy', { acrValues: [] }, 'requiresMfa: acrValues must be a list of words'],
    ['a policy as text', { acrValues: 'MFA' }, 'requiresMfa: acrValues must be a list of words'],
    [
      'two policies in one',
      { acrValues: ['a b'] },
      'requiresMfa: acrValues must be a list of words',
    ],
    ['no method', { methods: [] }, 'requiresMfa: methods must be a list of words'],
    ['a method that is none', { methods: [1] }, 'requiresMfa: methods must be a list of words'],
    ['another answer', { answer: 'json' }, "requiresMfa: answer must be 'page' or 'api'"],
  ])('refuses %s', (_title, options, message) => {
    expect(() => make(requiresMfa, options)).toThrow(TypeError)
    expect(() => make(requiresMfa, options)).toThrow(message)
  })

  it('takes nothing, or every option', () => {
    expect(requiresMfa()).toBeTypeOf('function')
    const all = { maxAgeSeconds: 0, acrValues: ['A'], methods: ['otp'], answer: 'api' } as const
    expect(requiresMfa(all)).toHaveProperty('name', 'requiresMfa')
  })
})

describe('requiresApproval', () => {
  it.each([
    ['nothing', undefined, 'details must be a function'],
    ['a request', { headers: {} }, 'requiresApproval makes a guard'],
    ['no details', {}, 'details must be a function'],
    ['details that are none', { details: { sum: '1' } }, 'details must be a function'],
    ['a misspelt option', { details, label: {} }, 'requiresApproval: unknown option "label"'],
    ['when that is no function', { details, when: true }, 'when must be a function'],
    ['a label that is none', { details, labels: { sum: 1 } }, '"sum"'],
    ['a template with markup', { details, template: '<b>' }, 'template must be a name'],
    ['an empty variant', { details, variant: '' }, 'variant must be a name'],
    ['29 seconds', { details, ttlSeconds: 29 }, 'ttlSeconds must be a whole number of seconds'],
    ['an hour and a second', { details, ttlSeconds: 3601 }, 'ttlSeconds must be a whole number'],
    ['seconds as text', { details, ttlSeconds: '300' }, 'ttlSeconds must be a whole number'],
    ['no policy', { details, acrValues: [] }, 'acrValues must be a list of policies'],
    [
      'a context of numbers',
      { details, clientContext: { a: 1 } },
      'clientContext must be an object',
    ],
    [
      'a context that is a list',
      { details, clientContext: ['a'] },
      'clientContext must be an object',
    ],
    [
      'a context with a hidden character',
      { details, clientContext: { title: 'Pay', note: 'to Charlie\u202e' } },
      'clientContext.note has',
    ],
    [
      'a context that would be filled in',
      { details, clientContext: { note: '${sum}' } },
      'clientContext.note has "${"',
    ],
    ['another answer', { details, answer: 'json' }, "answer must be 'page' or 'api'"],
  ])('refuses %s', (_title, options, message) => {
    expect(() => make(requiresApproval, options)).toThrow(TypeError)
    expect(() => make(requiresApproval, options)).toThrow(message)
  })

  it.each([30, 300, 3600])('takes %i seconds', (ttlSeconds) => {
    expect(requiresApproval({ details, ttlSeconds })).toHaveProperty('name', 'requiresApproval')
  })
})
