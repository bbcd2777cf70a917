-- What we promise: requests and all that hangs on them are closed by row level security, for the tables' owner too.
do $$
begin
  assert (
    select count(*) = 21 from pg_class
    where relname in (
      'organisation', 'desk_role', 'request', 'request_message', 'request_note', 'request_event', 'request_span',
      'request_participant', 'request_link', 'request_vote', 'request_attachment', 'consent', 'article',
      'request_forward', 'request_origin', 'reply_template', 'desk_answer', 'desk_draft', 'mailbox', 'letter', 'outbox'
    ) and relrowsecurity and relforcerowsecurity and relnamespace = current_schema::regnamespace
  ), 'requests are open';
end
$$;
