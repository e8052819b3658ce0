// express-pingone-mfa emulator: runs a local PingOne until stopped.
import { createEmulator, type Emulator } from '../emulator/index.js'
import { completeVariables, readKnownBaseUrl, writeVariables } from './emulator-environment.js'
import {
  buildEmulatorOptions,
  emulatorHelp,
  emulatorKinds,
  isLoopbackHost,
  type CliEmulatorOptions,
} from './emulator-options.js'
import { openGallery, type OpenGallery } from './emulator-gallery.js'
import { seedFromRecipe } from './emulator-recipe.js'
import { saveState } from './emulator-save.js'
import { buildEmulatorJson, describeEmulator, type ShownEmulator } from './emulator-text.js'
import { readOptions } from './options.js'
import type { Terminal } from './terminal.js'
import { visibleJson } from './visible.js'

/** Runs the emulator until the terminal says stop. */
export async function runEmulator(words: readonly string[], terminal: Terminal): Promise<number> {
  const given = readOptions(words, emulatorKinds)
  if (given.has('help')) {
    terminal.print(emulatorHelp)
    return 0
  }
  const file = given.get('write-env')?.[0]
  const known = readKnownBaseUrl(file, terminal.environment)
  const options = buildEmulatorOptions(given, known)
  const save = given.get('save')?.[0]
  if (save !== undefined) {
    await saveState(save, { options, terminal })
    return 0
  }
  const stopped = terminal.untilStopped()
  const gallery = await openGallery(options)
  try {
    await run({ options, given, file, gallery, terminal, stopped })
  } finally {
    await gallery?.close()
  }
  return 0
}

interface Run {
  readonly options: CliEmulatorOptions
  readonly given: ReadonlyMap<string, readonly string[]>
  readonly file: string | undefined
  readonly gallery: OpenGallery | undefined
  readonly terminal: Terminal
  readonly stopped: Promise<unknown>
}

async function run({ options, given, file, gallery, terminal, stopped }: Run): Promise<void> {
  const links = gallery === undefined ? [] : [{ label: 'Every page of sign-on', url: gallery.url }]
  const { emulator, variables } = await start({ ...options, links }, given)
  try {
    const known = { variables: completeVariables(variables), file, galleryUrl: gallery?.url }
    await show({ emulator, ...known }, { given, terminal })
    if (!isLoopbackHost(options.host)) terminal.warn(openToOthers)
    await stopped
  } finally {
    await emulator.close()
  }
}

const openToOthers =
  'Whoever can reach this address can read every code and secret of the emulator.'

async function show(
  started: Omit<ShownEmulator, 'written'>,
  {
    given,
    terminal,
  }: { readonly given: ReadonlyMap<string, readonly string[]>; readonly terminal: Terminal },
): Promise<void> {
  const { emulator, variables, file } = started
  const written =
    file === undefined ? undefined : await writeVariables(file, { variables, url: emulator.url })
  const shown = { ...started, ...(written !== undefined && { variables: written }) }
  terminal.print(
    given.has('json') ? visibleJson(buildEmulatorJson(shown)) : describeEmulator(shown),
  )
  // Of a terminal that reads standard output into a file nobody would see that it runs.
  if (!terminal.canRedraw && file === undefined && !given.has('json')) {
    terminal.warn(`PingOne emulator at ${emulator.url}, codes at ${emulator.inboxUrl}`)
  }
}

interface Started {
  readonly emulator: Emulator
  /** What an app, or of an empty environment whoever sets it up, has to know. */
  readonly variables: Readonly<Record<string, string>>
}

async function start(
  options: CliEmulatorOptions,
  given: ReadonlyMap<string, readonly string[]>,
): Promise<Started> {
  const [recipe] = given.get('recipe') ?? []
  const [knownBaseUrl] = options.baseUrls
  const { randomSecrets } = options
  const use = { baseUrl: given.get('base-url')?.[0], knownBaseUrl, randomSecrets }
  const made = recipe === undefined ? undefined : await seedFromRecipe(recipe, use)
  const emulator = await listen({ ...options, ...(made && { seed: made.seed }) })
  const own = options.seed === 'empty' ? emulator.env('worker') : emulator.env('embedded')
  const baseUrl = findBaseUrl(options.seed, own['PINGONE_CLIENT_ID']) ?? knownBaseUrl
  return { emulator, variables: { ...own, BASE_URL: baseUrl, ...made?.variables, ...own } }
}

/** Of a state from a file: where its application takes people back to. */
function findBaseUrl(
  seed: CliEmulatorOptions['seed'],
  clientId: string | undefined,
): string | undefined {
  if (seed === undefined || seed === 'empty') return undefined
  const applications = seed.environments.flatMap((environment) => environment.applications)
  const { redirectUris = [] } = applications.find(({ id }) => id === clientId) ?? {}
  return redirectUris.find((uri) => uri.endsWith('/callback'))?.slice(0, -'/callback'.length)
}

async function listen(options: CliEmulatorOptions): Promise<Emulator> {
  try {
    return await createEmulator(options)
  } catch (error) {
    throw explainStart(error, options)
  }
}

/** What listening refuses, with the option that helps. */
function explainStart(error: unknown, { port, host }: CliEmulatorOptions): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  const help = new Map<unknown, string>([
    ['EADDRINUSE', `Port ${port} is in use. Choose another with --port, or any with --port 0.`],
    ['EACCES', `Port ${port} needs more rights. Choose one above 1023 with --port.`],
    ['EADDRNOTAVAIL', `${host} is no address of this machine. Choose another with --host.`],
    ['ENOTFOUND', `${host} is no address of this machine. Choose another with --host.`],
  ]).get(code)
  return help === undefined ? error : new Error(help, { cause: error })
}
