// Tells a listener what happens; what the listener does changes nothing.

/** Calls the listener; what it throws, now or later, is not heard. */
export function tell<Event>(listener: ((event: Event) => unknown) | undefined, event: Event): void {
  try {
    void Promise.resolve(listener?.(event)).catch(() => undefined)
  } catch {
    // A listener that fails must not leave an environment half made.
  }
}
