package io.benchtable.tables.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.item.Item;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What is done in one statement, and who goes alone. */
class GatheredRowsTests {

  private static final TableDefinition TABLE = ItemsTests.TABLE;
  private static final PutOutcome ALONE = new PutOutcome.Replaced("alone");

  private static final Change CHANGED = new Change(Optional.empty(), Optional.of(Item.EMPTY));
  private static final Optional<Change> LEFT =
      Optional.of(new Change(Optional.empty(), Optional.empty()));

  private final ConcurrentLinkedQueue<StoredRow> seen = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<String> left = new ConcurrentLinkedQueue<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final ConcurrentLinkedQueue<Thread> askers = new ConcurrentLinkedQueue<>();
  private volatile CountDownLatch gate = new CountDownLatch(1);
  private volatile CountDownLatch ended = new CountDownLatch(1);
  private final Sets sets = new Sets();
  private final GatheredRows rows = new GatheredRows(sets, new RememberedRows());

  @AfterEach
  void end() {
    gate.countDown();
    ended.countDown();
    threads.shutdownNow();
  }

  @Test
  void putsSeveralKeysInOneStatement() {
    hold();
    List<CompletableFuture<PutOutcome>> puts = put("a", "b", "c");
    gate.countDown();

    assertThat(outcomes(puts)).containsOnly(new PutOutcome.Inserted());
    assertThat(sets.put).containsExactly(List.of("a", "b", "c"));
  }

  @Test
  void putsEachKeyOnceInAStatementSoThatNoChangeIsLost() {
    hold();
    List<CompletableFuture<PutOutcome>> puts = put("a", "b", "a");
    gate.countDown();

    assertThat(outcomes(puts))
        .containsExactly(new PutOutcome.Inserted(), new PutOutcome.Inserted(), ALONE);
    assertThat(sets.put).containsExactly(List.of("a", "b"));
  }

  @Test
  void saysThatWhatIsLeftOutWasTheSame() {
    sets.same.add("b");
    hold();
    List<CompletableFuture<PutOutcome>> puts = put("a", "b");
    gate.countDown();

    assertThat(outcomes(puts))
        .containsExactly(new PutOutcome.Inserted(), new PutOutcome.Unchanged());
  }

  @Test
  void letsEachGoAloneWhereTheStatementWasRefused() {
    sets.failure =
        new CannotAcquireLockException("a row is held", new SQLException("held", "55P03"));
    hold();
    List<CompletableFuture<PutOutcome>> puts = put("a", "b");
    gate.countDown();

    assertThat(outcomes(puts)).containsOnly(ALONE);
  }

  @Test
  void doesNothingTwiceWhereItIsNotKnownWhetherItWasDone() {
    sets.failure =
        new DataAccessResourceFailureException("gone", new SQLException("broken", "08006"));
    hold();
    List<CompletableFuture<PutOutcome>> puts = put("a", "b");
    gate.countDown();

    assertThat(puts)
        .allSatisfy(
            put ->
                assertThatThrownBy(put::join)
                    .hasCauseInstanceOf(DataAccessResourceFailureException.class));
  }

  @Test
  void readsWhatIsThere() {
    sets.stored.put("a", new StoredRow("{}", 7));
    hold();
    var reads = ask(Stream.of("a", "b"), id -> rows.get(TABLE, key(id), () -> Optional.empty()));
    gate.countDown();

    assertThat(reads.get(0).join()).contains(new StoredRow("{}", 7));
    assertThat(reads.get(1).join()).isEmpty();
  }

  @Test
  void readsRangesThatDifferInKeysAloneInOneStatement() {
    hold();
    var reads =
        ask(Stream.of("a", "b", "a", "c 7"), id -> rows.read(TABLE, range(id), () -> batch("-")));
    gate.countDown();

    assertThat(reads.stream().map(CompletableFuture::join))
        .containsExactly(batch("a"), batch("b"), batch("a"), batch("c 7"));
    assertThat(sets.ranges).containsExactlyInAnyOrder(List.of("a", "b", "a"), List.of("c 7"));
  }

