// The example bank for a browser test, with an emulator of its own.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { PingOneMfaOptions } from 'express-pingone-mfa'
import type { Emulator } from 'express-pingone-mfa/emulator'
import { createApp } from '../../../example-app/app.js'
import { createEarlyRequests } from '../../../example-app/early-requests.js'
import { closeServer } from '../../support/close-server.js'
import { connectionTo } from '../../support/start-app.js'
import { startEmulator } from '../../support/start-emulator.js'
import { unlimited } from '../../support/limits.js'

/** A running bank. */
export interface Bank {
  readonly baseUrl: string
  readonly emulator: Emulator
  close(): Promise<void>
}

/** Starts the bank on a free port, as the emulator's embedded or hosted application. */
export async function startBank(options: PingOneMfaOptions = {}): Promise<Bank> {
  const early = createEarlyRequests()
  const server = createServer(early.handle)
  await new Promise<void>((resolve) => server.listen({ port: 0, host: 'localhost' }, resolve))
  const baseUrl = `http://localhost:${String((server.address() as AddressInfo).port)}`
  const emulator = await startEmulator({ baseUrls: [baseUrl] })
  early.letIn(
    createApp({
      baseUrl,
      sessionSecret: 'a secret of the tests, long enough to be one',
      pingone: {
        ...connectionTo(emulator, options.signOn),
        ...options,
        throttle:
          typeof options.throttle === 'string'
            ? options.throttle
            : { ...unlimited, ...options.throttle },
      },
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
