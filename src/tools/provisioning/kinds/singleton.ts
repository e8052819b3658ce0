// What a kind answers that always exists once its parent does.

/** Refuses: what always exists is never made. */
export function createSingleton(): Promise<never> {
  return Promise.reject(new TypeError('What always exists cannot be made'))
}

/** Refuses: what always exists is never removed. */
export function removeSingleton(): Promise<never> {
  return Promise.reject(new TypeError('What always exists cannot be removed'))
}
