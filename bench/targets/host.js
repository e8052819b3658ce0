// The process of one target: listens first, builds the app for its address, then answers what the bench asks.
import { createServer } from 'node:http'

const [, , name] = process.argv
const ask = {
  cpu: () => {
    const { user, system } = process.cpuUsage()
    return user + system
  },
  gc: () => {
    globalThis.gc?.()
    return true
  },
  heap: () => {
    globalThis.gc?.()
    globalThis.gc?.()
    return process.memoryUsage().heapUsed
  },
}
let handle
const server = createServer((req, res) => handle(req, res))
server.keepAliveTimeout = 60_000

server.listen(0, '127.0.0.1', async () => {
  const { port } = server.address()
  const target = await import(`./${name}.js`)
  const baseUrl = process.env.BASE_URL ?? `http://127.0.0.1:${port}`
  const built = await target.build({
    baseUrl,
    opUrl: process.env.OP_URL,
    redisUrl: process.env.REDIS_URL,
  })
  handle = built.app ?? built
  Object.assign(ask, built.questions)
  process.send({ port })
})

process.on('message', async ({ question, argument }) => {
  process.send(await ask[question](argument))
})
// The bench has gone: so does this process; `exit` lets --cpu-prof write.
process.on('disconnect', () => process.exit(0))
