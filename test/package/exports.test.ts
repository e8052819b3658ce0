// What can be imported, by name: adding or losing one is a decision, so it is written here.
import { describe, expect, test } from 'vitest'
import * as main from 'express-pingone-mfa'
import * as emulator from 'express-pingone-mfa/emulator'
import * as flow from 'express-pingone-mfa/flow'
import * as provisioning from 'express-pingone-mfa/provisioning'
import * as sessionStore from 'express-pingone-mfa/session-store'
import { readText } from './source.js'

describe('the names', () => {
  test('of express-pingone-mfa', () => {
    expect(Object.keys(main).sort()).toEqual([
      'AuthorizationError',
      'CallbackError',
      'ConfigError',
      'EvidenceError',
      'FlowError',
      'GuardError',
      'PingOneError',
      'SignOnDenied',
      'StateUnavailableError',
      'ThrottledError',
      'UpstreamError',
      'defaultViews',
      'expressViews',
      'jsonViews',
      'memoryStateStore',
      'pageTexts',
      'pingoneMfa',
      'redisStateStore',
      'requiresApproval',
      'requiresAuth',
      'requiresClaim',
      'requiresMfa',
      'requiresScopes',
      'verifyEvidence',
      'watchRedisConnection',
    ])
  })

  test('of express-pingone-mfa/flow', () => {
    expect(Object.keys(flow).sort()).toEqual([
      'FlowError',
      'PingOneError',
      'UpstreamError',
      'buildEndpoints',
      'createFlowClient',
      'createPingOneFetch',
      'isFlowAt',
      'readFlowIdFromLocation',
      'withDeadline',
    ])
  })

  test('of express-pingone-mfa/emulator', () => {
    expect(Object.keys(emulator)).toEqual(['createEmulator'])
  })

  test('of express-pingone-mfa/provisioning', () => {
    expect(Object.keys(provisioning).sort()).toEqual([
      'ConfigError',
      'PingOneError',
      'PlatformError',
      'ProvisioningError',
      'UpstreamError',
      'apply',
      'buildRecipe',
      'createEnvironmentFile',
      'createInventoryFile',
      'createMemoryInventory',
      'createMemorySecrets',
      'createPlatformClient',
      'destroy',
      'diagnose',
      'emailMfa',
      'expressApp',
      'mfaSettings',
      'parseRecipeFile',
      'plan',
      'planDestroy',
      'readDiagnoseEnvironment',
      'readWorkerEnvironment',
      'recipeParameters',
      'smsTransactionApproval',
    ])
  })

  test('of express-pingone-mfa/session-store', () => {
    expect(Object.keys(sessionStore)).toEqual(['boundSessionStore'])
  })

  test('an error is the same class by either path', () => {
    expect(flow.FlowError).toBe(main.FlowError)
  })
})

describe('the paths', () => {
  test('are those of package.json, and of tsconfig.json for this repository', () => {
    const exported = readMember(JSON.parse(readText('package.json')), 'exports')
    expect(Object.keys(exported)).toEqual([
      '.',
      './flow',
      './emulator',
      './provisioning',
      './session-store',
      './schemas/*.json',
      './package.json',
    ])
    const options = readMember(JSON.parse(readText('tsconfig.json')), 'compilerOptions')
    expect(Object.keys(readMember(options, 'paths'))).toEqual([
      'express-pingone-mfa',
      'express-pingone-mfa/flow',
      'express-pingone-mfa/emulator',
      'express-pingone-mfa/provisioning',
      'express-pingone-mfa/session-store',
    ])
  })
})

function readMember(value: unknown, name: string): object {
  const member: unknown =
    typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
  if (typeof member !== 'object' || member === null) throw new Error(`no ${name}`)
  return member
}
