// Draws a page model with the view of its step.
import type { StepView, ViewContext, Views } from '../models/model.js'

/** Hands the model to the view of its step. */
export async function drawStep(
  views: Views,
  view: StepView,
  context: ViewContext,
): Promise<string> {
  switch (view.step) {
    case 'username':
      return views.username(view, context)
    case 'password':
      return views.password(view, context)
    case 'otp':
      return views.otp(view, context)
    case 'select-device':
      return views['select-device'](view, context)
    case 'locked':
      return views.locked(view, context)
    case 'expired':
      return views.expired(view, context)
    case 'error':
      return views.error(view, context)
    case 'confirm-sign-off':
      return views['confirm-sign-off'](view, context)
    case 'signed-off':
      return views['signed-off'](view, context)
    case 'continue-elsewhere':
      return views['continue-elsewhere'](view, context)
    case 'confirm':
      return views.confirm(view, context)
    case 'approve':
      return views.approve(view, context)
    case 'resume':
      return views.resume(view, context)
    case 'mismatch':
      return views.mismatch(view, context)
  }
}
