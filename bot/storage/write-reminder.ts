/** Reminders and kept files. */

/**
 * A reminder that fired is never set again under its key, unless it was forgotten in between.
 * Raised: `SWSEE` when a reminder that is to be done is not waiting (it fired before, or was forgotten).
 */
export const writeReminderSql = [
  `
create or replace function stepwise.remind(p_council text, w jsonb) returns void language plpgsql as $$
declare r jsonb := w->'reminder';
begin
  insert into stepwise.reminders (council, key, due_at, body)
  values (p_council, r->>'key', (r->>'dueAt')::timestamptz, r)
  on conflict (council, key) do update set due_at = excluded.due_at, body = excluded.body, claimed_at = null, attempts = 0
  where stepwise.reminders.done_at is null;
end $$`,
  `
create or replace function stepwise.forget_reminders(p_council text, prefix text) returns void language plpgsql as $$
begin
  delete from stepwise.reminders
  where council = p_council and key >= prefix and key < prefix || chr(1114111) and starts_with(key, prefix);
end $$`,
  `
create or replace function stepwise.reminder_done(p_council text, p_key text) returns void language plpgsql as $$
begin
  update stepwise.reminders set done_at = now(), claimed_at = null, body = body - 'words'
  where council = p_council and key = p_key and done_at is null;
  if not found then raise exception 'this reminder was looked at before' using errcode = 'SWSEE'; end if;
end $$`,
  `
create or replace function stepwise.write_file(p_council text, w jsonb) returns void language plpgsql as $$
begin
  insert into stepwise.files (council, name, content_type, content, cases)
  values (p_council, w->>'name', w->>'contentType', decode(w->>'content', 'base64'),
    array(select jsonb_array_elements_text(w->'cases')))
  on conflict (council, name) do update
    set content_type = excluded.content_type, content = excluded.content, cases = excluded.cases, written_at = now();
end $$`,
]
