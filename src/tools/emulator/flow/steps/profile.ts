// PROFILE_DATA_REQUIRED: what is missing of the profile is asked for, attribute by attribute.
import { html } from '../../console/html.js'
import { isRecord } from '../../json-value.js'
import {
  invalidData,
  invalidValue,
  notFound,
  requiredValue,
  type ProblemDetail,
} from '../../problem.js'
import type { SignOnPolicyAction, User } from '../../resources.js'
import { userOf, type FlowPlace } from '../context.js'
import { form, startAgain } from '../page-parts.js'
import type { ActionBody, FlowStep, Outcome, Submitted } from '../step.js'

/** The step that asks for attributes of the user. */
export const profile: FlowStep = {
  serves: ['PROFILE_DATA_REQUIRED'],
  links: () => ['form.submit', 'user.update'],
  actions: {
    'form.submit': (place, submitted) => {
      const { user } = submitted.body
      if (user === undefined || user === null) throw invalidData(requiredValue('user'))
      if (!isRecord(user)) throw invalidData(invalidValue('user', 'must be an object'))
      return save(place, { values: user, prefix: 'user.' })
    },
    'user.update': (place, { body }: Submitted) => save(place, { values: body, prefix: '' }),
  },
  members: (place) => {
    const { flow } = place
    const { attributes, promptText } = readAction(place)
    return {
      embedded: {
        ...(promptText === undefined ? {} : { promptText }),
        form: { id: flow.actionId },
        attributes: attributes.map(({ name, isRequired }) => ({
          name,
          displayName: displayNameOf(name),
          required: isRequired,
        })),
      },
    }
  },
  runs: { PROGRESSIVE_PROFILING: run },
  page: (place, { error }) => {
    const { attributes, promptText } = readAction(place)
    const fields = attributes.map(
      ({ name, isRequired }) =>
        html`<label
          >${displayNameOf(name)}
          <input
            type="text"
            name="attribute:${name}"
            autocomplete="off"
            ${isRequired ? html`required` : ''}
            ${error}
        /></label>`,
    )
    return {
      title: 'Complete your profile',
      main: html`<p>${promptText ?? ''}</p>
        ${form('user.update', { label: 'Continue', fields: html`${fields}` })} ${startAgain}`,
    }
  },
}

interface Attribute {
  readonly name: string
  readonly isRequired: boolean
}

/** Asks unless the user has all of them. */
function run(place: FlowPlace, action: SignOnPolicyAction): Outcome {
  const user = userOf(place)
  if (user === undefined) return 'advance'
  const { attributes } = readAction(place, action)
  if (attributes.every(({ name }) => readAttribute(user, name) !== undefined)) return 'advance'
  place.flow.status = 'PROFILE_DATA_REQUIRED'
  return 'stay'
}

/** Optional ones may stay away; what the action does not name is not taken. */
function save(
  place: FlowPlace,
  { values, prefix }: { readonly values: ActionBody; readonly prefix: string },
): Outcome {
  const { flow, clock } = place
  const user = userOf(place)
  if (user === undefined) throw notFound()
  const { attributes } = readAction(place)
  const given = attributes.map((attribute) => ({
    ...attribute,
    value: readAttribute(values, attribute.name),
  }))
  const broken = given.flatMap((each) => findProblem(each, `${prefix}${each.name}`) ?? [])
  if (broken.length > 0) throw invalidData(...broken)
  for (const { name, value } of given) {
    if (typeof value === 'string' && value !== '') writeAttribute(user, { name, value })
  }
  user.updatedAt = new Date(clock.now()).toISOString()
  if (flow.actionId !== undefined) flow.doneActions.add(flow.actionId)
  return 'advance'
}

function findProblem(
  { isRequired, value }: Attribute & { readonly value: unknown },
  target: string,
): ProblemDetail | undefined {
  if (value === undefined || value === null) return isRequired ? requiredValue(target) : undefined
  if (typeof value !== 'string') return invalidValue(target, 'must be a string')
  return value === '' && isRequired
    ? { code: 'EMPTY_VALUE', target, message: 'must not be empty' }
    : undefined
}

/** The attributes of the action that the user lacks; of the one under way by default. */
function readAction(
  { environment, flow }: FlowPlace,
  action: SignOnPolicyAction | undefined = environment.actions.find(
    ({ id }) => id === flow.actionId,
  ),
): { readonly attributes: readonly Attribute[]; readonly promptText?: string } {
  const user = environment.users.find(({ id }) => id === flow.userId)
  const listed: unknown = action?.attributes
  const items: readonly unknown[] = Array.isArray(listed) ? listed : []
  const attributes = items.flatMap((each) =>
    isRecord(each) && typeof each['name'] === 'string'
      ? [{ name: each['name'], isRequired: each['required'] === true }]
      : [],
  )
  const promptText = action?.promptText
  return {
    attributes: attributes.filter(
      ({ name }) => user === undefined || readAttribute(user, name) === undefined,
    ),
    ...(typeof promptText === 'string' ? { promptText } : {}),
  }
}

/** `name.given` is a member of `name`. */
function readAttribute(of: User | ActionBody, name: string): unknown {
  return name
    .split('.')
    .reduce<unknown>(
      (at, part) => (isRecord(at) && Object.hasOwn(at, part) ? at[part] : undefined),
      of,
    )
}

function writeAttribute(
  user: User,
  { name, value }: { readonly name: string; readonly value: string },
): void {
  const [first = '', second] = name.split('.')
  const before = user[first]
  user[first] =
    second === undefined ? value : { ...(isRecord(before) ? before : {}), [second]: value }
}

/** `mobilePhone` is "Mobile phone", `name.given` is "Given name". */
function displayNameOf(name: string): string {
  const words = name
    .split('.')
    .reverse()
    .join(' ')
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
