// The emulator's state: PingOne's resources in one object, and what is under way beside them.
import { parseState } from './parse-state.js'
import type { EmulatorState, EnvironmentState } from './resources.js'
import { createRuntime, type Runtime } from './runtime.js'

/** The state of one emulator. */
export interface Store {
  /** The resources themselves; whoever changes them changes what flows do. */
  readonly state: EmulatorState
  readonly runtime: Runtime
  /** The environment of that id, or undefined. */
  environment(id: string): EnvironmentState | undefined
  /** A copy of the resources, as a seed file holds them. */
  read(): EmulatorState
  /**
   * Puts other resources in place and forgets all that was under way.
   *
   * @throws {TypeError} When they are no emulator state; the message names the member.
   */
  write(state: unknown): void
  /** Back to the first state. */
  reset(): void
}

/** Makes the state of one emulator from its seed. */
export function createStore(seed: unknown): Store {
  const first = parseState(seed)
  const runtime = createRuntime()
  let state = structuredClone(first)

  function replaceState(next: EmulatorState): void {
    state = structuredClone(next)
    runtime.clear()
  }

  return {
    get state() {
      return state
    },
    runtime,
    environment: (id) => state.environments.find((environment) => environment.id === id),
    read: () => structuredClone(state),
    write: (next) => replaceState(parseState(next)),
    reset: () => replaceState(first),
  }
}
