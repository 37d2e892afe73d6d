-- What a licence allows of a day, beside what it allows at once and in a minute. Minutes are counted for both.

alter table touchstone.engine_version add column runs_per_day int check (runs_per_day > 0);
