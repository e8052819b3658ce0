// Notification templates: which content a message is written with, and the content filled in.
import { htmlToText } from './html-to-text.js'
import type { OutboxContent } from './outbox.js'
import { invalidData, invalidValue, type PingOneProblem } from './problem.js'
import type { EnvironmentState, TemplateContent } from './resources.js'
import { speak } from './speech.js'
import { templateTarget } from './template-request.js'
import type { TemplateRequest } from './request-types.js'

const deliveryMethods: Readonly<Record<string, string>> = {
  SMS: 'SMS',
  EMAIL: 'Email',
  VOICE: 'Voice',
  WHATSAPP: 'WhatsApp',
  MOBILE: 'Push',
}

/** What PingOne itself knows: `otp`, `user.username` and the like. */
export type Predefined = Readonly<Record<string, string>>

/** A message written with a template. */
export interface RenderedContent {
  readonly content: OutboxContent
  readonly locale: string
  readonly variant?: string
}

/** Is there any content of that template, and of the variant if one is named? */
export function isTemplateKnown(environment: EnvironmentState, template: TemplateRequest): boolean {
  return environment.contents.some(
    (content) => content.template.id === template.name && isVariant(content, template.variant),
  )
}

/**
 * The environment's own words for a sign-on message, or undefined when it has none and PingOne's
 * stand. What has no value stays as it is.
 */
export function renderSignOnContent(
  environment: EnvironmentState,
  template: string,
  deviceType: string,
  locale: string,
  predefined: Predefined,
): OutboxContent | undefined {
  const own = environment.contents.filter((content) => content.default !== true)
  const content = findContent(own, { name: template, deviceType, locales: [locale] })
  if (content === undefined) return undefined
  return fillContent(content, createFiller(predefined, new Map()))
}

/**
 * Writes a message with the template that the request asked for.
 *
 * @throws {PingOneProblem} 400 with target `pi.template`: no fitting content, a variable without
 *   a value, or more words than the delivery method carries.
 */
export function renderTemplate(
  environment: EnvironmentState,
  template: TemplateRequest,
  recipient: { readonly deviceType: string; readonly language: string | undefined },
  predefined: Predefined,
): RenderedContent {
  const { deviceType, language } = recipient
  const locales = [template.locale ?? language].filter((locale) => locale !== undefined)
  // Contents of one's own come before those PingOne brings.
  const contents = environment.contents.toSorted(
    (one, other) => Number(one.default === true) - Number(other.default === true),
  )
  const content = findContent(contents, { ...template, deviceType, locales })
  if (content === undefined) {
    throw refused(`has no suitable content for ${deliveryMethods[deviceType] ?? deviceType}`)
  }
  const filler = createFiller(predefined, template.variables)
  assertComplete(content, filler)
  const filled = fillContent(content, filler)
  assertFits(content.deliveryMethod, filled)
  return {
    content: filled,
    locale: content.locale,
    ...(content.variant === undefined ? {} : { variant: content.variant }),
  }
}

/** The content in the first language that has one: as asked, without its region, `en`. */
function findContent(
  contents: readonly TemplateContent[],
  wanted: {
    readonly name: string
    readonly deviceType: string
    readonly variant?: string
    readonly locales: readonly string[]
  },
): TemplateContent | undefined {
  const fitting = contents.filter(
    (content) =>
      content.template.id === wanted.name &&
      content.deliveryMethod === deliveryMethods[wanted.deviceType] &&
      isVariant(content, wanted.variant),
  )
  return [...wanted.locales.flatMap((locale) => [locale, locale.split(/[-_]/)[0]]), 'en']
    .map((locale) => fitting.find((content) => isSameLocale(content.locale, locale)))
    .find((content) => content !== undefined)
}

function isVariant({ variant }: TemplateContent, wanted: string | undefined): boolean {
  return variant?.toLowerCase() === wanted?.toLowerCase()
}

/** `en_GB` is `en-GB`, in any case. */
function isSameLocale(one: string, other: string | undefined): boolean {
  return one.replace('_', '-').toLowerCase() === other?.replace('_', '-').toLowerCase()
}

/** The value of a placeholder's name, or undefined. */
type Filler = (name: string) => string | undefined

/** What PingOne knows cannot be overridden; `otp` is known in any case. */
function createFiller(predefined: Predefined, variables: ReadonlyMap<string, string>): Filler {
  const known = new Map(Object.entries(predefined))
  return (name) => known.get(name.toLowerCase() === 'otp' ? 'otp' : name) ?? variables.get(name)
}

const placeholders = /\$\{([^}]+)\}/g

/** One pass: a value that looks like a placeholder stays what it is. */
function fillIn(words: string, filler: Filler): string {
  return words.replaceAll(placeholders, (placeholder, name: string) => filler(name) ?? placeholder)
}

function fillContent(content: TemplateContent, filler: Filler): OutboxContent {
  const { subject, body } = content
  if (content.deliveryMethod === 'Push') return fillPush(content, filler)
  if (body === undefined) {
    const words = content.content ?? ''
    const isSpoken = content.deliveryMethod === 'Voice'
    return {
      text: isSpoken ? speak(words, (part) => fillIn(part, filler)) : fillIn(words, filler),
    }
  }
  const isHtml = content.emailContentType !== 'text/plain'
  return {
    ...(subject === undefined ? {} : { subject: fillIn(subject, filler) }),
    text: fillIn(isHtml ? htmlToText(body) : body, filler),
    ...(isHtml ? { html: fillIn(body, escaping(filler)) } : {}),
  }
}

/** What a phone shows of a push: plain text, however it looks. */
function fillPush(content: TemplateContent, filler: Filler): OutboxContent {
  const { title } = content
  return {
    ...(typeof title === 'string' ? { subject: fillIn(title, filler) } : {}),
    text: fillIn(content.body ?? '', filler),
  }
}

function escaping(filler: Filler): Filler {
  return (name) =>
    filler(name)?.replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}

function assertComplete({ content, subject, title, body }: TemplateContent, filler: Filler): void {
  const words = [content, subject, title, body].join(' ')
  const names = [...words.matchAll(placeholders)].map(([, name]) => name ?? '')
  const missing = [...new Set(names)].filter((name) => filler(name) === undefined)
  if (missing.length > 0) throw refused(`has no value for ${missing.join(', ')}`)
}

/** What each delivery method carries, after filling in; a longer message is not cut. */
function assertFits(deliveryMethod: string, { text, subject = '', html }: OutboxContent): void {
  if (deliveryMethod === 'SMS' && Array.from(text).length > 660) {
    throw refused('makes a text message of more than 660 characters')
  }
  if (deliveryMethod === 'Voice' && Buffer.byteLength(text) > 1024) {
    throw refused('makes a call of more than 1024 bytes')
  }
  if (Array.from(subject).length > 256) {
    throw refused('makes a subject of more than 256 characters')
  }
  if (deliveryMethod === 'Push' && (Array.from(subject).length > 200 || text.length > 400)) {
    throw refused('makes a push of more than 200 characters of title or 400 of text')
  }
  if (deliveryMethod === 'Email' && Buffer.byteLength(html ?? text) > 102_400) {
    throw refused('makes an email of more than 100 kB')
  }
}

function refused(message: string): PingOneProblem {
  return invalidData(invalidValue(templateTarget, message))
}
