// `npm run bench`: all parts, or those named, each as Markdown on standard output.
import { describeMachine } from './measure/machine.js'
import { prepare } from './prepare.js'
import { openSurroundings, type Surroundings } from './surroundings.js'

type Part = { readonly run: (surroundings: Surroundings) => Promise<string> }

const parts: Readonly<Record<string, () => Promise<Part>>> = {
  guarded: () => import('./parts/guarded.js'),
  'sign-on': () => import('./parts/sign-on.js'),
  'step-up': () => import('./parts/step-up.js'),
  approval: () => import('./parts/approval.js'),
  'cold-start': () => import('./parts/cold-start.js'),
  size: () => import('./parts/size.js'),
  redis: () => import('./parts/redis.js'),
  crowd: () => import('./parts/crowd.js'),
  growth: () => import('./parts/growth.js'),
  emulator: () => import('./parts/emulator.js'),
  'large-body': () => import('./parts/large-body.js'),
}

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !Object.hasOwn(parts, name))
if (unknown.length > 0) {
  console.error(`There is no part ${unknown.join(', ')}. Parts: ${Object.keys(parts).join(', ')}.`)
  process.exit(2)
}

await prepare()
console.log(`## Bench\n\n${describeMachine()}\n`)
for (const name of asked.length > 0 ? asked : Object.keys(parts)) {
  const surroundings = await openSurroundings()
  const startedAt = performance.now()
  try {
    const part = await parts[name]?.()
    console.log(await part?.run(surroundings))
  } catch (error) {
    process.exitCode = 1
    console.log(`### ${name}\n\n**Did not run to its end: ${String(error)}**\n`)
  } finally {
    await surroundings.close()
  }
  console.error(`${name}: ${((performance.now() - startedAt) / 1000).toFixed(0)} s`)
}
