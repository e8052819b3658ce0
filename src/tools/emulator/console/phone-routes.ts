// /_emulator/pushes and /_emulator/devices: what phones are asked, how they answer, what codes they show.
import express from 'express'
import type { Request, Response, Router } from 'express'
import { afterDenial, type AfterDenial, type PhoneAnswer } from '../flow/phone.js'
import { isRecord } from '../json-value.js'
import type { PhonePush, Phones } from '../phones.js'
import { consolePath } from './console-path.js'

/** The routes of phones and code devices. */
export function phoneRoutes(options: { readonly phones: Phones; url(): string }): Router {
  const { phones } = options
  const router = express.Router()

  /** A form of the inbox goes back to it, a test gets the push. */
  function answerWith(parse: (body: Readonly<Record<string, unknown>>) => PhoneAnswer) {
    return (req: Request, res: Response): void => {
      const id = String(req.params['id'])
      phones.answer(id, parse(readMembers(req)))
      if (req.accepts(['json', 'html']) === 'html') res.redirect(303, consolePath(options.url()))
      else res.json(phones.listPushes().find((push) => push.id === id))
    }
  }

  router.get('/pushes', (req, res) => {
    res.json(phones.listPushes().filter((push) => isAsked(push, req)))
  })
  router.post('/pushes/:id/approve', answerWith(parseApproval))
  router.post('/pushes/:id/deny', answerWith(parseDenial))
  router.get('/devices', (req, res) => {
    const { username } = req.query
    const all = phones.listDevices()
    res.json(username === undefined ? all : all.filter(({ user }) => user.username === username))
  })
  return router
}

function isAsked(push: PhonePush, { query }: Request): boolean {
  const values = {
    username: push.user.username,
    flowId: push.flowId,
    deviceId: push.deviceId,
    status: push.status,
  }
  return Object.entries(values).every(
    ([name, value]) => query[name] === undefined || query[name] === value,
  )
}

function readMembers(req: Request): Readonly<Record<string, unknown>> {
  const body: unknown = req.body
  return isRecord(body) ? body : {}
}

function parseApproval({ number }: Readonly<Record<string, unknown>>): PhoneAnswer {
  if (number === undefined) return { kind: 'approve' }
  if (typeof number === 'string' || typeof number === 'number') {
    return { kind: 'approve', number: String(number) }
  }
  throw new TypeError('"number" is the number that was chosen.')
}

function parseDenial({ reason, then }: Readonly<Record<string, unknown>>): PhoneAnswer {
  if (reason !== undefined && typeof reason !== 'string') {
    throw new TypeError('"reason" is a text.')
  }
  const next = afterDenial.find((each): each is AfterDenial => each === then)
  if (then !== undefined && next === undefined) {
    throw new TypeError(`"then" is one of: ${afterDenial.join(', ')}.`)
  }
  return {
    kind: 'deny',
    ...(reason === undefined ? {} : { reason }),
    ...(next === undefined ? {} : { then: next }),
  }
}
