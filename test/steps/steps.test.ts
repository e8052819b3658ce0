// The list of steps: every documented status has a step or a written reason, a status has one step, a step its page.
import { describe, expect, test } from 'vitest'
import * as steps from '../../src/steps/all.js'
import { findStepAt, stepNames } from '../../src/steps/index.js'
import { unserved } from '../../src/steps/unserved.js'
import { documentedStatuses } from '../flow/documented-statuses.js'
import { defaultPages } from '../../src/views/default/all.js'

const flowSteps = Object.values(steps).filter((step) => 'serves' in step)

describe('a documented status', () => {
  test.each(documentedStatuses)('%s has a step or a written reason, not both', (status) => {
    const reason = Object.entries(unserved).find(([name]) => name === status)?.[1]
    const step = findStepAt(status)
    expect([step?.name, reason].filter((answer) => answer !== undefined)).toHaveLength(1)
  })

  test('has one step', () => {
    const served = flowSteps.flatMap(({ serves }) => [...serves])
    expect(served).toHaveLength(new Set(served).size)
  })
})

describe('a step', () => {
  test.each(Object.entries(steps))('%s is listed under its own name', (name, step) => {
    expect(step.name).toBe(name)
  })

  test.each(Object.entries(steps))('%s has examples, whose names are its alone', (_name, step) => {
    const pictures = Object.keys(step.examples)
    expect(pictures.length).toBeGreaterThan(0)
    for (const other of Object.values(steps).filter(({ name }) => name !== step.name)) {
      expect(Object.keys(other.examples).filter((name) => pictures.includes(name))).toEqual([])
    }
  })

  test('has a page', () => {
    expect(Object.keys(defaultPages).toSorted()).toEqual(stepNames)
  })

  test('has actions that are no other step’s', () => {
    const names = flowSteps.flatMap(({ actions }) => Object.keys(actions))
    expect(names).toHaveLength(new Set(names).size)
  })
})

test('only actions that only the person’s authenticator can answer prove it', () => {
  const proving = flowSteps.flatMap(({ actions }) =>
    Object.entries(actions).flatMap(([name, { proves }]) =>
      proves === 'authenticator' ? [name] : [],
    ),
  )
  expect(proving.filter((name) => name !== 'otp.check' && name !== 'assertion.check')).toEqual([])
})
