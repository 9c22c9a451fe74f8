/** Meetings and agendas as the screens read them. */
import { sql } from 'kysely'
import type { Agenda, Ports } from '../../dialogs/ports.ts'
import type { Meeting } from '../../policies/meeting-record.ts'
import { bodiesOf, bodyOf } from './rows.ts'
import type { Store } from './store.ts'

export const readMeetingsSql = [
  `
create or replace function stepwise.meetings_from(p_council text, p_forum text, p_from timestamptz) returns setof jsonb language plpgsql as $$
begin
  perform set_config('stepwise.council', p_council, true);
  return query select body || jsonb_build_object('taken', taken) from stepwise.meetings
    where council = p_council and forum = p_forum and at >= p_from order by at, id collate "C";
end $$`,
  `
create or replace function stepwise.find_meeting(p_council text, p_id text) returns setof jsonb language plpgsql as $$
begin
  perform set_config('stepwise.council', p_council, true);
  return query select body || jsonb_build_object('taken', taken) from stepwise.meetings
    where council = p_council and id = p_id;
end $$`,
  `
create or replace function stepwise.agenda_of(p_council text, p_id text) returns setof jsonb language plpgsql as $$
begin
  perform set_config('stepwise.council', p_council, true);
  return query select jsonb_build_object(
      'meeting', m.body || jsonb_build_object('taken', m.taken),
      'items', coalesce((
        select jsonb_agg(jsonb_build_object(
            'booking', k.body || jsonb_build_object('position', k.position, 'outcome', k.outcome), 'case', c.body
          ) order by k.place, k.position)
        from stepwise.bookings k join stepwise.cases c on c.council = p_council and c.id = k.case_id
        where k.council = p_council and k.meeting_id = m.id), '[]'))
    from stepwise.meetings m where m.council = p_council and m.id = p_id;
end $$`,
]

type MeetingReads = Pick<Ports, 'meetingsFrom' | 'findMeeting' | 'agendaOf'>

export function meetingReads(store: Store): MeetingReads {
  return {
    meetingsFrom: (council, forum, from) =>
      bodiesOf<Meeting>(store, sql`select stepwise.meetings_from(${council}, ${forum}, ${from}) as body`),
    findMeeting: (council, id) => bodyOf<Meeting>(store, sql`select stepwise.find_meeting(${council}, ${id}) as body`),
    /** Places in the order they were taken, then the waiting list. */
    agendaOf: (council, id) => bodyOf<Agenda>(store, sql`select stepwise.agenda_of(${council}, ${id}) as body`),
  }
}
