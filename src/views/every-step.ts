// The same view for every step.
import { stepNames, type StepView } from '../steps/index.js'
import type { ViewContext, Views } from './views.js'

type Draw = (view: StepView, context: ViewContext) => string | Promise<string>

/** Views that draw every step by one function. */
export function forEveryStep(draw: Draw): Views {
  const views: unknown = Object.fromEntries(stepNames.map((step) => [step, draw]))
  if (!isViews(views)) throw new TypeError('forEveryStep: a step has no view')
  return views
}

/** True for an object that has a function for every step. */
export function isViews(value: unknown): value is Views {
  return (
    typeof value === 'object' &&
    value !== null &&
    stepNames.every((step) => typeof Reflect.get(value, step) === 'function')
  )
}
