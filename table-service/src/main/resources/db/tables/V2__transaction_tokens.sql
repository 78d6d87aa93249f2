-- Tokens under which clients had transactions done, each written in the transaction itself. Within
-- ten minutes a request with the same token is the same request; older ones are swept.
create table catalog.transaction_tokens (
  token bytea primary key,
  fingerprint bytea not null,
  used_at timestamptz not null
);

create index transaction_tokens_used_at on catalog.transaction_tokens (used_at);
