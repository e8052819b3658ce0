// Phones that nobody has: for a console without an emulator behind it.
import type { Phones } from '../../../src/tools/emulator/phones.js'

export const noPhones: Phones = {
  listPushes: () => [],
  listDevices: () => [],
  answer() {
    throw new TypeError('There is no push.')
  },
}
