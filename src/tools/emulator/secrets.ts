// Application secrets: made as PingOne makes them, and for a while after a rotation two of them.
import { createHash, randomBytes } from 'node:crypto'
import type { Application, PreviousSecret } from './resources.js'

/** Makes the secret of whoever has this id. */
export type SecretSource = (id: string) => string

/**
 * The same for the same id at every start, so that an app that keeps running keeps working when its
 * emulator is started anew. It looks like a secret and is none: everybody can compute it.
 */
export function createFixedSecret(id: string): string {
  return createHash('sha384').update(`express-pingone-mfa emulator ${id}`).digest('base64url')
}

/** 64 characters of the alphabet PingOne draws its secrets from. */
export function createSecret(): string {
  return randomBytes(48).toString('base64url')
}

/** The secret before the last rotation, while it still counts. */
export function previousSecretOf(
  { previousSecret }: Application,
  nowMs: number,
): PreviousSecret | undefined {
  if (previousSecret === undefined || Date.parse(previousSecret.expiresAt) <= nowMs)
    return undefined
  return previousSecret
}

/** Is it the application's secret, or its previous one? Notes the use of the previous one. */
export function isSecretOf(application: Application, secret: string, nowMs: number): boolean {
  if (secret === application.secret) return true
  const previous = previousSecretOf(application, nowMs)
  if (previous?.secret !== secret) return false
  previous.lastUsed = new Date(nowMs).toISOString()
  return true
}
