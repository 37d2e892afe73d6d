-- Whether more apps than so many are spelled like that, whoever asks: by the index alone. A session that sees a part would read each
-- of them to learn whether it is its own. Names of apps are known to all, as in app_gram. @words letters and digits, which '{' follows
create function touchstone.is_common_spelling(words text, most int) returns boolean language plpgsql stable parallel safe security definer set search_path = '' as $$
begin
  return (select count(*) > most from (
    select from touchstone.app p where p.name_pinyin >= words and p.name_pinyin < words || '{'
    union all select from touchstone.app i where i.name_initials >= words and i.name_initials < words || '{' limit most + 1) few);
end $$;
revoke execute on function touchstone.is_common_spelling(text, int) from public;
grant execute on function touchstone.is_common_spelling(text, int) to touchstone_scoped, touchstone_all;
