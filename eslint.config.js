// The lint rules, with the import directions between the rooms of src/.
import tseslint from 'typescript-eslint'

/** What a room may not import, as gitignore-style patterns, with the reason shown to who tries. */
function forbid(files, patterns, message) {
  return {
    files,
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        { patterns: [{ group: patterns, message }] },
      ],
    },
  }
}

/** The same by a regular expression, where a pattern cannot take a file back out of a folder. */
function forbidMatching(files, regex, message) {
  return {
    files,
    rules: {
      '@typescript-eslint/no-restricted-imports': ['error', { patterns: [{ regex, message }] }],
    },
  }
}

const express = ['express', 'express-session', 'express-serve-static-core']

/** Files with a function of three parameters or more: Express's own, a reduce, or one that has not been regrouped. */
const longLists = [
  'src/events.ts',
  'src/middleware.ts',
  'src/guards/guard.ts',
  'src/attempt/{otp-lengths,page-facts,pending-sign-on,press,read-form,resend}.ts',
  'src/models/{agreement-blocks,approval-details,base,brand-colours,messages,oklch,utc-time}.ts',
  'src/models/texts/catalogue.ts',
  'src/steps/{error-texts,error,otp,select-device}.ts',
  'src/views/{assets,html}.ts',
  'src/views/parts/{form,layout,reference,slip}.ts',
]

export default tseslint.config(
  { ignores: ['dist', 'coverage', 'node_modules', '**/assets/**', 'src/tools/eject/contents.ts'] },
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: {
      parserOptions: { projectService: { allowDefaultProject: ['eslint.config.js'] } },
    },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: true },
      ],
      '@typescript-eslint/no-namespace': ['error', { allowDeclarations: true }],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreVoidReturningFunctions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/consistent-type-definitions': 'off',
      // openid-client marks it so that it stands out; it is used for loopback http alone.
      '@typescript-eslint/no-deprecated': [
        'error',
        { allow: [{ from: 'package', name: 'allowInsecureRequests', package: 'openid-client' }] },
      ],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { ignoreRestSiblings: true, argsIgnorePattern: '^_' },
      ],
    },
  },
  forbid(
    ['src/errors.ts'],
    ['./*', '!./errors', '../*'],
    'errors.ts is the bottom of the house: it imports its families alone.',
  ),
  forbid(['src/errors/**'], ['../*'], 'errors/ is the bottom of the house: it knows itself alone.'),
  forbid(['src/pingone/**'], ['../*', '!../errors.js', ...express], 'pingone/ knows errors only.'),
  forbid(
    ['src/flow/*.ts'],
    ['../*', '!../errors.js', '!../pingone', '!../pingone/**', ...express],
    'flow/ knows pingone and errors; never Express, oidc, login or config.',
  ),
  forbidMatching(
    ['src/flow/statuses/**'],
    String.raw`^(\.\./(?!actions\.js|\.\./pingone/)|express)`,
    'flow/statuses/ knows pingone and the actions; no client, no page, no person.',
  ),
  forbid(
    ['src/oidc/**'],
    ['../*', '!../errors.js', '!../pingone', '!../pingone/**', ...express],
    'oidc/ knows pingone and errors; never Express, flow, login or config.',
  ),
  forbid(
    ['src/state/**'],
    ['../*', '!../errors.js', '!../shared.js', ...express],
    'state/ knows errors only.',
  ),
  forbid(
    ['src/models/**'],
    ['../**', '!../*.js', '../config.js', '../instance.js', '!../errors.js', ...express],
    'models/ is what page models are made of: it knows no step, no record and no request.',
  ),
  forbid(
    ['src/steps/**'],
    ['../*', '!../errors.js', '!../models', '!../models/**', '!../flow', '!../flow/**', ...express],
    'steps/ never sees a record, a request, a store, a page or the configuration.',
  ),
  forbid(
    ['src/attempt/**'],
    ['../login/**', '../guards/**', '../views/**', '../instance.js', '../tools/**', ...express],
    'attempt/ is pure: no Express, no I/O, no HTML.',
  ),
  forbid(
    ['src/views/*.ts'],
    [
      '../*',
      '!../errors.js',
      '!../models',
      '!../models/**',
      '!../steps',
      '!../steps/**',
      ...express,
    ],
    'views/ sees page models: no request, no room of the login.',
  ),
  forbid(
    ['src/views/*/**'],
    [
      '../../*',
      '!../../errors.js',
      '!../../models',
      '!../../models/**',
      '!../../steps',
      '!../../steps/**',
      ...express,
    ],
    'views/ sees page models: no request, no room of the login.',
  ),
  forbid(
    ['src/login/**', 'src/approval/**', 'src/session.ts'],
    [
      '**/tools/**',
      '**/guards/**',
      '../middleware.js',
      '../index.js',
      '../../middleware.js',
      '../../index.js',
    ],
    'login/, approval/ and session know views, session, state, oidc and flow; nothing above them.',
  ),
  forbid(
    ['src/guards/**', 'src/middleware.ts', 'src/index.ts'],
    ['../tools/**', './tools/**'],
    'Nothing that runs in a request imports tools/.',
  ),
  forbid(
    ['src/tools/emulator/*.ts'],
    ['../*', '../../**'],
    'The emulator imports nothing of the clients it tests.',
  ),
  forbid(
    ['src/tools/emulator/*/*.ts'],
    ['../../*', '../../../**'],
    'The emulator imports nothing of the clients it tests.',
  ),
  forbid(
    ['src/tools/emulator/*/*/*.ts'],
    ['../../../*', '../../../../**'],
    'The emulator imports nothing of the clients it tests.',
  ),
  forbidMatching(
    ['src/tools/provisioning/*.ts'],
    String.raw`^(\.\./(?!\.\./(errors\.js|options/did-you-mean\.js|pingone/))|express)`,
    'provisioning/ knows pingone and errors; never Express, the emulator or the app.',
  ),
  forbidMatching(
    ['src/tools/provisioning/*/**'],
    String.raw`^(\.\./\.\./(?!\.\./(errors\.js|options/did-you-mean\.js|pingone/))|express)`,
    'provisioning/ knows pingone and errors; never Express, the emulator or the app.',
  ),
  forbid(
    ['example-app/**', 'test/end-to-end/**'],
    ['**/src/**'],
    'By its public name, as a user would.',
  ),
  {
    // What belongs together is one object: an exchange, a claim, or the facts of one call.
    files: ['src/*.ts', 'src/{attempt,errors,guards,login,models,steps,views}/**'],
    ignores: longLists,
    rules: { 'max-params': ['error', 2] },
  },
  {
    files: ['eslint.config.js', '**/*.js', '**/*.mjs', '**/*.cjs'],
    ...tseslint.configs.disableTypeChecked,
  },
)
