-- Codes that nobody ever had in their name are forgotten: anybody may claim a player every day.

alter table link_codes add column worn boolean not null default false;
comment on column link_codes.worn is 'A stored file has the code in its player''s name, so that it is needed whenever that file is read. Others are removed after 60 days.';
update link_codes set worn = true;
