// The step that asks for data of the user.
import { buildBase, buildButton, buildRestart, buildLeave } from '../models/base.js'
import type { CommonFacts, StepViewBase, TextPart, ViewButton } from '../models/model.js'
import { readParts, readText } from '../models/texts/catalogue.js'
import { buildAttributeFields, takeAttributes, type AskedAttribute } from './attributes.js'
import { exampleName } from './example-facts.js'
import { defineFlowStep, type FlowStep, type Form, type LookAt, type Move } from './step.js'

/** Data of the user that the policy asks for: fields `attribute:<name>`. */
export interface ProfileView extends StepViewBase {
  readonly step: 'profile'
  /** What the person typed as their name. */
  readonly username?: string
}

interface ProfileFacts {
  readonly username?: string
  /** What the policy says to the person. */
  readonly prompt?: string
  readonly attributes: readonly AskedAttribute[]
  readonly typed: Readonly<Record<string, string>>
}

const attributes: readonly AskedAttribute[] = [
  { name: 'mobilePhone', required: true },
  { name: 'address.postalCode', displayName: 'Postal code', required: false },
]

/** The step that asks for data of the user. */
export const profile: FlowStep<'profile', ProfileFacts, ProfileView> = defineFlowStep({
  name: 'profile',
  serves: ['PROFILE_DATA_REQUIRED'],
  phase: 'afterwards',
  offers: [],
  actions: {
    'user.update': { counts: 'nothing', proves: 'nothing', wrong: 'profile_refused' },
    'form.submit': { counts: 'nothing', proves: 'nothing', wrong: 'profile_refused' },
  },
  isComplete: ({ attributes: asked }) => asked !== undefined,
  examples: {
    profile: { username: exampleName, attributes, typed: {} },
    'profile-errors': {
      username: exampleName,
      prompt: 'So that we can reach you.',
      attributes: [...attributes, { name: 'name.family', required: true }],
      typed: { 'address.postalCode': '111 22' },
      messages: [
        {
          code: 'attribute_empty',
          field: 'attribute:mobilePhone',
          attribute: { name: 'mobilePhone' },
        },
        {
          code: 'attribute_empty',
          field: 'attribute:name.family',
          attribute: { name: 'name.family' },
        },
      ],
    },
  },
  show: ({ own, username, typed }) => ({
    attributes: own?.attributes ?? [],
    typed,
    ...(username !== undefined && { username }),
    ...(own?.promptText !== undefined && { prompt: own.promptText }),
  }),
  take: takeProfile,
  build: buildProfileView,
})

function takeProfile(form: Form, { own, offered }: LookAt<'PROFILE_DATA_REQUIRED'>): Move {
  // PingOne documents two actions; its links say which one this environment takes.
  const updates = offered.includes('user.update') && !offered.includes('form.submit')
  const named = own?.formId === undefined ? {} : { formId: own.formId }
  return takeAttributes(form, {
    attributes: own?.attributes ?? [],
    buildAction: (attributes) =>
      updates
        ? { action: 'user.update', attributes }
        : { action: 'form.submit', ...named, attributes },
  })
}

function buildProfileView(facts: CommonFacts & ProfileFacts): ProfileView {
  const { locale, username } = facts
  return {
    step: 'profile',
    ...buildBase(facts, {
      heading: readText(locale, 'profile_heading'),
      lead: writeLead(facts),
      fields: buildAttributeFields(locale, facts),
      buttons: buildButtons(facts),
    }),
    ...(username === undefined ? {} : { username }),
  }
}

function writeLead({ locale, brand, prompt }: CommonFacts & ProfileFacts): TextPart[] {
  if (prompt !== undefined) return [{ kind: 'text', text: prompt }]
  return readParts(locale, 'profile_lead', { brand: brand.name })
}

function buildButtons({ locale, purpose, username }: CommonFacts & ProfileFacts): ViewButton[] {
  const save = buildButton(locale, 'continue', 'profile_save')
  if (purpose !== 'sign-on') {
    return [save, buildLeave({ locale, purpose })]
  }
  return [save, buildRestart(locale, username)]
}
