-- While the line is closed, what is too late is looked for every few seconds among all that wait.
create index sms_outbox_expiry on sms_outbox (expires_at) where state = 'WAITING' and expires_at is not null;
