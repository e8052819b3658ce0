// What a content may say, delivery method by delivery method.
import { requiredValue } from '../problem.js'
import type { Draft, TemplateContent } from '../resources.js'
import type { DeliveryMethod, Template } from '../template-catalogue.js'
import { notUnique, present, type FieldReader, type TextLimits } from './fields.js'
import { textMessageUnits } from './gsm.js'
import { enabledLocales } from './languages.js'
import type { PlatformCall } from './operation.js'

type ContentFields = Draft<TemplateContent, 'id' | 'template' | 'default'> & Record<string, unknown>

const methods = ['Email', 'SMS', 'Voice', 'Push', 'WhatsApp'] as const

const localeName = { pattern: /^[a-z]{2}(?:[_-][a-z]{2})?$/i, message: 'must be a locale' }

/**
 * The whole content, as POST and PUT give it.
 *
 * @throws {PingOneProblem} 400 with every violation.
 */
export function readContent(
  { body, environment }: PlatformCall,
  template: Template,
  others: readonly TemplateContent[],
  before: TemplateContent | undefined,
): ContentFields {
  const method = body.choice('deliveryMethod', methods)
  const deliveryMethod = body.required('deliveryMethod', method, 'SMS')
  if (method !== undefined && !template.deliveryMethods.includes(method)) {
    const allowedValues = template.deliveryMethods
    body.refuse('deliveryMethod', 'is not supported by the template', { allowedValues })
  }
  const locale = body.required('locale', body.text('locale', localeName), '')
  if (locale !== '' && !isEnabled(locale, enabledLocales(environment))) {
    body.refuse('language', 'is not enabled in the environment')
  }
  const variant = body.text('variant', { max: 100 })
  const words = method === undefined ? {} : readWords(body, method)
  if (method !== undefined) checkOtp(body, template, method)
  checkUnchanged(body, before, { deliveryMethod, locale })
  const content = { deliveryMethod, locale, ...present({ variant }), ...words }
  const clash = others.find((other) => other.id !== before?.id && isSame(other, content))
  if (clash !== undefined) body.note(notUnique('locale', clash.id))
  body.finish()
  return content
}

/** `en` lets `en_GB` in. */
function isEnabled(locale: string, languages: readonly string[]): boolean {
  const names = [normal(locale), normal(locale).split('-')[0]]
  return languages.some((language) => names.includes(normal(language)))
}

function checkUnchanged(
  body: FieldReader,
  before: TemplateContent | undefined,
  now: Pick<TemplateContent, 'deliveryMethod' | 'locale'>,
): void {
  for (const name of ['deliveryMethod', 'locale'] as const) {
    const isChanged = before !== undefined && normal(before[name]) !== normal(now[name])
    if (isChanged && body.has(name)) body.refuse(name, 'cannot be changed')
  }
}

/** Contents that PingOne brings are no clash. */
function isSame(
  other: TemplateContent,
  content: Pick<TemplateContent, 'deliveryMethod' | 'locale' | 'variant'>,
): boolean {
  return (
    other.default !== true &&
    other.deliveryMethod === content.deliveryMethod &&
    normal(other.locale) === normal(content.locale) &&
    normal(other.variant ?? '') === normal(content.variant ?? '')
  )
}

function normal(name: string): string {
  return name.replace('_', '-').toLowerCase()
}

function readWords(body: FieldReader, method: DeliveryMethod): Record<string, unknown> {
  switch (method) {
    case 'Email':
      return readEmail(body)
    case 'Push':
      return present({
        title: body.text('title', { max: 200 }),
        body: body.required('body', body.text('body', { max: 400 }), ''),
        pushCategory:
          body.choice('pushCategory', [
            'BANNER_BUTTONS',
            'WITHOUT_BANNER_BUTTONS',
            'APPROVE_AND_OPEN_APP',
          ]) ?? 'BANNER_BUTTONS',
      })
    case 'Voice':
      return present({
        content: body.required('content', body.text('content', { max: 1024 }), ''),
        voice: body.text('voice'),
      })
    default:
      return readTextMessage(body)
  }
}

/** Counted as networks do, before anything is filled in. */
function readTextMessage(body: FieldReader): Record<string, unknown> {
  const content = body.required('content', body.text('content'), '')
  const { units, max } = textMessageUnits(content)
  if (units > max) {
    const message = `must be at most ${max} characters`
    const target = body.target('content')
    body.note({ code: 'SIZE_LIMIT_EXCEEDED', target, message, innerError: { maximumValue: max } })
  }
  const sender: TextLimits = { max: 11, pattern: /^[A-Za-z0-9 ]+$/ }
  return present({
    content,
    sender: body.text('sender', sender),
    twilioVerifyTemplate: body.anything('twilioVerifyTemplate'),
  })
}

function readEmail(body: FieldReader): Record<string, unknown> {
  return present({
    subject: body.text('subject', { max: 256 }),
    body: body.required('body', body.text('body'), ''),
    from: body.anything('from'),
    replyTo: body.anything('replyTo'),
    charset: body.text('charset') ?? 'UTF-8',
    emailContentType: body.choice('emailContentType', ['text/html', 'text/plain']) ?? 'text/html',
  })
}

/** The code must stand in it, in any case. */
function checkOtp(body: FieldReader, template: Template, method: DeliveryMethod): void {
  if (!template.otpRequiredFor.includes(method)) return
  const name = method === 'Email' ? 'body' : 'content'
  const words = body.raw[name]
  if (typeof words !== 'string' || words === '' || /\$\{otp\}/i.test(words)) return
  const detail = requiredValue(body.target(name))
  body.note({ ...detail, message: 'must contain the variable otp' })
}
