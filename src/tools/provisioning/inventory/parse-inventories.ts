// The text of an inventory file, read strictly: what is not understood is never overwritten.
import type { RecipeName, ResourceKindName } from '../recipe.js'
import type { Intent, Inventory, InventoryOf, MadeResource } from './inventory.js'

/** One inventory with what it is of, as the file holds it. */
export type StoredInventory = InventoryOf & Inventory

const recipeNames: Readonly<Record<RecipeName, true>> = {
  'express-app': true,
  'sms-transaction-approval': true,
  'email-mfa': true,
  'mfa-settings': true,
}

const kindNames: Readonly<Record<ResourceKindName, true>> = {
  application: true,
  grant: true,
  fido2Policy: true,
  deviceAuthenticationPolicy: true,
  signOnPolicy: true,
  signOnPolicyAction: true,
  signOnPolicyAssignment: true,
  templateContent: true,
  population: true,
  user: true,
  password: true,
  mfaEnabled: true,
  device: true,
  mfaSettings: true,
}

/** A member that is not as it should be. */
export class InventoryProblem extends Error {}

/** Parses the text of an inventory file; throws {@link InventoryProblem} that names the member. */
export function parseInventories(text: string): readonly StoredInventory[] {
  const file = asRecord(parseJson(text), 'it')
  if (file['version'] === undefined) {
    throw new InventoryProblem('it has no version, so "provision apply" did not write it')
  }
  if (file['version'] !== 1) {
    throw new InventoryProblem(
      `version is ${JSON.stringify(file['version'])}: this release reads version 1 only`,
    )
  }
  const inventories = asList(file['inventories'], 'inventories').map(parseInventory)
  const keys = inventories.map(({ environmentId, recipe, prefix }) =>
    JSON.stringify([environmentId, recipe, prefix]),
  )
  const again = keys.findIndex((key, at) => keys.indexOf(key) !== at)
  if (again >= 0) throw new InventoryProblem(`inventories[${again}] is there twice`)
  return inventories
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new InventoryProblem('it is not JSON')
  }
}

function parseInventory(value: unknown, at: number): StoredInventory {
  const path = `inventories[${at}]`
  const inventory = asRecord(value, path)
  const previous = inventory['previousMfaSettings']
  return {
    environmentId: asText(inventory['environmentId'], { path: `${path}.environmentId` }),
    recipe: asOneOf(inventory['recipe'], { names: recipeNames, path: `${path}.recipe` }),
    prefix: asText(inventory['prefix'], { path: `${path}.prefix`, mayBeEmpty: true }),
    made: asList(inventory['made'], `${path}.made`).map((made, index) =>
      parseMade(made, `${path}.made[${index}]`),
    ),
    making: asList(inventory['making'], `${path}.making`).map((intent, index) =>
      parseIntent(intent, `${path}.making[${index}]`),
    ),
    ...(previous !== undefined && {
      previousMfaSettings: asRecord(previous, `${path}.previousMfaSettings`),
    }),
  }
}

function parseMade(value: unknown, path: string): MadeResource {
  const made = asRecord(value, path)
  const parents = Object.entries(asRecord(made['parents'], `${path}.parents`))
  return {
    key: asText(made['key'], { path: `${path}.key` }),
    kind: asOneOf(made['kind'], { names: kindNames, path: `${path}.kind` }),
    id: asText(made['id'], { path: `${path}.id` }),
    name: asText(made['name'], { path: `${path}.name` }),
    parents: Object.fromEntries(
      parents.map(([name, id]) => [name, asText(id, { path: `${path}.parents.${name}` })]),
    ),
    madeAt: asText(made['madeAt'], { path: `${path}.madeAt` }),
  }
}

function parseIntent(value: unknown, path: string): Intent {
  const intent = asRecord(value, path)
  return {
    key: asText(intent['key'], { path: `${path}.key` }),
    kind: asOneOf(intent['kind'], { names: kindNames, path: `${path}.kind` }),
    name: asText(intent['name'], { path: `${path}.name` }),
    since: asText(intent['since'], { path: `${path}.since` }),
  }
}

function asRecord(value: unknown, path: string): Readonly<Record<string, unknown>> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return Object.fromEntries(Object.entries(value))
  }
  throw new InventoryProblem(`${path} is not an object`)
}

function asList(value: unknown, path: string): readonly unknown[] {
  if (Array.isArray(value)) return value
  throw new InventoryProblem(`${path} is not a list`)
}

function asText(
  value: unknown,
  { path, mayBeEmpty = false }: { readonly path: string; readonly mayBeEmpty?: boolean },
): string {
  if (typeof value === 'string' && (mayBeEmpty || value !== '')) return value
  throw new InventoryProblem(`${path} is not a text`)
}

function asOneOf<Name extends string>(
  value: unknown,
  { names, path }: { readonly names: Readonly<Record<Name, true>>; readonly path: string },
): Name {
  const name = Object.keys(names).find((candidate): candidate is Name => candidate === value)
  if (name !== undefined) return name
  throw new InventoryProblem(
    `${path} is ${JSON.stringify(value)}, which this release does not know`,
  )
}
