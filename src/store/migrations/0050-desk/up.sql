-- One order for all that stands in a thread.
create sequence desk_order;

create table line (
  code text collate "C" primary key,
  name text not null,
  zone text collate "C" not null,
  opens text collate "C" not null,
  closes text collate "C" not null,
  calendar text collate "C" not null,
  short_days text collate "C" not null,
  telephone text not null,
  card jsonb not null,
  targets jsonb not null,
  -- Working days after which something happens of itself.
  days jsonb not null,
  forward jsonb,
  -- Of the production calendar by which due times were computed last.
  calendar_hash text collate "C" not null,
  version bigint not null,
  constraint line_code_is_plain check (code ~ '^[a-z0-9-]{1,40}$'),
  constraint line_short_days_is_known check (short_days in ('as-others', 'hour-less'))
);

-- A year of a production calendar that came after the program did: it holds instead of the program's own.
create table calendar_year (
  calendar text collate "C" not null,
  year integer not null,
  content jsonb not null,
  changed_at timestamptz not null,
  version bigint not null,
  primary key (calendar, year)
);

create table organisation (
  id uuid primary key,
  code text collate "C" not null unique,
  name text not null,
  licence_number text not null,
  valid_from date,
  valid_to date,
  line text collate "C" not null references line (code),
  domains text[] collate "C" not null,
  addresses text[] collate "C" not null,
  next_number bigint not null,
  version bigint not null,
  constraint organisation_code_is_ascii check (code ~ '^[A-Z][A-Z0-9]{1,9}$'),
  constraint organisation_name_is_given check (name <> ''),
  constraint organisation_numbers_from_one check (next_number >= 1)
);

create index organisation_by_line on organisation (line);

-- A person takes part in the desk through a line, or as an organisation's customer.
create table desk_role (
  person uuid not null references person (id) on delete cascade,
  role text collate "C" not null,
  line text collate "C" references line (code),
  organisation uuid references organisation (id),
  constraint desk_role_is_known check (role in ('customer', 'operator', 'specialist', 'change-approver', 'head')),
  constraint desk_role_has_its_place check (
    (role = 'customer') = (organisation is not null) and (role = 'customer') = (line is null)
  )
);

create unique index desk_role_once on desk_role (person, role, coalesce(line, ''), coalesce(organisation::text, ''));

create table request (
  id uuid primary key,
  sequence bigint generated always as identity,
  organisation uuid not null references organisation (id),
  line text collate "C" not null references line (code),
  number text collate "C" not null unique,
  kind text collate "C" not null,
  state text collate "C" not null,
  subject text not null,
  description text not null,
  organisation_name text not null,
  licence_number text not null,
  author uuid references person (id) on delete set null,
  author_name text not null,
  contact_email text collate "C" not null,
  contact_phone text not null,
  channel text collate "C" not null,
  users_affected integer,
  impact text collate "C" not null,
  urgency text collate "C" not null,
  priority smallint not null,
  topic text not null,
  queue text not null,
  assignee uuid references person (id) on delete set null,
  program_version text collate "C" not null,
  -- Address in the program of the figure, check or screen that it is about; '' when none.
  about text not null,
  details jsonb not null,
  -- Instants of business time; created_at is when it was registered, started_at when its clock began.
  created_at timestamptz not null,
  started_at timestamptz not null,
  reaction_due timestamptz,
  solution_due timestamptz,
  due_provisional boolean not null,
  reaction_from timestamptz not null,
  reacted_at timestamptz,
  solved_at timestamptz,
  closed_at timestamptz,
  elapsed_ms bigint not null,
  reaction_breached boolean not null,
  solution_breached boolean not null,
  reopened integer not null,
  implemented_in text not null,
  -- Reminders sent since it began to wait for the customer.
  reminded smallint not null,
  -- When time itself has to be looked at next: a reminder, a breach, a solution that nobody denied. null: never.
  look_at timestamptz,
  score smallint,
  score_comment text not null,
  changed_at timestamptz not null,
  version bigint not null,
  -- Kept at writing: what search looks through. Notes are never in it.
  search tsvector not null,
  constraint request_kind_is_known check (kind in ('incident', 'service', 'change', 'proposal', '')),
  constraint request_priority_is_known check (priority between 1 and 4),
  constraint request_channel_is_known check (channel in ('program', 'mail', 'phone', 'api', 'forwarded')),
  constraint request_score_is_known check (score between 1 and 5)
);

