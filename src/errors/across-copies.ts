// Makes `instanceof` hold for an error of another copy of this package.

/** The name of a class, on its prototype: the same in every copy of this package. */
const className = Symbol.for('express-pingone-mfa.error')

/**
 * Marks classes by name, so that `instanceof` holds for an error of another copy too: of a bundle, of jest's registry,
 * of another version. Called where a class is written: a bundler drops it from a file that only hands classes on.
 */
export function holdAcrossCopies(
  classes: Readonly<Record<string, { readonly prototype: object }>>,
): void {
  for (const [name, { prototype }] of Object.entries(classes)) {
    Object.defineProperty(prototype, className, { value: name })
  }
}

/** What `instanceof` asks of the base, and so of every class below it. */
export function hasInstance(this: { readonly prototype: object }, value: unknown): boolean {
  const name = ownClassName(this.prototype)
  for (let at: unknown = value; isObject(at); at = Object.getPrototypeOf(at)) {
    if (at === this.prototype) return at !== value
    if (name !== undefined && ownClassName(at) === name) return at !== value
  }
  return false
}

function ownClassName(prototype: object): unknown {
  return Object.hasOwn(prototype, className) ? Reflect.get(prototype, className) : undefined
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
