// The inventory file: never half written, never overwritten when it is not understood, one run at a time.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmod,
  lstat,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ProvisioningError } from '../../../src/errors.js'
import { apply } from '../../../src/tools/provisioning/apply.js'
import { destroy } from '../../../src/tools/provisioning/destroy.js'
import { createEnvironmentFile } from '../../../src/tools/provisioning/environment-file.js'
import { createInventoryFile } from '../../../src/tools/provisioning/inventory/inventory-file.js'
import type { Inventory, InventoryOf } from '../../../src/tools/provisioning/inventory/inventory.js'
import { buildTestRecipe, createSetting } from './support/engine.js'
import { secretCanary } from './support/fake-world.js'

const of: InventoryOf = { environmentId: 'env-1', recipe: 'express-app', prefix: 'shop-' }
const inventory: Inventory = {
  made: [
    {
      key: 'device',
      kind: 'device',
      id: 'id-1',
      name: 'SMS +15550100',
      parents: { user: 'id-2' },
      madeAt: '2026-01-01T00:00:00.000Z',
    },
  ],
  making: [{ key: 'user', kind: 'user', name: 'shop-ada', since: '2026-01-01T00:00:00.000Z' }],
  previousMfaSettings: { pairing: { maxAllowedDevices: 5 } },
}

let folder: string
let path: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'inventory-'))
  path = join(folder, 'pingone-mfa.state.json')
})
afterEach(async () => {
  await chmod(folder, 0o700)
  await rm(folder, { recursive: true })
})

async function failureOf(work: Promise<unknown>): Promise<ProvisioningError> {
  const error = await work.catch((thrown: unknown) => thrown)
  if (error instanceof ProvisioningError) return error
  throw new Error(`not a ProvisioningError: ${String(error)}`)
}

describe('what is written', () => {
  test('is read again, by another store', async () => {
    await createInventoryFile(path).write(of, inventory)
    expect(await createInventoryFile(path).read(of)).toStrictEqual(inventory)
    const text = await readFile(path, 'utf8')
    expect(JSON.parse(text)).toStrictEqual({ version: 1, inventories: [{ ...of, ...inventory }] })
    expect(text.endsWith('}\n')).toBe(true)
  })

  test('there is nothing of an environment, recipe or prefix that never wrote', async () => {
    const store = createInventoryFile(path)
    expect(await store.read(of)).toBeUndefined()
    await store.write(of, inventory)
    expect(await store.read({ ...of, environmentId: 'env-2' })).toBeUndefined()
    expect(await store.read({ ...of, recipe: 'email-mfa' })).toBeUndefined()
    expect(await store.read({ ...of, prefix: 'shop' })).toBeUndefined()
  })

  test('stands beside the inventories of others; the file goes with the last', async () => {
    const store = createInventoryFile(path)
    const other = { ...of, environmentId: 'env-2' }
    await store.write(of, inventory)
    await store.write(other, { made: [], making: inventory.making })
    await store.write(of, { made: [], making: [] })
    expect(await store.read(of)).toBeUndefined()
    expect(await store.read(other)).toStrictEqual({ made: [], making: inventory.making })
    await store.write(other, { made: [], making: [] })
    expect(await readdir(folder)).toStrictEqual([])
    await store.write(other, { made: [], making: [] })
    expect(await readdir(folder)).toStrictEqual([])
  })

  test('is for its owner only, also where the file was open to all', async () => {
    await writeFile(path, '{"version":1,"inventories":[]}', { mode: 0o644 })
    await chmod(path, 0o644)
    await createInventoryFile(path).write(of, inventory)
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    expect(await readdir(folder)).toStrictEqual(['pingone-mfa.state.json'])
  })

  test('replaces what a symbolic link points to', async () => {
    const target = join(folder, 'target.json')
    await symlink('target.json', path)
    await createInventoryFile(path).write(of, inventory)
    expect((await lstat(path)).isSymbolicLink()).toBe(true)
    expect((await lstat(target)).isFile()).toBe(true)
    expect(await createInventoryFile(target).read(of)).toStrictEqual(inventory)
  })
})

