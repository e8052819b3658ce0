// A browser's own authenticator, virtual, and what the browser complains of.
import type { CDPSession, Page } from 'playwright-core'

/** An authenticator, and the session of DevTools that commands it. */
export interface Plugged {
  readonly session: CDPSession
  readonly authenticatorId: string
}

/** Plugs an authenticator in that knows its person, and answers at once. */
export async function plugAuthenticator(page: Page): Promise<Plugged> {
  const session = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable')
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return { session, authenticatorId }
}

/** A program for the browser that pairs a passkey: text, for the types of a browser are not those of Node. */
export function attest(challenge: readonly number[]): string {
  return `(async () => {
    const asBase64 = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer)))
    const made = await navigator.credentials.create({
      publicKey: {
        challenge: Uint8Array.from(${JSON.stringify(challenge)}),
      rp: { id: 'localhost', name: 'Bank' },
      user: { id: Uint8Array.from([1, 2, 3]), name: 'maya', displayName: 'Maya' },
      pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
    },
  })
  return JSON.stringify({
    id: made.id,
    rawId: asBase64(made.rawId),
    type: made.type,
    response: {
      clientDataJSON: asBase64(made.response.clientDataJSON),
      attestationObject: asBase64(made.response.attestationObject),
    },
  })
  })()`
}

/** Errors and refusals of the policy, as they come. */
export function listenToConsole(page: Page): readonly string[] {
  const told: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') told.push(message.text())
  })
  page.on('pageerror', (error) => told.push(error.message))
  return told
}
