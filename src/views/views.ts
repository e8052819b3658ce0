// What an app may implement to draw pages itself: one function per step.
import type { Brand } from '../models/model.js'
import type { Model, StepName } from '../steps/index.js'

/** A language that the person may choose for the page. */
export interface OfferedLanguage {
  /** BCP 47. */
  readonly lang: string
  readonly dir: 'ltr' | 'rtl'
  /** What those who speak it call it. */
  readonly name: string
  /** The same page in it. */
  readonly href: string
  readonly current: boolean
}

/** What a view is given beside its model. */
export interface ViewContext {
  /** BCP 47, e.g. `en`; of a language with texts of your own `en-x-…`. */
  readonly locale: string
  /** The languages to choose from; absent where there is one only, and on pages where a choice would lose what was typed. */
  readonly languages?: readonly OfferedLanguage[]
  readonly brand: Brand
  /** Paths of our stylesheets, scripts and icon, on our own origin; the icon may be the brand's. */
  readonly assets: {
    readonly stylesheet: string
    /** Beside `stylesheet`, for pages that have a number to match, a list of rules, and the like. */
    readonly stepsStylesheet: string
    readonly brandStylesheet: string
    /** Sends the form of the step `resume` by itself; without it there is a button. */
    readonly resumeScript: string
    /** Shows a password at the press of a button; without it the button stays hidden. */
    readonly passwordScript: string
    /** Asks the browser for a passkey at the press of a button; without it the button stays hidden. */
    readonly passkeyScript: string
    /** Times in the reader's zone, the time that is left, and codes that are sent once pasted. */
    readonly pageScript: string
    /** Waits for an answer on another device; without it there is a button. */
    readonly waitScript: string
    readonly icon: string
  }
  /** The app's own template engine (`app.render`). */
  readonly render: (name: string, model: object) => Promise<string>
}

/** One function per step: page model in, HTML out. We send it, with our headers. */
export type Views = {
  readonly [S in StepName]: (view: Model<S>, context: ViewContext) => string | Promise<string>
}
