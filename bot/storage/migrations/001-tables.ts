/** The tables. What belongs to a council carries it in its key; the rows themselves are whole JSON bodies. */
import { type Kysely, sql } from 'kysely'

const cases = [
  `create table stepwise.cases (
    council text not null,
    id text not null,
    reference text not null,
    episode integer not null,
    revision integer not null,
    stage text not null,
    worker text not null,
    changed_at timestamptz not null,
    waiting_for text[] not null,
    body jsonb not null,
    primary key (council, id)
  )`,
  `create unique index cases_reference on stepwise.cases (council, lower(reference), episode)`,
  `create index cases_worker on stepwise.cases (council, worker) where stage not in ('closed', 'withdrawn')`,
  `create index cases_waiting on stepwise.cases using gin (waiting_for) where waiting_for <> '{}'`,
]

/** `taken` is counted by bookings alone; the check is the last word on how many may be on a list. */
const meetings = [
  `create table stepwise.meetings (
    council text not null,
    id text not null,
    forum text not null,
    at timestamptz not null,
    status text not null,
    places integer,
    taken integer not null default 0,
    body jsonb not null,
    primary key (council, id),
    constraint meetings_places check (taken >= 0 and (places is null or taken <= places))
  )`,
  `create index meetings_forum on stepwise.meetings (council, forum, at)`,
  `create table stepwise.bookings (
    council text not null,
    meeting_id text not null,
    case_id text not null,
    step text not null,
    place text not null check (place in ('place', 'waiting')),
    position integer not null,
    outcome text,
    open boolean not null,
    body jsonb not null,
    primary key (council, meeting_id, case_id),
    constraint bookings_meeting foreign key (council, meeting_id) references stepwise.meetings,
    constraint bookings_case foreign key (council, case_id) references stepwise.cases deferrable initially deferred
  )`,
  `create unique index bookings_once on stepwise.bookings (council, case_id, step) where open`,
]

const settings = [
  `create table stepwise.series (
    council text not null,
    id text not null,
    forum text not null,
    revision integer not null,
    body jsonb not null,
    primary key (council, id)
  )`,
  `create table stepwise.settings (
    council text not null,
    id text not null,
    revision integer not null,
    body jsonb not null,
    primary key (council, id)
  )`,
  `create table stepwise.files (
    council text not null,
    name text not null,
    content_type text not null,
    content bytea not null,
    written_at timestamptz not null default now(),
    primary key (council, name)
  )`,
]

/** `due_at` and `not_before` are in our clock; `claimed_at` is the server's, because it only guards a crash. */
const waiting = [
  `create table stepwise.reminders (
    council text not null,
    key text collate "C" not null,
    due_at timestamptz not null,
    claimed_at timestamptz,
    attempts integer not null default 0,
    done_at timestamptz,
    body jsonb not null,
    primary key (council, key)
  )`,
  `create index reminders_due on stepwise.reminders (council, due_at) where done_at is null`,
  `create table stepwise.notices (
    council text not null,
    id uuid not null default gen_random_uuid(),
    key text not null,
    status text not null default 'waiting' check (status in ('waiting', 'delivered', 'failed')),
    reason text,
    attempts integer not null default 0,
    not_before timestamptz,
    at timestamptz not null default now(),
    ended_at timestamptz,
    body jsonb not null,
    primary key (council, id),
    unique (council, key)
  )`,
  `create index notices_waiting on stepwise.notices (council, not_before) where status = 'waiting'`,
  `create index notices_failed on stepwise.notices (council, ended_at) where status = 'failed'`,
]

/** The chain (`events`) and what it seals (`payloads`) lie apart, so that a purge leaves the chain whole. */
const history = [
  `create table stepwise.streams (
    council text not null,
    stream text not null,
    length bigint not null,
    head bytea not null,
    primary key (council, stream)
  )`,
  `create table stepwise.events (
    council text not null,
    stream text not null,
    seq bigint not null,
    at text not null,
    digest bytea not null,
    hash bytea not null,
    primary key (council, stream, seq)
  )`,
  `create table stepwise.payloads (
    council text not null,
    stream text not null,
    seq bigint not null,
    salt bytea not null,
    body text not null,
    primary key (council, stream, seq)
  )`,
  `create table stepwise.safety_shown (
    council text not null,
    id text not null,
    person text not null,
    case_id text,
    at timestamptz not null,
    body jsonb not null,
    primary key (council, id)
  )`,
]

/** Outside the councils: who talks to us from where, what was handled, what this database is. */
const tenant = [
  `create table stepwise.seen_activities (
    tenant text not null,
    conversation_id text not null,
    activity_id text not null,
    at timestamptz not null default now(),
    primary key (tenant, conversation_id, activity_id)
  )`,
  `create index seen_activities_at on stepwise.seen_activities (at)`,
  `create table stepwise.conversations (
    tenant text not null,
    person text not null,
    conversation_id text not null,
    service_url text not null,
    reference jsonb not null,
    ended text,
    seen_at timestamptz not null default now(),
    primary key (tenant, person, conversation_id)
  )`,
  `create table stepwise.store_state (
    one boolean primary key default true check (one),
    mode text not null check (mode in ('local', 'live')),
    schema_print text not null,
    born_at timestamptz not null default now(),
    opened_at timestamptz not null default now()
  )`,
]

/** Tables whose rows belong to a council, and what the application's role may do with each. History only grows. */
export const councilTables = {
  cases: 'select, insert, update, delete',
  meetings: 'select, insert, update',
  bookings: 'select, insert, update, delete',
  series: 'select, insert, update',
  settings: 'select, insert, update',
  files: 'select, insert, update, delete',
  reminders: 'select, insert, update, delete',
  notices: 'select, insert, update, delete',
  streams: 'select, insert, update',
  events: 'select, insert',
  payloads: 'select, insert, delete',
  safety_shown: 'select, insert, delete',
} as const

export const tenantTables = {
  seen_activities: 'select, insert, delete',
  conversations: 'select, insert, update, delete',
  day_cards: 'select, insert, update, delete',
  store_state: 'select, update (opened_at)',
} as const

/** Nobody sees or writes a row of another council than the one set for the transaction; the owner neither. */
const rowSecurity = Object.keys(councilTables).flatMap(table => [
  `alter table stepwise.${table} enable row level security`,
  `alter table stepwise.${table} force row level security`,
  `create policy one_council on stepwise.${table}
    using (council = current_setting('stepwise.council', true))
    with check (council = current_setting('stepwise.council', true))`,
])

export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [...cases, ...meetings, ...settings, ...waiting, ...history, ...tenant, ...rowSecurity]
  for (const statement of statements) await sql.raw(statement).execute(db)
}
