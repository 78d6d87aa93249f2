package io.benchtable.tables.storage.statement;

import io.benchtable.tables.catalogue.Catalogue;
import io.benchtable.tables.catalogue.Index;
import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.expression.Condition;
import io.benchtable.tables.expression.KeyCondition;
import io.benchtable.tables.expression.KeyRange;
import io.benchtable.tables.expression.partiql.Command;
import io.benchtable.tables.expression.partiql.ReadPlan;
import io.benchtable.tables.item.Item;
import io.benchtable.tables.storage.ItemPage;
import io.benchtable.tables.storage.ItemRange;
import io.benchtable.tables.storage.Items;
import io.benchtable.tables.storage.ProjectedAttributes;
import io.benchtable.tables.storage.ReadUnits;
import io.benchtable.tables.storage.WriteUnits;
import io.benchtable.tables.storage.throughput.ThroughputExceeded;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what a SELECT asks for: one item by its key, partitions in order, or everything. */
record StatementReads(Catalogue catalogue, Items items) {

  private static final long MOST_BYTES = 1024 * 1024;

  StatementAnswer read(String given, Command.Read read, Paging paging) {
    String name = StatementTables.require(catalogue, given).name();
    return items.looking(name, table -> read(read, table, paging));
  }

  private StatementAnswer read(Command.Read read, TableDefinition table, Paging paging) {
    Index index = index(read, table, paging);
    ReadPlan plan = read.plan(index == null ? table.key() : index.key());
    ProjectedAttributes.check(
        table,
        index,
        read.choice().attributes(),
        plan.filter().map(Condition::attributes).orElse(List.of()));
    return index == null && plan.whole().isPresent()
        ? one(read, table, plan.whole().get(), plan, paging)
        : new Reading(read, table, index, plan, paging).run();
  }

  /** The one item of a SELECT in a batch, which names its key and asks for nothing else. */
  StatementAnswer readOne(String given, Command.Read read, Paging paging) {
    String name = StatementTables.require(catalogue, given).name();
    return items.looking(name, table -> readOne(read, table, paging));
  }

  private StatementAnswer readOne(Command.Read read, TableDefinition table, Paging paging) {
    if (read.index().isEmpty()) {
      ReadPlan plan = read.plan(table.key());
      if (plan.isOneItem()) {
        return one(read, table, plan.whole().orElseThrow(), plan, paging);
      }
    }
    throw RequestRefused.invalid(
        "Select statements within BatchExecuteStatement must specify the primary key in the where"
            + " clause.");
  }

  private static @Nullable Index index(Command.Read read, TableDefinition table, Paging paging) {
    if (read.index().isEmpty()) {
      return null;
    }
    Index index = table.readable(read.index().get());
    if (index.scope() == Index.Scope.GLOBAL && paging.consistent()) {
      throw RequestRefused.invalid(
          "Strongly consistent read is not supported on Global Secondary Indexes");
    }
    return index;
  }

  private StatementAnswer one(
      Command.Read read, TableDefinition table, Item key, ReadPlan plan, Paging paging) {
    if (paging.token().isPresent()) {
      throw WrongToken.invalid();
    }
    Optional<Item> stored = items.get(table, key, paging.consistent());
    long bytes = stored.map(Item::sizeInBytes).orElse(0);
    return StatementAnswer.of(
        stored
            .filter(item -> plan.filter().map(filter -> filter.holds(item)).orElse(true))
            .map(read.choice()::of),
        table,
        units(paging, null, bytes));
  }

  /** A read through an index takes nothing of the table. */
  private static WriteUnits units(Paging paging, @Nullable Index index, long bytes) {
    double units = ReadUnits.of(bytes, paging.consistent());
    return index == null
        ? new WriteUnits(units, Map.of())
        : new WriteUnits(0, Map.of(index.name(), units));
  }

  /** One page of items. */
  private final class Reading {

    private final Command.Read read;
    private final TableDefinition table;
    private final @Nullable Index index;
    private final ReadPlan plan;
    private final Paging paging;
    private final StatementPosition start;
    private final List<Item> found = new ArrayList<>();
    private int left;
    private long bytes;

    Reading(
        Command.Read read,
        TableDefinition table,
        @Nullable Index index,
        ReadPlan plan,
        Paging paging) {
      this.read = read;
      this.table = table;
      this.index = index;
      this.plan = plan;
      this.paging = paging;
      this.start = paging.start();
      this.left = paging.limit();
    }

    StatementAnswer run() {
      int parts = Math.max(1, plan.partitions().size());
      if (start.part() < 0 || start.part() >= parts) {
        throw WrongToken.invalid();
      }
      for (int part = start.part(); part < parts; part++) {
        ItemPage page;
        try {
          page = items.read(table, range(part), paging.consistent());
        } catch (ThroughputExceeded e) {
          if (part == start.part()) {
            throw e;
          }
          return answer(Optional.of(new StatementPosition(part, Optional.empty())));
        }
        page.items().forEach(item -> found.add(read.choice().of(item.item())));
        left -= page.scanned();
        bytes += page.readBytes();
        if (page.last().isPresent()) {
          return answer(Optional.of(new StatementPosition(part, page.last())));
        }
        if (part + 1 < parts && bytes >= MOST_BYTES) {
          return answer(Optional.of(new StatementPosition(part + 1, Optional.empty())));
        }
      }
      return answer(Optional.empty());
    }

    private ItemRange range(int part) {
      Optional<KeyCondition> partition =
          plan.partitions().isEmpty() ? Optional.empty() : Optional.of(plan.partitions().get(part));
      return new ItemRange(
              index == null ? null : index.name(),
              partition.map(KeyCondition::partitionBytes).orElse(null),
              partition.map(KeyCondition::sort).orElse(KeyRange.ALL),
              plan.descending(),
              left,
              part == start.part() ? start.after().orElse(null) : null,
              ItemRange.wanted(plan.filter()),
              0,
              1)
          .whole(ProjectedAttributes.fetches(table, index, read.choice().attributes()));
    }

    private StatementAnswer answer(Optional<StatementPosition> next) {
      return new StatementAnswer(List.copyOf(found), table, units(paging, index, bytes), next);
    }
  }
}
