/** What a process at work says it was answered: read by the test that kills it. */
export type Worked =
  | {
      readonly what: 'consent' | 'restricted' | 'taken-over' | 'handed-over' | 'coming'
      readonly council: string
      readonly caseId: string
    }
  | { readonly what: 'moved'; readonly council: string; readonly key: string }
