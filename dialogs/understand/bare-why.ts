/**
 * "why?", "but why not", "why is 1042 not ready yet?": nothing but that. It says nothing about a child, so no safety
 * signal is read into it; "why do we need consent?" stays a question about the rules.
 */
export const isBareWhy = (text: string): boolean =>
  /^\s*(but\s+)?why(\s+not)?(\s+(is|isn[’']?t)\b)?(\s+(it|this|that|(cs[-\s]?)?\d{3,6}))?(\s+not)?(\s+ready)?(\s+yet)?\s*\??\s*$/i.test(
    text,
  )
