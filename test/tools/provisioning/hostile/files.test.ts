// Files that somebody made or changed by hand: never hung up on, never believed where it counts.
import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ProvisioningError } from '../../../../src/errors.js'
import { createEnvironmentFile } from '../../../../src/tools/provisioning/environment-file.js'
import { createInventoryFile } from '../../../../src/tools/provisioning/inventory/inventory-file.js'
import type { MadeResource } from '../../../../src/tools/provisioning/inventory/inventory.js'
import { apply } from '../../../../src/tools/provisioning/apply.js'
import { destroy } from '../../../../src/tools/provisioning/destroy.js'
import type { DestroyOptions } from '../../../../src/tools/provisioning/provisioning-options.js'
import { plan } from '../../../../src/tools/provisioning/plan.js'
import { buildTestRecipe, createSetting, inventoryOf, type Setting } from '../support/engine.js'

const recipe = buildTestRecipe()
let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hostile-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true })
})

async function failureOf(work: Promise<unknown>): Promise<ProvisioningError> {
  const error = await work.catch((thrown: unknown) => thrown)
  if (error instanceof ProvisioningError) return error
  throw new Error(`not a ProvisioningError: ${String(error)}`)
}

describe('what is no ordinary file', () => {
  test('a pipe is told and not waited for', async () => {
    const path = join(folder, 'pipe')
    execFileSync('mkfifo', [path])
    const secrets = createEnvironmentFile(path)
    expect(() => secrets.read('A')).toThrow(`${path} cannot be read: it is no ordinary file`)
    expect((await failureOf(secrets.write({ A: '1' }))).reason).toBe('environment_file')
    const error = await failureOf(createInventoryFile(path).read(inventoryOf))
    expect(error.message).toBe(`${path} cannot be read: it is no ordinary file`)
    const link = join(folder, 'link')
    await symlink(path, link)
    expect((await failureOf(createEnvironmentFile(link).write({ A: '1' }))).reason).toBe(
      'environment_file',
    )
  })

  test('a pipe as the lock is somebody at work', async () => {
    const path = join(folder, 'state.json')
    execFileSync('mkfifo', [`${path}.lock`])
    const error = await failureOf(createInventoryFile(path).exclusively(() => Promise.resolve()))
    expect(error.reason).toBe('locked')
  })

  test.each(['', '{', '[]', 'null', '{"pid":"1"}', '{"pid":0,"host":"","token":""}', '\0'])(
    'nor is a lock that says %j taken over',
    async (text) => {
      const path = join(folder, 'state.json')
      await writeFile(`${path}.lock`, text)
      const error = await failureOf(createInventoryFile(path).exclusively(() => Promise.resolve()))
      expect(error.reason).toBe('locked')
      expect(error.message).toContain('by whom cannot be read')
      expect(await readFile(`${path}.lock`, 'utf8')).toBe(text)
    },
  )

  test('a folder as the lock is somebody at work', async () => {
    const path = join(folder, 'state.json')
    await mkdir(`${path}.lock`)
    const error = await failureOf(createInventoryFile(path).exclusively(() => Promise.resolve()))
    expect(error.reason).toBe('locked')
  })
})

describe('a file that could not be put in place', () => {
  test('leaves nothing beside it, above all no secret', async () => {
    const path = join(folder, '.env')
    await mkdir(path)
    const secrets = createEnvironmentFile(path)
    await failureOf(secrets.write({ PINGONE_CLIENT_SECRET: 'canary' }))
    const inventory = createInventoryFile(join(folder, 'state'))
    await inventory.write(inventoryOf, { made: [], making: [intent] })
    expect(await readdir(folder)).toEqual(['.env', 'state'])
  })

  test('of a process that was killed is removed by the next one', async () => {
    const path = join(folder, '.env')
    await writeFile(
      join(folder, '..env.2147483646.0123456789ab.tmp'),
      'PINGONE_CLIENT_SECRET=canary',
    )
    await writeFile(join(folder, `..env.${process.ppid}.0123456789ab.tmp`), 'of a process at work')
    await createEnvironmentFile(path).write({ A: '1' })
    expect(await readdir(folder)).toEqual([`..env.${process.ppid}.0123456789ab.tmp`, '.env'])
  })
})

