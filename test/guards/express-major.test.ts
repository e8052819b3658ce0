// The suite really runs on the Express its project is named for.
import express from 'express'
import { expect, it } from 'vitest'

it('runs on the major version of Express that this run is for', () => {
  const major = 'lazyrouter' in express.application ? '4' : '5'
  expect(major).toBe(process.env['EXPRESS_MAJOR'])
})
