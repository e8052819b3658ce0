// A fresh second factor of somebody signed on, against the reference sign-on.
import { measureConfirmation } from '../confirmation.js'
import { stepUp } from '../load/journeys.js'
import type { Surroundings } from '../surroundings.js'

/** Runs the comparison. */
export function run(surroundings: Surroundings): Promise<string> {
  return measureConfirmation(surroundings, {
    title: 'Step-up (peers have none)',
    unit: 'step-up',
    confirm: stepUp,
  })
}
