// An application's secret: read, rotated with or without a time of grace, the old one dropped.
import { notFound } from '../problem.js'
import type { Application } from '../resources.js'
import { createSecret, previousSecretOf } from '../secrets.js'
import { notAuthorized } from './access.js'
import { applicationRoles } from './applications.js'
import { outOfRange } from './fields.js'
import { applicationOf } from './find.js'
import { environmentOf, links } from './hal.js'
import { noContent, ok, type Operation, type PlatformCall, type Reply } from './operation.js'

const path = 'applications/:application/secret'
const minuteSeconds = 60
const longestGraceSeconds = 30 * 24 * 3600

/** The operations on secrets. */
export const applicationSecretOperations: readonly Operation[] = [
  { method: 'GET', path, roles: applicationRoles, run: read },
  { method: 'POST', path, roles: applicationRoles, isBodyOptional: true, run: rotate },
  { method: 'DELETE', path, roles: applicationRoles, run: dropPrevious },
]

/** A worker cannot read its own. */
function read(call: PlatformCall): Reply {
  const application = applicationOf(call)
  if (application.id === call.actor.id) throw notAuthorized()
  return ok(render(call, application))
}

/** Without a time until which the old secret counts, it dies at once. */
function rotate(call: PlatformCall): Reply {
  const application = applicationOf(call)
  const previous = call.body.object('previous')
  const text = previous?.required('expiresAt', previous.text('expiresAt'), '')
  const expiresAtMs = Date.parse(text ?? '')
  if (previous?.has('expiresAt') === true && text !== '') {
    const seconds = (expiresAtMs - call.nowMs) / 1000
    if (Number.isNaN(seconds)) previous.refuse('expiresAt', 'must be an ISO 8601 time')
    else if (seconds < minuteSeconds || seconds > longestGraceSeconds) {
      const target = previous.target('expiresAt')
      previous.note({
        ...outOfRange(target, minuteSeconds, longestGraceSeconds),
        message: 'must be 1 minute to 30 days ahead',
      })
    }
  }
  call.body.finish()
  delete application.previousSecret
  if (previous !== undefined && application.secret !== undefined) {
    application.previousSecret = {
      secret: application.secret,
      expiresAt: new Date(expiresAtMs).toISOString(),
    }
  }
  application.secret = createSecret()
  return ok(render(call, application))
}

function dropPrevious(call: PlatformCall): Reply {
  delete applicationOf(call).previousSecret
  return noContent
}

function render(call: PlatformCall, application: Application): unknown {
  const { id, secret } = application
  if (secret === undefined) throw notFound()
  const self = `applications/${id}`
  return {
    _links: links(call, `${self}/secret`, { application: self }),
    environment: environmentOf(call),
    secret,
    previous: previousSecretOf(application, call.nowMs),
  }
}
