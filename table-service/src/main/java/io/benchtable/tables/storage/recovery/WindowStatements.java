package io.benchtable.tables.storage.recovery;

import java.time.Instant;

/** The statements about the items of a window. */
final class WindowStatements {

  static final int MOST_ROWS = 500;
  static final long MOST_BYTES = 4 * 1024 * 1024;

  private WindowStatements() {}

  static String createChanges(Window window) {
    return "create table "
        + window.changes()
        + " (lsn pg_lsn not null, ordinal bigint not null, committed_at timestamptz not null,"
        + " pk bytea not null, sk bytea not null, item text, primary key (lsn, ordinal))";
  }

  static String addChange(Window window) {
    return "insert into " + window.changes() + " values (?::pg_lsn, ?, ?, ?, ?, ?)";
  }

  /** Every key that may have an item has none behind that position. */
  static String removeAll(Window window, boolean hasBase) {
    return "insert into "
        + window.changes()
        + " select ?::pg_lsn, ?::bigint + row_number() over (), ?, pk, sk, null::text from (select"
        + " pk, sk from "
        + window.changes()
        + (hasBase ? " union select pk, sk from " + window.base() : " group by pk, sk")
        + ") as keys";
  }

  /** Keeps the relation of a table; nobody who reads or writes items waits for it. */
  static String hold(long generation) {
    return "lock table items.t" + generation + " in access share mode";
  }

  static String copy(Window window) {
    return "create table %s as select pk, sk, item from items.t%d where item <> '{}'"
        .formatted(window.base(), window.generation());
  }

  static String order(String relation) {
    return "alter table " + relation + " add primary key (pk, sk)";
  }

  static String drop(String relation) {
    return "drop table if exists " + relation;
  }

  /**
   * What the table held at a time: of each key the last change up to the last commit at or before
   * it, or else what was there before all changes.
   */
  static String content(Window window, Instant at, String relation) {
    return """
    create table %1$s as
    select pk, sk, item from (
      select distinct on (pk, sk) pk, sk, item from (
        select pk, sk, item, '0/0'::pg_lsn as lsn, 0::bigint as ordinal from %2$s
        union all
        select pk, sk, item, lsn, ordinal from %3$s where lsn <= (
          select max(lsn) from %3$s where committed_at <= '%4$s'::timestamptz)) as known
      order by pk, sk, lsn desc, ordinal desc) as latest
    where item is not null
    """
        .formatted(relation, window.base(), window.changes(), at);
  }

  /**
   * What changed from a time on and before another one: of each key the last change, and what it
   * had before the first one. Keys that had no item before and have none behind are left out.
   */
  static String changed(Window window, Instant since, Instant until, String relation) {
    return """
    create table %1$s as
    with cut as (
      select
        coalesce((select max(lsn) from %3$s where committed_at < '%4$s'::timestamptz), '0/0') as low,
        coalesce((select max(lsn) from %3$s where committed_at < '%5$s'::timestamptz), '0/0') as high),
    latest as (
      select distinct on (pk, sk) pk, sk, item, committed_at from %3$s, cut
      where lsn > low and lsn <= high order by pk, sk, lsn desc, ordinal desc),
    before as (
      select distinct on (pk, sk) pk, sk, item from (
        select pk, sk, item, '0/0'::pg_lsn as lsn, 0::bigint as ordinal from %2$s
        union all
        select pk, sk, item, lsn, ordinal from %3$s, cut where lsn <= low) as known
      where (pk, sk) in (select pk, sk from latest)
      order by pk, sk, lsn desc, ordinal desc)
    select l.pk, l.sk, l.item, b.item as old_item, l.committed_at as changed_at
    from latest as l left join before as b on b.pk = l.pk and b.sk = l.sk
    where l.item is not null or b.item is not null
    """
        .formatted(relation, window.base(), window.changes(), since, until);
  }

  /**
   * Takes the oldest changes, as long as none is younger than a time, over into what was there
   * before them, fewer of large ones. The content is known from the last of them on.
   */
  static String roll(Window window) {
    return """
    with oldest as (
      select lsn, ordinal,
        bool_and(committed_at <= :horizon) over earlier as ripe,
        sum(coalesce(octet_length(item), 0)) over earlier - coalesce(octet_length(item), 0)
          as bytes_before
      from (select * from %1$s order by lsn, ordinal limit %3$d) as first
      window earlier as (order by lsn, ordinal)),
    moved as (
      delete from %1$s as c using oldest as o
      where c.lsn = o.lsn and c.ordinal = o.ordinal and ripe and bytes_before <= %4$d
      returning c.lsn, c.ordinal, c.committed_at, c.pk, c.sk, c.item),
    latest as (
      select distinct on (pk, sk) pk, sk, item from moved
      order by pk, sk, lsn desc, ordinal desc),
    removed as (
      delete from %2$s as b using latest as l
      where b.pk = l.pk and b.sk = l.sk and l.item is null),
    put as (
      insert into %2$s (pk, sk, item) select pk, sk, item from latest where item is not null
      on conflict (pk, sk) do update set item = excluded.item)
    update catalog.windows
    set earliest = greatest(earliest, (select max(committed_at) from moved))
    where id = :id and exists (select from moved)
    """
        .formatted(window.changes(), window.base(), MOST_ROWS, MOST_BYTES);
  }
}
