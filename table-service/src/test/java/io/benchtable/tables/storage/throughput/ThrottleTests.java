package io.benchtable.tables.storage.throughput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.benchtable.tables.TestDefinitions;
import io.benchtable.tables.catalogue.BillingMode;
import io.benchtable.tables.catalogue.CapacityDetails;
import io.benchtable.tables.catalogue.Index;
import io.benchtable.tables.catalogue.IndexDetails;
import io.benchtable.tables.catalogue.IndexState;
import io.benchtable.tables.catalogue.Projection;
import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.catalogue.Throughput;
import io.benchtable.tables.item.KeyAttribute;
import io.benchtable.tables.item.KeySchema;
import io.benchtable.tables.item.ScalarType;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ThrottleTests {

  private static final KeyAttribute ID = new KeyAttribute("id", ScalarType.S);
  private static final Index GLOBAL = index("global", Index.Scope.GLOBAL, new Throughput(2, 1));
  private static final Index LOCAL = index("local", Index.Scope.LOCAL, Throughput.NONE);
  private static final TableDefinition TABLE = provisioned(1, 10, 20);

  private long now;
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Throttle throttle = Throttle.of(1, () -> now, meters);

  @Test
  void refusesWhatHasNoUnitsLeftUntilSomeComeIn() {
    throttle.admit(TABLE, null, Use.READ);
    throttle.read(TABLE, null, 3005);
    assertThatThrownBy(() -> throttle.admit(TABLE, null, Use.READ))
        .isInstanceOf(ThroughputExceeded.class);
    throttle.admit(TABLE, null, Use.WRITE);
    now += TimeUnit.SECONDS.toNanos(1);
    throttle.admit(TABLE, null, Use.READ);
    assertThat(meters.get("benchtable.tables.throttled.requests").counter().count()).isOne();
    assertThat(meters.get("benchtable.tables.consumed.read.units").counter().count())
        .isEqualTo(3005);
  }

  @Test
  void givesGlobalIndexesUnitsOfTheirOwnAndLocalOnesThoseOfTheTable() {
    throttle.wrote(TABLE, 100, Map.of("global", 300.0, "local", 50.0));
    assertThat(throttle.left(TABLE, null, Use.WRITE)).isEqualTo(6000 - 150);
    assertThat(throttle.left(TABLE, GLOBAL, Use.WRITE)).isZero();
    assertThat(throttle.left(TABLE, LOCAL, Use.WRITE)).isEqualTo(6000 - 150);
    assertThat(throttle.refusalOfIndexes(TABLE, List.of("local", "global")))
        .get()
        .extracting(ThroughputExceeded::text, STRING)
        .contains("one or more global secondary indexes");
    assertThat(throttle.refusalOfIndexes(TABLE, List.of("local"))).isEmpty();
    throttle.read(TABLE, LOCAL, 5);
    throttle.read(TABLE, GLOBAL, 7);
    assertThat(throttle.left(TABLE, null, Use.READ)).isEqualTo(3000 - 5);
    assertThat(throttle.left(TABLE, GLOBAL, Use.READ)).isEqualTo(600 - 7);
  }

  @Test
  void beginsAnewWithATableThatIsMadeAnew() {
    throttle.read(TABLE, null, 5000);
    TableDefinition anew = provisioned(2, 10, 20);
    assertThat(throttle.left(anew, null, Use.READ)).isEqualTo(3000);
    throttle.read(anew, null, 1000);
    // A request that still knows the table of before takes from the bucket of now.
    assertThat(throttle.left(TABLE, null, Use.READ)).isEqualTo(2000);
    assertThat(throttle.left(anew, null, Use.READ)).isEqualTo(2000);
  }

  @Test
  void followsAChangeOfUnits() {
    throttle.read(TABLE, null, 100);
    assertThat(throttle.left(provisioned(1, 5, 20), null, Use.READ)).isEqualTo(1500);
    assertThat(throttle.left(provisioned(1, 50, 20), null, Use.READ)).isEqualTo(1500);
  }

  @Test
  void limitsOnDemandTablesToTheirMaximumIfTheyHaveOne() {
    TableDefinition free = table(1, BillingMode.PAY_PER_REQUEST, Throughput.NONE, null);
    TableDefinition limited = table(2, BillingMode.PAY_PER_REQUEST, Throughput.NONE, 4L);
    assertThat(throttle.limits(free)).isFalse();
    assertThat(throttle.limits(limited)).isTrue();
    assertThat(throttle.left(limited, null, Use.WRITE)).isInfinite();
    throttle.read(limited, null, 1200);
    assertThatThrownBy(() -> throttle.admit(limited, null, Use.READ))
        .hasMessage(
            "Throughput exceeds the maximum OnDemandThroughput configured on table or index");
  }

  @Test
  void letsAPartThroughWhereSeveralInstancesShare() {
    Throttle shared = Throttle.of(4, () -> now, meters);
    assertThat(shared.left(TABLE, null, Use.READ)).isEqualTo(750);
  }

  @Test
  void keepsDebtsOfOneTableWhenThereAreManyOthers() {
    throttle.read(TABLE, null, 5000);
    for (int i = 0; i < 3000; i++) {
      throttle.left(named("other" + i), null, Use.READ);
    }
    assertThat(throttle.left(TABLE, null, Use.READ)).isEqualTo(-2000);
  }

  @Test
  void letsEverythingThroughWhenItIsOff() {
    Throttle off = Throttle.none();
    assertThat(off.limits(TABLE)).isFalse();
    assertThat(off.limitsIndexes(TABLE)).isFalse();
    assertThat(off.left(TABLE, null, Use.READ)).isInfinite();
  }

  private static TableDefinition provisioned(long generation, long reads, long writes) {
    return table(generation, BillingMode.PROVISIONED, new Throughput(reads, writes), null);
  }

  private static TableDefinition table(
      long generation, BillingMode mode, Throughput units, @Nullable Long mostReads) {
    return table("notes", generation, mode, units, mostReads);
  }

  private static TableDefinition named(String name) {
    return table(name, 1, BillingMode.PROVISIONED, new Throughput(1, 1), null);
  }

  private static TableDefinition table(
      String name, long generation, BillingMode mode, Throughput units, @Nullable Long mostReads) {
    return TestDefinitions.table(
        name,
        generation,
        mode,
        units,
        CapacityDetails.NONE.withMost(mostReads, null),
        2,
        GLOBAL,
        LOCAL);
  }

  private static Index index(String name, Index.Scope scope, Throughput units) {
    return new Index(
        name,
        scope,
        new KeySchema(new KeyAttribute(name, ScalarType.S), null),
        Projection.ALL,
        List.of(),
        units,
        new IndexDetails(name.length(), IndexState.ACTIVE, Instant.EPOCH, CapacityDetails.NONE));
  }
}