describe('a file that is not understood', () => {
  const made = inventory.made[0]
  const stored = { ...of, ...inventory }
  test.each([
    ['', 'it is not JSON'],
    ['{"version":1,"inventories":[', 'it is not JSON'],
    ['[]', 'it is not an object'],
    ['{"inventories":[]}', 'it has no version, so "provision apply" did not write it'],
    ['{"version":2,"inventories":[]}', 'version is 2: this release reads version 1 only'],
    ['{"version":1}', 'inventories is not a list'],
    [
      JSON.stringify({ version: 1, inventories: [{ ...stored, environmentId: 7 }] }),
      'inventories[0].environmentId is not a text',
    ],
    [
      JSON.stringify({ version: 1, inventories: [{ ...stored, recipe: 'later' }] }),
      'inventories[0].recipe is "later", which this release does not know',
    ],
    [
      JSON.stringify({
        version: 1,
        inventories: [{ ...stored, made: [made, { ...made, id: '' }] }],
      }),
      'inventories[0].made[1].id is not a text',
    ],
    [
      JSON.stringify({
        version: 1,
        inventories: [{ ...stored, made: [{ ...made, kind: 'robot' }] }],
      }),
      'inventories[0].made[0].kind is "robot", which this release does not know',
    ],
    [
      JSON.stringify({
        version: 1,
        inventories: [{ ...stored, made: [{ ...made, parents: { user: 1 } }] }],
      }),
      'inventories[0].made[0].parents.user is not a text',
    ],
    [
      JSON.stringify({ version: 1, inventories: [{ ...stored, making: {} }] }),
      'inventories[0].making is not a list',
    ],
    [
      JSON.stringify({ version: 1, inventories: [{ ...stored, previousMfaSettings: [] }] }),
      'inventories[0].previousMfaSettings is not an object',
    ],
    [
      JSON.stringify({ version: 1, inventories: [stored, stored] }),
      'inventories[1] is there twice',
    ],
  ])('is named and never overwritten: %s', async (text, problem) => {
    await writeFile(path, text)
    const store = createInventoryFile(path)
    for (const work of [() => store.read(of), () => store.write(of, inventory)]) {
      const error = await failureOf(work())
      expect(error.code).toBe('ERR_PINGONE_PROVISIONING')
      expect(error.reason).toBe('inventory')
      expect(error.message).toBe(
        `${path} cannot be understood: ${problem}; bring back a good copy, or, if none of what it lists is needed, move it away`,
      )
    }
    expect(await readFile(path, 'utf8')).toBe(text)
  })

  test('stops apply before PingOne is asked', async () => {
    await writeFile(path, 'x')
    const { world, options } = createSetting()
    const store = createInventoryFile(path)
    const error = await failureOf(apply(buildTestRecipe(), { ...options, inventory: store }))
    expect(error.reason).toBe('inventory')
    expect(world.calls).toStrictEqual([])
    expect(await readdir(folder)).toStrictEqual(['pingone-mfa.state.json'])
  })

  test('a folder in its place cannot be read', async () => {
    const error = await failureOf(createInventoryFile(folder).read(of))
    expect(error.message).toBe(`${folder} cannot be read (EISDIR)`)
  })

  test('a folder that is not there is told', async () => {
    const nowhere = join(folder, 'no', 'where.json')
    const store = createInventoryFile(nowhere)
    const error = await failureOf(store.write(of, inventory))
    expect(error.message).toBe(`${nowhere} cannot be written (ENOENT)`)
    const locked = await failureOf(store.exclusively(() => Promise.resolve(1)))
    expect(locked.message).toBe(`${nowhere}.lock cannot be written: is its folder there and yours?`)
  })
})

