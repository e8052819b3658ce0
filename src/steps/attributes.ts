// Attributes of the user as fields of a form, and the form read back.
import { nameAttribute } from '../models/attribute-name.js'
import type { FieldName, MessageFact, NamedAttribute, ViewField } from '../models/model.js'
import { readText } from '../models/texts/catalogue.js'
import type { FlowAction } from '../flow/action.js'
import type { Form, Move } from './step.js'

/** An attribute that is asked for. */
export interface AskedAttribute extends NamedAttribute {
  readonly required: boolean
  readonly value?: string
}

/** What a form of attributes holds: mistakes, or the attributes to send; and what was typed, to be shown again. */
type ReadAttributes = { readonly typed: Readonly<Record<string, string>> } & (
  | { readonly mistakes: readonly [MessageFact, ...MessageFact[]] }
  | { readonly attributes: Readonly<Record<string, string>> }
)

/** The fields of the attributes, filled in with what was typed, else with what PingOne knows. */
export function buildAttributeFields(
  locale: string,
  {
    attributes,
    typed,
  }: {
    readonly attributes: readonly AskedAttribute[]
    readonly typed: Readonly<Record<string, string>>
  },
): ViewField[] {
  return attributes.map((attribute, index) => {
    const value = typed[attribute.name] ?? attribute.value
    const label = nameAttribute(locale, attribute)
    return {
      name: fieldOf(attribute),
      label: attribute.required ? label : readText(locale, 'profile_optional', { label }),
      autocomplete: AUTOCOMPLETE[attribute.name] ?? 'off',
      autofocus: index === 0,
      ...(value === undefined ? {} : { value }),
      ...(attribute.required ? {} : { optional: true as const }),
    }
  })
}

/** Takes the form: mistakes are told, attributes that can be sent become the action that `buildAction` makes of them. */
export function takeAttributes(
  form: Form,
  {
    attributes,
    buildAction,
  }: {
    readonly attributes: readonly AskedAttribute[]
    readonly buildAction: (attributes: Readonly<Record<string, string>>) => FlowAction
  },
): Move {
  const read = readAttributes(form, attributes)
  if (read === undefined) return { kind: 'show' }
  const { typed } = read
  if ('attributes' in read) return { kind: 'submit', typed, action: buildAction(read.attributes) }
  const [message, ...more] = read.mistakes
  return { kind: 'tell', message, more, typed }
}

/** Reads the form: `undefined` where it has none of the fields. */
function readAttributes(
  form: Form,
  attributes: readonly AskedAttribute[],
): ReadAttributes | undefined {
  const given = attributes.filter((attribute) => form.get(fieldOf(attribute)) !== undefined)
  if (given.length === 0) return undefined
  const typed = Object.fromEntries(
    given.map((attribute) => [attribute.name, (form.get(fieldOf(attribute)) ?? '').trim()]),
  )
  const [first, ...more] = attributes.flatMap((attribute) => findMistake(attribute, typed))
  if (first !== undefined) return { typed, mistakes: [first, ...more] }
  const attributesToSend = Object.entries(typed).filter(([, value]) => value !== '')
  return { typed, attributes: Object.fromEntries(attributesToSend) }
}

function fieldOf({ name }: AskedAttribute): FieldName {
  return `attribute:${name}`
}

const MOST = 256

/** Characters that are not seen, or turn the text around. */
const HIDDEN = /[\u0000-\u001f\u007f-\u009f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/

/** Persian and Indic names are written with them; alone they are nothing. */
const JOINERS = /[\u200c\u200d]/g

function findMistake(
  attribute: AskedAttribute,
  typed: Readonly<Record<string, string>>,
): MessageFact[] {
  const value = typed[attribute.name] ?? ''
  const named = { field: fieldOf(attribute), attribute }
  if (value.replaceAll(JOINERS, '') === '') {
    return attribute.required ? [{ code: 'attribute_empty', ...named }] : []
  }
  const isTooLong = value.length > MOST
  const isHidden = HIDDEN.test(value)
  const isEmail = attribute.name !== 'email' || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value)
  return isTooLong || isHidden || !isEmail ? [{ code: 'attribute_malformed', ...named }] : []
}

/** The names of HTML's `autocomplete` for PingOne's attributes. */
const AUTOCOMPLETE: Readonly<Partial<Record<string, string>>> = {
  username: 'username',
  email: 'email',
  'name.given': 'given-name',
  'name.middle': 'additional-name',
  'name.family': 'family-name',
  'name.formatted': 'name',
  nickname: 'nickname',
  title: 'organization-title',
  mobilePhone: 'tel',
  primaryPhone: 'tel',
  'address.streetAddress': 'street-address',
  'address.locality': 'address-level2',
  'address.region': 'address-level1',
  'address.postalCode': 'postal-code',
  'address.countryCode': 'country',
  preferredLanguage: 'language',
}
