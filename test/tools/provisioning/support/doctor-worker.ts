// A worker application of an emulator, for the doctor.
import type { Emulator } from 'express-pingone-mfa/emulator'
import { createPlatformClient } from '../../../../src/tools/provisioning/platform/create-platform-client.js'
import type { PlatformClient } from '../../../../src/tools/provisioning/platform/platform-client.js'
import { readWorkerEnvironment } from '../../../../src/tools/provisioning/platform/worker-environment.js'

/** A client of the emulator's platform API that tries once and never waits. */
export function createWorker(emulator: Pick<Emulator, 'env'>): PlatformClient {
  return createPlatformClient({
    ...readWorkerEnvironment(emulator.env('worker')),
    maxAttempts: 1,
    wait: () => Promise.resolve(),
  })
}
