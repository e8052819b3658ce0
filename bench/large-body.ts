// What a large body costs before it is refused, and what the canonical form of one that is taken costs.
import type { Request } from 'express'
import { toCanonicalJson } from '../src/approval/canonical-json.js'
import { readHeldBody } from '../src/guards/held-body.js'
import { toCanonicalJson as writePlainly } from '../test/approval/canonical-json-model.js'

const ROUNDS = 15
const MEBIBYTE = 1024 * 1024

const zeros = `[${'0,'.repeat(MEBIBYTE / 2)}0]`
const members = `{${Array.from({ length: 100_000 }, (_, at) => `"a${String(at)}":0`).join(',')}}`
const text = JSON.stringify('x'.repeat(MEBIBYTE))
const small: unknown = JSON.parse(`[${'{"n":[0,1]},'.repeat(5000)}0]`)

console.log('refused, median of a round in ms:')
for (const [name, json] of Object.entries({ zeros, members, text })) {
  const body: unknown = JSON.parse(json)
  const length = String(json.length)
  report(`${name}, with Content-Length`, () => {
    refuse(body, { 'content-length': length })
  })
  report(`${name}, chunked`, () => {
    refuse(body, { 'transfer-encoding': 'chunked' })
  })
}
console.log('canonical form of 60 KB, ratios of rounds (1.00 = no difference):')
compare(
  'plainly to now',
  () => writePlainly(small),
  () => toCanonicalJson(small),
)
compare(
  'now to now',
  () => toCanonicalJson(small),
  () => toCanonicalJson(small),
)

function refuse(body: unknown, headers: Readonly<Record<string, string>>): void {
  const req = { body, headers, is: () => 'application/json' } as unknown as Request
  try {
    readHeldBody(req)
  } catch {
    return
  }
  throw new Error('it was not refused')
}

function report(name: string, work: () => void): void {
  const times = Array.from({ length: ROUNDS }, () => time(work))
  console.log(`  ${name}: ${median(times).toFixed(3)}`)
}

/** Both in every round, in turn. */
function compare(name: string, one: () => void, other: () => void): void {
  const ratios = Array.from({ length: ROUNDS }, (_, round) => {
    const first = round % 2 === 0 ? time(one) : undefined
    const second = time(other)
    return (first ?? time(one)) / second
  })
  console.log(`  ${name}: ${median(ratios).toFixed(2)}`)
}

function time(work: () => void): number {
  const startedAt = performance.now()
  work()
  return performance.now() - startedAt
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}
