// A flow of ours is opened by embedded sign-on only, whoever asks for it.
import { expect, it } from 'vitest'
import { openFlow } from '../../../src/login/open/open-flow.js'

type Asked = Parameters<typeof openFlow>

it.each([
  ['hosted', 'embedded'],
  ['hosted', 'hosted'],
  ['embedded', 'hosted'],
])('%s sign-on opens no flow for an attempt that is %s', async (signOn, mode) => {
  const [instance, request, attempt]: unknown[] = [{ config: { signOn } }, {}, { mode }]
  const asked = openFlow(instance as Asked[0], request as Asked[1], attempt as Asked[2])
  await expect(asked).rejects.toThrow('a flow is driven by embedded sign-on only')
})
