// How the message that pairs a device may be worded.
import { isRecord } from '../json-value.js'
import { present, type FieldReader } from './fields.js'
import type { TemplateRequest } from '../request-types.js'

/** Words of its own, or the choices within the template `device_pairing`. */
export interface PairingNotification {
  readonly message?: string
  readonly template?: TemplateRequest
}

/** Reads the member `notification` of a new device. */
export function readNotification(
  notification: FieldReader | undefined,
): PairingNotification | undefined {
  if (notification === undefined) return undefined
  const message = notification.text('message')
  const template = notification.object('template')
  if (template === undefined) return present({ message })
  const locale = template.text('locale')
  const variant = template.text('variant', { max: 100 })
  return present({
    message,
    template: {
      name: 'device_pairing',
      ...present({ locale, variant }),
      variables: readVariables(template),
    },
  })
}

function readVariables(template: FieldReader): ReadonlyMap<string, string> {
  const variables = new Map<string, string>()
  const given = template.anything('variables')
  for (const [name, value] of Object.entries(isRecord(given) ? given : {})) {
    if (typeof value === 'string') variables.set(name, value)
    else template.refuse(`variables.${name}`, 'must be a string')
  }
  return variables
}
