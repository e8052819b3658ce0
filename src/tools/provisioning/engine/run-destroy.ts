// Destroys what a recipe made: plan, ask, then one by one; each is off the inventory at once.
import { isDeepStrictEqual } from 'node:util'
import { PlatformError, ProvisioningError } from '../../../errors.js'
import { inventoryOf, type MadeResource } from '../inventory/inventory.js'
import type { ResourceKind, ResourceKinds } from '../kinds/kind.js'
import { toMfaSettingsBody } from '../kinds/mfa-settings.js'
import type { DestroyEvent, DestroyPlan, DestroyStep } from '../progress.js'
import type { DestroyOptions } from '../provisioning-options.js'
import type { Recipe } from '../recipe.js'
import { freezeCopy } from './freeze.js'
import { lookUntil, waitForTimer, type Looking } from './look-again.js'
import { isConfirmed } from './is-confirmed.js'
import { openLedger, type Ledger } from './ledger.js'
import { makeDestroyPlan, type DestroyDraft, type Removable } from './make-destroy-plan.js'
import { readOwnership } from './ownership.js'
import { tell } from './tell.js'

interface Destruction {
  readonly recipe: Recipe
  readonly options: DestroyOptions
  readonly kinds: ResourceKinds
  readonly ledger: Ledger
}

/** Destroys with the given kinds; returns what was done. */
export async function runDestroy(
  recipe: Recipe,
  { options, kinds }: { readonly options: DestroyOptions; readonly kinds: ResourceKinds },
): Promise<DestroyPlan> {
  return await options.inventory.exclusively(async () => {
    const of = inventoryOf(recipe, options.client)
    const { ledger, isKnown } = await openLedger(options.inventory, of)
    const inventory = isKnown ? ledger.inventory : undefined
    const draft = await makeDestroyPlan(recipe, { options, kinds, inventory })
    tell(options.onEvent, { type: 'planned', plan: draft.plan })
    await assertConfirmed(draft.plan, options)
    const steps = await removeAll(draft, { recipe, options, kinds, ledger })
    return freezeCopy({ ...draft.plan, steps })
  })
}

async function assertConfirmed(plan: DestroyPlan, { confirm }: DestroyOptions): Promise<void> {
  if (!plan.hasChanges) return
  if (await isConfirmed(plan, confirm)) return
  const steps = plan.steps.filter(({ removal }) => removal === 'delete' || removal === 'restore')
  const titles = steps.map(({ removal, title, id }) => `${removal} ${title} (${id})`)
  throw new ProvisioningError(
    `nothing was changed: this needs a confirmation:\n${titles.join('\n')}`,
    { reason: 'not_confirmed', ids: steps.map(({ id }) => id) },
  )
}

async function removeAll(
  { removables, idleIntents }: DestroyDraft,
  destruction: Destruction,
): Promise<readonly DestroyStep[]> {
  const { ledger } = destruction
  for (const { intent, made } of removables) {
    if (intent !== undefined && made !== undefined) await ledger.record(made)
  }
  for (const intent of idleIntents) await ledger.withdraw(intent)
  const done: DestroyStep[] = []
  for (const [at, removable] of removables.entries()) {
    const place = { index: at + 1, total: removables.length }
    done.push(await removeAndTell(removable, { ...place, ...destruction }))
  }
  return done
}

async function removeAndTell(
  removable: Removable,
  {
    index,
    total,
    ...destruction
  }: Destruction & { readonly index: number; readonly total: number },
): Promise<DestroyStep> {
  const { onEvent, nowMs = Date.now }: DestroyOptions = destruction.options
  const startedMs = nowMs()
  const report = (event: Pick<DestroyEvent & { step: DestroyStep }, 'step'>) => ({
    ...event,
    index,
    total,
    elapsedMs: nowMs() - startedMs,
  })
  tell(onEvent, { type: 'started', ...report({ step: removable.step }) })
  try {
    const step = await removeOne(removable, destruction)
    tell(onEvent, { type: 'done', ...report({ step }) })
    return step
  } catch (error) {
    tell(onEvent, { type: 'failed', ...report({ step: removable.step }), error })
    throw error
  }
}

