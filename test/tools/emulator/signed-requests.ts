// Sends signed parameters to authorize and PAR, and says what a refusal looks like.
import { expect } from 'vitest'
import type { Emulator } from '../../../src/tools/emulator/index.js'
import { seedIds } from '../../../src/tools/emulator/seed.js'
import { basic, changeState, createClient, matching, type Answer } from './drive.js'
import { issuerOf, signJwt } from './signed-jwt.js'

/** What a test can do with signed parameters at one emulator. */
export interface SignedRequests {
  clientId(): string
  /** The claims of a JWT that names nobody. */
  rightClaims(): Readonly<Record<string, unknown>>
  /** Authorize by POST: a large JWT does not fit into a URL. */
  send(parameters: Record<string, string>): Promise<Answer>
  push(parameters: Record<string, string>): Promise<Answer>
  /** 400 with one detail, nothing sent, nothing begun. */
  expectRefusal(parameters: Record<string, string>, target: string, message: string): Promise<void>
  listMessages(): Promise<unknown>
  /** Changes the application that sends. */
  changeApplication(members: Readonly<Record<string, unknown>>): Promise<void>
  /** A hint by the worker application, whose secret only the state has. */
  signByWorker(): Promise<string>
}

/** Seconds since the epoch. */
export const nowSeconds = (): number => Math.floor(Date.now() / 1000)

/** Binds them to an emulator. */
export function signedRequests(emulator: Emulator): SignedRequests {
  const clientId = (): string => emulator.env()['PINGONE_CLIENT_ID'] ?? ''

  const requests: SignedRequests = {
    clientId,
    rightClaims: () => ({
      iss: clientId(),
      aud: issuerOf(emulator),
      iat: nowSeconds(),
      exp: nowSeconds() + 60,
    }),
    send(parameters) {
      const all = {
        client_id: clientId(),
        response_type: 'code',
        response_mode: 'pi.flow',
        scope: 'openid',
        redirect_uri: 'http://localhost:3000/callback',
        ...parameters,
      }
      return createClient(emulator).form('/as/authorize', all)
    },
    push(parameters) {
      const fields = { response_type: 'code', response_mode: 'pi.flow', ...parameters }
      const authorization = basic(emulator.env())
      return createClient(emulator).form('/as/par', fields, { authorization })
    },
    async expectRefusal(parameters, target, message) {
      const answer = await requests.send(parameters)
      expect(answer.status).toBe(400)
      expect(answer.body['code']).toBe('INVALID_DATA')
      expect(answer.body['details']).toEqual([
        { code: 'INVALID_VALUE', target, message: startingWith(message) },
      ])
      expect(answer.headers.getSetCookie()).toEqual([])
      expect(await requests.listMessages()).toEqual([])
    },
    listMessages: async () => (await fetch(`${emulator.inboxUrl}/messages`)).json(),
    changeApplication: (members) =>
      changeState(emulator, (environment) => {
        for (const application of environment.applications) {
          if (application.id === clientId()) Object.assign(application, members)
        }
      }),
    async signByWorker() {
      let secret = ''
      await changeState(emulator, (environment) => {
        secret = environment.applications.find(({ id }) => id === seedIds.worker)?.secret ?? ''
      })
      const key = new TextEncoder().encode(secret)
      return signJwt(emulator, { iss: seedIds.worker }, { key })
    },
  }
  return requests
}

/** A request may be signed in more ways than a hint. */
function startingWith(message: string): unknown {
  const literal = message.replaceAll(/[.*+?^$()[\]{}|\\]/g, '\\$&')
  return matching(new RegExp(`^${literal}(, RS256, RS384, RS512)?$`))
}
