package io.benchtable.benchmarks.tables;

import java.util.List;
import java.util.Locale;

/**
 * How a relation of items may have secondary indexes, here two of them: {@code day}, and {@code
 * state}, both of strings.
 */
enum IndexForm {
  /** No index at all. */
  NONE("no index"),
  /** The writer fills columns, which a b-tree is over. */
  COLUMNS("columns"),
  /** A b-tree over what PostgreSQL takes out of the item. */
  EXPRESSIONS("expressions"),
  /** A relation for each index, which a trigger fills for each row. */
  TRIGGERS("triggers");

  static final int STATES = 100;

  /** Items of a day. */
  static final int DAY = 10;

  private static final String ITEM =
      "'{\"day\":{\"S\":\"day-' || :day || '\"},\"id\":{\"S\":\"' || :number || '\"},\"other\":{\"N\":\"'"
          + " || :other || '\"},\"reads\":{\"S\":\"' || repeat('abcdefghij', 30)"
          + " || '\"},\"state\":{\"S\":\"state-' || :state || '\"}}'";
  private static final String KEY = "decode(lpad(to_hex(cast(:number as bigint)), 24, '0'), 'hex')";
  private static final String DAY_KEY = "convert_to('day-' || :day, 'UTF8')";
  private static final String STATE_KEY = "convert_to('state-' || :state, 'UTF8')";

  private final String title;

  IndexForm(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  private String relation() {
    return "forms." + name().toLowerCase(Locale.ROOT);
  }

  private static String index(String name) {
    return "forms.entries_" + name;
  }

  List<String> relations() {
    return this == TRIGGERS
        ? List.of(relation(), index("day"), index("state"))
        : List.of(relation());
  }

  /** Makes the empty relation. */
  List<String> create() {
    String columns = this == COLUMNS ? ", i0_pk bytea, i0_sk bytea, i1_pk bytea, i1_sk bytea" : "";
    String table =
        "create table %s (pk bytea not null, sk bytea not null default '', item text not null, version bigint not null%s, primary key (pk, sk)) with (fillfactor = 90)"
            .formatted(relation(), columns);
    String identity = "alter table %s replica identity full".formatted(relation());
    return switch (this) {
      case NONE -> List.of(table, identity);
      case COLUMNS ->
          List.of(
              table,
              identity,
              "create index on %s (i0_pk, i0_sk, pk, sk) where i0_pk is not null"
                  .formatted(relation()),
              "create index on %s (i1_pk, i1_sk, pk, sk) where i1_pk is not null"
                  .formatted(relation()));
      case EXPRESSIONS ->
          List.of(table, identity, expressionIndex("day"), expressionIndex("state"));
      case TRIGGERS ->
          List.of(
              table,
              identity,
              entries("day"),
              entries("state"),
              TRIGGER,
              "create trigger entries after insert or update or delete on %s for each row execute function forms.entries()"
                  .formatted(relation()));
    };
  }

  private String expressionIndex(String attribute) {
    return "create index on %1$s ((%2$s), pk, sk) where (%2$s) is not null"
        .formatted(relation(), expression(attribute));
  }

  private static String expression(String attribute) {
    return "(item::jsonb #>> '{%s,S}') collate \"C\"".formatted(attribute);
  }

  private static String entries(String attribute) {
    return "create table %s (i_pk bytea not null, i_sk bytea not null default '', pk bytea not null, sk bytea not null, primary key (i_pk, i_sk, pk, sk))"
        .formatted(index(attribute));
  }

  private static final String TRIGGER =
      """
      create function forms.entries() returns trigger language plpgsql as $$
      declare
        old_day text := case when tg_op <> 'INSERT' then old.item::jsonb #>> '{day,S}' end;
        new_day text := case when tg_op <> 'DELETE' then new.item::jsonb #>> '{day,S}' end;
        old_state text := case when tg_op <> 'INSERT' then old.item::jsonb #>> '{state,S}' end;
        new_state text := case when tg_op <> 'DELETE' then new.item::jsonb #>> '{state,S}' end;
      begin
        if old_day is distinct from new_day then
          if old_day is not null then
            delete from forms.entries_day where i_pk = convert_to(old_day, 'UTF8')
              and i_sk = '' and pk = old.pk and sk = old.sk;
          end if;
          if new_day is not null then
            insert into forms.entries_day values (convert_to(new_day, 'UTF8'), '', new.pk, new.sk);
          end if;
        end if;
        if old_state is distinct from new_state then
          if old_state is not null then
            delete from forms.entries_state where i_pk = convert_to(old_state, 'UTF8')
              and i_sk = '' and pk = old.pk and sk = old.sk;
          end if;
          if new_state is not null then
            insert into forms.entries_state
              values (convert_to(new_state, 'UTF8'), '', new.pk, new.sk);
          end if;
        end if;
        return null;
      end $$
      """;

  /** Puts one of the items, with other values than are there; one statement. */
  String put(int items) {
    String more = this == COLUMNS ? ", i0_pk, i0_sk, i1_pk, i1_sk" : "";
    String values = this == COLUMNS ? ", " + DAY_KEY + ", '', " + STATE_KEY + ", ''" : "";
    String set =
        this == COLUMNS
            ? ", i0_pk = excluded.i0_pk, i0_sk = excluded.i0_sk, i1_pk = excluded.i1_pk, i1_sk = excluded.i1_sk"
            : "";
    return "\\set number random(0, %d)\n".formatted(items - 1)
        + "\\set day random(0, %d)\n".formatted(items / DAY - 1)
        + "\\set state random(0, %d)\n".formatted(STATES - 1)
        + "\\set other random(0, 1000000000)\n"
        + "insert into %s as stored (pk, item, version%s) values (%s, %s, nextval('forms.versions')%s)"
            .formatted(relation(), more, KEY, ITEM, values)
        + " on conflict (pk, sk) do update set item = excluded.item, version = excluded.version"
        + set
        + " where stored.item <> excluded.item;\n";
  }

  /** Reads the first items of a day; one statement. */
  String query(int items) {
    return "\\set day random(0, %d)\n".formatted(items / DAY - 1) + select() + " limit 10;\n";
  }

  /** Fails where the index finds other items of a day than there are. */
  String check() {
    return "do $$ begin assert (select count(*) from (%s) as found) = (select count(*) from %s where item like '%%\"day-0\"%%'), '%s find other items'; end $$"
        .formatted(select().replace(":day", "0"), relation(), title);
  }

  private String select() {
    return switch (this) {
      case NONE -> "select item, pk, sk from " + relation() + " order by pk, sk";
      case COLUMNS ->
          "select item, pk, sk from %s where i0_pk = %s order by i0_sk, pk, sk"
              .formatted(relation(), DAY_KEY);
      case EXPRESSIONS ->
          "select item, pk, sk from %s where %s = 'day-' || :day order by pk, sk"
              .formatted(relation(), expression("day"));
      case TRIGGERS ->
          "select item, pk, sk from %s join %s using (pk, sk) where i_pk = %s order by i_sk, pk, sk"
              .formatted(index("day"), relation(), DAY_KEY);
    };
  }
}
