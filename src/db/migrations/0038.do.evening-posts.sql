-- Posts are about evenings as well.

comment on column posts.subject is 'What the message is about. For kind match: match_id. It changes when the match gets another id. For kind evening: the id of a round of the session, or the key if its message is only to be deleted.';
comment on column posts.played_at is 'When the first round of the match ended, or the last round of the evening. Messages of a channel are sent in this order.';
comment on column posts.due_at is 'When the message may be attempted again, or for the first time. Null: at once.';
