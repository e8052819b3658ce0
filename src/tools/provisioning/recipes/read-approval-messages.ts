// Reads the words of approval messages, and puts them in the place of the ones that come with a recipe.
import type { DesiredTemplateContent } from '../recipe.js'
import {
  findTextProblem,
  openMembers,
  readList,
  readOneOf,
  readText,
  type Members,
} from './members.js'
import { joinWords } from '../words.js'
import { findSmsProblem, findVariableProblem } from './message-text.js'
import type { ApprovalMessage, ApprovalWords, AuthenticatorType } from './parameters.js'

const deliveryMethods = ['SMS', 'Email', 'Voice', 'Push'] as const
type DeliveryMethod = (typeof deliveryMethods)[number]

/** What has no words of its own here: the app, token or key shows none, or PingOne's words are sent. */
const own: Readonly<Partial<Record<AuthenticatorType, ApprovalMessage>>> = {
  SMS: {
    deliveryMethod: 'SMS',
    content:
      'Code ${otp} approves ${sum} ${currency} to ${recipient}. Not you? Do not enter or share it.',
  },
  EMAIL: {
    deliveryMethod: 'Email',
    subject: 'Approve ${sum} ${currency} to ${recipient}',
    body: 'Your code is ${otp}. It approves ${sum} ${currency} to ${recipient}, and nothing else.\n\nIf you did not ask for this, do not enter the code and do not share it.\n',
  },
  VOICE: {
    deliveryMethod: 'Voice',
    content:
      '<repeatMessage val=2>To approve ${sum} ${currency} to ${recipient}, enter <pause1sec><sayCharValue>${otp}</sayCharValue>.<pause1sec></repeatMessage>',
  },
  MOBILE: {
    deliveryMethod: 'Push',
    title: 'Approve ${sum} ${currency}',
    body: 'To ${recipient}. Not you? Deny it.',
  },
}

const why: Readonly<Record<DeliveryMethod, string>> = {
  SMS: 'The text message shows what is being approved beside the code, so nobody approves blindly.',
  Email: 'The email shows what is being approved beside the code, so nobody approves blindly.',
  Voice: 'The call says what is being approved before the code, so nobody approves blindly.',
  Push: 'The push shows what is being approved beside its buttons, so nobody approves blindly.',
}

/** Reads `approvalMessages`; the recipe's own words stand where nothing else is said. */
export function readApprovalMessages(
  members: Members,
  types: readonly AuthenticatorType[],
): readonly DesiredTemplateContent[] {
  const messages = new Map<string, DesiredTemplateContent>()
  for (const message of types.flatMap((type) => own[type] ?? [])) {
    const content = buildContent(message)
    messages.set(identify(content), content)
  }
  const given = new Set<string>()
  const entries = readList(members, { name: 'approvalMessages', most: 100, of: 'messages' }) ?? []
  entries.forEach((entry, index) => {
    const path = `${members.pathOf('approvalMessages')}[${index}]`
    const message = readMessage(entry, { path, members })
    if (message === undefined) return
    const content = buildContent(message)
    const identity = identify(content)
    if (given.has(identity)) {
      members.problems.add(path, `is a second message ${content.key}: leave one of them out`)
    }
    given.add(identity)
    messages.set(identity, content)
  })
  return [...messages.values()]
}

/** PingOne compares languages and variants whatever their case. */
function identify({ deliveryMethod, locale, variant }: DesiredTemplateContent): string {
  const language = locale.toLowerCase().replace('_', '-')
  return JSON.stringify([deliveryMethod, language, variant?.toLowerCase()])
}

function buildContent(message: ApprovalMessage): DesiredTemplateContent {
  const { deliveryMethod, locale = 'en', variant } = message
  return {
    kind: 'templateContent',
    key: ['message', deliveryMethod, locale, variant].filter(Boolean).join(':'),
    why: why[deliveryMethod],
    template: 'transaction',
    deliveryMethod,
    locale,
    ...(variant !== undefined && { variant }),
    fields: buildFields(message),
  }
}

function buildFields(message: ApprovalMessage): Readonly<Record<string, string>> {
  if (message.deliveryMethod === 'Push') return { title: message.title, body: message.body }
  if (message.deliveryMethod !== 'Email') return { content: message.content }
  const { subject, body, emailContentType = guessContentType(body) } = message
  return { subject, body, emailContentType }
}

/** PingOne takes everything for HTML; plain words are sent as such, so that no value is read as a tag. */
function guessContentType(body: string): 'text/html' | 'text/plain' {
  return body.trimStart().startsWith('<') ? 'text/html' : 'text/plain'
}

interface Place {
  readonly path: string
  readonly members: Members
}

