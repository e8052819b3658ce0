// The inventory of one run: every change of it is on disk before the run goes on.
import type {
  Intent,
  Inventory,
  InventoryOf,
  InventoryStore,
  MadeResource,
} from '../inventory/inventory.js'

/** An inventory that is written at every change. */
export interface Ledger {
  readonly inventory: Inventory
  /** Before a call that makes something. */
  intend(intent: Intent): Promise<void>
  /** The call certainly made nothing. */
  withdraw(intent: Pick<Intent, 'key' | 'kind' | 'name'>): Promise<void>
  /** The call made it; its intent goes in the same write. */
  record(made: MadeResource): Promise<void>
  /** It is gone. */
  forget(made: MadeResource): Promise<void>
  /** Before the first change of the MFA settings; a later one never overwrites it. */
  keepMfaSettings(settings: Readonly<Record<string, unknown>>): Promise<void>
  /** They are as they were. */
  forgetMfaSettings(): Promise<void>
}

/** Opens the inventory; `isKnown` false when no run of this recipe left one. */
export async function openLedger(
  store: InventoryStore,
  of: InventoryOf,
): Promise<{ readonly ledger: Ledger; readonly isKnown: boolean }> {
  const before = await store.read(of)
  let inventory: Inventory = before ?? { made: [], making: [] }
  async function change(next: Inventory): Promise<void> {
    await store.write(of, next)
    inventory = next
  }
  const ledger: Ledger = {
    get inventory() {
      return inventory
    },
    async intend(intent) {
      if (inventory.making.some(isSame(intent))) return
      await change({ ...inventory, making: [...inventory.making, intent] })
    },
    async withdraw(intent) {
      if (!inventory.making.some(isSame(intent))) return
      await change({ ...inventory, making: without(inventory.making, intent) })
    },
    async record(made) {
      const others = inventory.made.filter((other) => !isSameMade(other, made))
      const making = without(inventory.making, made)
      await change({ ...inventory, made: [...others, made], making })
    },
    async forget(made) {
      const others = inventory.made.filter((other) => !isSameMade(other, made))
      await change({ ...inventory, made: others })
    },
    async keepMfaSettings(settings) {
      if (inventory.previousMfaSettings !== undefined) return
      await change({ ...inventory, previousMfaSettings: settings })
    },
    async forgetMfaSettings() {
      const { made, making } = inventory
      await change({ made, making })
    },
  }
  return { ledger, isKnown: before !== undefined }
}

function isSame(intent: Pick<Intent, 'key' | 'kind' | 'name'>): (other: Intent) => boolean {
  return ({ key, kind, name }) => key === intent.key && kind === intent.kind && name === intent.name
}

function without(
  making: readonly Intent[],
  intent: Pick<Intent, 'key' | 'kind' | 'name'>,
): readonly Intent[] {
  const isIt = isSame(intent)
  return making.filter((other) => !isIt(other))
}

function isSameMade(one: MadeResource, other: MadeResource): boolean {
  return one.kind === other.kind && one.id === other.id
}
