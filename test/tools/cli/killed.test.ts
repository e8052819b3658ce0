// A process that is killed while PingOne holds a call: the next one makes the same, and nothing twice.
import { once } from 'node:events'
import { spawn } from 'node:child_process'
import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { readPlainState } from '../provisioning/support/real-world.js'
import { createProvisionWorld, type ProvisionWorld } from './support/provision-world.js'

let world: ProvisionWorld

beforeEach(async () => {
  world = await createProvisionWorld()
  const file = join(world.directory, 'recipe.json')
  await writeFile(file, JSON.stringify({ recipe: 'express-app', parameters }))
  words = ['--recipe', file, '--yes']
})

afterEach(async () => {
  await world.close()
})

const main = new URL('../../../src/tools/cli/main.ts', import.meta.url).pathname
const tsx = new URL('../../../node_modules/tsx/dist/loader.mjs', import.meta.url).pathname
const parameters = {
  baseUrl: 'http://localhost:3000',
  withTestUser: true,
  testUserPhone: '+46705550101',
  testUserEmail: 'maya@bank.example',
  signOn: 'password-and-code',
  mfaSettings: { lockout: { failureCount: 6, durationSeconds: 1200 } },
}
let words: readonly string[]

/** Runs until PingOne has met the fault, and ends it there. */
async function killWhileHeld(action: string): Promise<void> {
  const { PATH } = process.env
  const child = spawn(process.execPath, ['--import', tsx, main, 'provision', action, ...words], {
    cwd: world.directory,
    env: { PATH, ...world.emulator.env('worker') },
    stdio: 'ignore',
  })
  const ended = once(child, 'exit')
  while (!(await isFaultMet())) {
    expect(child.exitCode, 'the process ended of its own accord').toBeNull()
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  child.kill('SIGKILL')
  expect(await ended).toEqual([null, 'SIGKILL'])
  expect(await readdir(world.directory)).toContain('pingone-mfa.state.json.lock')
  await fetch(`${world.emulator.inboxUrl}/faults`, { method: 'DELETE' })
}

async function isFaultMet(): Promise<boolean> {
  const faults: unknown = await (await fetch(`${world.emulator.inboxUrl}/faults`)).json()
  return Array.isArray(faults) && faults.some((fault: { fired?: number }) => fault.fired === 1)
}

async function makeWhole(): Promise<unknown> {
  const whole = await createProvisionWorld()
  try {
    expect((await whole.provision(['apply', ...words])).code).toBe(0)
    return await readPlainState(whole.emulator)
  } finally {
    await whole.close()
  }
}

const held = { endpoint: 'platform', kind: 'stall' }

it.each([
  ['making the application', { ...held, method: 'POST', nth: 1 }],
  ['making an action of a policy', { ...held, method: 'POST', nth: 5 }],
  ['changing the MFA settings', { ...held, method: 'PUT', nth: 1 }],
  ['setting the password', { ...held, method: 'PUT', nth: 2 }],
])('while %s: the next apply gets to the end', { timeout: 60_000 }, async (_, fault) => {
  await writeFile(world.environmentFile, '# mine\nOTHER=1\n', { mode: 0o644 })
  await world.fault(fault)
  await killWhileHeld('apply')

  const { code, warned } = await world.provision(['apply', ...words])
  expect([code, warned]).toEqual([0, ''])
  expect(await readPlainState(world.emulator)).toEqual(await makeWhole())
  expect(await readdir(world.directory)).toEqual(['.env', 'pingone-mfa.state.json', 'recipe.json'])
  for (const file of [world.environmentFile, world.stateFile]) {
    expect((await stat(file)).mode & 0o777).toBe(0o600)
  }
  const text = await readFile(world.environmentFile, 'utf8')
  expect(text).toMatch(/^# mine\nOTHER=1\n/)
  expect(Object.keys(parseEnv(text))).toEqual(
    expect.arrayContaining(['PINGONE_CLIENT_ID', 'PINGONE_CLIENT_SECRET', 'BASE_URL']),
  )
  const again = await world.provision(['plan', ...words.slice(0, -1), '--exit-code'])
  expect(again.code).toBe(0)
  expect(await world.findLeaks()).toEqual([])
})

it('while removing: the next destroy leaves nothing of it', { timeout: 60_000 }, async () => {
  const before = await readPlainState(world.emulator)
  expect((await world.provision(['apply', ...words])).code).toBe(0)
  await world.fault({ ...held, method: 'DELETE', nth: 4 })
  await killWhileHeld('destroy')
  expect((await world.provision(['destroy', ...words])).code).toBe(0)
  expect(await readPlainState(world.emulator)).toEqual(before)
  expect(await readdir(world.directory)).toEqual(['.env', 'recipe.json'])
})
