// Where only a proxy leads out: every call to PingOne goes through it, by undici's fetch in the option `fetch`.
import { afterEach, describe, expect, test } from 'vitest'
import { program, seen } from './program.js'
import { createProject, type Project } from './project.js'
import { hasTools } from './tools.js'

let project: Project | undefined

afterEach(() => {
  project?.remove()
})

/** A proxy that counts the tunnels through it, and the option that uses it. */
const throughProxy = `
import { connect } from 'node:net'
import { fetch as undiciFetch, ProxyAgent } from 'undici'

const tunnels = new Set()
const proxy = createServer().on('connect', (req, client) => {
  const [host, port] = req.url.split(':')
  tunnels.add(req.url)
  const upstream = connect(port, host, () => client.write('HTTP/1.1 200 OK\\r\\n\\r\\n'))
  upstream.pipe(client).pipe(upstream)
  for (const socket of [client, upstream]) socket.on('error', () => socket.destroy())
})
await new Promise((resolve) => proxy.listen(0, '127.0.0.1', resolve))
const dispatcher = new ProxyAgent('http://127.0.0.1:' + proxy.address().port)
let calls = 0
const option = {
  fetch: (url, init) => {
    calls += 1
    return undiciFetch(url, { ...init, dispatcher })
  },
}
`

describe.skipIf(!hasTools())('an outgoing proxy', { timeout: 60_000 }, () => {
  test('carries the whole sign-on', async () => {
    const [imports = '', body = ''] = program.esm.split('\nasync function start()')
    const text = `${imports}${throughProxy}async function start()${body}`
      .replace('pingoneMfa()', 'pingoneMfa(option)')
      .replace('{ page, inbox,', '{ tunnels: tunnels.size, calls: calls > 4, page, inbox,')
      .replace('account: await signOn(running) }', 'account }')
      .replace(
        'const page = await',
        'const account = await signOn(running)\n    const page = await',
      )
      .replace(
        'await emulator.close()',
        'await dispatcher.close()\n    proxy.close()\n    await emulator.close()',
      )
    project = await createProject({
      files: { 'package.json': '{ "type": "module" }', 'app.js': text },
      tools: ['express', 'express-session', 'undici'],
    })
    const printed: unknown = JSON.parse(await project.run(['node', 'app.js']))
    expect(printed).toEqual({ ...seen, tunnels: 1, calls: true })
  })
})
