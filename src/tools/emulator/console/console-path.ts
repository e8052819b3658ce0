// Where the console stands on the emulator's public URL, which may itself have a path.

/** The path of the inbox, without a slash at its end. */
export function consolePath(emulatorUrl: string): string {
  return `${new URL(emulatorUrl).pathname.replace(/\/$/, '')}/_emulator`
}
