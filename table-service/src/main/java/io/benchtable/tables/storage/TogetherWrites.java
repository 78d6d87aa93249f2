package io.benchtable.tables.storage;

import io.benchtable.tables.catalogue.Catalogue;
import io.benchtable.tables.catalogue.ErrorCode;
import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.item.Item;
import io.benchtable.tables.item.ItemJson;
import io.benchtable.tables.storage.WrittenTogether.Done;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Writes to several items, of several tables perhaps, that are made at once. */
record TogetherWrites(Catalogue catalogue, Rows rows) {

  /** So often tables may change under a request. */
  private static final int LOOKS = 5;

  /**
   * Writes all or none; the order of writes to different keys is not kept.
   *
   * @param counted whether it is to be found out what was there before
   */
  List<Done> write(List<Write> writes, boolean counted) {
    for (int i = 0; i < LOOKS; i++) {
      try {
        return tryToWrite(writes, counted);
      } catch (RelationGone e) {
        writes.forEach(write -> catalogue.forget(write.table()));
      }
    }
    throw new RequestRefused(ErrorCode.RESOURCE_NOT_FOUND, "Requested resource not found");
  }

  /** Refuses what could not be written. */
  void check(List<Write> writes) {
    checked(writes);
  }

  private List<Prepared> checked(List<Write> writes) {
    for (Write write : writes) {
      catalogue.require(write.table());
    }
    List<Prepared> prepared = writes.stream().map(this::prepared).toList();
    if (prepared.stream()
            .map(one -> List.of(one.table().generation(), one.key()))
            .distinct()
            .count()
        < prepared.size()) {
      throw RequestRefused.invalid("Provided list of item keys contains duplicates");
    }
    return prepared;
  }

  private List<Done> tryToWrite(List<Write> writes, boolean counted) {
    List<Prepared> prepared = new ArrayList<>(checked(writes));
    // In one order for everyone, so that two such requests cannot wait for each other.
    prepared.sort(
        Comparator.comparing((Prepared one) -> one.table().generation())
            .thenComparing(Prepared::key));
    return rows.together(
        () -> {
          if (counted) {
            return prepared.stream().map(this::writeOne).toList();
          }
          writeInOrder(prepared);
          return prepared.stream().map(one -> new Done(one.write(), one.write().change())).toList();
        });
  }

  private Done writeOne(Prepared one) {
    Change change =
        switch (one.write()) {
          case Write.Put(String _, Item item) ->
              rows.put(one.table(), one.row().orElseThrow()).change(item);
          case Write.Delete _ ->
              new Change(
                  rows.remove(one.table(), one.key()).map(ItemJson::parse), Optional.empty());
        };
    return new Done(one.write(), change);
  }

  /** What follows each other and is alike goes to the database at once. */
  private void writeInOrder(List<Prepared> prepared) {
    int to;
    for (int from = 0; from < prepared.size(); from = to) {
      Prepared first = prepared.get(from);
      to = from + 1;
      while (to < prepared.size() && prepared.get(to).isLike(first)) {
        to++;
      }
      List<Prepared> alike = prepared.subList(from, to);
      if (first.row().isPresent()) {
        rows.putAll(first.table(), alike.stream().flatMap(one -> one.row().stream()).toList());
      } else {
        rows.removeAll(first.table(), alike.stream().map(Prepared::key).toList());
      }
    }
  }

  /**
   * A write whose row is known.
   *
   * @param row empty to remove it
   */
  private record Prepared(Write write, TableDefinition table, RowKey key, Optional<Row> row) {

    boolean isLike(Prepared other) {
      return table.generation() == other.table.generation()
          && row.isPresent() == other.row.isPresent();
    }
  }

  private Prepared prepared(Write write) {
    TableDefinition table = catalogue.require(write.table());
    return switch (write) {
      case Write.Put(String name, Item item) -> {
        Row row = Keys.row(table, item);
        yield new Prepared(write, table, row.key(), Optional.of(row));
      }
      case Write.Delete(String name, Item key) ->
          new Prepared(write, table, Keys.of(table, key), Optional.empty());
    };
  }
}
