// Whose a name is: by its prefix, up to where a word ends.
import { describe, expect, test } from 'vitest'
import { carriesPrefix } from '../../../src/tools/provisioning/prefix.js'

describe('carriesPrefix', () => {
  test.each(['bank', 'bank-web', 'bank.web', 'bank_web', 'bank web', 'bank-2-web'])(
    '%s carries bank',
    (name) => {
      expect(carriesPrefix(name, 'bank')).toBe(true)
    },
  )

  test('a prefix may end with its own sign', () => {
    expect(carriesPrefix('bank-web', 'bank-')).toBe(true)
    expect(carriesPrefix('bank2-web', 'bank-')).toBe(false)
  })

  test.each(['', 'ban', 'Bank-web', 'bank2-web', 'bankweb', 'banké', 'my bank', ' bank-web'])(
    '%o does not',
    (name) => {
      expect(carriesPrefix(name, 'bank')).toBe(false)
    },
  )
})
