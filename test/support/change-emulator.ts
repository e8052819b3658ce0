// Changes what the emulator has, by its own switch for tests.
import type { Emulator } from 'express-pingone-mfa/emulator'

/** An environment as `GET /_emulator/state` tells it, as far as tests change it. */
export interface ToldEnvironment {
  users: { username: string; enabled: boolean; password?: unknown; [member: string]: unknown }[]
  actions: { type: string; [member: string]: unknown }[]
  signOnPolicies: { id: string; name: string }[]
  passwordPolicies?: unknown[]
  agreements?: unknown[]
  agreementLanguages?: unknown[]
  agreementRevisions?: unknown[]
  agreementConsents?: unknown[]
  identityProviders?: unknown[]
}

/** Reads the state, changes its environments, and writes it back. */
export async function changeEmulator(
  emulator: Pick<Emulator, 'inboxUrl'>,
  change: (environment: ToldEnvironment) => void,
): Promise<void> {
  const url = `${emulator.inboxUrl}/state`
  const state = (await (await fetch(url)).json()) as { environments: ToldEnvironment[] }
  for (const environment of state.environments) change(environment)
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(url, { method: 'PUT', headers, body: JSON.stringify(state) })
  if (!answer.ok) throw new Error(await answer.text())
}

/** The user of this name. */
export function findUser(
  { users }: ToldEnvironment,
  username: string,
): ToldEnvironment['users'][number] {
  const user = users.find((each) => each.username === username)
  if (user === undefined) throw new Error(`there is no user ${username}`)
  return user
}

/** Lets LOGIN recover passwords and register people. */
export function allowRecovery({ actions }: ToldEnvironment): void {
  for (const action of actions) {
    if (action.type !== 'LOGIN') continue
    Object.assign(action, { recovery: { enabled: true }, registration: { enabled: true } })
  }
}
