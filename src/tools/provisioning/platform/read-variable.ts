// Reads one environment variable.

/** The value without blanks around it; `undefined` when nothing is left. */
export function readVariable(environment: NodeJS.ProcessEnv, name: string): string | undefined {
  const value = Object.hasOwn(environment, name) ? environment[name]?.trim() : undefined
  return value === '' ? undefined : value
}
