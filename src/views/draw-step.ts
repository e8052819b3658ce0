// Draws a page model with the view of its step.
import type { Model, StepName } from '../steps/index.js'
import type { ViewContext, Views } from './views.js'

/** Hands the model to the view of its step. */
export async function drawStep<S extends StepName>(
  views: Views,
  {
    view,
    context,
  }: { readonly view: Model<S> & { readonly step: S }; readonly context: ViewContext },
): Promise<string> {
  return views[view.step](view, context)
}
