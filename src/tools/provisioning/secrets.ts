// Where generated passwords and client secrets go: by the name of an environment variable.

/** Values by the name of an environment variable; nothing of it is ever printed. */
export interface Secrets {
  /** The value; `undefined` when there is none. */
  read(name: string): string | undefined
  /** Settles when the values would survive a crash. */
  write(values: Readonly<Record<string, string>>): Promise<void>
}

/**
 * Creates secrets that keep their values in memory.
 *
 * For emulators and tests. In front of a real environment use `createEnvironmentFile`: a generated password
 * cannot be read back from PingOne, and is lost with the process.
 *
 * @returns Secrets without any value.
 * @see [PingOne user passwords](https://developer.pingidentity.com/pingone-api/platform/users/user-passwords/update-password-set.html)
 * @example
 * const secrets = createMemorySecrets()
 * await secrets.write({ TEST_USER_PASSWORD: 'a-password-of-a-test' })
 */
export function createMemorySecrets(): Secrets {
  const values = new Map<string, string>()
  return {
    read: (name) => values.get(name),
    write: (more) => {
      for (const [name, value] of Object.entries(more)) values.set(name, value)
      return Promise.resolve()
    },
  }
}