  @Test
  void readsRangesAloneWhereTheStatementWasRefused() {
    sets.failure = new CannotAcquireLockException("held", new SQLException("held", "55P03"));
    hold();
    var reads = ask(Stream.of("a", "b"), id -> rows.read(TABLE, range(id), () -> batch("-")));
    gate.countDown();

    assertThat(reads.stream().map(CompletableFuture::join)).containsOnly(batch("-"));
  }

  @Test
  void changesRowsThatAreThereWithOneReadAndOneWrite() {
    List.of("a", "b", "c", "d").forEach(id -> sets.stored.put(id, new StoredRow("{}", 7)));
    sets.late.add("c");
    hold();
    List<CompletableFuture<Optional<Change>>> changes = change("a", "b", "c", "same d", "new e");
    gate.countDown();

    assertThat(changes.stream().map(CompletableFuture::join))
        .containsExactly(
            Optional.of(CHANGED),
            Optional.of(CHANGED),
            Optional.empty(),
            Optional.of(CHANGED),
            LEFT);
    assertThat(sets.replaced).containsExactly(List.of("a", "b", "c"));
    assertThat(left).containsExactly("new e");
  }

  @Test
  void refusesOnlyWhatMustNotBe() {
    List.of("a", "b").forEach(id -> sets.stored.put(id, new StoredRow("{}", 7)));
    hold();
    List<CompletableFuture<Optional<Change>>> changes = change("a", "refused b");
    gate.countDown();

    assertThat(changes.getFirst().join()).contains(CHANGED);
    assertThatThrownBy(changes.getLast()::join).hasCauseInstanceOf(ConditionFailed.class);
    assertThat(sets.replaced).containsExactly(List.of("a"));
  }

  @Test
  void leavesChangesWhereTheStatementWasRefusedAndWhereARowGoes() {
    List.of("a", "b").forEach(id -> sets.stored.put(id, new StoredRow("{}", 7)));
    sets.failure =
        new CannotAcquireLockException("a row is held", new SQLException("held", "55P03"));
    hold();
    List<CompletableFuture<Optional<Change>>> changes = change("a", "gone b");
    gate.countDown();

    assertThat(changes.stream().map(CompletableFuture::join)).containsOnly(LEFT);
    assertThat(left).containsExactlyInAnyOrder("a", "gone b");
  }

  @Test
  void changesNothingTwiceWhereItIsNotKnownWhetherItWasDone() {
    sets.stored.put("a", new StoredRow("{}", 7));
    sets.failure =
        new DataAccessResourceFailureException("gone", new SQLException("broken", "08006"));
    hold();
    List<CompletableFuture<Optional<Change>>> changes = change("a", "a");
    gate.countDown();

    assertThatThrownBy(changes.getFirst()::join)
        .hasCauseInstanceOf(DataAccessResourceFailureException.class);
    assertThat(changes.getLast().join()).as("of the same row").isEqualTo(LEFT);
  }

  @Test
  void changesARowAgainWithoutReadingIt() {
    sets.stored.put("a", new StoredRow("{}", 7));

    assertThat(changed("a")).contains(CHANGED);
    assertThat(changed("again a")).contains(CHANGED);
    assertThat(sets.read).containsExactly(List.of("a", "z"), List.of("z"));
    assertThat(sets.stored).containsEntry("a", new StoredRow("{\"again\":{}}", 9));
  }

  @Test
  void readsARowAgainThatAnotherOneWrote() {
    sets.stored.put("a", new StoredRow("{}", 7));
    changed("a");
    sets.stored.put("a", new StoredRow("{}", 20));

    assertThat(changed("again a")).as("as of a change that came in between").isEmpty();
    assertThat(changed("again a")).contains(CHANGED);
    assertThat(sets.read).containsExactly(List.of("a", "z"), List.of("z"), List.of("a", "z"));
  }

  @Test
  void readsARowThatWasPutMeanwhile() {
    sets.stored.put("a", new StoredRow("{}", 7));
    changed("a");
    rows.put(TABLE, row("a"), () -> ALONE);

    assertThat(changed("again a")).contains(CHANGED);
    assertThat(sets.read).containsExactly(List.of("a", "z"), List.of("a", "z"));
  }

