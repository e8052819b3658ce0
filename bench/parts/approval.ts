// A payment, approved and executed, against the reference sign-on.
import { measureConfirmation } from '../confirmation.js'
import { approve } from '../load/journeys.js'
import type { Surroundings } from '../surroundings.js'

/** Runs the comparison. */
export function run(surroundings: Surroundings): Promise<string> {
  return measureConfirmation(surroundings, {
    title: 'Approval (peers have none)',
    unit: 'approval',
    confirm: approve,
  })
}
