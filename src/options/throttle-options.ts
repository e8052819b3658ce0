// How limits are written in options: figures in an order that makes sense, or all of them relaxed for tests.
import { parseRange } from '../limits/client-address.js'
import { findDisorder, fitFigures, mergeFigures } from '../limits/fit-figures.js'
import { limitNames, type LimitFigures, type LimitName, type LimitTable } from '../limits/table.js'
import { createOptionReader, type OptionReader, type WholeNumberLimits } from './option-reader.js'
import type { ThrottleConfig } from './options.js'

/** What limits depend on beside the option itself. */
export interface ThrottleFacts {
  readonly production: boolean
  readonly pendingLifetimeSeconds: number
  /** Most attempts of a memory store; `undefined` for every other store. */
  readonly maxRecords: number | undefined
}

const defaults = {
  otpChecksPerFlow: 3,
  otpChecksPerConfirmation: 5,
  resendAfterSeconds: 30,
  resendsPerFlow: 3,
  lockedPauseMinutes: 30,
  knownBrowserSeconds: 7_776_000,
} as const

const names = [...Object.keys(defaults), 'limits', 'sharedAddresses', 'whenLimited']
const relaxedFactor = 100

/** What was counted in windows before, and where its figures stand now. */
const advice = {
  otpChecksPerUser: "write limits: { 'secret-user': { points, seconds } }",
  messagesPerUser: "write limits: { 'message-user': { points, seconds } }",
  attemptsPerAddress: "write limits: { 'start-address': { points, seconds } }",
}

/** Reads our own limits. */
export function readThrottle(reader: OptionReader, facts: ThrottleFacts): ThrottleConfig {
  const isRelaxed = readRelaxed(reader, facts)
  const given = isRelaxed ? createEmptyReader() : reader.readMembers('throttle', names, advice)
  const times = (name: keyof typeof defaults): number =>
    given.readWholeNumber(name, defaults[name], { min: 1, max: 1_000_000, unit: 'times' })
  const number = (name: keyof typeof defaults, limits: WholeNumberLimits): number =>
    given.readWholeNumber(name, defaults[name], limits)
  const resendAfterSeconds = number('resendAfterSeconds', { min: 1, max: 3600, unit: 'seconds' })
  return Object.freeze({
    otpChecksPerFlow: times('otpChecksPerFlow'),
    otpChecksPerConfirmation: times('otpChecksPerConfirmation'),
    resendAfterSeconds: isRelaxed ? 1 : resendAfterSeconds,
    resendsPerFlow: times('resendsPerFlow'),
    lockedPauseMinutes: number('lockedPauseMinutes', { min: 2, max: 120, unit: 'minutes' }),
    limits: readLimits(given, { ...facts, factor: isRelaxed ? relaxedFactor : 1 }),
    sharedAddresses: readSharedAddresses(given),
    knownBrowserSeconds: number('knownBrowserSeconds', {
      min: 0,
      max: 31_536_000,
      unit: 'seconds',
    }),
    whenLimited: given.readChoice('whenLimited', ['hosted', 'wait'], 'hosted'),
  })
}

function readRelaxed(reader: OptionReader, { production }: ThrottleFacts): boolean {
  const value = reader.readUnknown('throttle')
  if (typeof value !== 'string') return false
  if (value !== 'relaxed') reader.refuse('throttle', "must be 'relaxed' or an object")
  else if (production) {
    reader.refuse('throttle', 'is relaxed, which is for tests: in production take it away')
  }
  return true
}

function createEmptyReader(): OptionReader {
  const known = Object.fromEntries(names.map((name) => [name, undefined]))
  return createOptionReader({ members: undefined, known, environment: {}, problems: [] })
}

function readLimits(
  given: OptionReader,
  facts: ThrottleFacts & { readonly factor: number },
): LimitTable {
  const limits = given.readMembers('limits', limitNames)
  const written: Partial<Record<LimitName, LimitFigures>> = {}
  for (const name of limitNames) if (limits.has(name)) written[name] = readFigures(limits, name)
  const merged = mergeFigures(written, facts)
  for (const { smaller, larger } of findDisorder(merged)) {
    const [few, many] = [merged[larger].points, merged[smaller].points]
    const named = limits.has(smaller) || !limits.has(larger) ? smaller : larger
    limits.refuse(
      named,
      `would give ${smaller} ${String(many)} points and ${larger} ${String(few)}: ${smaller} must have no more than ${larger}`,
    )
  }
  return fitFigures(merged, facts)
}

function readFigures(limits: OptionReader, name: LimitName): LimitFigures {
  const figures = limits.readMembers(name, ['points', 'seconds'])
  const read = (member: 'points' | 'seconds', max: number): number => {
    if (figures.has(member)) {
      return figures.readWholeNumber(member, 1, { min: 1, max, unit: member })
    }
    figures.refuse(member, 'is missing: write both, as { points: 20, seconds: 86_400 }')
    return 1
  }
  return { points: read('points', 1_000_000), seconds: read('seconds', 31_536_000) }
}

function readSharedAddresses(given: OptionReader): readonly string[] {
  const ranges = given.readWords('sharedAddresses')
  if (ranges.some((range) => parseRange(range) === undefined)) {
    given.refuse('sharedAddresses', 'must be addresses or ranges such as 203.0.113.0/24')
  }
  return Object.freeze([...ranges])
}
