// What an app hands in as objects and functions: state store, views, brand, hooks.
import type { Hooks, OnEvent } from '../events.js'
import type { FetchFunction } from '../pingone/fetch-function.js'
import { allowsProduction, isMemoryStateStore } from '../state/memory-store.js'
import type { StateStore } from '../state/state-store.js'
import { findBrandProblems } from '../models/brand.js'
import type { Brand } from '../models/model.js'
import type { Views } from '../views/views.js'
import { stepNames } from '../steps/index.js'
import { isViews } from '../views/every-step.js'
import { isPlainObject, type OptionReader, type WholeNumberLimits } from './option-reader.js'
import type { ApprovalOptions, Timeouts } from './options.js'

const timeoutDefaults: Timeouts = { upstreamMs: 5000, requestMs: 10_000, storeMs: 2000 }

/** Reads the time limits; the one for all calls is no shorter than the one for each. */
export function readTimeouts(reader: OptionReader): Timeouts {
  const limits = { min: 1, max: 120_000, unit: 'milliseconds' }
  const timeouts = readNumbers(reader, { option: 'timeouts', defaults: timeoutDefaults, limits })
  if (timeouts.requestMs < timeouts.upstreamMs) {
    reader.refuse(
      'timeouts',
      'has a requestMs shorter than upstreamMs: a call could never take its time',
    )
  }
  return timeouts
}

const approvalDefaults = { executeWithinSeconds: 600, keepSeconds: 86_400, openPerUser: 3 }

/** Reads what approvals may do; an approval is kept at least as long as it may be executed. */
export function readApproval(reader: OptionReader): ApprovalOptions {
  const names = [...Object.keys(approvalDefaults), 'formActionOrigins']
  const given = reader.readMembers('approval', names)
  const seconds = (
    name: 'executeWithinSeconds' | 'keepSeconds',
    range: { readonly min: number; readonly max: number },
  ): number => given.readWholeNumber(name, approvalDefaults[name], { ...range, unit: 'seconds' })
  const limits = { min: 1, max: 100, unit: 'approvals' }
  return Object.freeze({
    formActionOrigins: readOrigins(given),
    executeWithinSeconds: seconds('executeWithinSeconds', { min: 10, max: 3600 }),
    keepSeconds: seconds('keepSeconds', { min: 7200, max: 2_592_000 }),
    openPerUser: given.readWholeNumber('openPerUser', approvalDefaults.openPerUser, limits),
  })
}

function readOrigins(given: OptionReader): readonly string[] {
  const origins = given.readWords('formActionOrigins')
  const wrong = origins.find((origin) => !URL.canParse(origin) || new URL(origin).origin !== origin)
  if (wrong !== undefined) {
    given.refuse('formActionOrigins', 'must be origins such as https://receipts.bank.example')
  }
  return Object.freeze([...origins])
}

function readNumbers<T extends { readonly [K in keyof T]: number }>(
  reader: OptionReader,
  {
    option,
    defaults,
    limits,
  }: { readonly option: string; readonly defaults: T; readonly limits: WholeNumberLimits },
): T {
  const names = Object.keys(defaults) as (string & keyof T)[]
  const given = reader.readMembers(option, names)
  const numbers = { ...defaults }
  for (const name of names) {
    Object.assign(numbers, { [name]: given.readWholeNumber(name, defaults[name], limits) })
  }
  return Object.freeze(numbers)
}

const storeMethods = ['create', 'read', 'replace', 'take'] as const

/** Reads the state store; `undefined` means that a memory store may be made. */
export function readStateStore(reader: OptionReader, production: boolean): StateStore | undefined {
  const store = reader.readUnknown('stateStore')
  if (store === undefined) {
    if (production) reader.refuse('stateStore', `is missing: ${storeAdvice}`)
    return undefined
  }
  if (!isStateStore(store)) {
    reader.refuse('stateStore', 'must have the functions create, read, replace and take')
    return undefined
  }
  if (production && isMemoryStateStore(store) && !allowsProduction(store)) {
    reader.refuse('stateStore', `keeps records in the memory of one process: ${storeAdvice}`)
  }
  return store
}

const storeAdvice =
  'in production write redisStateStore(client), or, if there will only ever be one process, memoryStateStore({ allowInProduction: true })'

function isStateStore(value: unknown): value is StateStore {
  return isPlainObject(value) && storeMethods.every((name) => isFunction(Reflect.get(value, name)))
}

/** Reads the views; every step must have its function. */
export function readViews(reader: OptionReader): Views | undefined {
  const views = reader.readUnknown('views')
  if (views === undefined) return undefined
  const given = reader.readMembers('views', stepNames)
  for (const step of stepNames) {
    if (isFunction(given.readUnknown(step))) continue
    given.refuse(
      step,
      given.has(step)
        ? 'must be a function from the page model to HTML'
        : 'is missing: spread defaultViews() and replace the pages you draw yourself',
    )
  }
  return isViews(views) ? views : undefined
}

const brandMembers: Readonly<Record<keyof Brand, true>> = {
  name: true,
  appName: true,
  logoUrl: true,
  logoDarkUrl: true,
  logoAlt: true,
  iconUrl: true,
  accent: true,
  helpUrl: true,
  privacyUrl: true,
}

/** Reads the brand; without one, the pages carry the host's name. */
export function readBrand(reader: OptionReader, host: string): Brand {
  if (!reader.has('brand')) return Object.freeze({ name: host.slice(0, 40) })
  const names = Object.keys(brandMembers)
  const given = reader.readMembers('brand', names)
  const brand = Object.fromEntries(
    names.filter((name) => given.has(name)).map((name) => [name, given.readUnknown(name)]),
  )
  const problems = findBrandProblems(brand)
  for (const { option, problem } of problems) given.refuse(option.replace('brand.', ''), problem)
  return Object.freeze({ name: '', ...brand })
}

/** Reads the hooks, each an option by its own name. */
export function readHooks(reader: OptionReader): Hooks {
  const afterSignOn = readFunction(reader, 'afterSignOn') as Hooks['afterSignOn']
  const beforeApproval = readFunction(reader, 'beforeApproval') as Hooks['beforeApproval']
  const afterApproval = readFunction(reader, 'afterApproval') as Hooks['afterApproval']
  const onError = readFunction(reader, 'onError') as Hooks['onError']
  return Object.freeze({
    ...(afterSignOn === undefined ? {} : { afterSignOn }),
    ...(beforeApproval === undefined ? {} : { beforeApproval }),
    ...(afterApproval === undefined ? {} : { afterApproval }),
    ...(onError === undefined ? {} : { onError }),
  })
}

/** Reads the listener of events. */
export function readOnEvent(reader: OptionReader): OnEvent | undefined {
  return readFunction(reader, 'onEvent') as OnEvent | undefined
}

/** Reads the fetch that carries every call to PingOne. */
export function readFetch(reader: OptionReader): FetchFunction {
  return (readFunction(reader, 'fetch') as FetchFunction | undefined) ?? globalThis.fetch
}

/** What a function takes and answers cannot be seen at start-up: its type is the app's promise. */
type AnyFunction = (...values: never[]) => unknown

function readFunction(reader: OptionReader, option: string): AnyFunction | undefined {
  const value = reader.readUnknown(option)
  if (value === undefined || isFunction(value)) return value
  reader.refuse(option, 'must be a function')
  return undefined
}

function isFunction(value: unknown): value is AnyFunction {
  return typeof value === 'function'
}
