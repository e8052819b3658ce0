// The pages as they come: no template engine, no script.
import { findBrandProblems } from '../models/brand.js'
import type { Brand } from '../models/model.js'
import type { Model, StepName } from '../steps/index.js'
import { defaultPages } from './default/all.js'
import { forEveryStep } from './every-step.js'
import type { ViewContext, Views } from './views.js'

/**
 * Makes the views that need no template engine and no JavaScript.
 *
 * Spread them and replace one to draw a page of your own; the protocol stays in `view.action`,
 * `view.csrf` and `view.buttons`. The colours come from the option `brand` of `pingoneMfa()`.
 *
 * @param options.brand Name, logo and links these pages show instead of those of the option `brand`.
 * @returns Views for the option `views`.
 * @throws {TypeError} When a brand option can not be used; the message lists every one.
 * @example
 * app.use(pingoneMfa({ views: { ...defaultViews(), otp: drawMyCodePage } }))
 */
export function defaultViews(options: { readonly brand?: Brand } = {}): Views {
  const { brand } = options
  if (brand !== undefined) assertBrand(brand)
  return forEveryStep((view, context) =>
    drawDefault(view, brand === undefined ? context : { ...context, brand }),
  )
}

function drawDefault<S extends StepName>(view: Model<S>, context: ViewContext): string {
  return defaultPages[view.step](view, context)
}

function assertBrand(brand: Brand): void {
  const problems = findBrandProblems(brand).map(({ option, problem }) => `\`${option}\` ${problem}`)
  if (problems.length > 0) throw new TypeError(`defaultViews: ${problems.join('; ')}`)
}