create index request_by_organisation on request (organisation, sequence desc);
create index request_by_line on request (line, sequence desc);
create index request_open on request (line, sequence desc) where closed_at is null;
create index request_by_author on request (author) where author is not null;
-- Rows are wide: reports read this index alone. It holds what they count, and what the sight goes by.
create index request_for_reports on request (line, started_at) include (
  organisation, kind, priority, topic, program_version, implemented_in, reaction_due, reacted_at, solved_at, closed_at,
  reopened, reaction_breached, solution_breached, score
);
create index request_by_assignee on request (assignee, state) where assignee is not null;
create index request_by_search on request using gin (search);
create index request_to_look_at on request (look_at) where look_at is not null;
create unique index request_sequence_once on request (sequence);
create index request_by_version on request (implemented_in) where implemented_in <> '';

create table request_message (
  id uuid primary key,
  sequence bigint not null default nextval('desk_order'),
  request uuid not null references request (id),
  at timestamptz not null,
  author uuid references person (id) on delete set null,
  author_name text not null,
  side text collate "C" not null,
  channel text collate "C" not null,
  text text not null,
  is_question boolean not null,
  is_automatic boolean not null,
  -- Of what came from another installation: its message there, so that a repeat is the same one. '' of our own.
  origin text collate "C" not null default '',
  constraint request_message_side_is_known check (side in ('customer', 'line', 'program'))
);

create index request_message_by_request on request_message (request, sequence);
create unique index request_message_by_origin on request_message (request, origin) where origin <> '';

-- Internal: no customer's policy, and the writer of letters has no way here.
create table request_note (
  id uuid primary key,
  sequence bigint not null default nextval('desk_order'),
  request uuid not null references request (id),
  at timestamptz not null,
  author uuid references person (id) on delete set null,
  author_name text not null,
  text text not null
);

create index request_note_by_request on request_note (request, sequence);

create table request_event (
  sequence bigint primary key default nextval('desk_order'),
  request uuid not null references request (id),
  at timestamptz not null,
  actor text collate "C" not null,
  actor_name text not null,
  what text collate "C" not null,
  before text not null,
  after text not null,
  reason text not null
);

create index request_event_by_request on request_event (request, sequence);

create table request_span (
  request uuid not null references request (id),
  position integer not null,
  from_at timestamptz not null,
  runs boolean not null,
  primary key (request, position)
);

-- By her address, by her account, or by both.
create table request_participant (
  request uuid not null references request (id),
  email text collate "C" not null,
  person uuid references person (id) on delete cascade,
  name text not null
);

create unique index request_participant_once
  on request_participant (request, email, coalesce(person::text, ''));
create index request_participant_by_person on request_participant (person, request) where person is not null;

create table request_link (
  request uuid not null references request (id),
  other uuid not null references request (id),
  kind text collate "C" not null,
  primary key (request, other, kind),
  constraint request_link_kind_is_known check (kind in ('duplicate-of', 'caused-by', 'related', 'implements')),
  constraint request_link_is_to_another check (request <> other)
);

create index request_link_back on request_link (other);

create table request_vote (
  request uuid not null references request (id),
  person uuid not null references person (id) on delete cascade,
  at timestamptz not null,
  primary key (request, person)
);

create table request_attachment (
  id uuid primary key,
  sequence bigint generated always as identity,
  request uuid not null references request (id),
  message uuid references request_message (id),
  note uuid references request_note (id),
  name text not null,
  type text collate "C" not null,
  document text collate "C" not null references document (hash),
  size bigint not null,
  added_by text not null,
  at timestamptz not null,
  -- Not yet sent with a message or a note: of who added it alone.
  is_draft boolean not null,
  -- Of what came from the vendor's line: its file there. '' of our own; when one of those went there.
  origin text collate "C" not null default '',
  forwarded_at timestamptz,
  constraint request_attachment_is_of_one check (message is null or note is null)
);

create index request_attachment_by_request on request_attachment (request, sequence);
create unique index request_attachment_by_origin on request_attachment (request, origin) where origin <> '';
create index request_attachment_by_message on request_attachment (message) where message is not null;
create index request_attachment_by_document on request_attachment (document);

create table consent (
  id uuid primary key,
  request uuid not null references request (id),
  person uuid not null references person (id),
  at timestamptz not null,
  until timestamptz not null,
  level text collate "C" not null,
  hash text collate "C" not null,
  content bytea,
  deleted_at timestamptz,
  constraint consent_level_is_known check (level in ('structure', 'amounts'))
);

create index consent_by_request on consent (request);

-- A request that goes to a vendor's line: how far each side has what the other said.
create table request_forward (
  request uuid primary key references request (id),
  at timestamptz not null,
  -- Number and state at the vendor's line; '' while it has not answered.
  remote_number text collate "C" not null,
  remote_state text collate "C" not null,
  -- Last message in desk_order that went there, and the last one in the vendor's order that came from there.
  sent_through bigint not null,
  taken_through bigint not null,
  consents_sent_at timestamptz,
  tries integer not null,
  -- null: only new words bring it back.
  next_try_at timestamptz,
  fault text not null
);

create index request_forward_due on request_forward (next_try_at);

