// Pages drawn by the app's own template engine.
import { drawStep } from './draw-step.js'
import { forEveryStep } from './every-step.js'
import { buildTemplatePage } from './template-page.js'
import type { StepView } from '../steps/index.js'
import type { ViewContext, Views } from './views.js'

/**
 * Makes views that are drawn by the app's template engine.
 *
 * The step's name is put after the prefix: `expressViews('pingone/')` renders `pingone/otp` as
 * `res.render` would. A template is given `view` (the page model), `page` (words in its language, and
 * buttons, links and errors by name), `locale`, `languages`, `brand` and `assets`.
 * `npx express-pingone-mfa eject` writes templates to start from.
 * Whatever the template writes is sent as it is, with our headers: it has to escape.
 *
 * @param prefix What stands before the step's name, usually a folder with its slash.
 * @param options.fallback Views for the steps the app has no template for. Default: such a step is an error.
 * @returns Views for the option `views`.
 * @example
 * app.set('view engine', 'ejs')
 * app.use(pingoneMfa({ views: expressViews('pingone/', { fallback: defaultViews() }) }))
 */
export function expressViews(prefix: string, options: { readonly fallback?: Views } = {}): Views {
  if (typeof prefix !== 'string') throw new TypeError('expressViews: `prefix` must be a text')
  const { fallback } = options
  async function draw(view: StepView, context: ViewContext): Promise<string> {
    const { render, ...shown } = context
    const name = prefix + view.step
    try {
      const page = buildTemplatePage(view, context.locale)
      return await render(name, { view, page, ...shown })
    } catch (error) {
      if (fallback !== undefined && isMissingTemplate(error, name)) {
        return drawStep(fallback, { view, context })
      }
      throw error
    }
  }
  return forEveryStep(draw)
}

/** Express has no error code for a template it cannot find; its message has been the same since version 3. */
function isMissingTemplate(error: unknown, name: string): boolean {
  return error instanceof Error && error.message.startsWith(`Failed to lookup view "${name}"`)
}