function readMessage(entry: unknown, { path, members }: Place): ApprovalMessage | undefined {
  const before = members.problems.count
  const all = ['deliveryMethod', 'locale', 'variant', 'content']
  const known = [...all, 'subject', 'title', 'body', 'emailContentType']
  const what = 'such as { "deliveryMethod": "SMS", "content": "…" }'
  const message = openMembers(entry, { path, known, what, problems: members.problems })
  if (message === undefined) return undefined
  const deliveryMethod = readOneOf(message, { name: 'deliveryMethod', words: deliveryMethods })
  if (!message.has('deliveryMethod')) {
    message.refuse('deliveryMethod', `is missing: write ${joinWords(deliveryMethods, 'or')}`)
  }
  const common = { ...readLocale(message), ...readVariant(message) }
  const words = deliveryMethod === undefined ? undefined : readWords(message, deliveryMethod)
  if (words === undefined || members.problems.count > before) return undefined
  return { ...common, ...words }
}

function readLocale(message: Members): { locale?: string } {
  const locale = readText(message, { name: 'locale', write: 'a language such as en or pt-BR' })
  if (locale === undefined) return {}
  if (/^[a-z]{2}(?:[_-][a-z]{2})?$/i.test(locale)) return { locale }
  message.refuse('locale', 'is no language: write one such as en or pt-BR')
  return {}
}

function readVariant(message: Members): { variant?: string } {
  const write = 'a name such as transfer'
  const variant = readText(message, { name: 'variant', write, longest: 100 })
  if (variant === undefined) return {}
  if (/^[\p{L}\p{N}](?:[\p{L}\p{N} _.-]*[\p{L}\p{N}])?$/u.test(variant)) return { variant }
  message.refuse('variant', `must have letters, digits, spaces, _ . and - only: write ${write}`)
  return {}
}

const membersOf: Readonly<Record<DeliveryMethod, readonly string[]>> = {
  SMS: ['content'],
  Voice: ['content'],
  Email: ['subject', 'body', 'emailContentType'],
  Push: ['title', 'body'],
}

function readWords(message: Members, deliveryMethod: DeliveryMethod): ApprovalWords | undefined {
  const own = membersOf[deliveryMethod]
  for (const name of new Set(Object.values(membersOf).flat())) {
    if (own.includes(name) || !message.has(name)) continue
    message.refuse(name, `is no member of ${deliveryMethod}: it has ${own.join(', ')}`)
  }
  if (deliveryMethod === 'Email') return readEmailWords(message)
  if (deliveryMethod === 'Push') return readPushWords(message)
  const content = readWording(message, { name: 'content', longest: 1024, needsOtp: true })
  if (content === undefined) return undefined
  if (deliveryMethod === 'SMS')
    refuseIf(message, { name: 'content', problem: findSmsProblem(content) })
  return { deliveryMethod, content }
}

/** A push has no code: it is answered with its buttons. */
function readPushWords(message: Members): ApprovalWords | undefined {
  const title = readWording(message, { name: 'title', longest: 200, needsOtp: false })
  const body = readWording(message, { name: 'body', longest: 400, needsOtp: false })
  return title === undefined || body === undefined
    ? undefined
    : { deliveryMethod: 'Push', title, body }
}

function readEmailWords(message: Members): ApprovalWords | undefined {
  const subject = readWording(message, { name: 'subject', longest: 256, needsOtp: false })
  const body = readWording(message, { name: 'body', longest: 100_000, needsOtp: true })
  const type = readOneOf(message, { name: 'emailContentType', words: ['text/plain', 'text/html'] })
  if (subject === undefined || body === undefined) return undefined
  if (/[\n\r\t]/.test(subject)) message.refuse('subject', 'must be one line')
  return {
    deliveryMethod: 'Email',
    subject,
    body,
    ...(type !== undefined && { emailContentType: type }),
  }
}

/** Reads a text with `${…}` in it; limits that PingOne gives in kB count bytes. */
function readWording(
  message: Members,
  {
    name,
    ...options
  }: { readonly name: string; readonly longest: number; readonly needsOtp: boolean },
): string | undefined {
  const { longest, needsOtp } = options
  const value = message.read(name)
  const write = needsOtp ? 'the words with ${otp} in them' : 'the words'
  if (value === undefined) {
    message.refuse(name, `is missing: write ${write}`)
    return undefined
  }
  const problem = findTextProblem(value, { write, longest, mayBreak: true })
  if (problem !== undefined || typeof value !== 'string') {
    message.refuse(name, problem ?? 'must be a text')
    return undefined
  }
  const isLong = longest > 400 && Buffer.byteLength(value) > longest
  refuseIf(message, {
    name,
    problem: isLong ? `is longer than ${longest} bytes in UTF-8` : undefined,
  })
  refuseIf(message, { name, problem: findVariableProblem(value, { needsOtp }) })
  return value
}

function refuseIf(
  message: Members,
  { name, problem }: { readonly name: string; readonly problem: string | undefined },
): void {
  if (problem !== undefined) message.refuse(name, problem)
}
