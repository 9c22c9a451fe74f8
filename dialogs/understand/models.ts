/** The trained classifiers, opened once when this file is loaded. */
import { type KeptModel, type Model, openModel } from './model.ts'
import intents from './weights-intents.json' with { type: 'json' }
import safety from './weights-safety.json' with { type: 'json' }

export type Models = { readonly intents: Model; readonly safety: Model }

export function openModels(kept: { readonly intents: KeptModel; readonly safety: KeptModel }): Models {
  return { intents: openModel(kept.intents), safety: openModel(kept.safety) }
}

export const trained: Models = openModels({ intents, safety })
