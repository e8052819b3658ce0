// Every example of every step, in every purpose, is a page whose model fits the published schema; what is pressed sends known actions.
import { readFileSync } from 'node:fs'
import { Ajv, type ValidateFunction } from 'ajv'
import { describe, expect, test } from 'vitest'
import type { FlowAction } from '../../src/flow/action.js'
import type { FlowState } from '../../src/flow/state.js'
import { parseFlowState } from '../../src/flow/parse.js'
import type { Purpose } from '../../src/models/model.js'
import * as steps from '../../src/steps/all.js'
import {
  buildStepView,
  findStepAt,
  findStepOf,
  natureOf,
  stepNames,
  type AnyFlowStep,
  type StepView,
} from '../../src/steps/index.js'
import type { FlowStatus, Look, Move } from '../../src/steps/step.js'
import { defaultViews } from '../../src/views/default-views.js'
import { drawStep } from '../../src/views/draw-step.js'
import { listFixtures, placeholders, readFixture } from '../contract/fixtures.js'
import { documentedActions } from '../flow/documented-actions.js'
import { buildLook } from '../support/look.js'
import { common, pages } from '../views/pages.js'

const purposes: readonly Purpose[] = ['sign-on', 'step-up', 'approval']
const examples = Object.entries(pages).flatMap(([name, facts]) =>
  purposes.map((purpose) => [name, purpose, { ...facts, purpose }] as const),
)

const ajv = new Ajv({ strict: true, allErrors: true })
const schemas = new Map(stepNames.map((step) => [step, ajv.compile(readSchema(step))]))

describe.each(examples)('%s as %s', (_name, purpose, facts) => {
  const view = buildStepView(facts)

  test('is plain data that JSON keeps whole', () => {
    expect(JSON.parse(JSON.stringify(view))).toEqual(view)
    expect(view).toMatchObject({ step: facts.step, purpose })
  })

  test('fits the published schema of its step', () => {
    expect(findFaults(view)).toEqual([])
  })

  test('is drawn', async () => {
    const assets = {
      stylesheet: '/pages.css',
      stepsStylesheet: '/steps.css',
      brandStylesheet: '/brand.css',
      resumeScript: '/resume.js',
      passwordScript: '/password.js',
      passkeyScript: '/passkey.js',
      pageScript: '/page.js',
      waitScript: '/wait.js',
      icon: '/icon.svg',
    }
    const render = (): never => expect.fail('no template engine is asked')
    const context = { locale: facts.locale, brand: facts.brand, assets, render }
    expect(await drawStep(defaultViews(), { view, context })).toContain('<h1>')
  })

  test('has one primary act at most', () => {
    expect(view.buttons.filter(({ primary }) => primary).length).toBeLessThanOrEqual(1)
  })

  test('has no address but those it was given', () => {
    const given = JSON.stringify(facts)
    const shown = [view.action, ...view.links.map(({ href }) => href.replace(/[?&]from=.*$/, ''))]
    for (const address of shown) expect(given).toContain(JSON.stringify(address))
  })
})

describe('the schema of a step', () => {
  const view = buildStepView(pages['otp-sms-wrong'] ?? expect.fail('no example'))
  const [message] = view.messages

  test('lets the example pass', () => {
    expect(findFaults(view)).toEqual([])
  })

  test.each([
    ['a member is missing', { ...view, csrf: undefined }, /'csrf'/],
    ['there is one too many', { ...view, password: 'x' }, /additional/],
    ['a text is a number', { ...view, heading: 7 }, /\/heading must be string/],
    ['the purpose is unknown', { ...view, purpose: 'to-play' }, /\/purpose/],
    ['a code of a message is unknown', { ...view, messages: [{ ...message, code: 'x' }] }, /code/],
    ['a button has no label', { ...view, buttons: [{ name: 'action', value: 'agree' }] }, /label/],
    ['it is that of another step', { ...view, step: 'locked' }, /\/step/],
  ])('refuses a model when %s', (_what, spoiled, fault) => {
    const sent: unknown = JSON.parse(JSON.stringify(spoiled))
    expect(findFaults(sent, 'otp').join('\n')).toMatch(fault)
  })
})

