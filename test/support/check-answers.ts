// Before every test file: a test fails that was answered a page model which is not what its schema says.
import { afterEach, expect } from 'vitest'
import { takeFaults, watchAnswers } from './answered-models.js'

watchAnswers()

afterEach(() => {
  expect(takeFaults(), 'page models answered against docs/schemas').toEqual([])
})