-- A request that came from another installation, with its number there: the same again is the same request.
create table request_origin (
  request uuid primary key references request (id),
  organisation uuid not null references organisation (id),
  installation text collate "C" not null,
  number text collate "C" not null,
  constraint request_origin_once unique (organisation, installation, number)
);

create table article (
  id uuid primary key,
  line text collate "C" not null references line (code),
  title text not null,
  text text not null,
  language text collate "C" not null,
  published boolean not null,
  changed_at timestamptz not null,
  version bigint not null,
  search tsvector not null
);

create index article_by_search on article using gin (search);

create table reply_template (
  id uuid primary key,
  line text collate "C" not null references line (code),
  name text not null,
  text text not null,
  version bigint not null
);

-- Answers kept by Idempotency-Key: a request that comes twice is registered once.
create table desk_answer (
  owner text collate "C" not null,
  key text collate "C" not null,
  request_hash text collate "C" not null,
  answer jsonb not null,
  at timestamptz not null,
  primary key (owner, key)
);

-- What a person typed at the desk and has not sent: of a request, or (null) a new one. Hers alone.
create table desk_draft (
  owner text collate "C" not null,
  request uuid references request (id) on delete cascade,
  content text not null,
  counter bigint not null,
  changed_at timestamptz not null,
  constraint desk_draft_once unique nulls not distinct (owner, request),
  constraint desk_draft_counter_is_natural check (counter > 0)
);

create table mailbox (
  id uuid primary key,
  line text collate "C" not null references line (code),
  address text collate "C" not null unique,
  kind text collate "C" not null,
  imap jsonb not null,
  smtp jsonb not null,
  -- Sealed with the installation's key as other secrets are.
  secret text collate "C" not null,
  enabled boolean not null,
  uid_validity bigint,
  last_uid bigint not null,
  plus_addressing boolean not null,
  checked_at timestamptz,
  fault text not null,
  version bigint not null
);

create table letter (
  id uuid primary key,
  sequence bigint generated always as identity,
  mailbox uuid not null references mailbox (id),
  line text collate "C" not null references line (code),
  uid_validity bigint not null,
  uid bigint not null,
  document text collate "C" not null references document (hash),
  -- SHA-256 of the bytes below the trace headers.
  body_hash text collate "C" not null,
  message_id text collate "C" not null,
  from_address text collate "C" not null,
  from_name text not null,
  subject text not null,
  received_at timestamptz not null,
  outcome text collate "C" not null,
  reason text collate "C" not null,
  looks_like uuid references request (id),
  request uuid references request (id),
  settled_by text not null,
  settled_at timestamptz,
  constraint letter_place_once unique (mailbox, uid_validity, uid),
  constraint letter_outcome_is_known check (outcome in ('request', 'message', 'grey', 'quarantine', 'same', 'refused'))
);

create index letter_by_hash on letter (mailbox, body_hash);
create index letter_by_request on letter (request);
create index letter_waiting on letter (sequence) where outcome = 'quarantine' and settled_at is null;

create table outbox (
  sequence bigint generated always as identity primary key,
  mailbox uuid references mailbox (id),
  request uuid references request (id),
  message uuid references request_message (id),
  message_id text collate "C" not null unique,
  in_reply_to text collate "C" not null,
  recipients text[] collate "C" not null,
  subject text not null,
  text text not null,
  -- Of a forwarded request: the header that says where it is from. '' of every other letter.
  origin text collate "C" not null default '',
  -- Of a forwarded request: what goes with it. Another letter has the files of its message.
  files uuid[] not null default '{}',
  consents uuid[] not null default '{}',
  is_automatic boolean not null,
  made_at timestamptz not null,
  sent_at timestamptz,
  tries integer not null,
  next_try_at timestamptz not null,
  fault text not null,
  given_up_at timestamptz
);

create index outbox_waiting on outbox (sequence) where sent_at is null and given_up_at is null;
create index outbox_by_request on outbox (request);

-- They read settings and rows alone: reports over a line may go to two processes of the database.
alter function acting_person() parallel safe;
alter function sees_all() parallel safe;
alter function is_administrator() parallel safe;

-- Lines that who acts works for, and organisations whose customer she is: her own roles, which she may always read.
create function lines_of(variadic roles text[]) returns setof text language sql stable parallel safe as
  $$ select desk_role.line from desk_role join person on person.id = desk_role.person
    where desk_role.person::text = acting_person() and disabled_at is null and role = any (roles) $$;

create function organisations_of() returns setof uuid language sql stable parallel safe as
  $$ select desk_role.organisation from desk_role join person on person.id = desk_role.person
    where desk_role.person::text = acting_person() and disabled_at is null and role = 'customer' $$;

create function lines_worked() returns setof text language sql stable parallel safe as
  $$ select lines_of('operator', 'specialist', 'change-approver', 'head') $$;

