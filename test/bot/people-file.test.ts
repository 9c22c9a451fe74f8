import { describe, expect, it } from 'vitest'
import { readPeople } from '../../bot/people-file.ts'

const header = 'id,name,council,roles,team,locality,manager,deputy'
const councils = ['halton', 'swindon']
const read = (...lines: readonly string[]) => readPeople(new TextEncoder().encode(lines.join('\n')), councils)
const problemsOf = (...lines: readonly string[]) => {
  const result = read(...lines)
  return result.ok ? [] : result.problems
}

describe('a people file', () => {
  it('is read with its roles, links and localities', () => {
    const result = read(header, 'b,Boss,swindon,manager,T,,,', 'a,"Able, A",swindon,practitioner coordinator,T,North,b,')
    expect(result).toEqual({
      ok: true,
      people: [
        {
          id: 'b',
          name: 'Boss',
          council: 'swindon',
          roles: ['manager'],
          team: 'T',
          locality: '',
          manager: null,
          deputy: null,
        },
        {
          id: 'a',
          name: 'Able, A',
          council: 'swindon',
          roles: ['practitioner', 'coordinator'],
          team: 'T',
          locality: 'North',
          manager: 'b',
          deputy: null,
        },
      ],
    })
  })
  it('may begin with a byte order mark and end its lines the Windows way', () => {
    expect(readPeople(new TextEncoder().encode(`\uFEFF${header}\r\na,A,halton,manager,,,,\r\n`), councils).ok).toBe(true)
  })
  it('means the same person by an id in capitals', () => {
    const id = '5A3B1E00-0000-4000-8000-00000000050A'
    const result = read(header, `${id},A,halton,manager,,,,`, `c,C,halton,practitioner,,,${id.toLowerCase()},`)
    expect(result.ok && result.people[1]?.manager).toBe(result.ok && result.people[0]?.id)
  })
  it('may hold nobody', () => {
    expect(read(header)).toEqual({ ok: true, people: [] })
  })
})

describe('a people file is refused', () => {
  it.each<[string, readonly string[], string]>([
    ['with another first line', ['id,name', 'a,A'], `line 1: the first line must read ${header}`],
    ['when it is empty', [''], `line 1: the first line must read ${header}`],
    ['with a column too few', [header, 'a,A,halton,manager,,,'], 'line 2: has 7 columns instead of 8'],
    ['without an id', [header, ',A,halton,manager,,,,'], 'line 2: id is empty'],
    ['without a name', [header, 'a,,halton,manager,,,,'], 'line 2: name is empty'],
    [
      'with a council that is not served',
      [header, 'a,A,leeds,manager,,,,'],
      'line 2: council "leeds" is not one of halton, swindon',
    ],
    [
      'with a role that does not exist',
      [header, 'a,A,halton,boss,,,,'],
      'line 2: role "boss" is not one of practitioner, manager, coordinator, duty-manager, administrator',
    ],
    ['without a role', [header, 'a,A,halton,,,,,'], 'line 2: roles is empty'],
    ['with a manager who is not in it', [header, 'a,A,halton,practitioner,,,x,'], 'line 2: manager "x" is not in the file'],
    [
      'with a deputy of another council',
      [header, 'a,A,halton,manager,,,,s', 's,S,swindon,manager,,,,'],
      'line 2: deputy "s" is of another council',
    ],
    [
      'with one id twice',
      [header, 'a,A,halton,manager,,,,', 'a,B,halton,manager,,,,'],
      'line 3: id "a" stands in line 2 already',
    ],
    ['with a quotation mark that is not closed', [header, 'a,"A,halton,manager,,,,'], 'line 2: Quote Not Closed'],
  ])('%s', (_why, lines, problem) => {
    expect(problemsOf(...lines).join('\n')).toContain(problem)
  })
  it('when it is not UTF-8', () => {
    const bytes = new Uint8Array([...new TextEncoder().encode(`${header}\na,`), 0xe9, 0x2c])
    expect(readPeople(bytes, councils)).toEqual({
      ok: false,
      problems: ['line 1: the file is not written in UTF-8'],
    })
  })
  it('with every problem at once, each at the line where its entry begins', () => {
    const problems = problemsOf(header, 'a,"A', 'B",leeds,manager,,,,', '', 'c,,halton,boss,,,,')
    expect(problems.map(problem => problem.split(':')[0])).toEqual(['line 2', 'line 5', 'line 5'])
  })
})
