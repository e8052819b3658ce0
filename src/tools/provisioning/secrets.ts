// Where generated passwords and client secrets go: by the name of an environment variable.

/** Values by the name of an environment variable; nothing of it is ever printed. */
export interface Secrets {
  read(name: string): string | undefined
  /** Settles when the values would survive a crash. */
  write(values: Readonly<Record<string, string>>): Promise<void>
}

/** Keeps the values in memory: for emulators and tests. */
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
