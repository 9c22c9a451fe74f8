/** Who somebody is says nothing of how they are: a name, a birthday or an address by itself is no worry about a child. */
import { conceptsOf } from './concepts.ts'
import { featuresOf } from './features.ts'
import { identifyingIn } from './identifying.ts'
import type { Models } from './models.ts'
import { normalise } from './normalise.ts'
import { readSafety, type SafetyReading } from './safety.ts'
import { stemOf } from './stem.ts'
import { wordsOf } from './tokens.ts'
import type { Identifying } from './understanding.ts'

/** Words that only say whose the name, number or address is. With any other word beside them the models read what is left. */
const whose: ReadonlySet<string> = new Set(
  [
    'the a an his her their my our of and with at on to is are was it he she they this that new old current',
    'mother mum father dad parent parents child children son daughter sibling siblings brother sister nan grandmother',
    'grandad grandfather aunt uncle carer family name names named called number phone mobile email contact ring call',
    'address lives live living house home flat birth born dob date nhs case reference ref',
  ].flatMap(words => words.split(' ')),
)

/**
 * The reading of a message without what identifies somebody, where that is the calmer one and no word of danger is in
 * the message; else the reading as it was. What is left without the name and the address still stops, if it is alarming.
 */
export function readApart(text: string, reading: SafetyReading, models: Models): SafetyReading {
  const isClear = reading.cues.some(({ cancelledBy }) => cancelledBy === undefined)
  if (reading.signal === 'none' || isClear) return reading
  const left = identifyingIn(text)
    .filter(isIdentityAlone)
    .reduce((rest, { text: span }) => rest.replace(span, ' '), text)
  if (left === text) return reading
  if (wordsOf(left.toLowerCase()).every(word => whose.has(word))) return { ...reading, signal: 'none', risk: 0 }
  const apart = readSafety(left, featuresOf(left), models)
  return apart.risk < reading.risk ? { ...reading, signal: apart.signal, risk: apart.risk } : reading
}

/** Capitals make a name of any words before a date: with a word of the work among them they stay ("Mum Left Him Alone"). */
function isIdentityAlone({ kind, text }: Identifying): boolean {
  if (kind !== 'name-with-dob') return true
  return conceptsOf(wordsOf(normalise(text)).map(stemOf)).every(concept => concept === 'day-word')
}
