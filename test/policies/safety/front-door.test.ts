import { describe, expect, it } from 'vitest'
import { frontDoor } from '../../../policies/safety/front-door.ts'
import { councils, procedureFor, procedures, settingOf } from '../samples.ts'
import { inEveryZone } from '../time-zones.ts'

const at = (council: string, instant: string, settings: Parameters<typeof frontDoor>[1] = []) =>
  frontDoor(procedureFor(council), settings, new Date(instant))
const chECS = '0300 123 5012 Option 3, Option 2'
const duty = '0300 123 5022'
const digits = (phone: string) => phone.replace(/\D/g, '')

/** As printed: 5pm to 8:30am Monday to Thursday, from 4:30pm on Friday; nothing on weekends or bank holidays. */
const hours = [
  ['Tuesday at noon', '2026-11-24T12:00:00Z', false, chECS],
  ['Tuesday at 4:59pm', '2026-11-24T16:59:00Z', false, chECS],
  ['Tuesday at 5pm', '2026-11-24T17:00:00Z', true, duty],
  ['Tuesday at 11pm', '2026-11-24T23:00:00Z', true, duty],
  ['Wednesday at 3am', '2026-11-25T03:00:00Z', true, duty],
  ['Wednesday at 8:29am', '2026-11-25T08:29:00Z', true, duty],
  ['Wednesday at 8:30am', '2026-11-25T08:30:00Z', false, chECS],
  ['Friday at 6am, still Thursday’s night', '2026-11-27T06:00:00Z', true, duty],
  ['Tuesday at 5pm in summer', '2027-06-15T16:00:00Z', true, duty],
  ['Tuesday at 4:59pm in summer', '2027-06-15T15:59:00Z', false, chECS],
] as const

/** Where the printed hours leave it open, neither line may be called closed. */
const unclear = [
  ['Friday at 4:45pm', '2026-11-27T16:45:00Z'],
  ['Friday at 8pm', '2026-11-27T20:00:00Z'],
  ['Saturday at noon', '2026-11-28T12:00:00Z'],
  ['Sunday at 11pm', '2026-11-29T23:00:00Z'],
  ['Monday at 6am, after a weekend', '2026-11-30T06:00:00Z'],
  ['Christmas Day at noon', '2026-12-25T12:00:00Z'],
  ['a bank holiday Monday at noon', '2027-05-03T12:00:00Z'],
  ['a bank holiday Monday at 6pm', '2027-05-03T17:00:00Z'],
] as const

inEveryZone('Cheshire East’s two lines', () => {
  it.each(hours)('%s (%s): the Emergency Duty Team answers by the printed hours: %s', (_, instant, answers, first) => {
    const door = at('cheshire-east', instant)
    expect(door.numbers.find(({ phone }) => phone === duty)?.state === 'open').toBe(answers)
    expect(door.numbers[0]?.phone).toBe(first)
  })
  it.each(unclear)('%s: both numbers, neither called closed', (_, instant) => {
    const { numbers } = at('cheshire-east', instant)
    expect(numbers.map(({ phone }) => phone).sort()).toEqual([chECS, duty])
    expect(numbers.map(({ state }) => state)).not.toContain('closed')
  })
  it('say what the council says: telephone, and no portal form', () => {
    expect(at('cheshire-east', '2026-11-24T12:00:00Z').says).toMatchObject({
      ownRule: false,
      section: '1.5, 6.5',
    })
    expect(at('cheshire-east', '2026-11-24T12:00:00Z').says.text).toMatch(/phone.*portal/is)
  })
})

describe('a council whose document gives a number and no hours', () => {
  it.each(['2026-11-24T12:00:00Z', '2026-11-28T03:00:00Z', '2026-12-25T12:00:00Z'])(
    'Swindon at %s: the number, never called open or closed, and what is not known',
    instant => {
      const door = at('swindon', instant)
      expect(door.numbers).toMatchObject([{ phone: '01793 464646', state: 'unknown', hours: '', source: 'document' }])
      expect(door.gaps).toEqual(['no-hours', 'no-out-of-hours'])
      expect(door.says.ownRule).toBe(true)
    },
  )
  it('Stockport: the line for an urgent response, not the one for advice', () => {
    expect(at('stockport', '2026-11-24T12:00:00Z').numbers.map(({ phone }) => phone)).toEqual(['0161 217 6028'])
  })
})

