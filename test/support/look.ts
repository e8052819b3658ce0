// A look of an attempt as a step is given it, with what the test is about.
import type { FlowStatus, LookAt } from '../../src/steps/step.js'

/** A person who has typed a name, and nothing more. */
export function buildLook<S extends FlowStatus = never>(more: Partial<LookAt<S>> = {}): LookAt<S> {
  return {
    purpose: 'sign-on',
    username: 'maya',
    proven: false,
    devices: [],
    resend: 'now',
    canChooseDevice: false,
    appCodes: false,
    autoSubmit: false,
    wrongCount: 0,
    hostedPath: '/login/flow/h?go=hosted',
    origin: 'https://bank.example',
    branches: [],
    typed: {},
    offered: [],
    findDeviceId: () => undefined,
    ...more,
  }
}