describe('one run at a time', () => {
  const work = (): Promise<string> => Promise.resolve('done')

  test('a second one is told whom it waits for, and the lock goes with the first', async () => {
    const store = createInventoryFile(path)
    const error = await store.exclusively(() =>
      failureOf(createInventoryFile(path).exclusively(work)),
    )
    expect(error.reason).toBe('locked')
    expect(error.message).toMatch(
      new RegExp(
        `^another run is at work \\(${path}\\.lock, by process ${process.pid} on .+, since \\d+ s\\): ` +
          'wait for it; if it runs no more, delete that file$',
      ),
    )
    expect(await readdir(folder)).toStrictEqual([])
    expect(await store.exclusively(work)).toBe('done')
  })

  test('it goes also when the work fails', async () => {
    const store = createInventoryFile(path)
    await expect(store.exclusively(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(await readdir(folder)).toStrictEqual([])
  })

  test('through a symbolic link it is the same lock', async () => {
    const link = join(folder, 'link.json')
    await symlink(path, link)
    const error = await createInventoryFile(path).exclusively(() =>
      failureOf(createInventoryFile(link).exclusively(work)),
    )
    expect(error.reason).toBe('locked')
  })

  test('the lock of a process that is no more is taken over', async () => {
    const child = spawn(process.execPath, ['-e', ''], { stdio: 'ignore' })
    const { pid } = child
    await once(child, 'exit')
    await writeLock({ pid })
    expect(await createInventoryFile(path).exclusively(work)).toBe('done')
    expect(await readdir(folder)).toStrictEqual([])
  })

  test('so is one of an earlier process with our number', async () => {
    await writeLock({ pid: process.pid, processStartedMs: 1 })
    expect(await createInventoryFile(path).exclusively(work)).toBe('done')
  })

  test('of several that find an abandoned lock only one gets it', async () => {
    await writeLock({ pid: process.pid, processStartedMs: 1 })
    let atWork = 0
    let most = 0
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, () =>
        createInventoryFile(path).exclusively(async () => {
          most = Math.max(most, (atWork += 1))
          await new Promise((resolve) => setImmediate(resolve))
          atWork -= 1
        }),
      ),
    )
    expect(most).toBe(1)
    expect(results.some(({ status }) => status === 'fulfilled')).toBe(true)
  })

  test.each([
    ['a living process', { pid: process.ppid }, /by process \d+ on /],
    ['another host', { pid: 1, host: 'elsewhere' }, /by process 1 on elsewhere, since \d+ min/],
    ['nobody who can be read', undefined, /by whom cannot be read/],
  ])('the lock of %s is not', async (_, holder, who) => {
    if (holder === undefined) await writeFile(`${path}.lock`, '')
    else await writeLock(holder)
    const error = await failureOf(createInventoryFile(path).exclusively(work))
    expect(error.reason).toBe('locked')
    expect(error.message).toMatch(who)
    expect(await readdir(folder)).toStrictEqual(['pingone-mfa.state.json.lock'])
  })

  test('a take-over that was cut short is told with the file to delete', async () => {
    await writeLock({ pid: process.pid, processStartedMs: 1 })
    await writeFile(`${path}.lock.takeover`, '')
    const error = await failureOf(createInventoryFile(path).exclusively(work))
    expect(error.message).toContain(`${path}.lock.takeover`)
  })

  async function writeLock(holder: object): Promise<void> {
    const dead = {
      pid: 0,
      host: hostname(),
      processStartedMs: 0,
      since: '2026-01-01T00:00:00.000Z',
      token: 'x',
    }
    await writeFile(`${path}.lock`, JSON.stringify({ ...dead, ...holder }))
  }
})

describe('with apply', () => {
  test('two at once on the same files: one works, the other is told, nothing is made twice', async () => {
    const { world, options } = createSetting()
    const recipe = buildTestRecipe()
    const start = (): Promise<unknown> =>
      apply(recipe, { ...options, inventory: createInventoryFile(path) })
    const results = await Promise.allSettled([start(), start()])
    expect(results.map(({ status }) => status).sort()).toStrictEqual(['fulfilled', 'rejected'])
    const refused = results.find((result) => result.status === 'rejected')
    expect(refused?.reason).toMatchObject({ reason: 'locked' })
    expect(world.all('applications')).toHaveLength(1)
    expect(world.all('users')).toHaveLength(1)
  })

  test('files hold no secret but the environment file; a second run leaves both as they are', async () => {
    const { world, options } = createSetting()
    const recipe = buildTestRecipe()
    const variables = join(folder, '.env')
    const files = {
      ...options,
      inventory: createInventoryFile(path),
      secrets: createEnvironmentFile(variables),
    }
    await apply(recipe, files)
    const text = await readFile(path, 'utf8')
    const [password = ''] = world.passwords.values()
    expect(text).not.toContain(password)
    expect(text).not.toContain(secretCanary)
    expect(await readFile(variables, 'utf8')).toContain(secretCanary)
    const before = await Promise.all([stat(path), stat(variables)])
    await apply(recipe, files)
    const after = await Promise.all([stat(path), stat(variables)])
    expect(after.map(({ ino }) => ino)).toStrictEqual(before.map(({ ino }) => ino))
    expect(after.map(({ mtimeMs }) => mtimeMs)).toStrictEqual(before.map(({ mtimeMs }) => mtimeMs))
    const { client, inventory: store, secrets } = files
    await destroy(recipe, { client, inventory: store, secrets, confirm: () => true })
    expect((await readdir(folder)).sort()).toStrictEqual(['.env'])
  })
})
