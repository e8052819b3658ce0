// What a notification policy of a state that came from outside has to be.
import { bool, list, object, oneOf, optional, text, whole, type Check } from './state-check.js'

const duration = object({ duration: whole, timeUnit: oneOf('SECONDS', 'MINUTES') })
const coolDown = object({
  enabled: bool,
  periods: list(duration),
  resendLimit: whole,
  groupBy: optional(oneOf('USER_ID')),
})

/** With the cool-downs of the methods that it has. */
export const notificationPolicy: Check = object({
  id: text,
  name: text,
  default: optional(bool),
  cooldownConfiguration: optional(
    object({
      sms: optional(coolDown),
      email: optional(coolDown),
      voice: optional(coolDown),
      whatsApp: optional(coolDown),
    }),
  ),
})
