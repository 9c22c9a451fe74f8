/** A sheet that prints on the width of one page, however many columns it has, and as many pages long as it needs. */

/** `sheetPr` has to stand first in a sheet. No names are defined, though they could repeat the headings: they are formulas. */
export const fitToPage = {
  files: {
    transform: {
      'xl/worksheets/sheet{id}.xml': {
        transform: (xml: string): string =>
          xml.replace(/<worksheet[^>]*>/, start => `${start}<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`),
        transformElementAttributes: (name: string, attributes: Record<string, string | number>) =>
          name === 'pageSetup' ? { ...attributes, fitToWidth: 1, fitToHeight: 0 } : attributes,
      },
    },
  },
}
