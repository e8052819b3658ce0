// A flow of ours is opened by embedded sign-on only, whoever asks for it.
import { expect, it } from 'vitest'
import { openFlow } from '../../../src/login/open/open-flow.js'

type Given = Parameters<typeof openFlow>

it.each([
  ['hosted', 'embedded'],
  ['hosted', 'hosted'],
  ['embedded', 'hosted'],
])('%s sign-on opens no flow for an attempt that is %s', async (signOn, mode) => {
  const given: unknown[] = [{ instance: { config: { signOn } }, req: {} }, { mode }]
  await expect(openFlow(...(given as Given))).rejects.toThrow(
    'a flow is driven by embedded sign-on only',
  )
})
