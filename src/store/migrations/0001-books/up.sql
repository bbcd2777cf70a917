create table document (
  hash text collate "C" primary key,
  size bigint not null,
  packing text collate "C" not null,
  content bytea not null,
  constraint document_hash_is_sha256 check (hash ~ '^[0-9a-f]{64}$'),
  constraint document_size_is_natural check (size >= 0),
  constraint document_packing_is_known check (packing in ('plain', 'zstd'))
);

-- Packed already by us, or by the file's own format.
alter table document alter column content set storage external;

create table book (
  id bigint generated always as identity primary key,
  name text collate "C" not null,
  constraint book_name_once unique (name),
  constraint book_name_is_given check (name <> '')
);

create table revision (
  id bigint generated always as identity primary key,
  book bigint not null references book (id) on delete cascade,
  content_hash text collate "C" not null,
  imported_at timestamptz not null
);

create index revision_by_book on revision (book, id);

create table revision_file (
  revision bigint not null references revision (id) on delete cascade,
  path text collate "C" not null,
  document text collate "C" not null references document (hash),
  primary key (revision, path)
);

create index revision_file_by_document on revision_file (document);

create table register_row (
  revision bigint not null references revision (id) on delete cascade,
  position integer not null,
  name text collate "C" not null,
  hash text collate "C" not null,
  file text collate "C" not null,
  sheet text not null,
  row_number integer,
  primary key (revision, position)
);

create index register_row_by_hash on register_row (hash);

create table closing (
  id bigint generated always as identity primary key,
  revision bigint not null references revision (id) on delete cascade,
  root_entity text collate "C" not null,
  hierarchy text collate "C" not null,
  presentation_currency text collate "C" not null,
  scenario text collate "C" not null,
  reporting_date date not null,
  inputs jsonb not null,
  inputs_hash text collate "C" not null,
  figures_hash text collate "C" not null,
  fingerprint text collate "C" not null,
  blocked boolean not null,
  checks jsonb not null,
  created_at timestamptz not null,
  constraint closing_once unique (
    revision, root_entity, hierarchy, presentation_currency, scenario, reporting_date, fingerprint
  )
);
