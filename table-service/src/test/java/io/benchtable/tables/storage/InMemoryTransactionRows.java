package io.benchtable.tables.storage;

import io.benchtable.tables.catalogue.Catalogue;
import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.item.Item;
import io.benchtable.tables.item.ItemJson;
import io.benchtable.tables.item.PlainItemJson;
import io.benchtable.tables.storage.throughput.Throttle;
import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Rows of one table that are undone when what is done together fails. */
final class InMemoryTransactionRows implements TransactionRows {

  static final TableDefinition TABLE = ItemsTests.TABLE;

  private final Map<RowKey, Integer> heldByOthers = new HashMap<>();
  private final Map<String, RequestToken> tokens = new HashMap<>();
  private TreeMap<RowKey, String> rows = new TreeMap<>();
  private @Nullable RuntimeException commit;
  private int begun;
  private int written;
  private int sweeps;
  private int fullSweeps;

  Transactions transactions() {
    Catalogue catalogue =
        (Catalogue)
            Proxy.newProxyInstance(
                Catalogue.class.getClassLoader(),
                new Class<?>[] {Catalogue.class},
                (proxy, method, arguments) -> TABLE);
    return new Transactions(catalogue, this, Throttle.none());
  }

  void put(Item item) {
    rows.put(Keys.row(TABLE, item).key(), ItemJson.write(item));
  }

  List<Item> items() {
    return rows.values().stream().map(ItemJson::parse).toList();
  }

  int begun() {
    return begun;
  }

  int written() {
    return written;
  }

  int sweeps() {
    return sweeps;
  }

  /** So many sweeps will leave some. */
  void leaveTokensFor(int number) {
    fullSweeps = number;
  }

  void holdForever(String id) {
    heldByOthers.put(key(id), Integer.MAX_VALUE);
  }

  void holdOnce(String id) {
    heldByOthers.put(key(id), 1);
  }

  void failAtCommit(RuntimeException failure) {
    commit = failure;
  }

  private static RowKey key(String id) {
    return Keys.of(TABLE, PlainItemJson.parse("{\"id\":\"%s\"}".formatted(id)));
  }

  @Override
  public <T> T together(Supplier<T> work) {
    begun++;
    TreeMap<RowKey, String> before = new TreeMap<>(rows);
    boolean done = false;
    try {
      T result = work.get();
      if (commit != null) {
        throw commit;
      }
      done = true;
      return result;
    } finally {
      if (!done) {
        rows = before;
      }
    }
  }

  @Override
  public <T> T snapshot(Supplier<T> work) {
    return work.get();
  }

  @Override
  public void enter(Collection<TableDefinition> tables) {}

  @Override
  public boolean claim(RequestToken token) {
    return tokens.putIfAbsent(token.text(), token) == null;
  }

  @Override
  public void hold(TableDefinition table, List<RowKey> keys) {
    for (RowKey key : keys) {
      if (heldByOthers.getOrDefault(key, 0) > 0) {
        heldByOthers.merge(key, -1, Integer::sum);
        throw new RowsHeld(new IllegalStateException("held"));
      }
    }
  }

  @Override
  public Map<RowKey, StoredRow> get(TableDefinition table, List<RowKey> keys) {
    Map<RowKey, StoredRow> found = new HashMap<>();
    for (RowKey key : keys) {
      String text = rows.get(key);
      if (text != null) {
        found.put(key, new StoredRow(text, 1));
      }
    }
    return found;
  }

  @Override
  public void replace(TableDefinition table, List<Row> replaced) {
    written += replaced.size();
    replaced.forEach(row -> rows.put(row.key(), row.text()));
  }

  @Override
  public void remove(TableDefinition table, List<RowKey> keys) {
    written += keys.size();
    keys.forEach(rows::remove);
  }

  @Override
  public boolean sweepTokens() {
    sweeps++;
    return sweeps <= fullSweeps;
  }
}
