// The pages as they come: no template engine, no script.
import { findBrandProblems } from '../models/brand.js'
import { approve } from './default/approve.js'
import { confirm } from './default/confirm.js'
import { confirmSignOff } from './default/confirm-sign-off.js'
import { error } from './default/error.js'
import { expired } from './default/expired.js'
import { locked } from './default/locked.js'
import { mismatch } from './default/mismatch.js'
import { otp } from './default/otp.js'
import { password } from './default/password.js'
import { resume } from './default/resume.js'
import { selectDevice } from './default/select-device.js'
import { continueElsewhere } from './default/continue-elsewhere.js'
import { signedOff } from './default/signed-off.js'
import { username } from './default/username.js'
import type { Brand, StepView, ViewContext, Views } from '../models/model.js'

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
  function withBrand<V extends StepView>(
    draw: (view: V, context: ViewContext) => string,
  ): (view: V, context: ViewContext) => string {
    return (view, context) => draw(view, brand === undefined ? context : { ...context, brand })
  }
  return {
    username: withBrand(username),
    password: withBrand(password),
    otp: withBrand(otp),
    'select-device': withBrand(selectDevice),
    locked: withBrand(locked),
    expired: withBrand(expired),
    error: withBrand(error),
    'confirm-sign-off': withBrand(confirmSignOff),
    'signed-off': withBrand(signedOff),
    'continue-elsewhere': withBrand(continueElsewhere),
    confirm: withBrand(confirm),
    approve: withBrand(approve),
    resume: withBrand(resume),
    mismatch: withBrand(mismatch),
  }
}

function assertBrand(brand: Brand): void {
  const problems = findBrandProblems(brand).map(({ option, problem }) => `\`${option}\` ${problem}`)
  if (problems.length > 0) throw new TypeError(`defaultViews: ${problems.join('; ')}`)
}
