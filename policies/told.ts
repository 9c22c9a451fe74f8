/** What a worker's message told of consent and of the lead person. It fills a form and counts only once saved. */
import type { Consent } from './case.ts'

/** Parts of a consent as they were said; what was not said is left to be chosen. */
export type ToldConsent = Partial<Pick<Consent, 'form' | 'who' | 'day'>> & { readonly status?: 'given' | 'refused' }
/** Role and agency, and whether they have taken it on. */
export type ToldLead = { readonly text: string; readonly accepted: boolean }
export type Told = { readonly consent?: ToldConsent; readonly lead?: ToldLead }
