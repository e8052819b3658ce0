// Generated passwords: strong, and the same on every way they take.
import { execFileSync } from 'node:child_process'
import { parseEnv } from 'node:util'
import { expect, test } from 'vitest'
import { generatePassword } from '../../../../src/tools/provisioning/kinds/generate-password.js'

const passwords = Array.from({ length: 500 }, generatePassword)

test('has 24 characters, of every sort at least one, none twice', () => {
  for (const password of passwords) {
    expect(password).toMatch(/^[A-Za-z][A-Za-z2-9\-_.+@]{23}$/)
    for (const sort of [/[A-Z]/, /[a-z]/, /[0-9]/, /[-_.+@]/]) expect(password).toMatch(sort)
    expect(new Set(password).size).toBe(24)
  }
})

test('has no letters that look alike', () => {
  expect(passwords.join('')).not.toMatch(/[0O1lI]/)
})

test('no two are the same, and every place may hold every sort but the first', () => {
  expect(new Set(passwords).size).toBe(passwords.length)
  for (let place = 1; place < 24; place += 1) {
    const there = passwords.map((password) => password.charAt(place)).join('')
    for (const sort of [/[A-Z]/, /[a-z]/, /[0-9]/, /[-_.+@]/]) expect(there).toMatch(sort)
  }
})

test('survives a .env file and a shell without quotes', () => {
  const some = passwords.slice(0, 100)
  const file = some.map((password, index) => `P${String(index)}=${password}`).join('\n')
  const parsed = parseEnv(file)
  expect(some.map((_, index) => parsed[`P${String(index)}`])).toEqual(some)
  const script = `${file}\n${some.map((_, index) => `echo $P${String(index)}`).join('\n')}`
  const echoed = execFileSync('/bin/sh', ['-c', script], { encoding: 'utf8' })
  expect(echoed.trim().split('\n')).toEqual(some)
})
