// What every resource of PingOne has, and how one names another.

/** Members that the emulator does not use are kept as they came. */
export interface Resource {
  id: string
  [member: string]: unknown
}

/** A resource without some of its members, such as those it gets when it is made. */
export type Draft<Item extends Resource, Without extends string = 'id'> = {
  [Name in keyof Item as string extends Name ? never : Exclude<Name, Without>]: Item[Name]
}

/** How PingOne names another resource. */
export interface Reference {
  id: string
}
