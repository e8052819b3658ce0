// Makes a resource once, also when the answer to the call that makes it is lost.
import { ProvisioningError } from '../../../errors.js'
import type { Intent } from '../inventory/inventory.js'
import type { Found, ResourceKind } from '../kinds/kind.js'
import { adopt, change, type Step, type StepResult } from './converge.js'
import { inspect, type Inspection } from './inspection.js'
import { lookUntil } from './look-again.js'
import { judgeFailure, maxTries } from './lost-answers.js'
import { changedMeanwhile, isIntended, toMade } from './run.js'

/** Makes a resource that was not there a moment ago. */
export async function create(step: Step): Promise<StepResult> {
  const { desired, run } = step
  let mayBeOurs = isIntended(desired, run)
  for (let tries = 1; ; tries += 1) {
    await run.ledger.intend(toIntent(step))
    const attempt = await attemptToCreate(step)
    if ('found' in attempt) return await recordCreated(step, attempt.found)
    const failure = judgeFailure(attempt.error)
    if (failure === 'unknown') throw attempt.error
    if (failure === 'refused') return await giveUp(step, { refusal: attempt.error, mayBeOurs })
    mayBeOurs ||= failure === 'lost'
    const result = await findMade(step, mayBeOurs)
    if (result !== undefined) return result
    if (tries === maxTries) throw attempt.error
  }
}

async function attemptToCreate({
  desired,
  run,
}: Step): Promise<{ readonly found: Found } | { readonly error: unknown }> {
  const kind: ResourceKind = run.kinds[desired.kind]
  try {
    return { found: await kind.create(desired, run.room) }
  } catch (error) {
    return { error }
  }
}

async function recordCreated(step: Step, found: Found): Promise<StepResult> {
  assertAsAsked(step, found)
  const { id } = found
  await step.run.ledger.record(toMade(step.desired, { id, run: step.run }))
  step.run.created.add(step.desired.key)
  return { id, outcome: 'created' }
}

/** What goes by another name is not ours, whatever the answer was an answer to. */
function assertAsAsked({ desired, planned }: Step, { id, actual }: Found): void {
  const asked = new Map<string, unknown>(Object.entries(desired))
  const wrong = ['name', 'username', 'type'].filter((member) => {
    const [wanted, given] = [asked.get(member), actual[member]]
    if (typeof wanted !== 'string' || typeof given !== 'string') return false
    return wanted.toLowerCase() !== given.toLowerCase()
  })
  if (wrong.length === 0) return
  throw new ProvisioningError(
    `${planned.title} was asked for: PingOne answered with another resource than was asked for (${id}; ${wrong.join(', ')}): look for it by hand, then apply again`,
    { reason: 'changed_meanwhile', ids: [id] },
  )
}

/** Throws the refusal; first looks whether a part of the work was done before it. */
async function giveUp(
  step: Step,
  { refusal, mayBeOurs }: { readonly refusal: unknown; readonly mayBeOurs: boolean },
): Promise<never> {
  const { desired, run } = step
  const inspection = await look(step).catch(() => undefined)
  if (inspection?.state === 'present') {
    await run.ledger.record(toMade(desired, { id: inspection.found.id, run }))
  }
  if (inspection?.state === 'absent' && !mayBeOurs) await run.ledger.withdraw(toIntent(step))
  throw refusal
}

/** Looks for what a failed call may have made; `undefined`: nothing is there, try again. */
async function findMade(step: Step, mayBeOurs: boolean): Promise<StepResult | undefined> {
  const inspection = await lookUntil(await look(step), {
    look: () => look(step),
    isEnough: ({ state }) => state !== 'absent',
    wait: step.run.wait,
    endurance: 'patiently',
  })
  if (inspection.state === 'conflict') {
    const { reason, ids } = inspection
    throw changedMeanwhile(step.planned, { what: `is in conflict: ${reason}`, ids })
  }
  if (inspection.state === 'present' && mayBeOurs) return await adopt(step, inspection)
  if (!mayBeOurs) await step.run.ledger.withdraw(toIntent(step))
  return inspection.state === 'present' ? await change(step, inspection) : undefined
}

function look({ desired, run }: Step): Promise<Inspection> {
  return inspect(desired, run)
}

function toIntent({ desired, run }: Step): Intent {
  const kind: ResourceKind = run.kinds[desired.kind]
  const since = new Date(run.nowMs()).toISOString()
  return { key: desired.key, kind: desired.kind, name: kind.nameOf(desired), since }
}
