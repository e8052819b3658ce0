// The inventories of a project in one file beside it, `pingone-mfa.state.json`.
import { readFile } from 'node:fs/promises'
import { isDeepStrictEqual } from 'node:util'
import { ProvisioningError } from '../../../errors.js'
import {
  assertOrdinary,
  describeCause,
  followLinks,
  hasCode,
  removePrivateFile,
  writePrivateFile,
} from '../private-file.js'
import { isEmpty, type Inventory, type InventoryOf, type InventoryStore } from './inventory.js'
import { withLock } from './inventory-lock.js'
import { InventoryProblem, parseInventories, type StoredInventory } from './parse-inventories.js'

/**
 * Creates an inventory store that keeps its inventories in one JSON file, which only its owner may read.
 *
 * The file holds ids, names and the MFA settings as they were, never a secret; it may hold inventories
 * of several environments, recipes and prefixes. A write replaces it as a whole, with mode 0600; a
 * symbolic link is followed. The file is removed with its last inventory. `<path>.lock` keeps a second
 * run out; the lock of a process that is no more is taken over.
 *
 * > [!WARNING]
 * > Keep the file: without it `destroy` removes nothing. What is not understood is never overwritten.
 *
 * @param path The file, e.g. `pingone-mfa.state.json`; it need not exist, its folder must.
 * @returns A store whose functions throw a {@link ProvisioningError}: `inventory` when the file cannot be
 *   read, written or understood, `locked` when another run is at work.
 * @example
 * const inventory = createInventoryFile('pingone-mfa.state.json')
 */
export function createInventoryFile(path: string): InventoryStore {
  return {
    async read(of) {
      const stored = (await readInventories(path)).find(isOf(of))
      return stored === undefined ? undefined : toInventory(stored)
    },
    async write(of, inventory) {
      const before = await readInventories(path)
      const next = replaceInventory(before, { of, inventory })
      if (isDeepStrictEqual(before, next)) return
      await writeInventories(path, next)
    },
    async exclusively(work) {
      const target = await followLinks(path).catch((error: unknown) => {
        throw refuse(path, { what: 'cannot be reached', cause: error })
      })
      return await withLock(`${target}.lock`, work)
    },
  }
}

async function readInventories(path: string): Promise<readonly StoredInventory[]> {
  const text = await readOrdinary(path).catch((error: unknown) => {
    if (hasCode(error, 'ENOENT')) return undefined
    throw refuse(path, { what: 'cannot be read', cause: error })
  })
  if (text === undefined) return []
  try {
    return parseInventories(text)
  } catch (error) {
    if (!(error instanceof InventoryProblem)) throw error
    throw refuse(path, {
      what: `cannot be understood: ${error.message}; bring back a good copy, or, if none of what it lists is needed, move it away`,
      cause: error,
    })
  }
}

async function readOrdinary(path: string): Promise<string> {
  assertOrdinary(path)
  return await readFile(path, 'utf8')
}

function isOf(of: InventoryOf): (stored: StoredInventory) => boolean {
  return ({ environmentId, recipe, prefix }) =>
    environmentId === of.environmentId && recipe === of.recipe && prefix === of.prefix
}

function toInventory({ made, making, previousMfaSettings }: StoredInventory): Inventory {
  return { made, making, ...(previousMfaSettings !== undefined && { previousMfaSettings }) }
}

function replaceInventory(
  inventories: readonly StoredInventory[],
  {
    of: { environmentId, recipe, prefix },
    inventory,
  }: { readonly of: InventoryOf; readonly inventory: Inventory },
): readonly StoredInventory[] {
  const of = { environmentId, recipe, prefix }
  const stored = { ...of, ...toInventory({ ...of, ...inventory }) }
  const at = inventories.findIndex(isOf(of))
  if (at < 0) return isEmpty(inventory) ? inventories : [...inventories, stored]
  return isEmpty(inventory) ? inventories.toSpliced(at, 1) : inventories.with(at, stored)
}

async function writeInventories(
  path: string,
  inventories: readonly StoredInventory[],
): Promise<void> {
  try {
    const text = `${JSON.stringify({ version: 1, inventories }, undefined, 2)}\n`
    if (inventories.length === 0) await removePrivateFile(path)
    else await writePrivateFile(path, text)
  } catch (error) {
    throw refuse(path, { what: 'cannot be written', cause: error })
  }
}

function refuse(
  path: string,
  { what, cause }: { readonly what: string; readonly cause: unknown },
): ProvisioningError {
  const code = describeCause(cause)
  return new ProvisioningError(`${path} ${what}${code}`, { reason: 'inventory', cause })
}
