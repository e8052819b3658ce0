// The words of a message: by the template of the request, else by those of signing on.
import { renderSignOnContent, renderTemplate, type Predefined } from '../notification.js'
import type { OutgoingMessage } from '../outbox.js'
import type { User } from '../resources.js'
import type { FlowPlace } from './context.js'

/** The template of sign-on messages. */
const signOnTemplate = 'strong_authentication'

/**
 * Writes a message of the flow.
 *
 * @throws {PingOneProblem} 400 when the template of the request has no fitting content.
 */
export function writeWords(
  { environment, clock, flow }: FlowPlace,
  {
    user,
    deviceType,
    otp,
  }: { readonly user: User; readonly deviceType: string; readonly otp?: string },
): Pick<OutgoingMessage, 'template' | 'locale' | 'variant' | 'content'> {
  const predefined: Predefined = {
    ...(otp === undefined ? {} : { otp }),
    'user.username': user.username,
    'user.name.given': user.name?.given ?? '',
    'user.name.family': user.name?.family ?? '',
    'current-year': String(new Date(clock.now()).getUTCFullYear()),
  }
  const { template } = flow.request
  if (template !== undefined) {
    const recipient = { deviceType, language: user.preferredLanguage }
    return {
      template: template.name,
      ...renderTemplate(environment, template, recipient, predefined),
    }
  }
  const locale = user.preferredLanguage ?? 'en'
  const content = renderSignOnContent(environment, signOnTemplate, deviceType, locale, predefined)
  return { template: signOnTemplate, locale, ...(content === undefined ? {} : { content }) }
}
