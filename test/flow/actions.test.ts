// Every documented action: sent with its media type and body, at the statuses that take it and at no other.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildActionBody } from '../../src/flow/action-body.js'
import { takesAction, type FlowAction } from '../../src/flow/action.js'
import { createFlowClient, type FlowStep } from '../../src/flow/client.js'
import type { FlowState } from '../../src/flow/state.js'
import * as statuses from '../../src/flow/statuses/all.js'
import { createPingOneFetch } from '../../src/pingone/http.js'
import { json, startScriptedServer, type ScriptedServer } from '../support/scripted-server.js'
import { environmentId, errorBody, flowBody, flowId } from './bodies.js'
import { documentedActions, leftOut, type DocumentedAction } from './documented-actions.js'
import { documentedStatuses } from './documented-statuses.js'

let server: ScriptedServer
beforeAll(async () => {
  server = await startScriptedServer()
})
afterAll(() => server.close())

const actionNames = Object.keys(documentedActions)
const actions = Object.entries(documentedActions)
const everyStatus = [...documentedStatuses, 'UNSUPPORTED'] as const

/** Submits without the help of the types, as who takes a flow out of a store does. */
function submit(
  status: FlowState['status'],
  action: FlowAction,
  offered: readonly string[] = actionNames,
): Promise<FlowStep> {
  const client = createFlowClient({
    environmentBaseUrl: `${server.origin}/${environmentId}`,
    fetch: createPingOneFetch({ origin: server.origin, timeoutMs: 5000 }),
  })
  const state = { status, flowId, offered }
  const flow = { state: state as unknown as FlowState, cookies: [] }
  return client.submitAction(flow, action as never)
}

describe('an action', () => {
  it.each(actions)('%s goes to the flow with its media type and its body', async (name, row) => {
    for (const status of row.at) {
      server.script(json(200, flowBody(server.origin, { status: 'COMPLETED' })))
      const step = await submit(status, row.action)
      expect(step.flow.state.status).toBe('COMPLETED')
      const [sent] = server.requests
      expect(sent?.method).toBe('POST')
      expect(sent?.path).toBe(`/${environmentId}/flows/${flowId}`)
      expect(sent?.headers['content-type']).toBe(`application/vnd.pingidentity.${name}+json`)
      expect(JSON.parse(sent?.body ?? '')).toEqual(row.body)
    }
  })

  it.each(actions)(
    '%s is refused before it is sent where the status does not take it',
    async (name, { action, at }: DocumentedAction) => {
      server.script()
      for (const status of everyStatus.filter((each) => !at.includes(each))) {
        expect(takesAction(status, action.action)).toBe(false)
        await expect(submit(status, action)).rejects.toMatchObject({
          reason: 'action_not_offered',
          message: `PingOne does not offer ${name} at ${status}; nothing was sent.`,
        })
      }
      expect(server.requests).toEqual([])
    },
  )

  it.each(
    actions.filter(([name]) => name !== 'session.reset' && name !== 'cancel.push.authentication'),
  )(
    '%s is refused before it is sent where PingOne does not link it',
    async (name, { action, at }) => {
      server.script()
      const others = actionNames.filter((each) => each !== name)
      for (const status of at) {
        await expect(submit(status, action, others)).rejects.toMatchObject({
          reason: 'action_not_offered',
        })
      }
      expect(server.requests).toEqual([])
    },
  )

  it.each(['session.reset', 'cancel.push.authentication'] as const)(
    '%s needs no link: not every documented answer has one',
    async (name) => {
      server.script(json(200, flowBody(server.origin, { status: 'COMPLETED' })))
      await submit('PUSH_CONFIRMATION_REQUIRED', documentedActions[name].action, [])
      expect(server.requests).toHaveLength(1)
    },
  )

  it.each(actions)(
    '%s that PingOne refuses without a word of the person is an error',
    async (_, { action, at }) => {
      server.script(json(400, errorBody('INVALID_REQUEST')))
      await expect(submit(at[0] ?? 'FAILED', action)).rejects.toMatchObject({
        code: 'ERR_PINGONE_FLOW',
        reason: 'refused',
      })
    },
  )
})

describe('the list of statuses', () => {
  it('has every documented one and no other, each with its own actions', () => {
    expect(Object.keys(statuses).toSorted()).toEqual(documentedStatuses.toSorted())
    const taken = Object.values(statuses).flatMap(({ takes }): readonly string[] => takes)
    expect([...new Set(taken)].toSorted()).toEqual(actionNames.toSorted())
  })

  it('takes none of what is left out', () => {
    for (const [name, reason] of Object.entries(leftOut)) {
      expect(reason).not.toBe('')
      expect(actionNames).not.toContain(name)
    }
  })
})

describe('attributes', () => {
  const bodyOf = (attributes: Readonly<Record<string, string>>): unknown =>
    buildActionBody({ action: 'user.update', attributes })

  it('go into objects by the dots of their names', () => {
    expect(bodyOf({ a: '1', 'b.c': '2', 'b.d.e': '3', 'b.d.f': '4' })).toEqual({
      a: '1',
      b: { c: '2', d: { e: '3', f: '4' } },
    })
    expect(bodyOf({})).toEqual({})
  })

  it('are names only, also where a name is one of JavaScript', () => {
    const body = bodyOf({ '__proto__.polluted': '1', 'constructor.prototype.x': '2' })
    expect(JSON.stringify(body)).toBe(
      '{"__proto__":{"polluted":"1"},"constructor":{"prototype":{"x":"2"}}}',
    )
    expect(Object.prototype).not.toHaveProperty('polluted')
    expect(Object.getPrototypeOf(body)).toBe(Object.prototype)
  })

  it('of a form without an id are sent without one', () => {
    expect(JSON.stringify(buildActionBody({ action: 'form.submit', attributes: { a: '1' } }))).toBe(
      '{"user":{"a":"1"}}',
    )
  })
})