alter table desk_role enable row level security;
alter table desk_role force row level security;
create policy desk_role_own on desk_role for select using (
  (select sees_all()) or person::text = (select acting_person()) or (select is_administrator())
);
create policy desk_role_changed on desk_role for all using ((select sees_all()) or (select is_administrator()));

alter table organisation enable row level security;
alter table organisation force row level security;
create policy organisation_seen on organisation for select using (
  (select sees_all()) or (select is_administrator())
  or id in (select organisations_of()) or line in (select lines_worked())
);
create policy organisation_changed on organisation for all using (
  (select sees_all()) or (select is_administrator()) or line in (select lines_of('operator', 'head'))
);

alter table request enable row level security;
alter table request force row level security;
create policy request_seen on request for all using (
  (select sees_all()) or organisation in (select organisations_of()) or line in (select lines_worked())
);

-- What hangs on a request is seen by who sees the request.
alter table request_message enable row level security;
alter table request_message force row level security;
create policy request_message_of_request on request_message for all using (
  exists (select from request where request.id = request_message.request)
);
alter table request_event enable row level security;
alter table request_event force row level security;
create policy request_event_of_request on request_event for all using (
  exists (select from request where request.id = request_event.request)
);
alter table request_span enable row level security;
alter table request_span force row level security;
create policy request_span_of_request on request_span for all using (
  exists (select from request where request.id = request_span.request)
);
alter table request_participant enable row level security;
alter table request_participant force row level security;
create policy request_participant_of_request on request_participant for all using (
  exists (select from request where request.id = request_participant.request)
);
alter table request_link enable row level security;
alter table request_link force row level security;
create policy request_link_of_request on request_link for all using (
  exists (select from request where request.id = request_link.request)
  and exists (select from request where request.id = request_link.other)
);
alter table request_forward enable row level security;
alter table request_forward force row level security;
create policy request_forward_of_request on request_forward for all using (
  exists (select from request where request.id = request_forward.request)
);
alter table request_origin enable row level security;
alter table request_origin force row level security;
create policy request_origin_of_request on request_origin for all using (
  exists (select from request where request.id = request_origin.request)
);
alter table request_vote enable row level security;
alter table request_vote force row level security;
create policy request_vote_of_request on request_vote for all using (
  exists (select from request where request.id = request_vote.request)
);
alter table consent enable row level security;
alter table consent force row level security;
create policy consent_of_request on consent for all using (
  exists (select from request where request.id = consent.request)
);

-- Notes, and what is attached to them, are the line's alone.
alter table request_note enable row level security;
alter table request_note force row level security;
create policy request_note_of_line on request_note for all using (
  (select sees_all())
  or request in (select id from request where line in (select lines_worked()))
);
alter table request_attachment enable row level security;
alter table request_attachment force row level security;
create policy request_attachment_of_request on request_attachment for all using (
  exists (select from request where request.id = request_attachment.request)
  and (not is_draft or (select sees_all()) or added_by = 'person:' || (select acting_person()))
  and (note is null or exists (select from request_note where request_note.id = request_attachment.note))
);

alter table desk_answer enable row level security;
alter table desk_answer force row level security;
create policy desk_answer_own on desk_answer for all using (
  (select sees_all()) or owner = 'person:' || (select acting_person())
);

alter table desk_draft enable row level security;
alter table desk_draft force row level security;
create policy desk_draft_own on desk_draft for all using (
  (select sees_all()) or (
    owner = 'person:' || (select acting_person())
    and (request is null or exists (select from request where request.id = desk_draft.request))
  )
);

-- Articles: the published ones are everyone's.
alter table article enable row level security;
alter table article force row level security;
create policy article_seen on article for select using (
  (select sees_all()) or published or line in (select lines_worked())
);
create policy article_changed on article for all using (
  (select sees_all()) or line in (select lines_of('specialist', 'head'))
);

alter table reply_template enable row level security;
alter table reply_template force row level security;
create policy reply_template_of_line on reply_template for all using (
  (select sees_all()) or line in (select lines_worked())
);

-- Letters as they came, and mailboxes with their secrets: the program, the line's operators, the administrator.
alter table mailbox enable row level security;
alter table mailbox force row level security;
create policy mailbox_of_administrator on mailbox for all using (
  (select sees_all()) or (select is_administrator()) or line in (select lines_of('head'))
);
alter table letter enable row level security;
alter table letter force row level security;
create policy letter_of_line on letter for all using (
  (select sees_all()) or line in (select lines_of('operator', 'head'))
);
alter table outbox enable row level security;
alter table outbox force row level security;
create policy outbox_of_program on outbox for select using (
  (select sees_all()) or request in (select id from request where line in (select lines_worked()))
);
create policy outbox_written on outbox for insert with check (true);
create policy outbox_sent on outbox for update using ((select sees_all()));
