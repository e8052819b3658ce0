// Groups, scopes, attribute mappings, languages and products: what set-up tools read and write beside the rest.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Emulator } from '../../../../src/tools/emulator/index.js'
import { member, startEmulator } from '../drive.js'
import { connect, detailsOf, itemsOf, type Platform } from './platform.js'

let emulator: Emulator
let platform: Platform

beforeAll(async () => {
  emulator = await startEmulator({ seed: 'empty' })
})
beforeEach(async () => {
  emulator.reset()
  platform = await connect(emulator)
})
afterAll(() => emulator.close())

describe('a group', () => {
  it('is made, found by name, renamed and deleted', async () => {
    const id = await platform.make('groups', { name: 'Staff' })
    await platform.make('groups', { name: 'Guests' })
    const found = await platform.get(`groups?filter=${encodeURIComponent('name eq "Staff"')}`)
    expect(itemsOf(found, 'groups').map((each) => member(each, 'id'))).toEqual([id])
    expect((await platform.put(`groups/${id}`, { name: 'Crew' })).body['name']).toBe('Crew')
    expect((await platform.remove(`groups/${id}`)).status).toBe(204)
    expect((await platform.get(`groups/${id}`)).status).toBe(404)
  })

  it('has a name of its own in its population, and a population that is there', async () => {
    await platform.make('groups', { name: 'Staff' })
    const population = { id: await platform.make('populations', { name: 'p' }) }
    await platform.make('groups', { name: 'Staff', population })
    expect(detailsOf(await platform.post('groups', { name: 'Staff', population }))).toEqual([
      ['UNIQUENESS_VIOLATION', 'name', 'is unique but a non-unique value is provided'],
    ])
    expect(detailsOf(await platform.post('groups', { population: { id: 'none' } }))).toEqual([
      ['REQUIRED_VALUE', 'name', 'must not be null'],
      ['INVALID_VALUE', 'population.id', 'does not name a population'],
    ])
  })

  it('is part of the state', async () => {
    const id = await platform.make('groups', { name: 'Staff' })
    const state = await (await fetch(`${emulator.inboxUrl}/state`)).text()
    emulator.reset()
    const init = { method: 'PUT', body: state, headers: { 'content-type': 'application/json' } }
    expect((await fetch(`${emulator.inboxUrl}/state`, init)).ok).toBe(true)
    expect((await platform.get(`groups/${id}`)).body['name']).toBe('Staff')
  })
})

describe('a scope', () => {
  it('of PingOne keeps its name and stays; a grant loses the one that is deleted', async () => {
    const openid = await idOf('resources', 'openid')
    const profile = await idOf(`resources/${openid}/scopes`, 'profile')
    const path = `resources/${openid}/scopes/${profile}`
    expect((await platform.put(path, { name: 'profile', description: 'd' })).status).toBe(200)
    expect(detailsOf(await platform.put(path, { name: 'other' }))).toEqual([
      ['INVALID_VALUE', 'name', 'cannot be changed'],
    ])
    expect(detailsOf(await platform.remove(path))).toEqual([
      ['CONSTRAINT_VIOLATION', 'name', 'is a scope of PingOne'],
    ])
    const own = await platform.make(`resources/${openid}/scopes`, { name: 'own' })
    const app = await makeApplication()
    const resource = { id: openid }
    const grants = `applications/${app}/grants`
    const both = { resource, scopes: [{ id: profile }, { id: own }] }
    const grant = await platform.make(grants, both)
    await platform.remove(`resources/${openid}/scopes/${own}`)
    expect((await platform.get(`${grants}/${grant}`)).body['scopes']).toEqual([{ id: profile }])
  })
})

