// A thousand sign-ons at once over three processes on one Redis: does each succeed, and how long does it take?
import { onRedis } from '../choices.js'
import { signOn } from '../load/journeys.js'
import { quantile } from '../measure/statistics.js'
import { writeTable } from '../measure/table.js'
import type { Surroundings } from '../surroundings.js'

const PROCESSES = 3
const SIGN_ONS = 1000

/** Runs once. */
export async function run({ start, redisUrl, seconds }: Surroundings): Promise<string> {
  if (redisUrl === undefined) return '### A crowd\n\nNot run: there is no redis-server.\n'
  const people = Math.max(30, Math.min(SIGN_ONS, Math.round(seconds(SIGN_ONS))))
  // Browsers know one address; an entrance in front would spread them, so each request goes to another process.
  const publicUrl = 'http://localhost'
  const apps = []
  for (let at = 0; at < PROCESSES; at += 1) {
    apps.push(await start({ ...onRedis, name: `process ${at + 1}`, env: { BASE_URL: publicUrl } }))
  }
  const ports = apps.map(({ app }) => app.port)
  const options = { entrance: { publicUrl, ports } }
  await signOn(publicUrl, 'link', options)
  const cpuBefore = await readCpu(apps)
  const startedAt = performance.now()
  const ended = await Promise.allSettled(
    Array.from({ length: people }, async () => {
      const before = performance.now()
      await signOn(publicUrl, 'link', options)
      return performance.now() - before
    }),
  )
  const took = (performance.now() - startedAt) / 1000
  const cpu = ((await readCpu(apps)) - cpuBefore) / 1000 / people
  const times = ended.flatMap((end) => (end.status === 'fulfilled' ? [end.value] : []))
  const errors = ended.flatMap((end) => (end.status === 'rejected' ? [String(end.reason)] : []))
  const figures = [
    String(errors.length),
    (quantile(times, 0.5) / 1000).toFixed(1),
    (quantile(times, 0.95) / 1000).toFixed(1),
    cpu.toFixed(1),
    (people / took).toFixed(0),
  ]
  const header = ['', 'errors', 'p50 s', 'p95 s', 'CPU ms a sign-on, all processes', 'sign-ons/s']
  const first = errors[0] === undefined ? '' : `\nFirst error: ${errors[0].slice(0, 300)}\n`
  const table = writeTable(header, [[`${people} at once, ${PROCESSES} processes`, ...figures]])
  return `### A crowd\n\n${table}\n${first}`
}

async function readCpu(
  apps: readonly { readonly app: { cpuMicros(): Promise<number> } }[],
): Promise<number> {
  const each = await Promise.all(apps.map(({ app }) => app.cpuMicros()))
  return each.reduce((sum, micros) => sum + micros, 0)
}
