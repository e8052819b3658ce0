// A doctor for the app of an emulator, with and without a worker application.
import type { Emulator } from 'express-pingone-mfa/emulator'
import type { DiagnoseOptions } from '../../../../src/tools/provisioning/doctor/configuration.js'
import type { Diagnosis, Finding } from '../../../../src/tools/provisioning/doctor/diagnosis.js'

/** What the doctor is told of the emulator's app. */
export function describeApp(emulator: Pick<Emulator, 'env'>): DiagnoseOptions {
  const environment = emulator.env('embedded')
  return {
    environmentId: environment['PINGONE_ENVIRONMENT_ID'] ?? '',
    authBaseUrl: environment['PINGONE_AUTH_BASE_URL'] ?? '',
    clientId: environment['PINGONE_CLIENT_ID'] ?? '',
    clientSecret: environment['PINGONE_CLIENT_SECRET'] ?? '',
    baseUrl: 'http://localhost:3000',
  }
}

/** The finding of one check. */
export function findingOf({ findings }: Diagnosis, check: string): Finding {
  const found = findings.find((finding) => finding.check === check)
  if (found === undefined) throw new Error(`no check ${check}`)
  return found
}

/** The verdict of every check, by its name. */
export function verdictsOf({ findings }: Diagnosis): Readonly<Record<string, string>> {
  return Object.fromEntries(findings.map(({ check, verdict }) => [check, verdict]))
}

/** Any JSON value, free to be changed. */
export type Json = Record<string, unknown>

/** The resources of the emulator's one environment. */
export interface EnvironmentState {
  readonly environment: Json
  /** The items of a collection that `fits`; throws when there are none. */
  readonly find: (collection: string, fits: (item: Json) => boolean) => Json
  readonly list: (collection: string) => Json[]
}

/** Changes the state of the emulator. */
export async function changeState(
  emulator: Pick<Emulator, 'inboxUrl'>,
  change: (state: EnvironmentState) => void,
): Promise<void> {
  const state: unknown = await (await fetch(`${emulator.inboxUrl}/state`)).json()
  const environments = isJson(state) ? state['environments'] : undefined
  const environment: unknown = Array.isArray(environments) ? environments[0] : undefined
  if (!isJson(environment)) throw new Error('the state has no environment')
  change(describeState(environment))
  const response = await fetch(`${emulator.inboxUrl}/state`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(state),
  })
  if (!response.ok) throw new Error(`state: ${response.status} ${await response.text()}`)
}

function describeState(environment: Json): EnvironmentState {
  const list = (collection: string): Json[] => {
    const items = environment[collection]
    if (!Array.isArray(items)) throw new Error(`the state has no ${collection}`)
    return items as Json[]
  }
  const find = (collection: string, fits: (item: Json) => boolean): Json => {
    const item = list(collection).find(fits)
    if (item === undefined) throw new Error(`no such item among ${collection}`)
    return item
  }
  return { environment, list, find }
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
