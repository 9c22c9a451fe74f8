/** Places on a list: taken, given back, decided. The row of the meeting is locked first, always. */

/**
 * Raised: `SWFUL` no place left · `SWMEE` the meeting is over or called off · `SWBOO` the case is on a list already,
 * or is not on this one, or was decided meanwhile. A waiting booking takes no place.
 */
export const writeBookingSql = [
  `
create or replace function stepwise.take_place(p_council text, p_meeting text, waiting boolean) returns boolean language plpgsql as $$
begin
  update stepwise.meetings set taken = taken + case when waiting then 0 else 1 end
  where council = p_council and id = p_meeting and status in ('planned', 'agenda-sent')
    and (waiting or places is null or taken < places);
  return found;
end $$`,
  `
create or replace function stepwise.book(p_council text, w jsonb) returns void language plpgsql as $$
declare b jsonb := w->'booking'; m jsonb := w->'meeting'; waiting boolean := b->>'place' = 'waiting'; had text;
begin
  if not stepwise.take_place(p_council, m->>'id', waiting) then
    insert into stepwise.meetings (council, id, forum, at, status, places, body)
    values (p_council, m->>'id', m->>'forum', (m->>'at')::timestamptz, m->>'status', (m->>'places')::integer, m)
    on conflict do nothing;
    if not stepwise.take_place(p_council, m->>'id', waiting) then
      select status into had from stepwise.meetings where council = p_council and id = m->>'id';
      if had not in ('planned', 'agenda-sent') then
        raise exception 'this meeting is over or called off' using errcode = 'SWMEE';
      end if;
      perform 1 from stepwise.bookings where council = p_council and case_id = b->>'caseId'
        and (meeting_id = m->>'id' or (open and step = b->>'step'));
      if found then raise exception 'this case is on a list already' using errcode = 'SWBOO'; end if;
      raise exception 'no place is left' using errcode = 'SWFUL';
    end if;
  end if;
  insert into stepwise.bookings (council, meeting_id, case_id, step, place, position, outcome, open, body)
  select p_council, m->>'id', b->>'caseId', b->>'step', b->>'place', coalesce(max(position), 0) + 1, b->>'outcome',
    b->>'outcome' is null, b
  from stepwise.bookings where council = p_council and meeting_id = m->>'id' and place = b->>'place';
end $$`,
  `
create or replace function stepwise.unbook(p_council text, w jsonb) returns void language plpgsql as $$
begin
  update stepwise.meetings m set taken = taken - 1 from stepwise.bookings k
  where m.council = p_council and m.id = w->>'meetingId' and k.council = p_council and k.meeting_id = m.id
    and k.case_id = w->>'caseId' and k.place = 'place' and k.outcome is null;
  delete from stepwise.bookings
  where council = p_council and meeting_id = w->>'meetingId' and case_id = w->>'caseId' and outcome is null;
  if not found then raise exception 'this case is not on that list' using errcode = 'SWBOO'; end if;
end $$`,
  `
create or replace function stepwise.record_outcome(p_council text, w jsonb) returns void language plpgsql as $$
begin
  update stepwise.bookings k set outcome = w->>'outcome',
    open = w->>'outcome' is null and m.status in ('planned', 'agenda-sent')
  from stepwise.meetings m
  where k.council = p_council and k.meeting_id = w->>'meetingId' and k.case_id = w->>'caseId'
    and k.outcome is not distinct from w->>'expects' and m.council = p_council and m.id = k.meeting_id;
  if not found then raise exception 'this item was decided meanwhile' using errcode = 'SWBOO'; end if;
end $$`,
]
