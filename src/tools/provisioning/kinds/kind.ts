// One kind of resource: how it is found, compared, made, changed and removed.
import type { MadeResource } from '../inventory/inventory.js'
import type { PlatformClient } from '../platform/platform-client.js'
import type { DesiredResource, ResourceKey, ResourceKindName } from '../recipe.js'
import type { Secrets } from '../secrets.js'

/** A managed member that is not as it should be. */
export interface Difference {
  /** Dotted path, e.g. `sms.otp.failure.count`. */
  readonly path: string
  /** What is there, for people; `undefined` when nothing is. Never a secret. */
  readonly actual: unknown
  readonly desired: unknown
}

/** A resource that is there. */
export interface Found {
  /** PingOne's id; of a singleton the id of what it belongs to. */
  readonly id: string
  /** The resource as PingOne answered it. */
  readonly actual: Readonly<Record<string, unknown>>
}

/** What a search came back with. */
export interface Search {
  /** All that match the natural key: more than one is a conflict. */
  readonly matches: readonly Found[]
  /** Near misses that stop the plan, e.g. the name with another type; with their ids. */
  readonly conflicts?: readonly { readonly id: string; readonly reason: string }[]
  /** What a reader of the plan should know, e.g. other policies assigned to the application. */
  readonly remarks?: readonly string[]
}

/** What a kind may use. */
export interface Room {
  readonly client: PlatformClient
  readonly secrets: Secrets
  /** The id of another resource of the recipe. `undefined`: it does not exist yet. */
  idOf(key: ResourceKey): string | undefined
  /** Set passwords anew, although they are known. */
  readonly resetPasswords: boolean
}

/** A resource that is there, and what the kind may use to look closer or to change it. */
export interface Sight {
  readonly found: Found
  readonly room: Room
}

/** Who asks for what was made: with which client, and by which prefix it is known as ours. */
export interface Claim {
  readonly client: PlatformClient
  readonly prefix: string
}

/** Whether a resource that was made is ours still; `undefined`: it is gone. */
export type Ownership =
  { readonly isOurs: true } | { readonly isOurs: false; readonly reason: string } | undefined

/** What another resource of the recipe is called, for people, who never see its key. */
export type NameOf = (key: ResourceKey) => string

/** The rules of one kind of resource. */
export interface ResourceKind<Wanted extends DesiredResource = DesiredResource> {
  readonly kind: Wanted['kind']
  /** For people: `application "bank-web"`, `password of user "maya"`. Never a secret. */
  title(desired: Wanted, nameOf: NameOf): string
  /** Its natural key in one word or two, kept in the inventory: the name, the username, … */
  nameOf(desired: Wanted): string
  /**
   * Whether it always exists once its parent does, so that it is changed but never made or removed
   * (`mfaEnabled`, `mfaSettings`; a password, too).
   */
  readonly isSingleton: boolean
  /** Looks it up; only called when all that it refers to exists. */
  find(desired: Wanted, room: Room): Promise<Search>
  /** What differs; empty when nothing does. No I/O but reading `room.secrets`. */
  compare(desired: Wanted, sight: Sight): readonly Difference[]
  /** What a plan shows of a resource that does not exist yet. */
  describe(desired: Wanted, nameOf: NameOf): readonly Difference[]
  /** Makes it. Throws what the client throws. Never called for a singleton. */
  create(desired: Wanted, room: Room): Promise<Found>
  /** Changes what differs, and reads it once more. */
  update(desired: Wanted, sight: Sight): Promise<Found>
  /** Ids that reading and removing need beside its own, e.g. `{ application: '…' }`. */
  parentsOf(desired: Wanted, room: Room): Readonly<Record<string, string>>
  /**
   * Reads what was made: absent when it is gone. `isOurs` false when it does not carry the prefix any
   * more (itself, or through its parent), with the reason.
   */
  readMade(made: MadeResource, claim: Claim): Promise<Ownership>
  /** Removes what was made; that it is gone already is no error. Never called for a singleton. */
  remove(made: MadeResource, client: PlatformClient): Promise<void>
}

/** The kinds, by name. */
export type ResourceKinds = {
  readonly [Kind in ResourceKindName]: ResourceKind<Extract<DesiredResource, { kind: Kind }>>
}
