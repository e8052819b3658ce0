// Ends work between two calls: the call under way comes to its end, the next one is not made.
import type { PlatformClient } from '../provisioning/platform/platform-client.js'
import { Interrupted } from './failure.js'

/** Whether the person wants the work to end. */
export interface StopWish {
  readonly isStopped: boolean
  /** Rejects with {@link Interrupted} as soon as the wish is there, else resolves after `ms`. */
  wait(ms: number): Promise<void>
}

/** Turns the terminal's promise into a wish that can be looked at. */
export function createStopWish(stopped: Promise<unknown>, onStop: () => void): StopWish {
  let isStopped = false
  const interrupted = stopped.then(() => {
    isStopped = true
    onStop()
  })
  return {
    get isStopped() {
      return isStopped
    },
    wait: (ms) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(resolve, ms)
        void interrupted.then(() => {
          clearTimeout(timer)
          reject(new Interrupted())
        })
      }),
  }
}

/** The client, refusing every call that begins after the wish. */
export function makeInterruptible(client: PlatformClient, wish: StopWish): PlatformClient {
  return guard(client, wish)
}

// A proxy of a frozen object has to answer as that object does: hence the copy.
function guard<Target extends object>(target: Target, wish: StopWish): Target {
  return new Proxy(
    { ...target },
    {
      get: (_, name): unknown => {
        const member: unknown = Reflect.get(target, name)
        if (isCallable(member)) return refusing(member, { target, wish })
        return typeof member === 'object' && member !== null ? guard(member, wish) : member
      },
    },
  )
}

function isCallable(member: unknown): member is (...words: unknown[]) => unknown {
  return typeof member === 'function'
}

function refusing(
  call: (...words: unknown[]) => unknown,
  { target, wish }: { readonly target: object; readonly wish: StopWish },
): unknown {
  return (...words: unknown[]): unknown => {
    if (wish.isStopped) throw new Interrupted()
    return Reflect.apply(call, target, words)
  }
}
