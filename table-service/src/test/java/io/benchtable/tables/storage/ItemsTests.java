package io.benchtable.tables.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.benchtable.tables.TestDefinitions;
import io.benchtable.tables.catalogue.BillingMode;
import io.benchtable.tables.catalogue.Catalogue;
import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.catalogue.Throughput;
import io.benchtable.tables.item.Item;
import io.benchtable.tables.item.KeySchema;
import io.benchtable.tables.item.PlainItemJson;
import io.benchtable.tables.storage.throughput.Throttle;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which statements a put needs, against rows that remember what was asked of them. */
class ItemsTests {

  static final TableDefinition TABLE =
      TestDefinitions.notes(BillingMode.PAY_PER_REQUEST, Throughput.NONE);
  private static final Item ITEM = PlainItemJson.parse("{\"id\":\"a\",\"v\":1}");

  private final List<String> statements = new ArrayList<>();
  private Optional<StoredRow> stored = Optional.empty();
  private final Items items =
      new Items(
          answering(Catalogue.class, (method, arguments) -> TABLE),
          answering(
              Rows.class,
              (method, arguments) -> {
                statements.add(method);
                return method.equals("change")
                    ? Optional.of(((RowChange) arguments[2]).of(stored).change())
                    : stored.isEmpty();
              }),
          Throttle.none());

  @Test
  void createsAnItemInOneStatementWhereThereMustBeNone() {
    Change created = items.put("notes", ITEM, new Absent());
    assertThat(created).isEqualTo(new Change(Optional.empty(), Optional.of(ITEM)));
    assertThat(statements).containsExactly("insert");
  }

  @Test
  void readsOnlyTheItemThatIsInTheWay() {
    stored = Optional.of(new StoredRow("{\"id\":{\"S\":\"a\"}}", 7));
    assertThatThrownBy(() -> items.put("notes", ITEM, new Absent()))
        .isInstanceOfSatisfying(
            ConditionFailed.class, failed -> assertThat(failed.stored()).isPresent());
    assertThat(statements).containsExactly("insert", "change");
  }

  @Test
  void decidesInViewOfTheItemWhereThereMayBeOne() {
    items.put("notes", ITEM, before -> true);
    assertThat(statements).containsExactly("change");
  }

  /** Wants that there is no item. */
  private record Absent() implements Precondition {

    @Override
    public boolean holds(Optional<Item> before) {
      return before.isEmpty();
    }

    @Override
    public boolean wantsAbsence(KeySchema key) {
      return true;
    }
  }

  /** Answers a call by the name of its method. */
  private interface Answer {
    Object to(String method, Object[] arguments);
  }

  private static <T> T answering(Class<T> type, Answer answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> answer.to(method.getName(), arguments)));
  }
}
