/** What must not be read in the sources. */
import { findText, type Rule } from './rule.ts'
import { folderOf, type Source } from './source-files.ts'

const isEngine = (source: Source): boolean => ['bot', 'cards', 'dialogs', 'policies'].includes(folderOf(source.path))
/** Registers of sample data for trying Stepwise out. */
const registers = ['bot/local/sample-people.ts', 'bot/local/sample-settings.ts']
const isTest = (source: Source): boolean => folderOf(source.path) === 'test'
/** The rules themselves quote what they forbid, in the files they plant. */
const isRule = (source: Source): boolean => source.path.startsWith('test/architecture')

export const wordRules: readonly Rule[] = [
  {
    title: 'knows no council by name',
    because:
      'differences between councils are data, so that another council needs no programmer and none is lent another’s rule',
    find: sources =>
      findText(
        sources.filter(source => isEngine(source) && !registers.includes(source.path)),
        /warwickshire|stockport|cheshire|halton|swindon/gi,
        'text',
      ),
    broken: { 'policies/booking.ts': "if (council === 'swindon') wait()\n" },
  },
  {
    title: 'knows no rule of a council by its id',
    because: 'what an item means to the engine is written beside it in the procedure, where a policy officer sees it',
    find: sources =>
      findText(
        sources.filter(source => isEngine(source) && !registers.includes(source.path)),
        /\b(?:WW|SK|CE|HT|SW)-[UDCTFRKXAS]\d+[a-z]?\b/g,
        'code',
      ).filter(found => found !== 'policies/council.ts:9 has SW-C17'),
    broken: { 'policies/closure.ts': "if (item.id === 'SW-C34') sign()\n" },
  },
  {
    title: 'leaves no test out',
    because: 'a test that is skipped guards nothing and looks as if it did',
    find: sources =>
      findText(
        sources.filter(source => isTest(source) && !isRule(source)),
        /\b(?:it|test|describe|suite)\.(?:only|skip|todo|fails|skipIf|runIf)\b|\b(?:xit|xdescribe|fit|fdescribe)\(/g,
      ),
    broken: { 'test/cards/start-card.test.ts': "it.only('starts', () => {})\n" },
  },
  {
    title: 'fakes neither modules nor timers in tests',
    because: 'time is an argument and the world is Ports: a test that needs a fake found a hidden tie',
    find: sources =>
      findText(
        sources.filter(source => isTest(source) && !isRule(source)),
        /\bvi\.(?:mock|doMock|hoisted|useFakeTimers|setSystemTime|stubGlobal|spyOn)\b/g,
      ),
    broken: { 'test/policies/calendar.test.ts': 'vi.useFakeTimers()\n' },
  },
  {
    title: 'names no path of the machine it was written on',
    because: 'it runs from wherever it was cloned to',
    find: sources =>
      findText(
        sources.filter(source => !isRule(source)),
        /\/(?:home|root|Users|work)\/[\w.-]+/g,
        'text',
      ),
    broken: { 'bot/config.ts': "const folder = '/home/somebody/data'\n" },
  },
  {
    title: 'leaves no note to finish later',
    because: 'what is unfinished is written where work is planned, with a name to it',
    find: sources =>
      findText(
        sources.filter(source => !isRule(source)),
        /\b(?:TODO|FIXME|XXX|HACK)\b/g,
        'text',
      ),
    broken: { 'cards/start-card.ts': '// TODO: wording\n' },
  },
]
