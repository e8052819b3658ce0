// Where a limit leads a person back to: the page they came from, with the form that was on its way.
import { PingOneError, ThrottledError } from '../../errors.js'
import type { Instance } from '../../instance.js'
import type { HeldRequest } from '../finish/held-request.js'
import { buildKeptFormPath, keepForm } from '../finish/kept-form.js'
import type { PendingSignOn } from '../../attempt/pending-sign-on.js'
import type { FailedAttempt } from './error-reason.js'
import { readRefusedStart } from '../../attempt/refused-start.js'

/** The way back from a confirmation that met a limit; nothing for any other failure. */
export async function findLimitReturn(
  instance: Instance,
  {
    error,
    pending: { confirms },
  }: { readonly error: unknown; readonly pending: Pick<PendingSignOn, 'confirms'> },
): Promise<Pick<FailedAttempt, 'returnPath' | 'returnLabel' | 'approval'>> {
  if (!isLimit(instance, error) || confirms === undefined) return {}
  const { cancelPath, returnLabel, approval, holdId } = confirms
  const id = approval?.id ?? holdId
  return {
    returnPath: await keepHeld(instance, { id, cancelPath }),
    ...(returnLabel !== undefined && { returnLabel }),
    ...(approval !== undefined && { approval }),
  }
}

/** True for a limit of ours, and for one of PingOne's that stopped the start. */
function isLimit({ nowMs }: Instance, error: unknown): boolean {
  return error instanceof ThrottledError || readRefusedStart(error, nowMs())?.status === 429
}

/** The page a form was on, with what was typed; without it when there was no form, or the store does not answer. */
export async function keepTypedForm(
  instance: Instance,
  { fields, ...held }: Omit<HeldRequest, 'expiresAtMs'>,
): Promise<string> {
  if (fields === undefined) return held.cancelPath
  const { sub, lineageId, method, url, cancelPath: returnPath } = held
  try {
    const id = await keepForm(instance, { sub, lineageId, method, url, fields, returnPath })
    return buildKeptFormPath(returnPath, id)
  } catch (error) {
    if (error instanceof PingOneError) return returnPath
    throw error
  }
}

async function keepHeld(
  instance: Instance,
  { id, cancelPath }: { readonly id: string | undefined; readonly cancelPath: string },
): Promise<string> {
  try {
    const held = id === undefined ? undefined : await instance.records.hold.read(id)
    return held === undefined
      ? cancelPath
      : await keepTypedForm(instance, { ...held.value, cancelPath })
  } catch (error) {
    if (error instanceof PingOneError) return cancelPath
    throw error
  }
}
