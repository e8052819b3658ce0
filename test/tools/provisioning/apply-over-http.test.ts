// Every recipe at a PingOne over HTTP: made once, cut off at any write, taken away without a trace.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Emulator } from 'express-pingone-mfa/emulator'
import { apply } from '../../../src/tools/provisioning/apply.js'
import { destroy } from '../../../src/tools/provisioning/destroy.js'
import { createMemoryInventory } from '../../../src/tools/provisioning/inventory/inventory.js'
import { plan } from '../../../src/tools/provisioning/plan.js'
import { createPlatformClient } from '../../../src/tools/provisioning/platform/create-platform-client.js'
import type { PlatformClient } from '../../../src/tools/provisioning/platform/platform-client.js'
import { readWorkerEnvironment } from '../../../src/tools/provisioning/platform/worker-environment.js'
import type { ProvisioningOptions } from '../../../src/tools/provisioning/provisioning-options.js'
import { buildRecipe } from '../../../src/tools/provisioning/recipes/build-recipe.js'
import { createMemorySecrets } from '../../../src/tools/provisioning/secrets.js'
import type { RecipeName } from '../../../src/tools/provisioning/recipe.js'
import { changeEmulator } from '../../support/change-emulator.js'
import { readState, startEmptyEmulator } from './support/real-world.js'

const baseUrl = 'http://localhost:3000'
const recipes: readonly (readonly [RecipeName, object])[] = [
  ['express-app', { baseUrl, signOn: 'password-and-code' }],
  ['sms-transaction-approval', { baseUrl }],
  ['email-mfa', { baseUrl }],
  ['mfa-settings', { lockout: { failureCount: 6, durationSeconds: 1200 } }],
]

let emulator: Emulator
beforeAll(async () => {
  emulator = await startEmptyEmulator()
})
beforeEach(() => {
  emulator.reset()
})
afterAll(async () => {
  await emulator.close()
})

interface Wire {
  readonly client: PlatformClient
  readonly writes: string[]
}

/** A client whose n-th write never comes back, nor anything after it; `isSent` tells whether it arrived. */
function connect(kill?: { readonly nth: number; readonly isSent: boolean }): Wire {
  const writes: string[] = []
  let isDead = false
  const fetchOrDie: typeof fetch = async (input, init) => {
    if (isDead) throw new TypeError('fetch failed')
    const url = input instanceof Request ? input.url : String(input)
    const isWrite = init?.method !== 'GET' && !url.endsWith('/token')
    if (isWrite) writes.push(`${String(init?.method)} ${url}`)
    isDead = isWrite && writes.length === kill?.nth
    if (isDead && kill?.isSent === false) throw new TypeError('fetch failed')
    const response = await fetch(input, init)
    if (isDead) throw new TypeError('fetch failed')
    return response
  }
  const client = createPlatformClient({
    ...readWorkerEnvironment(emulator.env('worker')),
    fetch: fetchOrDie,
    maxAttempts: kill === undefined ? 3 : 1,
    wait: () => Promise.resolve(),
  })
  return { client, writes }
}

function start(): Omit<ProvisioningOptions, 'client'> {
  return { inventory: createMemoryInventory(), secrets: createMemorySecrets() }
}

const yes = { confirm: () => true, wait: () => Promise.resolve() }

/** What is there, without what every request changes. */
async function readTrace(): Promise<unknown> {
  return JSON.parse(JSON.stringify(await readState(emulator)), (name, value: unknown) =>
    name === 'updatedAt' ? undefined : value,
  )
}

describe.each(recipes)('%s', (name, parameters) => {
  const recipe = buildRecipe(name, parameters)

  test('is made, changes nothing again, and is taken away without a trace', async () => {
    const before = await readTrace()
    const { client, writes } = connect()
    const options = { client, ...start() }
    await apply(recipe, { ...options, ...yes })
    const made = writes.length
    expect(made).toBeGreaterThan(0)
    const again = await apply(recipe, { ...options, ...yes })
    expect(again.outcomes).toStrictEqual({
      created: 0,
      updated: 0,
      unchanged: recipe.resources.length,
      adopted: 0,
    })
    expect(again.variables).toStrictEqual([])
    expect(writes).toHaveLength(made)
    const { steps } = await destroy(recipe, { ...options, confirm: () => true })
    expect(steps.filter(({ removal }) => removal === 'kept')).toStrictEqual([])
    expect(await readTrace()).toStrictEqual(before)
  })

  test(
    'killed at any write, before or after it arrived, it is taken up by the next run',
    { timeout: 120_000 },
    async () => {
      const before = await readTrace()
      const counted = connect()
      await apply(recipe, { client: counted.client, ...start(), ...yes })
      for (let nth = 1; nth <= counted.writes.length; nth += 1) {
        for (const isSent of [false, true]) {
          const context = `write ${nth}, ${isSent ? 'arrived' : 'not sent'}: ${String(counted.writes[nth - 1])}`
          emulator.reset()
          const files = start()
          const dying = connect({ nth, isSent })
          await expect(
            apply(recipe, { client: dying.client, ...files, ...yes }),
            context,
          ).rejects.toMatchObject({ code: 'ERR_PINGONE_UPSTREAM' })
          const { client, writes } = connect()
          await apply(recipe, { client, ...files, ...yes })
          expect((await plan(recipe, { client, ...files })).counts, context).toStrictEqual({
            create: 0,
            update: 0,
            none: recipe.resources.length,
            conflict: 0,
          })
          const creates = [...dying.writes.slice(0, isSent ? undefined : -1), ...writes].filter(
            (write) => write.startsWith('POST'),
          )
          expect(creates, context).toHaveLength(
            counted.writes.filter((write) => write.startsWith('POST')).length,
          )
          const { steps } = await destroy(recipe, { client, ...files, confirm: () => true })
          expect(
            steps.filter(({ removal }) => removal === 'kept'),
            context,
          ).toStrictEqual([])
          expect(await readTrace(), context).toStrictEqual(before)
        }
      }
    },
  )
})

test('terms that are there are asked for, and asking again changes nothing', async () => {
  const id = '6f1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d'
  await changeEmulator(emulator, (environment) => {
    environment.agreements = [{ id, name: 'Terms', enabled: true }]
  })
  const recipe = buildRecipe('express-app', {
    baseUrl,
    signOn: 'password-and-code',
    agreementId: id,
  })
  const options = { client: connect().client, ...start() }
  await apply(recipe, { ...options, ...yes })
  const { counts } = await plan(recipe, options)
  expect(counts).toMatchObject({ create: 0, update: 0, none: recipe.resources.length })
  const { actions = [] } = (await readState(emulator)).environments[0] ?? {}
  expect(actions.filter(({ type }) => type === 'AGREEMENT')).toMatchObject([
    { priority: 3, agreement: { id } },
  ])
})
