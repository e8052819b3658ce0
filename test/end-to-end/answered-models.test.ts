// Every page model answered as JSON, anywhere in the suite, is held to its schema: that it is, and that a spoiled one is found.
import { createServer } from 'node:http'
import { once } from 'node:events'
import { jsonViews, type StepView } from 'express-pingone-mfa'
import { afterEach, expect, test } from 'vitest'
import { countAnsweredModels, takeFaults } from '../support/answered-models.js'
import { createAgent } from '../support/browser.js'
import { closeServer } from '../support/close-server.js'
import { startApp, type TestApp } from '../support/start-app.js'

let app: TestApp | undefined
afterEach(() => app?.close())

async function readModel(): Promise<StepView> {
  const page = await createAgent(app?.baseUrl ?? '').api('/login')
  return page.json as StepView
}

test('a model answered to a request for JSON is looked at', async () => {
  app = await startApp()
  const before = countAnsweredModels()
  expect(await readModel()).toMatchObject({ step: 'username' })
  expect(countAnsweredModels()).toBe(before + 1)
})

test('a model answered by jsonViews() is looked at', async () => {
  app = await startApp({ options: { views: jsonViews() } })
  const before = countAnsweredModels()
  expect((await createAgent(app.baseUrl).get('/login')).html).toContain('"step":"username"')
  expect(countAnsweredModels()).toBe(before + 1)
})

test.each([
  ['a member too many', { hint: 'x' }, 'username:  must NOT have additional properties'],
  ['a text that is a number', { heading: 7 }, 'username: /heading must be string'],
  ['an unknown purpose', { purpose: 'play' }, 'username: /purpose must be equal to one of'],
  ['no buttons', { buttons: undefined }, "username:  must have required property 'buttons'"],
])('%s is found, with its path', async (_what, spoiled, fault) => {
  app = await startApp()
  const body = JSON.stringify({ ...(await readModel()), ...spoiled })
  const server = createServer((_req, res) => {
    res.writeHead(200, { 'content-type': 'application/json' }).end(body)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  await (await fetch(`http://127.0.0.1:${String(port)}/`)).text()
  await closeServer(server)
  expect(takeFaults()).toEqual([expect.stringContaining(fault)])
})
