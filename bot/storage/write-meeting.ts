/** Meetings, series and settings as rows. */

/** A meeting that is over keeps its list, but nobody waits on it any more. Raised: `SWMEE`, `SWSER`, `SWSET`. */
export const writeMeetingSql = [
  `
create or replace function stepwise.write_meeting(p_council text, w jsonb) returns void language plpgsql as $$
declare m jsonb := w->'meeting'; over boolean := m->>'status' in ('closed', 'cancelled');
begin
  if w->>'expectsStatus' is null then
    insert into stepwise.meetings (council, id, forum, at, status, places, body)
    values (p_council, m->>'id', m->>'forum', (m->>'at')::timestamptz, m->>'status', (m->>'places')::integer, m)
    on conflict do nothing;
  else
    update stepwise.meetings set forum = m->>'forum', at = (m->>'at')::timestamptz, status = m->>'status',
      places = (m->>'places')::integer, body = m
    where council = p_council and id = m->>'id' and status = w->>'expectsStatus';
  end if;
  if not found then raise exception 'this meeting was changed meanwhile' using errcode = 'SWMEE'; end if;
  update stepwise.bookings set open = outcome is null and not over
  where council = p_council and meeting_id = m->>'id' and open is distinct from (outcome is null and not over);
end $$`,
  `
create or replace function stepwise.write_series(p_council text, w jsonb) returns void language plpgsql as $$
declare s jsonb := w->'series'; expects integer := (w->>'expects')::integer;
begin
  if expects = 0 then
    insert into stepwise.series (council, id, forum, revision, body) values (p_council, s->>'id', s->>'forum', 1, s)
    on conflict do nothing;
  else
    update stepwise.series set forum = s->>'forum', revision = expects + 1, body = s
    where council = p_council and id = s->>'id' and revision = expects;
  end if;
  if not found then raise exception 'this series was changed meanwhile' using errcode = 'SWSER'; end if;
end $$`,
  `
create or replace function stepwise.write_setting(p_council text, w jsonb) returns void language plpgsql as $$
declare s jsonb := w->'setting'; expects integer := (w->>'expects')::integer;
begin
  if expects = 0 then
    insert into stepwise.settings (council, id, revision, body) values (p_council, s->>'id', 1, s)
    on conflict do nothing;
  else
    update stepwise.settings set revision = expects + 1, body = s
    where council = p_council and id = s->>'id' and revision = expects;
  end if;
  if not found then raise exception 'this setting was changed meanwhile' using errcode = 'SWSET'; end if;
end $$`,
]
