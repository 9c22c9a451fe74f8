/** What is counted: turns, faults, deliveries. Nothing in it names a person or a case. */
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client'

export type Metrics = {
  readonly turns: Counter<'kind'>
  readonly turnSeconds: Histogram<'kind'>
  readonly faults: Counter<'where'>
  readonly deliveries: Counter<'outcome'>
  readonly refused: Counter<'status'>
  /** The text that `/metrics` answers with. */
  readonly print: () => Promise<string>
  readonly contentType: string
}

export function createMetrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const registers = [registry]
  return {
    turns: new Counter({
      name: 'stepwise_turns_total',
      help: 'Turns answered',
      labelNames: ['kind'],
      registers,
    }),
    turnSeconds: new Histogram({
      name: 'stepwise_turn_seconds',
      help: 'Time from an activity to its answer',
      labelNames: ['kind'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers,
    }),
    faults: new Counter({ name: 'stepwise_faults_total', help: 'Faults', labelNames: ['where'], registers }),
    deliveries: new Counter({
      name: 'stepwise_deliveries_total',
      help: 'Attempts to deliver a notice',
      labelNames: ['outcome'],
      registers,
    }),
    refused: new Counter({
      name: 'stepwise_refused_total',
      help: 'Requests refused',
      labelNames: ['status'],
      registers,
    }),
    print: () => registry.metrics(),
    contentType: registry.contentType,
  }
}
