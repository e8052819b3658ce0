// The variables by which an app finds what a recipe made: written only where they differ.
import type { ProvisioningOptions } from '../provisioning-options.js'
import type { Recipe, RecipeApplication } from '../recipe.js'

/** Each of them leads an app to one environment only, or is for a local one. */
const connectionNames = [
  'PINGONE_REGION',
  'PINGONE_CUSTOM_DOMAIN',
  'PINGONE_AUTH_BASE_URL',
  'PINGONE_THROTTLE',
]

/** Writes the variables of a recipe's application; returns the names of those that were written. */
export async function writeVariables(
  recipe: Recipe,
  {
    options,
    ids,
  }: { readonly options: ProvisioningOptions; readonly ids: ReadonlyMap<string, string> },
): Promise<readonly string[]> {
  const { application } = recipe
  const id = application === undefined ? undefined : ids.get(application.key)
  if (application === undefined || id === undefined) return []
  const { secrets } = options
  const values = {
    ...emptyLeftConnection(options),
    ...(await readValues(application, { id, options })),
  }
  const changed = Object.entries(values).filter(([name, value]) => secrets.read(name) !== value)
  if (changed.length > 0) await secrets.write(Object.fromEntries(changed))
  return Object.freeze(changed.map(([name]) => name))
}

async function readValues(
  { baseUrl, mfaAcrValues }: RecipeApplication,
  { id, options: { client } }: { readonly id: string; readonly options: ProvisioningOptions },
): Promise<Record<string, string>> {
  return {
    ...client.connection,
    PINGONE_CLIENT_ID: id,
    PINGONE_CLIENT_SECRET: await client.applications.readSecret(id),
    ...(mfaAcrValues.length > 0 && { PINGONE_MFA_ACR_VALUES: mfaAcrValues.join(' ') }),
    BASE_URL: baseUrl,
  }
}

/** What another environment left: empty reads as absent, where the old value would win. */
function emptyLeftConnection({ client, secrets }: ProvisioningOptions): Record<string, string> {
  const before = secrets.read('PINGONE_ENVIRONMENT_ID') ?? ''
  if (before === '' || before === client.environmentId) return {}
  const stale = connectionNames.filter((name) => (secrets.read(name) ?? '') !== '')
  return Object.fromEntries(stale.map((name) => [name, '']))
}
