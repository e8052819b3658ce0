// The table of every recipe's parameters: flags and documents are made from it, and unknown names found by it.
import type { RecipeName } from '../recipe.js'

/** One parameter of a recipe. */
export interface RecipeParameter {
  /** As in a recipe file, e.g. `baseUrl`; the flag is `--base-url`. */
  readonly name: string
  /** `json` only in a recipe file; the others are flags, too. */
  readonly kind: 'text' | 'texts' | 'whole' | 'flag' | 'json'
  /** For people, without a full stop; ranges and units are in it. */
  readonly description: string
  /** As a flag would write it. */
  readonly default?: string
  readonly example?: string
  /** Whether the recipe cannot be built without it. */
  readonly isRequired?: true
}

const approvalMessages: RecipeParameter = {
  name: 'approvalMessages',
  kind: 'json',
  description: 'words of the approval message: replaces the ones below, adds variants or languages',
  example:
    '[{ "deliveryMethod": "SMS", "variant": "transfer", "content": "Code ${otp} sends ${sum} to ${recipient}" }]',
}

const authenticators: readonly RecipeParameter[] = [
  {
    name: 'relyingPartyId',
    kind: 'text',
    description:
      'FIDO2: the domain of passkeys, the host of baseUrl (default) or a domain above it',
    example: 'bank.example',
  },
  {
    name: 'iosBundleId',
    kind: 'text',
    description: 'MOBILE: the app on iPhones; one of the two apps is needed',
    example: 'example.bank.app',
  },
  {
    name: 'androidPackageName',
    kind: 'text',
    description: 'MOBILE: the app on Android',
    example: 'example.bank.app',
  },
  {
    name: 'withoutNumberMatching',
    kind: 'flag',
    description: 'MOBILE: phones approve without choosing the number that the page shows',
    default: 'false',
  },
  {
    name: 'pushTimeoutSeconds',
    kind: 'whole',
    description: 'MOBILE: how long a push can be answered, 40 to 150 seconds',
    default: '40',
  },
  {
    name: 'pushLimit',
    kind: 'whole',
    description: 'MOBILE: pushes that nobody approves until no more are sent for a while, 1 to 50',
    default: '5',
  },
  {
    name: 'totpGracePeriods',
    kind: 'whole',
    description: 'TOTP: how many periods of 30 seconds a code may be early or late, 1 to 10',
    default: '2',
  },
]

/**
 * The parameters of each recipe, in the order in which they are shown.
 *
 * Flags of the command line and tables of the documentation are made from it; a program that asks people for
 * parameters can do the same. `buildRecipe` refuses every name that is not here.
 *
 * @see [PingOne workflow library](https://developer.pingidentity.com/pingone-api/workflow-library/)
 * @example
 * for (const { name, description } of recipeParameters['express-app']) console.log(name, description)
 */
export const recipeParameters: Readonly<Record<RecipeName, readonly RecipeParameter[]>> = {
  'express-app': [
    ...describeApplication('express-app', 'profile,email'),
    {
      name: 'deviceTypes',
      kind: 'texts',
      description:
        'devices of SMS, EMAIL, VOICE, WHATSAPP, TOTP, OATH_TOKEN, MOBILE (push), FIDO2 (passkeys)',
      default: 'SMS,EMAIL',
      example: 'EMAIL,TOTP',
    },
    {
      name: 'deviceSelection',
      kind: 'text',
      description:
        'several devices: DEFAULT_TO_FIRST, PROMPT_TO_SELECT or ALWAYS_DISPLAY_DEVICES; prompting reveals that the user exists',
      default: 'DEFAULT_TO_FIRST',
    },
    {
      name: 'signOn',
      kind: 'text',
      description: 'what sign-on asks for: code, or password-and-code',
      default: 'code',
    },
    {
      name: 'passwordRecovery',
      kind: 'flag',
      description:
        'who forgot a password may set a new one, with a code by email; else left as it is',
    },
    {
      name: 'registration',
      kind: 'flag',
      description: 'anybody may register, into a population of their own; else left as it is',
    },
    {
      name: 'agreementId',
      kind: 'text',
      description: 'terms to be agreed to after the code: id of an agreement made in the console',
      example: '6f1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d',
    },
    ...describeOtp('10'),
    ...authenticators,
    approvalMessages,
    {
      name: 'mfaSettings',
      kind: 'json',
      description: 'MFA settings of the whole environment, changed only when given',
      example: '{ "lockout": { "failureCount": 6, "durationSeconds": 1200 } }',
    },
    ...describeTestUsers('SMS'),
  ],
  'sms-transaction-approval': [
    ...describeApplication('sms-transaction-approval', 'profile'),
    ...describeWorkflow('SMS'),
    approvalMessages,
    ...describeTestUsers('SMS'),
  ],
  'email-mfa': [
    ...describeApplication('email-mfa', 'profile'),
    ...describeWorkflow('EMAIL'),
    ...describeTestUsers('EMAIL'),
  ],
  'mfa-settings': [
    describePrefix('mfa-settings'),
    {
      name: 'maxAllowedDevices',
      kind: 'whole',
      description: 'how many devices a user may have, 1 to 15',
      example: '10',
    },
    {
      name: 'pairingKeyFormat',
      kind: 'text',
      description: 'format of pairing keys: NUMERIC (12 digits) or ALPHANUMERIC (16 characters)',
      example: 'ALPHANUMERIC',
    },
    {
      name: 'lockoutFailureCount',
      kind: 'whole',
      description: 'after how many wrong codes an account is locked',
      example: '6',
    },
    {
      name: 'lockoutDurationSeconds',
      kind: 'whole',
      description: 'for how long; without it until an administrator unlocks it',
      example: '1200',
    },
    {
      name: 'pairing',
      kind: 'json',
      description: 'maxAllowedDevices and pairingKeyFormat in one, as PingOne has them',
      example: '{ "maxAllowedDevices": 10, "pairingKeyFormat": "ALPHANUMERIC" }',
    },
    {
      name: 'lockout',
      kind: 'json',
      description: 'failureCount and durationSeconds in one; null: accounts are never locked',
      example: '{ "failureCount": 6, "durationSeconds": 1200 }',
    },
    {
      name: 'phoneExtensions',
      kind: 'json',
      description: 'whether phone numbers may have an extension',
      example: '{ "enabled": true }',
    },
    {
      name: 'users',
      kind: 'json',
      description: 'whether users made from now on may be asked for a second factor',
      example: '{ "mfaEnabled": true }',
    },
  ],
}