describe('what is pressed', () => {
  const sent = listStates().flatMap(pressEverything)

  test('sends only actions that are a step’s own, or common to all', () => {
    for (const { step, action } of sent) {
      const isKnown = findStepOf(action) !== undefined || action === 'user.lookup'
      expect(isKnown, `${step.name} sends ${action}, which no step has among its actions`).toBe(
        true,
      )
    }
  })

  test('sends, over all steps, most of what steps have as their own', () => {
    const own = listFlowSteps().flatMap(({ actions }) => Object.keys(actions))
    const used = own.filter((name) => sent.some(({ action }) => action === name))
    expect(
      used.length,
      `unused: ${own.filter((name) => !used.includes(name)).join()}`,
    ).toBeGreaterThan(own.length / 2)
  })
})

describe('an authenticator', () => {
  test('is proven by a code, by an assertion, and by no other action', () => {
    const proving = Object.values(documentedActions)
      .map(({ action }) => action.action)
      .filter((action) => natureOf(action).proves === 'authenticator')
    expect(proving).toContain('otp.check')
    expect(proving.filter((name) => !['otp.check', 'assertion.check'].includes(name))).toEqual([])
  })

  test('is waited for at a push, and at no other step', () => {
    const waited = listFlowSteps().flatMap(({ waits }) => (waits === undefined ? [] : [waits.at]))
    expect(waited.filter((status) => status !== 'PUSH_CONFIRMATION_REQUIRED')).toEqual([])
  })
})

function listFlowSteps(): readonly AnyFlowStep[] {
  return Object.values(steps).filter((step): step is AnyFlowStep => 'serves' in step)
}

function readSchema(step: string): object {
  const file = new URL(`../../docs/schemas/${step}.json`, import.meta.url)
  return JSON.parse(readFileSync(file, 'utf8')) as object
}

function findFaults(view: unknown, step: StepView['step'] = (view as StepView).step): string[] {
  const validate: ValidateFunction = schemas.get(step) ?? expect.fail(`${step} has no schema`)
  if (validate(view)) return []
  return (validate.errors ?? []).map(
    ({ instancePath, message = '' }) => `${instancePath} ${message}`,
  )
}

/** The state of every documented answer that a step serves. */
function listStates(): readonly FlowState[] {
  const origin = 'https://auth.pingone.eu'
  const environmentBaseUrl = `${origin}/${placeholders.env}`
  return listFixtures().flatMap((name) => {
    const { body } = readFixture(name, origin).response
    const isFlow = typeof body === 'object' && body !== null && 'status' in body && 'id' in body
    if (!isFlow) return []
    const state = parseFlowState(body, { environmentBaseUrl, nowMs: 0 })
    return findStepAt(state.status) === undefined ? [] : [state]
  })
}

interface Sent {
  readonly step: AnyFlowStep
  readonly action: FlowAction['action']
}

/** Every button of the page of a state, with every field filled in; the step is asked directly. */
function pressEverything(state: FlowState): readonly Sent[] {
  const step = findStepAt(state.status) ?? expect.fail(state.status)
  const devices = [{ handle: 'h1', type: 'SMS' }]
  const more = { proven: true, devices, canChooseDevice: true, offered: state.offered }
  const look: Look = buildLook<FlowStatus>({ ...more, findDeviceId: () => 'd1', own: state })
  const view = buildStepView({ ...common, ...step.page(look) })
  const typed = view.fields.map(({ name }) => [name, samples.get(name) ?? 'x'] as const)
  const buttons = ['continue', 'check', ...view.buttons.map(({ value }) => value)]
  const moves: readonly Move[] = buttons.map((button) =>
    step.take(new Map([...typed, ['device', 'h1'], ['action', button]]), look),
  )
  const resends = step.resendAction === undefined ? [] : [step.resendAction]
  const submitted = moves.flatMap((move) => (move.kind === 'submit' ? [move.action] : []))
  return [...submitted, ...resends].map(({ action }) => ({ step, action }))
}

const samples: ReadonlyMap<string, string> = new Map([
  ['otp', '482913'],
  ['email', 'maya@bank.example'],
  ['username', 'maya'],
  ['password', 'Winter-Harbour-42'],
  ['current_password', 'Winter-Harbour-42'],
  ['new_password', 'Summer-Harbour-43'],
  ['recovery_code', '482913'],
  ['verification_code', '482913'],
])