  /** What is remembered may be old: only a write finds out. */
  @ParameterizedTest
  @ValueSource(strings = {"refused a", "gone a", "a"})
  void decidesWhateverElseInViewOfTheRowAsItIs(String what) {
    sets.stored.put("a", new StoredRow("{}", 7));
    changed("a");
    seen.clear();
    sets.stored.put("a", new StoredRow("{\"other\":{}}", 20));

    try {
      changed(what);
    } catch (CompletionException e) {
      assertThat(e).hasCauseInstanceOf(ConditionFailed.class);
    }
    assertThat(sets.read).containsExactly(List.of("a", "z"), List.of("a", "z"));
    assertThat(seen).last().isEqualTo(new StoredRow("{\"other\":{}}", 20));
  }

  /** What is to be done, if not to change it, and an id. */
  private List<CompletableFuture<Optional<Change>>> change(String... wanted) {
    return ask(Stream.of(wanted), this::changeOne);
  }

  /** By a statement for several: beside another row, which is always read. */
  private Optional<Change> changed(String what) {
    hold();
    CompletableFuture<Optional<Change>> change = change(what, "new z").getFirst();
    gate.countDown();
    return change.join();
  }

  private Optional<Change> changeOne(String what) {
    String id = what.substring(what.indexOf(' ') + 1);
    return rows.change(
        TABLE,
        key(id),
        stored -> {
          stored.ifPresent(seen::add);
          return decided(what, id);
        },
        () -> LEFT,
        _ -> {
          left.add(what);
          return LEFT;
        });
  }

  private static RowChange.Decided decided(String what, String id) {
    if (what.startsWith("refused")) {
      throw new ConditionFailed(Optional.empty());
    }
    String text =
        what.startsWith("same")
            ? "{}"
            : what.startsWith("again") ? "{\"again\":{}}" : "{\"changed\":{}}";
    return new RowChange.Decided(
        CHANGED,
        what.startsWith("gone")
            ? Optional.empty()
            : Optional.of(new Row(key(id), text, List.of())));
  }

  @Test
  void letsLargeItemsGoAlone() {
    Row large = new Row(key("a"), "x".repeat(40_000), List.of());
    assertThat(rows.put(TABLE, large, () -> ALONE)).isEqualTo(ALONE);
    sets.stored.put("a", new StoredRow(large.text(), 7));
    hold();
    List<CompletableFuture<Optional<Change>>> changes = change("a");
    gate.countDown();
    assertThat(changes.getFirst().join()).isEqualTo(LEFT);
  }

  @Test
  void staysInTheTransactionOfWhoAsks() {
    hold();
    TransactionSynchronizationManager.setActualTransactionActive(true);
    try {
      assertThat(rows.put(TABLE, row("a"), () -> ALONE)).isEqualTo(ALONE);
    } finally {
      TransactionSynchronizationManager.setActualTransactionActive(false);
    }
  }

  /**
   * Keeps both leaders of each kind busy: one until the gate opens, the other until the end, for
   * two could share out between them what is to be done together.
   */
  private void hold() {
    ended.countDown();
    ended = new CountDownLatch(1);
    gate = new CountDownLatch(1);
    askers.clear();
    CountDownLatch all = new CountDownLatch(8);
    for (int i = 0; i < 2; i++) {
      CountDownLatch until = i == 0 ? ended : gate;
      Supplier<Boolean> busy =
          () -> {
            all.countDown();
            awaitOpening(until);
            return true;
          };
      threads.execute(
          () ->
              rows.change(
                  TABLE,
                  key("busy"),
                  _ -> new RowChange.Decided(CHANGED, Optional.empty()),
                  () -> {
                    busy.get();
                    return LEFT;
                  },
                  _ -> LEFT));
      threads.execute(
          () ->
              rows.put(
                  TABLE,
                  row("busy"),
                  () -> {
                    busy.get();
                    return ALONE;
                  }));
      threads.execute(
          () ->
              rows.get(
                  TABLE,
                  key("busy"),
                  () -> {
                    busy.get();
                    return Optional.empty();
                  }));
      threads.execute(
          () ->
              rows.read(
                  TABLE,
                  range("busy"),
                  () -> {
                    busy.get();
                    return batch("busy");
                  }));
      long left = 8 - 4L * (i + 1);
      soon().until(() -> all.getCount() == left);
    }
  }