describe('a council whose document gives no number', () => {
  it.each([
    ['warwickshire', ['Multi Agency Safeguarding Hub (MASH)']],
    ['halton', ['iCART', 'EDT']],
  ])('%s: says so, names whom it has no number for, and invents none', (council, nameless) => {
    const door = at(council, '2026-11-24T12:00:00Z')
    expect(door.numbers).toEqual([])
    expect(door.gaps).toEqual(['no-number'])
    expect(door.nameless).toEqual(nameless)
  })
  it('shows the number that the council sets, as the council’s setting', () => {
    const settings = [
      settingOf('contact.ht-k1.phone', ' 01632 960001 ', { council: 'halton' }),
      settingOf('contact.ht-k2.phone', '01632 960002', { council: 'halton' }),
    ]
    const door = at('halton', '2026-11-24T12:00:00Z', settings)
    expect(door.numbers.map(({ phone, source }) => [phone, source])).toEqual([
      ['01632 960001', 'setting'],
      ['01632 960002', 'setting'],
    ])
    expect(door.gaps).not.toContain('no-number')
    expect(door.nameless).toEqual([])
  })
  it.each([
    ['empty', ''],
    ['blank', '  '],
    ['not a text', 999],
    ['missing', null],
  ])('shows nothing for a setting that is %s', (_, value) => {
    expect(at('halton', '2026-11-24T12:00:00Z', [settingOf('contact.ht-k1.phone', value)]).numbers).toEqual([])
  })
})

describe('a setting beside a number of the document', () => {
  it('never takes its place', () => {
    const door = at('swindon', '2026-11-24T12:00:00Z', [settingOf('contact.sw-k1.phone', '01632 960001')])
    expect(door.numbers.map(({ phone }) => phone)).toEqual(['01793 464646'])
  })
  it('adds the out-of-hours line and hours that the document leaves out, as the council’s own', () => {
    const settings = [
      settingOf('contact.sw-k1.out-of-hours-phone', '01632 960003'),
      settingOf('contact.sw-k1.hours', '8:30am to 4:40pm'),
    ]
    const door = at('swindon', '2026-11-28T03:00:00Z', settings)
    expect(door.numbers).toMatchObject([
      { phone: '01793 464646', hours: '8:30am to 4:40pm' },
      { phone: '01632 960003', source: 'setting' },
    ])
    expect(door.gaps).toEqual([])
  })
})

describe('never another council’s number', () => {
  const own = (council: string) => procedureFor(council).contacts.flatMap(({ phone }) => (phone ? [digits(phone)] : []))
  it('is shown, at any hour of a week and on bank holidays', () => {
    for (const council of councils) {
      for (let hour = 0; hour < 24 * 7; hour++) {
        const instant = new Date(Date.UTC(2026, 11, 24, hour)).toISOString()
        const shown = at(council, instant).numbers.map(({ phone }) => digits(phone))
        expect([council, instant, shown.filter(phone => !own(council).includes(phone))]).toEqual([council, instant, []])
      }
    }
  })
  it('is taken from a setting of another council’s contact', () => {
    const others = [...procedures.values()].flatMap(procedure =>
      procedure.contacts.map(contact => settingOf(`contact.${contact.id.toLowerCase()}.phone`, '01632 960009')),
    )
    for (const council of councils) {
      const foreign = others.filter(
        ({ id }) => !procedureFor(council).contacts.some(contact => id.includes(contact.id.toLowerCase())),
      )
      expect(at(council, '2026-11-24T12:00:00Z', foreign).numbers.map(({ phone }) => phone)).not.toContain('01632 960009')
    }
  })
  it('stands in two councils’ documents', () => {
    const all = councils.flatMap(council => [...new Set(own(council))])
    expect(new Set(all).size).toBe(all.length)
  })
})
