-- What holds a decision back, for the lists: a colleague at work on it, a signer before, a decision that waits for signers.
alter table open_task add column held text check (held in ('DELEGATE', 'SIGN_BEFORE', 'PROPOSED'));
