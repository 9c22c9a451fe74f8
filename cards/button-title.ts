/** What fits on a button. */

/** As much of a button's title, in whole words, as a client shows of it. */
export function fitting(title: string): string {
  if (title.length <= longestTitle) return title
  const cut = title.slice(0, longestTitle)
  return `${cut.slice(0, cut.lastIndexOf(' ')).replace(/[,;:]$/, '')}…`
}
export const longestTitle = 52
