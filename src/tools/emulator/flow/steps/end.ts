// COMPLETED and FAILED: nothing more is asked of the person here.
import { html } from '../../console/html.js'
import type { FlowStep } from '../step.js'

/** The end of a flow, good or bad. */
export const end: FlowStep = {
  serves: ['COMPLETED', 'FAILED'],
  links: () => [],
  actions: {},
  page: ({ flow }, { resumeUrl }) => ({
    title: 'Sign-on failed',
    main: html`<p role="alert">${flow.error?.message ?? 'The sign-on failed.'}</p>
      <p><a href="${resumeUrl}">Go back to the application</a></p>`,
  }),
}