describe('an attribute mapping', () => {
  it('is made, changed and deleted; that of sub is there from the beginning', async () => {
    const path = `applications/${await makeApplication()}/attributes`
    const [sub] = itemsOf(await platform.get(path), 'attributes')
    expect(sub).toMatchObject({ name: 'sub', value: '${user.id}', mappingType: 'CORE' })
    const body = { name: 'mail', value: '${user.email}', required: false, oidcScopes: ['s'] }
    const made = await platform.post(path, body)
    expect(made.body).toMatchObject({ ...body, mappingType: 'CUSTOM' })
    const one = `${path}/${String(made.body['id'])}`
    const changed = await platform.put(one, { ...body, required: true })
    expect(changed.body).toMatchObject({ required: true, mappingType: 'CUSTOM' })
    expect((await platform.remove(one)).status).toBe(204)
    expect(itemsOf(await platform.get(path), 'attributes')).toHaveLength(1)
  })

  it('of sub gets another value, and keeps its name and its place', async () => {
    const path = `applications/${await makeApplication()}/attributes`
    const sub = String(member(itemsOf(await platform.get(path), 'attributes')[0], 'id'))
    const body = { name: 'sub', value: '${user.username}', required: true }
    expect((await platform.put(`${path}/${sub}`, body)).status).toBe(200)
    const mappings = itemsOf(await platform.get(path), 'attributes')
    expect(mappings.map((each) => member(each, 'value'))).toEqual(['${user.username}'])
    expect((await platform.put(`${path}/${sub}`, { ...body, name: 'x' })).status).toBe(400)
    expect((await platform.remove(`${path}/${sub}`)).status).toBe(400)
  })

  it('goes with its application', async () => {
    const app = await makeApplication()
    const body = { name: 'mail', value: '${user.email}', required: false }
    await platform.make(`applications/${app}/attributes`, body)
    await platform.remove(`applications/${app}`)
    const state: unknown = await (await fetch(`${emulator.inboxUrl}/state`)).json()
    expect(member(state, 'environments', 0, 'attributeMappings')).toEqual([])
  })
})

describe('what is only read', () => {
  it('languages: the enabled ones, one of them the default', async () => {
    const answer = await platform.get('languages')
    const [english] = itemsOf(answer, 'languages')
    expect(english).toMatchObject({ locale: 'en', name: 'English', enabled: true, default: true })
    const id = String(member(english, 'id'))
    expect((await platform.get(`languages/${id}`)).body['locale']).toBe('en')
  })

  it('the products of the environment, and its licence', async () => {
    const { body } = await platform.get('billOfMaterials')
    expect(body['products']).toMatchObject([{ type: 'PING_ONE_BASE' }, { type: 'PING_ONE_MFA' }])
    const environment = await platform.call('GET', platform.base)
    expect(environment.body).toHaveProperty('license.id')
  })

  it('environments, by a filter', async () => {
    const all = platform.base.replace(/\/[^/]+$/, '')
    const byName = (name: string): string =>
      `${all}?filter=${encodeURIComponent(`name eq "${name}"`)}`
    const found = await platform.call('GET', byName('Empty (emulator)'))
    expect(itemsOf(found, 'environments')).toHaveLength(1)
    expect(itemsOf(await platform.call('GET', byName('x')), 'environments')).toHaveLength(0)
  })

  it.each([
    { method: 'POST', path: 'languages', status: 501 },
    { method: 'PUT', path: 'billOfMaterials', status: 501 },
    { method: 'DELETE', path: '', status: 501 },
    { method: 'PUT', path: 'templates', status: 405 },
    { method: 'POST', path: 'mfaSettings', status: 405 },
  ])('$method "$path" is $status: 501 where PingOne has it', async ({ method, path, status }) => {
    const url = path === '' ? platform.base : path
    expect((await platform.call(method, url, {})).status).toBe(status)
  })
})

function makeApplication(): Promise<string> {
  return platform.make('applications', {
    name: 'web',
    enabled: true,
    type: 'WEB_APP',
    protocol: 'OPENID_CONNECT',
    grantTypes: ['AUTHORIZATION_CODE'],
    responseTypes: ['CODE'],
    redirectUris: ['https://app.example.test/cb'],
  })
}

async function idOf(path: string, name: string): Promise<string> {
  const items = itemsOf(await platform.get(path), path.split('/').at(-1) ?? '')
  return String(
    member(
      items.find((item) => member(item, 'name') === name),
      'id',
    ),
  )
}
