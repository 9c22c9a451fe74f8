/**
 * Microsoft's own Adaptive Cards SDK, used to judge our cards. Only this much of it: the package's types point at its
 * sources, which our compiler settings do not accept, and its main entry does not load in Node.
 */
import { createRequire } from 'node:module'

type ValidationEvent = { readonly event: number; readonly message: string }
type Context = { readonly eventCount: number; readonly getEventAt: (index: number) => ValidationEvent }
type Parsed = {
  readonly parse: (card: object, context: Context) => void
  readonly validateProperties: () => { readonly validationEvents: readonly ValidationEvent[] }
}
type Sdk = {
  readonly AdaptiveCard: new () => Parsed
  readonly SerializationContext: new (version: unknown) => Context
  readonly Versions: { readonly v1_5: unknown }
  readonly ValidationEvent: Readonly<Record<number, string>>
  readonly HostConfig: new (config: object) => unknown
}

const sdk: Sdk = createRequire(import.meta.url)('adaptivecards/dist/adaptivecards.js')

/** Everything that the SDK has against a card, in its own words. Teams shows at most six buttons in a row. */
export function findingsOf(card: object): readonly string[] {
  const context = new sdk.SerializationContext(sdk.Versions.v1_5)
  const parsed = new sdk.AdaptiveCard()
  parsed.parse(structuredClone(card), context)
  const whileParsing = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index))
  return [...whileParsing, ...parsed.validateProperties().validationEvents].map(
    ({ event, message }) => `${sdk.ValidationEvent[event]}: ${message}`,
  )
}
