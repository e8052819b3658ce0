// Files under attack by their own writing: the old one stays whole, and a lock belongs to who made it.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { link, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { apply } from '../../../../src/tools/provisioning/apply.js'
import { destroy } from '../../../../src/tools/provisioning/destroy.js'
import { createEnvironmentFile } from '../../../../src/tools/provisioning/environment-file.js'
import { createInventoryFile } from '../../../../src/tools/provisioning/inventory/inventory-file.js'
import { writePrivateFile } from '../../../../src/tools/provisioning/private-file.js'
import { buildTestRecipe, createSetting, inventoryOf } from '../support/engine.js'

const intent = { key: 'user', kind: 'user', name: 'shop-ada', since: '2026-01-01' } as const

let folder: string
let path: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'whole-'))
  path = join(folder, 'state.json')
})
afterEach(async () => {
  await rm(folder, { recursive: true })
})

describe('a write puts a new file in the place of the old one', () => {
  test('who still has the old one reads all of it as it was', async () => {
    const old = join(folder, 'old')
    await writePrivateFile(path, 'as it was')
    await link(path, old)
    await writePrivateFile(path, 'new')
    expect(await readFile(path, 'utf8')).toBe('new')
    expect(await readFile(old, 'utf8')).toBe('as it was')
    expect((await stat(path)).ino).not.toBe((await stat(old)).ino)
  })

  test('so do the inventory and the environment file', async () => {
    const variables = join(folder, '.env')
    const inventory = createInventoryFile(path)
    const secrets = createEnvironmentFile(variables)
    await inventory.write(inventoryOf, { made: [], making: [intent] })
    await secrets.write({ A: '1' })
    const before = await Promise.all([stat(path), stat(variables)])
    await link(path, join(folder, 'old state'))
    await link(variables, join(folder, 'old variables'))
    await inventory.write(inventoryOf, { made: [], making: [{ ...intent, key: 'other' }] })
    await secrets.write({ A: '2' })
    const after = await Promise.all([stat(path), stat(variables)])
    for (const [at, { ino }] of after.entries()) expect(ino).not.toBe(before[at]?.ino)
    expect(await readFile(join(folder, 'old variables'), 'utf8')).toBe('A=1\n')
  })

  test('whoever reads meanwhile reads one of both, never a part', async () => {
    const texts = ['a'.repeat(300_000), 'b'.repeat(200_000)]
    await writePrivateFile(path, texts[0] ?? '')
    const writing = new AbortController()
    const reading = (async () => {
      const seen = new Set<string>()
      while (!writing.signal.aborted) seen.add(await readFile(path, 'utf8'))
      return seen
    })()
    for (let nth = 1; nth <= 60; nth += 1) await writePrivateFile(path, texts[nth % 2] ?? '')
    writing.abort()
    const parts = [...(await reading)].filter((text) => !texts.includes(text))
    expect(parts.map(({ length }) => length)).toStrictEqual([])
  })

  test('one that cannot be put in place is not left beside it: it may hold secrets', async () => {
    await mkdir(path)
    await expect(writePrivateFile(path, 'canary')).rejects.toMatchObject({ code: 'EISDIR' })
    expect(await readdir(folder)).toStrictEqual(['state.json'])
  })
})

describe('a lock', () => {
  const lock = (): string => `${path}.lock`
  const holderOf = (more: object): string =>
    JSON.stringify({
      pid: process.pid,
      host: hostname(),
      processStartedMs: 0,
      since: '2026-01-01T00:00:00.000Z',
      token: 'of somebody else',
      ...more,
    })

  test('that somebody else took meanwhile is not released', async () => {
    const theirs = holderOf({})
    const result = await createInventoryFile(path).exclusively(async () => {
      await writeFile(lock(), theirs)
      return 'done'
    })
    expect(result).toBe('done')
    expect(await readFile(lock(), 'utf8')).toBe(theirs)
  })

  test('of another host is respected, whichever processes this host has', async () => {
    const child = spawn(process.execPath, ['-e', ''], { stdio: 'ignore' })
    await once(child, 'exit')
    for (const pid of [child.pid, process.pid]) {
      const theirs = holderOf({ pid, host: `not-${hostname()}` })
      await writeFile(lock(), theirs)
      const work = createInventoryFile(path).exclusively(() => Promise.resolve())
      await expect(work).rejects.toMatchObject({ reason: 'locked' })
      expect(await readFile(lock(), 'utf8')).toBe(theirs)
    }
  })

  test('keeps destroy out before it asks PingOne for anything', async () => {
    const setting = createSetting()
    const inventory = createInventoryFile(path)
    const recipe = buildTestRecipe()
    await apply(recipe, { ...setting.options, inventory })
    const { client, secrets } = setting.options
    const [before, calls] = [setting.world.describe(), setting.world.calls.length]
    await inventory.exclusively(async () => {
      const removal = destroy(recipe, { client, secrets, inventory, confirm: () => true })
      await expect(removal).rejects.toMatchObject({ reason: 'locked' })
    })
    expect(setting.world.calls).toHaveLength(calls)
    expect(setting.world.describe()).toBe(before)
  })
})
