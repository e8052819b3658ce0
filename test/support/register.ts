// The way to an account as a person takes it.
import type { Agent, Page } from './browser.js'
import { reachOtpPage } from './sign-on.js'

/** A password that every rule here takes. */
export const goodPassword = 'Summer-Meadow-77'

/** From a guarded page by a name that was typed first, to the page that asks for an account. */
export async function reachRegistration(
  agent: Agent,
  { username = 'nobody-at-all', path }: { readonly username?: string; readonly path?: string } = {},
): Promise<Page> {
  const page = await reachOtpPage(agent, { username, ...(path !== undefined && { path }) })
  return agent.submit(page, { button: 'register', follow: true })
}

/** Asks for an account. */
export function askForAccount(
  agent: Agent,
  {
    page,
    email,
    password = goodPassword,
    username,
  }: {
    readonly page: Page
    readonly email: string
    readonly password?: string
    readonly username?: string
  },
): Promise<Page> {
  const fields = {
    email,
    new_password: password,
    ...(username !== undefined && { username }),
  }
  return agent.submit(page, { button: 'continue', fields, follow: true })
}

/** Types the code of the email. */
export function verifyAddress(
  agent: Agent,
  { page, code }: { readonly page: Page; readonly code: string },
): Promise<Page> {
  const fields = { verification_code: code }
  return agent.submit(page, { button: 'continue', fields, follow: true })
}
