-- Returns when a kind of post that comes at an hour of the community's time zone is due: once a day, the digest on Mondays only. Null if the
-- kind is off or has no channel. Each day is counted in the community's zone, so that a change of clocks moves nothing, and a changed hour or
-- zone neither repeats nor loses a day. Without an hour of its own it comes with upkeep, so that both wake the database once.
-- needs: post_targets
create function post_hour_due_at(of_kind text, of_job text, default_zone text) returns timestamptz language sql stable
as $$
  select (due.day + make_time(h.hour, 0, 0)) at time zone z.zone
  from post_targets t
  join post_settings p using (kind)
  cross join (select coalesce((select value from settings where name = 'time_zone'), default_zone) as zone) as z
  left join jobs u on u.name = 'upkeep'
  left join jobs j on j.name = of_job
  cross join lateral (select coalesce(p.hour, extract(hour from u.due_at at time zone z.zone), 6)::int as hour) as h
  cross join lateral (
    select greatest(
      (p.changed_at at time zone z.zone)::date + ((p.changed_at at time zone z.zone)::time > make_time(h.hour, 0, 0))::int,
      (j.succeeded_at at time zone z.zone)::date + 1
    ) as day
  ) as first
  cross join lateral (
    select case when of_kind = 'digest' then first.day + (8 - extract(isodow from first.day)::int) % 7 else first.day end as day
  ) as due
  where t.kind = of_kind
$$;
