package io.benchtable.tables.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.benchtable.tables.TestDefinitions;
import io.benchtable.tables.catalogue.BillingMode;
import io.benchtable.tables.catalogue.CapacityDetails;
import io.benchtable.tables.catalogue.Index;
import io.benchtable.tables.catalogue.IndexDetails;
import io.benchtable.tables.catalogue.IndexState;
import io.benchtable.tables.catalogue.Projection;
import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.catalogue.Throughput;
import io.benchtable.tables.item.Item;
import io.benchtable.tables.item.KeyAttribute;
import io.benchtable.tables.item.KeySchema;
import io.benchtable.tables.item.ScalarType;
import io.benchtable.tables.item.StringValue;
import io.benchtable.tables.storage.throughput.Throttle;
import io.benchtable.tables.storage.throughput.ThroughputExceeded;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is counted of writes that are refused. */
class MeterTests {

  private static final TableDefinition TABLE = table();
  private static final Change CHANGE =
      new Change(
          Optional.empty(),
          Optional.of(
              Item.of(Map.of("id", new StringValue("a"), "day", new StringValue("monday")))));

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Throttle throttle = Throttle.of(1, () -> 0, meters);
  private final Meter meter = new Meter(throttle);

  @Test
  void countsARefusedWriteOnceHoweverOftenItWasDecided() {
    throttle.wrote(TABLE, 0, Map.of("by-day", 300.0));
    RowChange change =
        row -> {
          meter.admit(TABLE, CHANGE);
          return new RowChange.Decided(CHANGE, Optional.empty());
        };
    StoredRow remembered = new StoredRow("{}", 1);
    assertThatThrownBy(
            () ->
                meter.write(
                    TABLE,
                    () -> {
                      assertThat(change.again(remembered)).isEmpty();
                      return change.of(Optional.of(remembered)).change();
                    }))
        .isInstanceOf(ThroughputExceeded.class);
    assertThat(meters.get("benchtable.tables.throttled.requests").counter().count()).isOne();
  }

  private static TableDefinition table() {
    Index index =
        new Index(
            "by-day",
            Index.Scope.GLOBAL,
            new KeySchema(new KeyAttribute("day", ScalarType.S), null),
            Projection.ALL,
            List.of(),
            new Throughput(1, 1),
            new IndexDetails(0, IndexState.ACTIVE, Instant.EPOCH, CapacityDetails.NONE));
    return TestDefinitions.notes(BillingMode.PROVISIONED, new Throughput(10, 10), index);
  }
}
