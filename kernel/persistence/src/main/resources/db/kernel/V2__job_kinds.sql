-- What is due is asked for by kind, thousands of times a minute; the index before made each question read every open job.
create index job_kind_due on stoa.job (kind, state, due);
drop index stoa.job_due;
