// The sign-on pages PingOne would host: plain forms that drive the same flows, without JavaScript.
import type { Router } from 'express'
import { contents } from '../assets/contents.js'
import { html, type Html } from '../console/html.js'
import {
  handle,
  readFormParameters,
  readQuery,
  sendRedirect,
  type EmulatorParts,
  type Exchange,
} from '../exchange.js'
import { parseActionName } from '../flow/actions.js'
import { placeOf } from '../flow/context.js'
import { stepOf } from '../flow/machine.js'
import { findFlow } from '../flow/open.js'
import { errorId, fieldError } from '../flow/page-parts.js'
import type { ActionBody } from '../flow/step.js'
import { isFromOtherSite } from '../own-site.js'
import { sendPage } from '../pages.js'
import { PingOneProblem, notFound } from '../problem.js'
import type { Flow } from '../runtime.js'
import { findBoundFlow, submitOn } from './flows.js'

const assets = new Map([
  ['signon.css', { type: 'text/css;charset=UTF-8', content: contents['signon.css'] }],
  ['form-post.js', { type: 'text/javascript;charset=UTF-8', content: contents['form-post.js'] }],
])

/** Mounts the pages and their files. */
export function mountSignOnPages(router: Router, parts: EmulatorParts): void {
  router.get('/:env/signon/assets/:file', handle(parts, sendAsset))
  router.get('/:env/signon/signed-off', handle(parts, sendSignedOff))
  router.get('/:env/as/signon', handle(parts, sendSignedOff))
  router.get('/:env/signon', handle(parts, showPage))
  router.post('/:env/signon', handle(parts, submitPage))
}

function showPage(exchange: Exchange): void {
  const query = readQuery(exchange.req)
  const error = query.get('error')
  if (error !== null) {
    sendErrorPage(exchange, 400, readErrorMessage(error))
    return
  }
  const flow = findFlow(exchange, query.get('flowId') ?? '')
  if (flow === undefined) sendExpired(exchange)
  else sendStep(exchange, flow)
}

/** Post, redirect, get; a refused value shows the same page again with the reason. */
function submitPage(exchange: Exchange): void {
  const { req, res, base } = exchange
  if (isFromOtherSite(req, base)) {
    sendErrorPage(exchange, 403, 'The form was sent from a page of another site.')
    return
  }
  const flow = findOwnFlow(exchange)
  if (flow === undefined) {
    sendExpired(exchange)
    return
  }
  const refused = submitForm(exchange, flow)
  if (refused !== undefined) sendStep(exchange, flow, refused)
  else if (flow.status === 'COMPLETED') sendRedirect(res, resumeUrl(exchange, flow), 303)
  else sendRedirect(res, `${base}/signon/?flowId=${flow.id}`, 303)
}

/** The flow of the page, when this browser may act on it. */
function findOwnFlow(exchange: Exchange): Flow | undefined {
  try {
    return findBoundFlow(exchange, readQuery(exchange.req).get('flowId') ?? '')
  } catch (error) {
    if (error instanceof PingOneProblem && error.status === 404) return undefined
    throw error
  }
}

/** What the flow refused, if it did. */
function submitForm(exchange: Exchange, flow: Flow): PingOneProblem | undefined {
  const form = readFormParameters(exchange)
  const mediaType = `application/vnd.pingidentity.${form.get('action') ?? ''}+json`
  try {
    submitOn(exchange, { flow, name: parseActionName(mediaType), body: buildBody(form) })
    return undefined
  } catch (error) {
    if (error instanceof PingOneProblem && [400, 429].includes(error.status)) return error
    throw error
  }
}

/** What was refused stands above the form, and its fields point to it. */
function sendStep(exchange: Exchange, flow: Flow, refused?: PingOneProblem): void {
  if (flow.status === 'COMPLETED') {
    sendRedirect(exchange.res, resumeUrl(exchange, flow))
    return
  }
  const place = placeOf(exchange, flow)
  const error = refused === undefined ? html`` : fieldError
  const step = stepOf(place).page(place, {
    base: exchange.base,
    resumeUrl: resumeUrl(exchange, flow),
    error,
  })
  const message = refused?.details[0]?.message ?? refused?.message
  sendPage(exchange.res, exchange.base, {
    title: step.title,
    main: html`${message === undefined ? [] : [html`<p role="alert" id="${errorId}">${message}</p>`]}${step.main}`,
    status: refused?.status ?? 200,
  })
}

/** The form's fields in the shapes of the flow actions. */
function buildBody(form: URLSearchParams): ActionBody {
  const { deviceId, accept, ...fields } = Object.fromEntries(form)
  return {
    ...buildAttributes(fields),
    ...(deviceId === undefined ? {} : { device: { id: deviceId } }),
    ...(accept === undefined ? {} : { accept: accept === 'true' }),
  }
}

/** `attribute:name.given` is the member `given` of `name`; an empty one is none. */
function buildAttributes(fields: Readonly<Record<string, string>>): Record<string, unknown> {
  const body: Record<string, unknown> = {}
  for (const [field, value] of Object.entries(fields)) {
    const [, first = '', second] = /^attribute:([^.]+)(?:\.(.+))?$/.exec(field) ?? []
    if (first === '') body[field] = value
    else if (second === undefined && value !== '') body[first] = value
    else if (second !== undefined && value !== '') {
      body[first] = { ...Object(body[first]), [second]: value }
    }
  }
  return body
}

function resumeUrl({ issuer }: Exchange, flow: Flow): string {
  return `${issuer}/resume?flowId=${flow.id}`
}

function sendSignedOff({ res, base }: Exchange): void {
  sendPage(res, base, { title: 'You have signed off', main: html`<p>You may close this page.</p>` })
}

function sendExpired(exchange: Exchange): void {
  sendErrorPage(exchange, 404, 'The request has expired or is invalid.')
}

function sendErrorPage({ res, base }: Exchange, status: number, message: string): void {
  const main: Html = html`<p role="alert">${message}</p>
    <p>Go back to the application and start again.</p>`
  sendPage(res, base, { title: 'Sign-on is not possible', main, status })
}

/** The violations of a PingOne error body; the text comes from a URL and is shown escaped. */
function readErrorMessage(json: string): string {
  const details = readMember(parseJson(json), 'details')
  const list: readonly unknown[] = Array.isArray(details) ? details : []
  const sentences = list.map(
    (detail) => `${readText(detail, 'target')} ${readText(detail, 'message')}`,
  )
  return sentences.length === 0 ? 'The request is invalid.' : `${sentences.join('. ')}.`
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

function readText(value: unknown, name: string): string {
  const member = readMember(value, name)
  return typeof member === 'string' ? member : ''
}

function readMember(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}

function sendAsset({ req, res }: Exchange): void {
  const asset = assets.get(String(req.params['file']))
  if (asset === undefined) throw notFound()
  res.status(200).setHeader('Content-Type', asset.type)
  res.end(asset.content)
}
