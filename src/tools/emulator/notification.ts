// Notification templates: the content of a template for one delivery method and language, filled in.
import type { OutboxContent } from './outbox.js'
import type { EnvironmentState, TemplateContent } from './resources.js'

const deliveryMethods: Readonly<Record<string, string>> = {
  SMS: 'SMS',
  EMAIL: 'Email',
  VOICE: 'Voice',
  WHATSAPP: 'WhatsApp',
}

/**
 * The environment's own words for a message, or undefined when it has none and PingOne's stand.
 * Names match whatever their case; `es-ES` falls back to `es`, and any language to `en`.
 */
export function renderContent(
  environment: EnvironmentState,
  template: string,
  deviceType: string,
  locale: string,
  variables: Readonly<Record<string, string>>,
): OutboxContent | undefined {
  const content = findContent(environment, template, deviceType, locale)
  if (content === undefined) return undefined
  const filled = (words: string): string => fillIn(words, variables)
  const text = filled(content.content ?? plainText(content.body ?? ''))
  return {
    text,
    ...(content.subject === undefined ? {} : { subject: filled(content.subject) }),
    ...(content.body === undefined ? {} : { html: fillIn(content.body, escaped(variables)) }),
  }
}

function findContent(
  environment: EnvironmentState,
  template: string,
  deviceType: string,
  locale: string,
): TemplateContent | undefined {
  const fitting = environment.contents.filter(
    (content) =>
      content.template.id === template &&
      content.deliveryMethod === deliveryMethods[deviceType] &&
      content.variant === undefined &&
      content.default !== true,
  )
  return [locale, locale.split(/[-_]/)[0] ?? locale, 'en']
    .map((wanted) =>
      fitting.find((content) => content.locale.toLowerCase() === wanted.toLowerCase()),
    )
    .find((content) => content !== undefined)
}

function fillIn(words: string, variables: Readonly<Record<string, string>>): string {
  const byName = new Map(
    Object.entries(variables).map(([name, value]) => [name.toLowerCase(), value]),
  )
  return words.replaceAll(
    /\$\{([^}]+)\}/g,
    (placeholder, name: string) => byName.get(name.toLowerCase()) ?? placeholder,
  )
}

function escaped(variables: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [
      name,
      value.replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`),
    ]),
  )
}

function plainText(html: string): string {
  return html
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
}
