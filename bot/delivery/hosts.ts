/** Which addresses the bot may speak to, because it was given them in a message. */

const teams: readonly RegExp[] = [
  /^smba\.trafficmanager\.net$/,
  /^([a-z0-9-]+\.)*botframework\.(com|azure\.us)$/,
  /^smba\.infra\.(gcc|gov)\.teams\.microsoft\.(com|us)$/,
]
const files: readonly RegExp[] = [/^([a-z0-9-]+\.)+sharepoint\.(com|us)$/]

export type Hosts = {
  /** May we post to this service? */
  readonly service: (address: string) => boolean
  /** May we send a file to, or fetch one from, this address? */
  readonly file: (address: string) => boolean
}

/** Microsoft's own hosts, over HTTPS only. */
export const microsoftHosts: Hosts = {
  service: address => isAt(address, teams),
  file: address => isAt(address, files),
}

/** Local mode: the stand-ins on this computer. */
export const loopbackHosts: Hosts = { service: isLoopback, file: isLoopback }

function isAt(address: string, patterns: readonly RegExp[]): boolean {
  const url = URL.parse(address)
  if (url?.protocol !== 'https:' || url.username || url.port) return false
  return patterns.some(pattern => pattern.test(url.hostname))
}

function isLoopback(address: string): boolean {
  const url = URL.parse(address)
  return url !== null && /^https?:$/.test(url.protocol) && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname)
}
