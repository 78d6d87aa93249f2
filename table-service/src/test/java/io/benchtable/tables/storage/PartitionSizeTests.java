package io.benchtable.tables.storage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is said of a partition of which a few rows were measured. */
class PartitionSizeTests {

  @Test
  void isWhatWasMeasuredWhereThatIsAll() {
    assertThat(new PartitionSize(999, 5000).bytes(() -> 1_000_000)).isEqualTo(5000);
    assertThat(new PartitionSize(0, 0).bytes(() -> 1_000_000)).isZero();
  }

  @Test
  void growsWithTheRowsThatThePlannerExpects() {
    PartitionSize some = new PartitionSize(PartitionSize.MOST_ROWS, 2_000_000);
    assertThat(some.bytes(() -> 10_000)).isEqualTo(20_000_000);
    assertThat(some.bytes(() -> 7)).isEqualTo(2_000_000);
  }

  @Test
  void readsTheRowsOfAPlan() {
    assertThat(
            PartitionSize.rowsOf("[{\"Plan\": {\"Node Type\": \"Seq Scan\", \"Plan Rows\": 42}}]"))
        .isEqualTo(42);
    assertThat(PartitionSize.rowsOf("[]")).isZero();
  }
}
