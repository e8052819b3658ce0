// One operation of the platform API: how it is asked for, who may, and what it answers.
import type { Clock } from '../clock.js'
import type { Outbox } from '../outbox.js'
import type { AdministratorRole, Application, EnvironmentState } from '../resources.js'
import type { Runtime } from '../runtime.js'
import type { FieldReader } from './fields.js'

/** The administrator roles that a worker application may have. */
export type Role = AdministratorRole

/** Every role; what a worker without a list of its own has. */
export const allRoles: readonly Role[] = [
  'Environment Admin',
  'Identity Data Admin',
  'Client Application Developer',
]

/** The methods that PingOne's resources know. */
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** One request to the platform API, admitted and read. */
export interface PlatformCall {
  readonly environment: EnvironmentState
  readonly runtime: Runtime
  readonly clock: Clock
  readonly outbox: Outbox
  /** The worker application that calls. */
  readonly actor: Application
  /** Milliseconds since the epoch, by the emulator's clock. */
  readonly nowMs: number
  /** The same moment, as PingOne writes it. */
  readonly now: string
  readonly query: URLSearchParams
  /** Reads the JSON body; an empty one reads as `{}`. */
  readonly body: FieldReader
  /** A segment of the path, by its name in the operation. */
  id(name: string): string
  /** The URL of a path below the environment. */
  href(path: string): string
}

/** An answer; without a body it is empty. */
export interface Reply {
  readonly status: 200 | 201 | 204
  readonly body?: unknown
}

/** An operation; several may share method and path, told apart by their media type. */
export interface Operation {
  readonly method: Method
  /** Below `/v1/environments/{environmentId}/`, without a slash around it. */
  readonly path: string
  /** Any of these is enough. */
  readonly roles: readonly Role[]
  /** Of the body. Default: `application/json` for POST, PUT and PATCH; none for GET and DELETE. */
  readonly mediaType?: string
  /** The body, and with it its media type, may be left out. */
  readonly isBodyOptional?: boolean
  readonly run: (call: PlatformCall) => Reply
}

/** 200 with a body. */
export function ok(body: unknown): Reply {
  return { status: 200, body }
}

/** 201 with a body. */
export function created(body: unknown): Reply {
  return { status: 201, body }
}

/** 204 */
export const noContent: Reply = { status: 204 }
