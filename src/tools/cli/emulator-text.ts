// What the command "emulator" prints: a .env file whose comments are for people, or JSON.
import type { Emulator } from '../emulator/index.js'
import { visible } from './visible.js'

/** An emulator that runs, and what an app has to know of it. */
export interface ShownEmulator {
  readonly emulator: Emulator
  readonly variables: Readonly<Record<string, string>>
  /** The file that has the variables; absent: they are printed. */
  readonly file: string | undefined
  /** Where every page of ours is shown; absent where only this machine could see it. */
  readonly galleryUrl: string | undefined
}

/** Writes it for people; without a file what is printed is one, with all else in comments. */
export function describeEmulator(shown: ShownEmulator): string {
  const { emulator, variables, file, galleryUrl } = shown
  const heading = [`PingOne emulator at ${emulator.url}`, '']
  const people = [
    ...describePeople(emulator),
    ...(galleryUrl === undefined ? [] : [`Every page at ${galleryUrl}`]),
    `Codes arrive at ${emulator.inboxUrl}`,
  ]
  if (file !== undefined)
    return [...heading, ...describeFile(variables, file), ...people].join('\n')
  return [
    ...heading.map(comment),
    ...describeVariables(variables),
    ...describeHosted(emulator).map(comment),
    '#',
    ...people.map(comment),
  ].join('\n')
}

function comment(line: string): string {
  return line === '' ? '#' : `# ${line}`
}

function describeFile(variables: ShownEmulator['variables'], file: string): readonly string[] {
  const names = Object.keys(variables).map((name) => `  ${name}`)
  return [
    `Written to ${visible(file)} (mode 0600)`,
    ...names,
    '',
    `Start your app with node --env-file=${visible(file)}`,
    '',
  ]
}

function describeVariables(variables: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(variables).map(([name, value]) =>
    /[\s#'"`]/.test(value) ? `${name}='${value}'` : `${name}=${value}`,
  )
}

/** What differs for an app with `signOn: 'hosted'`. */
function describeHosted(emulator: Emulator): readonly string[] {
  const lines = describeVariables(findHosted(emulator))
  return lines.length === 0 ? [] : ['', "With signOn: 'hosted'", ...lines]
}

function findHosted(emulator: Emulator): Readonly<Record<string, string>> {
  const embedded = emulator.env('embedded')
  const differing = Object.entries(emulator.env('hosted')).filter(
    ([name, value]) => embedded[name] !== value,
  )
  return Object.fromEntries(differing)
}

function describePeople({ users }: Emulator): readonly string[] {
  if (users.length === 0) return []
  const width = Math.max(...users.map(({ username }) => username.length))
  return [
    'Sign on as',
    ...users.map(({ username, description }) => `  ${username.padEnd(width)}  ${description}`),
    ...describePasswords(users),
    '',
  ]
}

/** Each password once, with those who have it. */
function describePasswords(users: Emulator['users']): readonly string[] {
  const passwords = [...new Set(users.flatMap(({ password }) => password ?? []))]
  return passwords.map((password) => {
    const holders = users.filter((user) => user.password === password)
    const names = holders.map(({ username }) => username).join(', ')
    return `Password of ${names}, where a page asks for one: ${password}`
  })
}

/** The same for programs. */
export function buildEmulatorJson(shown: ShownEmulator): Readonly<Record<string, unknown>> {
  const { emulator, variables, file, galleryUrl } = shown
  const { url, environmentId, inboxUrl, users } = emulator
  return {
    url,
    environmentId,
    inboxUrl,
    ...(galleryUrl !== undefined && { galleryUrl }),
    variables,
    hosted: findHosted(emulator),
    users,
    ...(file !== undefined && { environmentFile: file }),
  }
}
