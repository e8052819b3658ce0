// What an app developer does after a recipe was applied.
import type { Applied, Outcome } from '../provisioning/progress.js'
import type { DesiredResource, Recipe } from '../provisioning/recipe.js'
import { visible } from './visible.js'

/** What `describeApplied` tells of. */
export interface AppliedRun {
  readonly applied: Applied
  readonly recipe: Recipe
  readonly environmentFile: string
  readonly stateFile: string
}

/** Writes what was done, where the variables are, and what comes next. Names only, never a value. */
export function describeApplied({
  applied,
  recipe,
  environmentFile,
  stateFile,
}: AppliedRun): string {
  const file = visible(environmentFile)
  return [
    describeOutcomes(applied.outcomes),
    ...(applied.variables.length === 0
      ? []
      : ['', `Written to ${file} (mode 0600):`, ...listNames(applied.variables)]),
    ...(applied.outcomes.created + applied.outcomes.adopted === 0
      ? []
      : ['', `Keep ${visible(stateFile)}: destroy needs it.`]),
    ...(hasChanges(applied) ? describeNext(recipe, file) : []),
  ].join('\n')
}

function hasChanges({ outcomes, variables }: Applied): boolean {
  return outcomes.created + outcomes.adopted + outcomes.updated + variables.length > 0
}

function describeOutcomes(outcomes: Applied['outcomes']): string {
  const words: Readonly<Record<Outcome, string>> = {
    created: 'created',
    adopted: 'taken over from a run that was cut off',
    updated: 'changed',
    unchanged: 'unchanged',
  }
  const order: readonly Outcome[] = ['created', 'adopted', 'updated', 'unchanged']
  const parts = order.flatMap((name) =>
    outcomes[name] === 0 ? [] : [`${outcomes[name]} ${words[name]}`],
  )
  return `Done: ${parts.join(', ')}.`
}

function listNames(names: readonly string[]): readonly string[] {
  return names.map((name) => `  ${visible(name)}`)
}

function describeNext({ application, resources }: Recipe, file: string): readonly string[] {
  if (application === undefined) return []
  const users = resources.flatMap((resource) => describeUser(resource, { resources, file }))
  return [
    '',
    'Next',
    `  npm start, or node --env-file=${file} and your app: it finds these variables there`,
    `  open ${visible(application.baseUrl)}`,
    ...(users.length === 0
      ? ['  sign on as a user of the environment with a device; --with-test-user makes one']
      : users),
    ...resources.flatMap(describeMobileApplication),
    `  express-pingone-mfa doctor checks the whole of it`,
  ]
}

/** Nothing tells the recipe the keys of a push service: they belong to whoever publishes the app. */
function describeMobileApplication(resource: DesiredResource): readonly string[] {
  if (resource.kind !== 'application' || resource.type !== 'NATIVE_APP') return []
  return [
    `  upload the keys of your app for Apple (APNs) and Google (FCM): Applications → ${visible(resource.name)} → Mobile`,
  ]
}

function describeUser(
  resource: DesiredResource,
  { resources, file }: { readonly resources: readonly DesiredResource[]; readonly file: string },
): readonly string[] {
  if (resource.kind !== 'user') return []
  const types = resources.flatMap((each) =>
    each.kind === 'device' && each.user === resource.key ? [messages[each.type]] : [],
  )
  const password = resources.find((each) => each.kind === 'password' && each.user === resource.key)
  const facts = [
    ...(types.length === 0 ? ['no device'] : [`gets ${types.join(' or ')}`]),
    ...(password?.kind === 'password' ? [`password: ${password.secretName} in ${file}`] : []),
  ]
  return [`  sign on as ${visible(resource.username)} (${facts.join('; ')})`]
}

const messages = {
  SMS: 'a text message',
  EMAIL: 'an email',
  VOICE: 'a call',
  WHATSAPP: 'a WhatsApp message',
} as const
