// Sends a page of ours: the app's view as HTML with our headers, or the page model as JSON.
import type { Response } from 'express'
import helmet from 'helmet'
import type { Instance } from '../../instance.js'
import { drawStep } from '../../views/draw-step.js'
import { isJsonViews, toJson } from '../../views/json-views.js'
import { buildStepView } from '../../steps/index.js'
import type { PageFacts, StepView } from '../../steps/index.js'
import type { ViewContext } from '../../views/views.js'
import { buildPath } from './paths.js'
import { isElsewhere } from './host.js'
import { leadToBase } from './lead-to-base.js'
import { findLocale, offerLanguages } from './request-locale.js'
import { isSafeMethod, prefersJson } from './page-request.js'
import type { Asked, Exchange } from '../exchange.js'

/** How a page is sent. */
export interface PageOptions {
  readonly status?: number
  /** Origins beside our own that the page's form may lead to, after the redirect that answers it. */
  readonly formActionOrigins?: readonly string[]
  /** A path of ours that the page leads on to by itself, without script: a navigation, not the answer to a form. */
  readonly leadsTo?: string
}

interface HeaderOptions extends PageOptions {
  /** A script of the page asks us again and again. */
  readonly asksAgain?: boolean
}

/** Sends the page that the facts describe. */
export async function sendPage(
  exchange: Exchange,
  { facts, ...options }: PageOptions & { readonly facts: PageFacts },
): Promise<void> {
  const { instance, req, res } = exchange
  const { config } = instance
  const locale = findLocale(req, config)
  const view = buildStepView({ ...facts, locale, brand: config.brand })
  const json = prefersJson(req) || isJsonViews(config.views, view.step)
  const body = json
    ? toJson(view)
    : await drawStep(config.views, { view, context: buildContext(exchange, { view, locale }) })
  setPageHeaders(exchange, { ...options, asksAgain: 'stateUrl' in view })
  if (options.leadsTo !== undefined) res.setHeader('Refresh', `0;url=${options.leadsTo}`)
  res.status(options.status ?? 200)
  res.type(json ? 'application/json' : 'html')
  res.send(body)
}

/** Answers HEAD: what a page of ours would be sent with, and no page. */
export function sendHead(exchange: Exchange): Promise<void> {
  const { res } = exchange
  setPageHeaders(exchange, {})
  res.status(200).type('html').end()
  return Promise.resolve()
}

/** Answers 303 to a path of ours or, signing off or on at PingOne's pages, to PingOne. */
export function redirect(res: Response, location: string): void {
  setNoStore(res)
  res.statusCode = 303
  res.setHeader('Location', location)
  res.end()
}

/** Marks an answer as nobody's to keep. */
export function setNoStore(res: Pick<Response, 'getHeader' | 'setHeader'>): void {
  res.setHeader('Cache-Control', 'no-store')
  const varies = [res.getHeader('Vary') ?? []].flat().join(', ')
  const has = varies
    .split(',')
    .some((field) => ['*', 'cookie'].includes(field.trim().toLowerCase()))
  if (!has) res.setHeader('Vary', varies === '' ? 'Cookie' : `${varies}, Cookie`)
}

/**
 * Where a request goes whose sign-on is missing. A form that will be led to another origin, PingOne's or the base
 * URL's, needs a page in between: `form-action` of the page it came from would stop the redirect.
 */
export function buildSignOnPath(
  { req, instance: { config } }: Asked,
  query: Readonly<Record<string, string>>,
): string {
  const isForm =
    !isSafeMethod(req.method) && (config.signOn === 'hosted' || isElsewhere(req, config))
  return buildPath(config, {
    path: config.paths.login,
    query: { ...query, ...(isForm && { from: 'form' }) },
  })
}

/** Answers 303 to {@link buildSignOnPath}, under the base URL when the request came under another host. */
export function redirectToSignOn(
  exchange: Exchange,
  query: Readonly<Record<string, string>>,
): void {
  const { req, res } = exchange
  const path = buildSignOnPath(exchange, query)
  const elsewhere = isSafeMethod(req.method) ? leadToBase(exchange, path) : undefined
  redirect(res, elsewhere ?? path)
}

function buildContext(
  { instance: { config, assets }, req }: Asked,
  { view, locale }: { readonly view: StepView; readonly locale: string },
): ViewContext {
  const languages = holdsTyped(view) ? [] : offerLanguages(req, config)
  const folder = `${config.basePath}${config.paths.login}/assets/`
  return {
    locale,
    ...(languages.length > 0 && { languages }),
    brand: config.brand,
    assets: {
      stylesheet: folder + assets.stylesheetFile,
      stepsStylesheet: folder + assets.stepsStylesheetFile,
      brandStylesheet: folder + assets.brandStylesheetFile,
      resumeScript: folder + assets.resumeScriptFile,
      passwordScript: folder + assets.passwordScriptFile,
      passkeyScript: folder + assets.passkeyScriptFile,
      pageScript: folder + assets.pageScriptFile,
      waitScript: folder + assets.waitScriptFile,
      icon: config.brand.iconUrl ?? folder + assets.iconFile,
    },
    render: (name, model) =>
      new Promise((resolve, reject) => {
        req.app.render(name, model, (error: Error | null, html?: string) => {
          if (error !== null) reject(error)
          else resolve(html ?? '')
        })
      }),
  }
}

/** An approval in which something is typed, or was: shown in another language it would be lost. */
function holdsTyped(view: StepView): boolean {
  return view.purpose === 'approval' && (view.fields.length > 0 || view.step === 'resume')
}

function setPageHeaders({ instance, req, res }: Exchange, options: HeaderOptions): void {
  const appPolicies = [res.getHeader('Content-Security-Policy') ?? []].flat()
  buildHelmet(instance, options)(req, res, () => undefined)
  if (appPolicies.length > 0) {
    // All of them are enforced: the app's stricter rules stay, ours are never loosened.
    const own = String(res.getHeader('Content-Security-Policy'))
    res.setHeader('Content-Security-Policy', [...appPolicies.map(String), own])
  }
  setNoStore(res)
}

function buildHelmet(
  { assets }: Instance,
  { formActionOrigins = [], asksAgain = false }: HeaderOptions,
): ReturnType<typeof helmet> {
  return helmet({
    strictTransportSecurity: false,
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        scriptSrc: ["'self'"],
        imgSrc: ["'self'", ...assets.imageSources],
        ...(asksAgain && { connectSrc: ["'self'"] }),
        formAction: ["'self'", ...formActionOrigins],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
  })
}
