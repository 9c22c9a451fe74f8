/** Brings typed text into one form before it is read: quotes, mentions, emoji, shortened forms, references, dates. */

const SHORT_FORMS: readonly (readonly [RegExp, string])[] = [
  [/\b(can)(?:'t|not|t)\b/g, '$1 not'],
  [/\bwo(?:n't|nt)\b/g, 'will not'],
  [/\bshan't\b/g, 'shall not'],
  [/\bain'?t\b/g, 'is not'],
  [/\b(do|does|did|is|are|was|were|has|have|had|should|would|could|must|need)(?:n't|nt)\b/g, '$1 not'],
  [/\b(what|who|where|when|how|why|it|that|there|he|she|here|let)'s\b/g, '$1 is'],
  [/\b(what|who|where|when|how|that|there|he|she)s\b/g, '$1 is'],
  [/\bi'?m\b/g, 'i am'],
  [/\bi'?ve\b/g, 'i have'],
  [/\b(you|we|they)'?ve\b/g, '$1 have'],
  [/\b(you|they)'?re\b/g, '$1 are'],
  [/\bwe're\b/g, 'we are'],
  [/\b(i|you|he|she|it|we|they|that|there|what|who)'ll\b/g, '$1 will'],
  [/\b(i|you|he|she|it|we|they|who)'d\b/g, '$1 would'],
  [/\b(gonna)\b/g, 'going to'],
  [/\b(wanna)\b/g, 'want to'],
  [/\b(gotta)\b/g, 'got to'],
  [/(\w)'s\b/g, '$1'],
]

const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)'

const SHAPES: readonly (readonly [RegExp, string])[] = [
  [/https?:\/\/\S+/g, ' weblink '],
  [/\b[\w.+-]+@[\w-]+\.[\w.]+\b/g, ' mailaddress '],
  [/\bcs[\s_:#-]*\d{3,6}\b/g, ' caseref '],
  [/\b(?:case|ref|reference|no|number)[\s.:#]*\d{4,6}\b/g, ' caseref '],
  [/#\d{3,6}\b/g, ' caseref '],
  [/\b\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?\b/g, ' somedate '],
  [new RegExp(`\\b\\d{1,2}(?:st|nd|rd|th)?\\s+(?:of\\s+)?${MONTH}\\b(?:\\s+\\d{4})?`, 'g'), ' somedate '],
  [new RegExp(`\\b${MONTH}\\s+\\d{1,2}(?:st|nd|rd|th)?\\b`, 'g'), ' somedate '],
  [/\b\d{1,2}(?:st|nd|rd|th)\b/g, ' somedate '],
  [/\b\d{1,2}(?:[:.]\d{2})?\s?(?:am|pm)\b/g, ' sometime '],
  [/\b\d{1,2}:\d{2}\b/g, ' sometime '],
  [/\b(?:19[89]|20[0-3])\d\b/g, ' someyear '],
  [/\b\d{1,2}\s?(?:yo|y\/o|yr old|yrs old|year old|years old|year-old|yrs?-old)s?\b/g, ' aged child '],
  [/\b\d+(?:\.\d+)?\s?%/g, ' percent '],
  [/\b\d{4,6}\b/g, ' caseref '],
]

const EMOJI: readonly (readonly [RegExp, string])[] = [
  [/[👍👌✅🙌]/gu, ' okemoji '],
  [/[🙏😊😀😃🙂😁❤💕🎉]/gu, ' thanksemoji '],
  [/[👋]/gu, ' hello '],
  [/[🤷🤔]/gu, ' not sure '],
  [/\p{Extended_Pictographic}|\u200d|\ufe0f/gu, ' '],
]

function replaceAll(text: string, pairs: readonly (readonly [RegExp, string])[]): string {
  return pairs.reduce((result, [pattern, replacement]) => result.replace(pattern, replacement), text)
}

/** Plain quotes and spaces, no Teams mentions or tags. Keeps case and wording; lengths may change. */
export function tidy(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/<at>[^<]*<\/at>/gi, ' ')
    .replace(/<[^>]{1,200}>/g, ' ')
    .replace(/&nbsp;/g, ' ')
    .replace(/[\u2018\u2019\u02bc`´]/g, "'")
    .replace(/[\u201c\u201d]/g, '"')
    .replace(/[\u2013\u2014]/g, ' - ')
    .replace(/[\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/(^|\s)@\w+/g, '$1')
}

/** Lower-case text in which references, dates, times and years are replaced by one word each. */
export function normalise(text: string): string {
  const lower = replaceAll(tidy(text).toLowerCase(), EMOJI)
  return replaceAll(replaceAll(lower, SHAPES), SHORT_FORMS)
    .replace(/[^\S\n]+/g, ' ')
    .trim()
}
