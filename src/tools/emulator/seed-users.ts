// The people of the default environment, one for each thing that can happen at sign-on.

/** The password of everybody who has one. It protects nothing: the emulator is local. */
export const testPassword = 'Winter-Harbour-42'

/** A person as the seed describes them. */
export interface SeedUser {
  readonly id: string
  readonly username: string
  readonly given: string
  readonly family: string
  /** Number of an SMS device. */
  readonly phone?: string
  /** Address of an EMAIL device. */
  readonly email?: string
  readonly hasPassword?: true
  readonly isLocked?: true
  readonly isDisabled?: true
  /** What the person is there to show. */
  readonly note: string
}

/** Everybody in the default environment. */
export const seedUsers: readonly SeedUser[] = [
  {
    id: 'c0a1de00-0000-4000-8000-000000000001',
    username: 'maya',
    given: 'Maya',
    family: 'Lindqvist',
    phone: '+46705550101',
    hasPassword: true,
    note: 'gets a text message',
  },
  {
    id: 'c0a1de00-0000-4000-8000-000000000002',
    username: 'elin',
    given: 'Elin',
    family: 'Lindqvist',
    email: 'elin@example.com',
    note: 'gets an email',
  },
  {
    id: 'c0a1de00-0000-4000-8000-000000000003',
    username: 'sam',
    given: 'Sam',
    family: 'Okafor',
    phone: '+447700900123',
    email: 'sam@example.com',
    hasPassword: true,
    note: 'chooses between a phone and an email address',
  },
  {
    id: 'c0a1de00-0000-4000-8000-000000000004',
    username: 'noor',
    given: 'Noor',
    family: 'Haddad',
    note: 'has no device: shows the same page as a stranger',
  },
  {
    id: 'c0a1de00-0000-4000-8000-000000000005',
    username: 'lars',
    given: 'Lars',
    family: 'Holm',
    phone: '+46705550105',
    isLocked: true,
    note: 'is locked out: shows the same page as a stranger',
  },
  {
    id: 'c0a1de00-0000-4000-8000-000000000006',
    username: 'ines',
    given: 'Ines',
    family: 'Duarte',
    phone: '+351912345678',
    isDisabled: true,
    note: 'is disabled: shows the same page as a stranger',
  },
  {
    id: 'c0a1de00-0000-4000-8000-000000000007',
    username: 'petra',
    given: 'Petra',
    family: 'Novak',
    phone: '+420777123456',
    hasPassword: true,
    note: 'gets a text message, after a password if the policy asks for one',
  },
]
