// What a large body costs before it is refused, and what the canonical form of one that is taken costs.
import { toCanonicalJson } from '../../src/approval/canonical-json.js'
import { readHeldBody } from '../../src/guards/held-body.js'
import { toCanonicalJson as writePlainly } from '../../test/approval/canonical-json-model.js'
import { median } from '../measure/statistics.js'
import { writeTable } from '../measure/table.js'

const ROUNDS = 15
const MEBIBYTE = 1024 * 1024

/** Runs in this process: no app, no socket, wall clock. */
export function run(): Promise<string> {
  const bodies = {
    zeros: `[${'0,'.repeat(MEBIBYTE / 2)}0]`,
    members: `{${Array.from({ length: 100_000 }, (_, at) => `"a${at}":0`).join(',')}}`,
    text: JSON.stringify('x'.repeat(MEBIBYTE)),
  }
  const rows = Object.entries(bodies).flatMap(([name, json]) => {
    const body: unknown = JSON.parse(json)
    return [
      [
        `${name}, with Content-Length`,
        measure(() => {
          refuse(body, { 'content-length': String(json.length) })
        }),
      ],
      [
        `${name}, chunked`,
        measure(() => {
          refuse(body, { 'transfer-encoding': 'chunked' })
        }),
      ],
    ]
  })
  const small: unknown = JSON.parse(`[${'{"n":[0,1]},'.repeat(5000)}0]`)
  const now = (): unknown => toCanonicalJson(small)
  const forms = [
    ['plainly to now', compare(() => writePlainly(small), now)],
    ['now to now', compare(now, now)],
  ]
  return Promise.resolve(
    [
      '### Large bodies\n',
      writeTable(['refused', 'ms, median'], rows),
      '',
      writeTable(['canonical form of 60 KB', 'ratio'], forms),
      '',
    ].join('\n'),
  )
}

function refuse(body: unknown, headers: Readonly<Record<string, string>>): void {
  const req = { body, headers, is: () => 'application/json' } as unknown as Parameters<
    typeof readHeldBody
  >[0]
  try {
    readHeldBody(req)
  } catch {
    return
  }
  throw new Error('it was not refused')
}

function measure(work: () => unknown): string {
  return median(Array.from({ length: ROUNDS }, () => time(work))).toFixed(3)
}

/** Both in every round, in turn. */
function compare(one: () => unknown, other: () => unknown): string {
  const ratios = Array.from({ length: ROUNDS }, (_, round) => {
    const first = round % 2 === 0 ? time(one) : undefined
    const second = time(other)
    return (first ?? time(one)) / second
  })
  return median(ratios).toFixed(2)
}

function time(work: () => unknown): number {
  const startedAt = performance.now()
  work()
  return performance.now() - startedAt
}