  private static ConditionFactory soon() {
    return await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(1));
  }

  private List<CompletableFuture<PutOutcome>> put(String... ids) {
    return ask(Stream.of(ids), id -> rows.put(TABLE, row(id), () -> ALONE));
  }

  /** Threads that wait, in the order in which they came. */
  private <T> List<CompletableFuture<T>> ask(Stream<String> ids, Function<String, T> work) {
    List<CompletableFuture<T>> asked = new ArrayList<>();
    for (String id : ids.toList()) {
      asked.add(
          CompletableFuture.supplyAsync(
              () -> {
                askers.add(Thread.currentThread());
                return work.apply(id);
              },
              threads));
      soon()
          .until(
              () ->
                  askers.size() == asked.size()
                      && askers.stream()
                          .allMatch(one -> LockSupport.getBlocker(one) instanceof Gathering));
    }
    return asked;
  }

  private static List<PutOutcome> outcomes(List<CompletableFuture<PutOutcome>> puts) {
    return puts.stream().map(CompletableFuture::join).toList();
  }

  private static void awaitOpening(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static RowKey key(String id) {
    return new RowKey(id.getBytes(StandardCharsets.UTF_8), new byte[0]);
  }

  /** At most as many rows as the id ends with. */
  private static RangeStatement range(String id) {
    int space = id.indexOf(' ');
    int limit = space < 0 ? 10 : Integer.parseInt(id.substring(space + 1));
    return new RangeStatement("select", List.of(id.getBytes(StandardCharsets.UTF_8)), 1, limit, 0);
  }

  private static Rows.Batch batch(String text) {
    return new Rows.Batch(List.of(new Rows.RangeRow(text, List.of())), true);
  }

  private static Row row(String id) {
    return new Row(key(id), "{}", List.of());
  }

  /** Remembers the keys of each statement. */
  private static final class Sets implements RowSets {

    private final ConcurrentLinkedQueue<List<String>> read = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<List<String>> put = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<List<String>> ranges = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<List<String>> replaced = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> late = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> same = new ConcurrentLinkedQueue<>();
    private final Map<String, StoredRow> stored = new ConcurrentHashMap<>();
    private volatile @Nullable DataAccessException failure;

    @Override
    public Map<RowKey, StoredRow> get(TableDefinition table, List<RowKey> keys) {
      read.add(keys.stream().map(Sets::id).toList());
      return keys.stream()
          .filter(key -> stored.containsKey(id(key)))
          .collect(Collectors.toMap(key -> key, key -> stored.get(id(key))));
    }

    @Override
    public List<Rows.Batch> read(TableDefinition table, List<RangeStatement> wanted) {
      List<String> ids =
          wanted.stream()
              .map(one -> new String((byte[]) one.keys().getFirst(), StandardCharsets.UTF_8))
              .toList();
      ranges.add(ids);
      fail();
      return ids.stream().map(GatheredRowsTests::batch).toList();
    }

    private void fail() {
      DataAccessException thrown = failure;
      if (thrown != null) {
        throw thrown;
      }
    }

    @Override
    public Map<RowKey, PutOutcome> put(TableDefinition table, List<Row> rows) {
      put.add(rows.stream().map(row -> id(row.key())).toList());
      fail();
      return rows.stream()
          .map(Row::key)
          .filter(key -> !same.contains(id(key)))
          .collect(Collectors.toMap(key -> key, _ -> new PutOutcome.Inserted()));
    }

    @Override
    public Map<RowKey, Long> replace(TableDefinition table, List<Replacement> replacements) {
      replaced.add(replacements.stream().map(one -> id(one.row().key())).toList());
      fail();
      return replacements.stream()
          .filter(one -> !late.contains(id(one.row().key())))
          .filter(one -> version(one.row().key()) == one.version())
          .peek(
              one ->
                  stored.put(
                      id(one.row().key()), new StoredRow(one.row().text(), one.version() + 1)))
          .collect(Collectors.toMap(one -> one.row().key(), one -> one.version() + 1));
    }

    private long version(RowKey key) {
      StoredRow row = stored.get(id(key));
      return row == null ? 0 : row.version();
    }

    private static String id(RowKey key) {
      return new String(key.partition(), StandardCharsets.UTF_8);
    }
  }
}
