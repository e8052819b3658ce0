// A second agent with the cookies of the first: the same browser, or whoever has stolen them.
import { createAgent, type Agent } from './browser.js'

/** An agent with the cookies that this one has now; what it is answered the other one never sees. */
export function twinOf(agent: Agent, origins: readonly string[] = []): Agent {
  const twin = createAgent(agent.baseUrl, { origins })
  for (const cookie of agent.cookies.list()) twin.cookies.set(cookie)
  return twin
}
