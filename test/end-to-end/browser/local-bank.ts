// The bank as `npm start` opens it: on a local PingOne that its own recipe made, with the people of this machine.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { PingOneMfaOptions } from 'express-pingone-mfa'
import { createApp } from '../../../example-app/app.js'
import { createEarlyRequests } from '../../../example-app/early-requests.js'
import { startLocalPingOne } from '../../../example-app/local-pingone.js'
import { closeServer } from '../../support/close-server.js'
import type { Bank } from './bank.js'

/** Starts it on a free port. */
export async function startLocalBank(options: PingOneMfaOptions = {}): Promise<Bank> {
  const early = createEarlyRequests()
  const server = createServer(early.handle)
  await new Promise<void>((resolve) => server.listen({ port: 0, host: 'localhost' }, resolve))
  const baseUrl = `http://localhost:${String((server.address() as AddressInfo).port)}`
  const { emulator, connection, passkeys } = await startLocalPingOne({ port: 0, baseUrl })
  early.letIn(
    createApp({
      baseUrl,
      sessionSecret: 'a secret of the tests, long enough to be one',
      pingone: { ...connection, ...options },
      ...(passkeys !== undefined && { passkeys }),
    }),
  )
  return {
    baseUrl,
    emulator,
    close: async () => {
      await closeServer(server)
      await emulator.close()
    },
  }
}
