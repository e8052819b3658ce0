// Ends a test's server.
import type { Server } from 'node:http'

/** Ends a server now, with the connections it still has. */
export async function closeServer(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve))
  server.closeAllConnections()
  await closed
}
