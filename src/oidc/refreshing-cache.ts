// Keeps one fetched value: fresh for a while, then refreshed in the background, never caching a failure.

/** A value that is fetched at first use and kept. */
export interface RefreshingCache<T> {
  /** The kept value; waits only when there is none that may still be used. */
  read(): Promise<T>
  /** Fetches again now; callers at the same time share one fetch. */
  refresh(): Promise<T>
  /** The kept value without any fetch. */
  peek(): T | undefined
  isRefreshing(): boolean
}

export interface RefreshingCacheOptions<T> {
  readonly load: () => Promise<T>
  /** Younger than this is used as it is. */
  readonly freshSeconds: number
  /** Older than this is not used at all. */
  readonly usableSeconds: number
  /** Pause between two attempts in the background. */
  readonly retrySeconds: number
  readonly nowSeconds: () => number
}

/** Creates the cache; nothing is fetched before the first `read`. */
export function createRefreshingCache<T>(options: RefreshingCacheOptions<T>): RefreshingCache<T> {
  const { load, freshSeconds, usableSeconds, retrySeconds, nowSeconds } = options
  let kept: { readonly value: T; readonly sinceSeconds: number } | undefined
  let running: Promise<T> | undefined
  let triedSeconds = Number.NEGATIVE_INFINITY

  function refresh(): Promise<T> {
    running ??= loadOnce().finally(() => {
      running = undefined
    })
    return running
  }

  async function loadOnce(): Promise<T> {
    triedSeconds = nowSeconds()
    const value = await load()
    kept = { value, sinceSeconds: nowSeconds() }
    return value
  }

  function refreshInBackground(): void {
    if (nowSeconds() - triedSeconds >= retrySeconds) refresh().catch(() => undefined)
  }

  async function read(): Promise<T> {
    if (kept === undefined) return refresh()
    const ageSeconds = nowSeconds() - kept.sinceSeconds
    if (ageSeconds >= usableSeconds) return refresh()
    if (ageSeconds >= freshSeconds) refreshInBackground()
    return kept.value
  }

  return { read, refresh, peek: () => kept?.value, isRefreshing: () => running !== undefined }
}