async function removeOne(removable: Removable, destruction: Destruction): Promise<DestroyStep> {
  const { made, step } = removable
  if (step.kind === 'mfaSettings') return await restoreMfaSettings(removable, destruction)
  if (made === undefined || step.removal === 'kept') return step
  return await removeMade({ made, step }, destruction)
}

/** Looks again right before the removal: somebody may have taken it over, or it went with another. */
async function removeMade(
  { made, step }: Required<Pick<Removable, 'made' | 'step'>>,
  destruction: Destruction,
): Promise<DestroyStep> {
  const { recipe, kinds, ledger } = destruction
  const { client } = destruction.options
  const state =
    step.removal === 'gone'
      ? undefined
      : await readOwnership(made, { client, prefix: recipe.prefix, kinds })
  if (state?.isOurs === false) return { ...step, removal: 'kept', reason: state.reason }
  const refusal = state && (await removeOrTellWhy(made, destruction))
  if (refusal !== undefined) return { ...step, removal: 'kept', reason: refusal }
  await ledger.forget(made)
  return step
}

/** Why it is still there: somebody else uses it, or PingOne keeps the last action of a policy. */
async function removeOrTellWhy(
  made: MadeResource,
  { recipe, options, kinds }: Destruction,
): Promise<string | undefined> {
  const { client, wait = waitForTimer } = options
  const kind: ResourceKind = kinds[made.kind]
  try {
    await kind.remove(made, client)
  } catch (error) {
    if (isInUse(error)) return `PingOne keeps it: ${error.message}`
    throw error
  }
  const look = (): Promise<unknown> => kind.readMade(made, { client, prefix: recipe.prefix })
  if (!(await isStillThere(made, { look, wait }))) return undefined
  return made.kind === 'signOnPolicyAction'
    ? 'it is the last action of its sign-on policy, which stays'
    : 'PingOne took its removal, and still has it'
}

/** What was removed may be seen for a moment; the last action of a policy was not even asked to go. */
async function isStillThere(
  { kind }: MadeResource,
  { look, wait }: Pick<Looking<unknown>, 'look' | 'wait'>,
): Promise<boolean> {
  const first = await look()
  if (kind === 'signOnPolicyAction') return first !== undefined
  const isEnough = (sight: unknown): boolean => sight === undefined
  const last = await lookUntil(first, { look, isEnough, wait, endurance: 'aWhile' })
  return last !== undefined
}

function isInUse(error: unknown): error is PlatformError {
  return error instanceof PlatformError && (error.status === 400 || error.status === 409)
}

/** Looks again right before, and right after: they belong to everybody in the environment. */
async function restoreMfaSettings(
  { step, mfaSettings }: Removable,
  { options: { client, wait = waitForTimer }, ledger }: Destruction,
): Promise<DestroyStep> {
  const previous = ledger.inventory.previousMfaSettings
  if (step.removal === 'restore' && previous !== undefined) {
    const read = async (): Promise<unknown> => toMfaSettingsBody(await client.mfaSettings.read())
    const kept = { ...step, removal: 'kept' } as const
    if (!isDeepStrictEqual(await read(), mfaSettings)) {
      return { ...kept, reason: 'somebody changed them after the plan was made: plan again' }
    }
    const body = toMfaSettingsBody(previous)
    await client.mfaSettings.replace(body)
    const isEnough = (settings: unknown): boolean => isDeepStrictEqual(settings, body)
    const after = await lookUntil(await read(), {
      look: read,
      isEnough,
      wait,
      endurance: 'aWhile',
    })
    if (!isEnough(after)) {
      return { ...kept, reason: 'PingOne took them as they were before, and has others' }
    }
  }
  await ledger.forgetMfaSettings()
  return step
}
