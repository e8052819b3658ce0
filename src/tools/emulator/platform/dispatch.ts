// /v1/environments/…: admits a request, finds its operation, and answers for what there is not.
import type { NextFunction, Request, Response, Router } from 'express'
import { readBody, readQuery, sendJson, type EmulatorParts } from '../exchange.js'
import { isRecord } from '../json-value.js'
import { platformAnswerType, readMediaType } from '../media-type.js'
import { PingOneProblem, invalidRequest, notImplemented, unsupportedMediaType } from '../problem.js'
import type { EnvironmentState } from '../resources.js'
import { requireEnvironment, requireRole, requireWorker, type Actor } from './access.js'
import { listEnvironments } from './environments.js'
import { readFields } from './fields.js'
import type { Operation, PlatformCall, Reply } from './operation.js'
import { missingOperations, operations } from './operations.js'

/** Mounts the platform API. */
export function mountPlatform(router: Router, parts: EmulatorParts): void {
  router.use('/v1', (req: Request, res: Response, next: NextFunction) => {
    echoExternalIds(req, res)
    answer(parts, req, res).then(
      (reply) => send(res, reply),
      (error: unknown) => next(error),
    )
  })
}

/** In PingOne's order: token, environment, path, method, role, media type, JSON, and then values. */
async function answer(parts: EmulatorParts, req: Request, res: Response): Promise<Reply> {
  const actor = await requireWorker(parts, req.headers.authorization).catch((error: unknown) => {
    res.setHeader('WWW-Authenticate', 'Bearer')
    throw error
  })
  const [collection, environmentId, ...path] = readSegments(req)
  if (collection === 'environments' && environmentId === undefined && req.method === 'GET') {
    return listEnvironments(parts, actor, readQuery(req))
  }
  if (collection !== 'environments' || environmentId === undefined) throw unknownOperation(req)
  const environment = requireEnvironment(parts, actor, environmentId)
  const operation = findOperation(req, res, path)
  requireRole(actor, operation.roles)
  return operation.run(buildCall({ parts, req, actor, environment, operation, path }))
}

function findOperation(req: Request, res: Response, path: readonly string[]): Operation {
  const here = operations.filter((operation) => matches(operation, path))
  if (here.length === 0) throw unknownOperation(req)
  const named = here.filter((operation) => operation.method === req.method)
  if (named.length === 0) {
    if (isMissing(req.method, path)) throw unknownOperation(req)
    res.setHeader('Allow', [...new Set(here.map(({ method }) => method))].join(', '))
    throw methodNotAllowed(req.method)
  }
  const type = readMediaType(req).toLowerCase()
  const found = named.find((operation) => reads(operation, type))
  if (found === undefined) throw unsupportedMediaType(type === '' ? '(none)' : type)
  return found
}

function reads(operation: Operation, type: string): boolean {
  const { method, mediaType, isBodyOptional = false } = operation
  if (mediaType === undefined && (method === 'GET' || method === 'DELETE')) return true
  if (isBodyOptional && type === '') return true
  return type === (mediaType ?? 'application/json').toLowerCase()
}

function isMissing(method: string, path: readonly string[]): boolean {
  return missingOperations.some((missing) => missing.method === method && matches(missing, path))
}

function matches({ path }: Pick<Operation, 'path'>, segments: readonly string[]): boolean {
  const wanted = path === '' ? [] : path.split('/')
  return (
    wanted.length === segments.length &&
    wanted.every((part, index) => part.startsWith(':') || part === segments[index])
  )
}

function buildCall(from: {
  readonly parts: EmulatorParts
  readonly req: Request
  readonly actor: Actor
  readonly environment: EnvironmentState
  readonly operation: Operation
  readonly path: readonly string[]
}): PlatformCall {
  const { parts, req, environment, operation, path } = from
  const names = operation.path.split('/')
  const base = `${parts.url()}/v1/environments/${environment.id}`
  const nowMs = parts.clock.now()
  return {
    environment,
    runtime: parts.store.runtime,
    clock: parts.clock,
    outbox: parts.outbox,
    actor: from.actor.application,
    nowMs,
    now: new Date(nowMs).toISOString(),
    query: readQuery(req),
    body: readFields(operation.method === 'GET' ? {} : readJson(req)),
    id: (name) => path[names.indexOf(`:${name}`)] ?? '',
    href: (below) => (below === '' ? base : `${base}/${below}`),
  }
}

/** An empty body reads as `{}`, and so does `null`, which Go writes for one. */
function readJson(req: Request): Readonly<Record<string, unknown>> {
  const text = readBody(req)
  const value = ['', 'null'].includes(text.trim()) ? {} : parseJson(text)
  if (isRecord(value)) return value
  throw invalidRequest('The request could not be completed. The body is not a JSON object.')
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function readSegments(req: Request): readonly string[] {
  return req.path
    .split('/')
    .filter((segment) => segment !== '')
    .map((segment) => decodeSegment(segment))
}

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}

function unknownOperation(req: Request): PingOneProblem {
  return notImplemented(`${req.method} /v1${req.path}`)
}

function methodNotAllowed(method: string): PingOneProblem {
  const message = `The request could not be completed. The method ${method} is not allowed here.`
  return new PingOneProblem(405, 'INVALID_REQUEST', message, [])
}

/** The caller's own ids come back, as far as their characters are legal. */
function echoExternalIds(req: Request, res: Response): void {
  for (const name of ['X-Ping-External-Transaction-ID', 'X-Ping-External-Session-ID']) {
    const value = req.get(name)
    if (value !== undefined) {
      res.setHeader(name, value.slice(0, 100).replaceAll(/[^A-Za-z0-9._~-]/g, '_'))
    }
  }
}

function send(res: Response, { status, body }: Reply): void {
  if (body === undefined) res.status(status).end()
  else sendJson(res, body, { status, type: platformAnswerType(res.req) })
}