const intent = { key: 'user', kind: 'user', name: 'shop-ada', since: '2026-01-01' } as const

describe('secrets that PingOne may answer', () => {
  const bad = ['two\nlines', 'a\0b', '\'"`', '\u{d800}', 'x\r', '\u{dc00}y']
  test.each(bad)('%j is refused without being shown, and the file stays', async (value) => {
    const path = join(folder, '.env')
    await writeFile(path, 'OTHER=1\n')
    const secrets = createEnvironmentFile(path)
    const error = await failureOf(secrets.write({ PINGONE_CLIENT_SECRET: value }))
    expect(error.reason).toBe('environment_file')
    expect(error.message).not.toContain(value)
    expect(await readFile(path, 'utf8')).toBe('OTHER=1\n')
  })

  test.each([
    '$HOME',
    '${PATH}',
    '#',
    ' a ',
    '\\n',
    "'",
    '=',
    'ü€😀',
    '\u001b[31m',
    '\u2028',
    '\ufeff',
  ])('%j is read again as it is', async (value) => {
    const path = join(folder, '.env')
    await writeFile(path, 'OTHER=1')
    await createEnvironmentFile(path).write({ PINGONE_CLIENT_SECRET: value })
    expect(createEnvironmentFile(path).read('PINGONE_CLIENT_SECRET')).toBe(value)
    expect(createEnvironmentFile(path).read('OTHER')).toBe('1')
  })
})

describe('a state file written by hand', () => {
  async function addMade(setting: Setting, made: Partial<MadeResource>): Promise<void> {
    const known = await setting.readInventory()
    const added = {
      key: 'x',
      kind: 'application',
      name: 'x',
      parents: {},
      madeAt: '2026-01-01T00:00:00.000Z',
      id: '',
      ...made,
    } as const
    await setting.inventory.write(inventoryOf, { ...known, made: [...known.made, added] })
  }

  function removing({ options: { client, inventory, secrets } }: Setting): DestroyOptions {
    return { client, inventory, secrets, confirm: () => true }
  }

  test.each([
    ['applications', 'application', { name: 'bank-web', type: 'WEB_APP' }],
    ['signOnPolicies', 'signOnPolicy', { name: 'bank-mfa' }],
    ['populations', 'population', { name: 'bank-users' }],
    ['deviceAuthenticationPolicies', 'deviceAuthenticationPolicy', { name: 'bank-sms' }],
  ] as const)("that names somebody's %s removes none", async (collection, kind, body) => {
    const setting = createSetting()
    const id = setting.world.put(collection, '', body)
    await apply(recipe, setting.options)
    await addMade(setting, { kind, id })
    await destroy(recipe, removing(setting))
    expect(setting.world.all(collection).map(({ resource }) => resource.id)).toContain(id)
  })

  test.each(['password', 'mfaEnabled', 'mfaSettings'] as const)(
    'that says it made %s, which always exists, stops nothing',
    async (kind) => {
      const setting = createSetting()
      await apply(recipe, setting.options)
      const user = setting.world.all('users')[0]?.resource.id ?? ''
      await addMade(setting, { kind, id: user, parents: { user } })
      expect((await plan(recipe, setting.options)).leftovers).toBeUndefined()
      const { steps } = await destroy(recipe, removing(setting))
      expect(steps.find((step) => step.kind === kind)).toMatchObject({ removal: 'kept' })
    },
  )
})

describe('a prefix that another prefix begins with', () => {
  test('is not that of the other: a resource renamed to it is kept', async () => {
    const setting = createSetting()
    const bank = { ...recipe, prefix: 'shop' }
    await apply(bank, setting.options)
    const { applications } = setting.world.client
    const id = setting.world.all('applications')[0]?.resource.id ?? ''
    await applications.replace(id, { ...(await applications.read(id)), name: 'shop2-web' })
    const { client, inventory, secrets } = setting.options
    const { steps } = await destroy(bank, { client, inventory, secrets, confirm: () => true })
    expect(steps.find((step) => step.id === id)).toMatchObject({ removal: 'kept' })
  })
})
