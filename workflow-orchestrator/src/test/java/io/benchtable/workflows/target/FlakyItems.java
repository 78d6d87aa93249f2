package io.benchtable.workflows.target;

import io.benchtable.workflows.item.InMemoryItems;
import io.benchtable.workflows.item.ItemQuery;
import io.benchtable.workflows.item.Items;
import io.benchtable.workflows.item.ItemsUnavailableException;
import io.benchtable.workflows.item.TableDefinition;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tables in memory, of which some cannot be reached for a while. */
final class FlakyItems {

  private final InMemoryItems items;
  private volatile Set<String> failing = Set.of();

  FlakyItems(InMemoryItems items) {
    this.items = items;
    var byState = List.of(new TableDefinition.Index("by-state", "state", "name"));
    var due = List.of(new TableDefinition.Index("by-state", "state", "nextAttemptAt"));
    items.ensure(new TableDefinition("rules", "name", Optional.empty(), byState));
    items.ensure(new TableDefinition("dead-letters", "rule", Optional.of("eventId#target"), due));
    for (var table : List.of("benchmarks", "notes", "samples")) {
      var key =
          table.equals("benchmarks")
              ? "benchmarkId"
              : table.equals("notes") ? "noteId" : "sampleId";
      items.ensure(new TableDefinition(table, key, Optional.empty(), List.of()));
    }
  }

  InMemoryItems items() {
    return items;
  }

  void fail(String... tables) {
    failing = Set.of(tables);
  }

  void heal() {
    failing = Set.of();
  }

  Items proxy() {
    return (Items)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Items.class},
            (_, method, arguments) -> {
              var first = arguments[0];
              var table = first instanceof ItemQuery query ? query.table() : String.valueOf(first);
              if (failing.contains(table)) {
                throw new ItemsUnavailableException(table + " is down", new IOException("down"));
              }
              try {
                return method.invoke(items, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
