// Takes the port, or says in words which setting to change.
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Somebody else has the port. */
export class PortTakenError extends Error {
  constructor(variable: string, port: number) {
    super(
      `Port ${String(port)} is taken. Stop what is using it, or choose another one: ` +
        `${variable}=${String(port + 100)} npm start`,
    )
  }
}

/** Listens; with the emulator only on this machine, for its users' codes are there for everybody to read. */
export async function listen(
  server: Server,
  settings: { readonly port: number; readonly usesEmulator: boolean },
): Promise<number> {
  const { port, usesEmulator } = settings
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => {
      reject(isPortTaken(error) ? new PortTakenError('PORT', port) : error)
    })
    server.listen({ port, ...(usesEmulator && { host: 'localhost' }) }, resolve)
  })
  return (server.address() as AddressInfo).port
}

/** True for the error of a port that is in use. */
export function isPortTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
}
