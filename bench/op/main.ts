// The stand-in's process: listens, tells its port, counts what it was asked.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createProvider } from './provider.js'

let calls = 0
let listener: ReturnType<typeof createProvider> | undefined
const server = createServer((req, res) => {
  calls += 1
  listener?.(req, res)
})
server.keepAliveTimeout = 60_000
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo
  listener = createProvider(`http://127.0.0.1:${port}`)
  process.send?.({ port })
})

process.on('message', () => process.send?.(calls))
process.on('disconnect', () => process.exit(0))