function describePrefix(recipe: RecipeName): RecipeParameter {
  return {
    name: 'prefix',
    kind: 'text',
    description: 'prefix for every resource name; identifies your resources',
    default: recipe,
    example: 'bank-staging',
  }
}

function describeApplication(recipe: RecipeName, scopes: string): readonly RecipeParameter[] {
  return [
    describePrefix(recipe),
    {
      name: 'baseUrl',
      kind: 'text',
      description: 'public URL of the app, the one of BASE_URL',
      example: 'https://bank.example',
      isRequired: true,
    },
    {
      name: 'applicationName',
      kind: 'text',
      description: 'what people read of the application in messages; begins with the prefix',
      default: `${recipe}-web`,
      example: 'Bank Online',
    },
    {
      name: 'callbackPath',
      kind: 'text',
      description: 'path of the callback, the option paths.callback of the app',
      default: '/callback',
    },
    {
      name: 'logoutPath',
      kind: 'text',
      description: 'path of the sign-off, the option paths.logout of the app',
      default: '/logout',
    },
    {
      name: 'scopes',
      kind: 'texts',
      description: 'scopes of openid that the app may ask for',
      default: scopes,
    },
  ]
}

function describeOtp(lifetime: string): readonly RecipeParameter[] {
  return [
    {
      name: 'otpLifetimeMinutes',
      kind: 'whole',
      description: 'how long a code can be used, 1 to 120 minutes',
      default: lifetime,
    },
    {
      name: 'otpFailures',
      kind: 'whole',
      description: 'wrong codes until the device pauses, 1 to 7',
      default: '3',
    },
    {
      name: 'otpCoolDownMinutes',
      kind: 'whole',
      description: 'how long the device pauses, 0 to 30 minutes',
      default: '2',
    },
    { name: 'otpLength', kind: 'whole', description: 'digits of a code, 6 to 10', default: '6' },
  ]
}

function describeWorkflow(method: 'SMS' | 'EMAIL'): readonly RecipeParameter[] {
  return [
    {
      name: 'pkceEnforcement',
      kind: 'text',
      description:
        'OPTIONAL, REQUIRED or S256_REQUIRED; the requests of the workflow itself have no PKCE',
      default: 'OPTIONAL',
    },
    {
      name: 'legacyFlags',
      kind: 'flag',
      description: `name ${method} in the action itself, as older pages do, and not by the device policy`,
      default: 'false',
    },
    ...describeOtp('30'),
  ]
}

function describeTestUsers(deviceType: string): readonly RecipeParameter[] {
  return [
    {
      name: 'withTestUser',
      kind: 'flag',
      description: 'create test users; they receive real messages',
      default: 'false',
    },
    {
      name: 'testUserPhone',
      kind: 'text',
      description: 'phone of the one test user, when testUsers is absent',
      example: '+46705550101',
    },
    {
      name: 'testUserEmail',
      kind: 'text',
      description: 'email address of the one test user, when testUsers is absent',
      example: 'maya@bank.example',
    },
    {
      name: 'testUsers',
      kind: 'json',
      description: 'test users, made with withTestUser only; at most 100',
      example: `[{ "username": "maya", "given": "Maya", "family": "Lindqvist", "email": "maya@bank.example", "phone": "+46705550101", "devices": ["${deviceType}"] }]`,
    },
  ]
}
