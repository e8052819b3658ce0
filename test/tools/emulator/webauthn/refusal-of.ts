// Why something was refused, in one word.
import { WebauthnRefusal } from '../../../../src/tools/emulator/webauthn/refusal.js'

/** The reason of a refusal; undefined when there was none. */
export function refusalOf(act: () => unknown): string | undefined {
  try {
    act()
    return undefined
  } catch (error) {
    if (error instanceof WebauthnRefusal) return error.reason
    throw error
  }
}
