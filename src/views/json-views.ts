// Pages as JSON: for an app that draws them in the browser, and for every JSON-preferring request.
import { forEveryStep } from './every-step.js'
import type { StepView } from '../steps/index.js'
import type { Views } from './views.js'

/**
 * Makes views that answer every step with its page model as JSON.
 *
 * For an app that draws the pages itself, in the browser or in a native client. The answer is
 * sent as `application/json`; a client posts JSON bodies with the `csrf` member back to `action`.
 *
 * @returns Views for the option `views`.
 * @example
 * app.use(pingoneMfa({ views: jsonViews() }))
 */
export function jsonViews(): Views {
  return forEveryStep(drawJson)
}

/** True when the views, or the view of one step, answer with JSON. */
export function isJsonViews(views: Views, step?: StepView['step']): boolean {
  if (step !== undefined) return views[step] === drawJson
  return Object.values(views).every((view) => view === drawJson)
}

/** A page model as JSON text that is also harmless inside HTML. */
export function toJson(view: StepView): string {
  return JSON.stringify(view).replace(/[<>&\u2028\u2029]/g, escapeCharacter)
}

function drawJson(view: StepView): string {
  return toJson(view)
}

function escapeCharacter(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}
