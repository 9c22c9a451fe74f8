/** The whole of a change in one call: one round trip, one transaction, all or nothing. */

/**
 * Runs a Change. Reminders that are done come first, so that one that fired before stops everything.
 * Returns how many notices are new. Raised: what the writers raise, and `SWSEE` for an activity seen before.
 */
export const commitSql = [
  `
create or replace function stepwise.carry_out(p_council text, w jsonb) returns void language plpgsql as $$
begin
  case w->>'kind'
    when 'case' then perform stepwise.write_case(p_council, w);
    when 'book' then perform stepwise.book(p_council, w);
    when 'unbook' then perform stepwise.unbook(p_council, w);
    when 'booking-outcome' then perform stepwise.record_outcome(p_council, w);
    when 'meeting' then perform stepwise.write_meeting(p_council, w);
    when 'series' then perform stepwise.write_series(p_council, w);
    when 'setting' then perform stepwise.write_setting(p_council, w);
    when 'remind' then perform stepwise.remind(p_council, w);
    when 'forget-reminders' then perform stepwise.forget_reminders(p_council, w->>'keyPrefix');
    when 'reminder-done' then perform stepwise.reminder_done(p_council, w->>'key');
    when 'file' then perform stepwise.write_file(p_council, w);
  end case;
end $$`,
  `
create or replace function stepwise.commit_change(p_council text, p_change jsonb) returns integer language plpgsql as $$
declare item jsonb; turn jsonb := p_change->'turn';
begin
  perform set_config('stepwise.council', p_council, true);
  if jsonb_typeof(turn) = 'object' then
    insert into stepwise.seen_activities (tenant, conversation_id, activity_id)
    values (turn->>'tenant', turn->>'conversationId', turn->>'activityId') on conflict do nothing;
    if not found then raise exception 'this activity was handled before' using errcode = 'SWSEE'; end if;
  end if;
  for item in select value from jsonb_array_elements(p_change->'writes') loop
    perform stepwise.carry_out(p_council, item);
  end loop;
  for item in select value from jsonb_array_elements(p_change->'events') loop
    perform stepwise.append_event(p_council, item);
  end loop;
  if jsonb_array_length(p_change->'outbox') = 0 then return 0; end if;
  return stepwise.queue_notices(p_council, p_change->'outbox');
end $$`,
]
