// Two people apply one recipe to one environment at the same moment, each with files of their own.
import type { Emulator } from 'express-pingone-mfa/emulator'
import {
  apply,
  createMemoryInventory,
  createMemorySecrets,
  createPlatformClient,
  expressApp,
  destroy,
  plan,
  readWorkerEnvironment,
  type ApplyOptions,
  type DestroyOptions,
} from 'express-pingone-mfa/provisioning'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createWorld, startEmptyEmulator } from '../support/real-world.js'

let emulator: Emulator
beforeAll(async () => {
  emulator = await startEmptyEmulator()
})
afterAll(() => emulator.close())

const recipe = expressApp({
  baseUrl: 'http://localhost:3000',
  withTestUser: true,
  testUserPhone: '+46705550101',
  testUserEmail: 'maya@bank.example',
})

function person(): ApplyOptions {
  return {
    client: createPlatformClient({
      ...readWorkerEnvironment(emulator.env('worker')),
      wait: () => Promise.resolve(),
    }),
    inventory: createMemoryInventory(),
    secrets: createMemorySecrets(),
    wait: () => Promise.resolve(),
  }
}

async function namesOf(list: AsyncIterable<{ readonly name: string }>): Promise<string[]> {
  const names: string[] = []
  for await (const { name } of list) if (name.startsWith(recipe.prefix)) names.push(name)
  return names
}

test('names that PingOne keeps apart are there once, the rest is a conflict that one of them can end', async () => {
  for (let round = 0; round < 6; round += 1) {
    createWorld(emulator)
    const [one, other] = [person(), person()]
    const endings = await Promise.allSettled([one, other].map((who) => apply(recipe, who)))
    for (const ending of endings) {
      if (ending.status === 'fulfilled') continue
      expect(ending.reason).toMatchObject({ reason: 'changed_meanwhile' })
    }
    await expectNamesOnce(one)
    const { counts } = await plan(recipe, one)
    if (counts.conflict > 0) {
      await expect(apply(recipe, one)).rejects.toMatchObject({ reason: 'conflict' })
      await destroy(recipe, removing(other))
    }
    expect((await apply(recipe, confirming(one))).plan.counts.conflict).toBe(0)
    expect((await plan(recipe, one)).hasChanges).toBe(false)
    await destroy(recipe, removing(one))
    await destroy(recipe, removing(other))
    expect(await namesOf(one.client.applications.list())).toEqual([])
    expect(await namesOf(one.client.signOnPolicies.list())).toEqual([])
  }
}, 120_000)

function confirming(who: ApplyOptions): ApplyOptions {
  return { ...who, confirm: () => true }
}

function removing({ client, inventory, secrets }: ApplyOptions): DestroyOptions {
  return { client, inventory, secrets, confirm: () => true }
}

async function expectNamesOnce({ client }: ApplyOptions): Promise<void> {
  for (const collection of [client.signOnPolicies, client.populations]) {
    const names = await namesOf(collection.list())
    expect(names).toEqual([...new Set(names)])
  }
  const users: string[] = []
  for await (const { username } of client.users.list()) users.push(username)
  expect(users).toEqual([...new Set(users)])
}
