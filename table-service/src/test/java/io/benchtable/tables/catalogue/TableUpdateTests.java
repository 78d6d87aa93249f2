package io.benchtable.tables.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.benchtable.tables.TestDefinitions;
import io.benchtable.tables.item.KeyAttribute;
import io.benchtable.tables.item.KeySchema;
import io.benchtable.tables.item.ScalarType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What a change of settings makes of a table. */
class TableUpdateTests {

  private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");
  private static final Moment MOMENT = new Moment(NOON, NOON.plusSeconds(5));
  private static final Throughput FIVE = new Throughput(5, 5);
  private static final CapacityChange WARM =
      new CapacityChange(
          OptionalLong.empty(), OptionalLong.empty(), OptionalLong.of(50), OptionalLong.empty());

  @Test
  void refusesTheUnitsThatAreThere() {
    assertThatThrownBy(() -> units(FIVE).apply(provisioned(), MOMENT))
        .hasMessage(
            "The provisioned throughput for the table will not change. The requested value equals"
                + " the current value. Current ReadCapacityUnits provisioned for the table: 5."
                + " Requested ReadCapacityUnits: 5. Current WriteCapacityUnits provisioned for the"
                + " table: 5. Requested WriteCapacityUnits: 5. Refer to the Amazon DynamoDB"
                + " Developer Guide for current limits and how to request higher limits.");
  }

  @Test
  void notesWhenUnitsGrewAndShrank() {
    TableDefinition more = units(new Throughput(6, 5)).apply(provisioned(), MOMENT);
    TableDefinition less = units(new Throughput(4, 5)).apply(more, MOMENT);
    CapacityDetails capacity = less.details().capacity();
    assertThat(capacity.increasedAt()).isEqualTo(NOON);
    assertThat(capacity.decreasedAt()).isEqualTo(NOON);
    assertThat(capacity.decreasesOnDayOf(NOON)).isEqualTo(1);
    assertThat(capacity.decreasesOnDayOf(NOON.plusSeconds(86_400))).isZero();
  }

  @Test
  void asksForUnitsOfEachIndexOfATableThatBecomesProvisioned() {
    TableDefinition onDemand =
        settings(BillingMode.PAY_PER_REQUEST, Optional.empty(), List.of())
            .apply(provisioned(), MOMENT);
    assertThat(onDemand.throughput()).isEqualTo(Throughput.NONE);
    assertThat(onDemand.indexes().getFirst().throughput()).isEqualTo(Throughput.NONE);
    assertThat(onDemand.details().onDemandSince()).isEqualTo(NOON);
    assertThatThrownBy(
            () ->
                settings(BillingMode.PROVISIONED, Optional.of(FIVE), List.of())
                    .apply(onDemand, MOMENT))
        .hasMessage(
            "One or more parameter values were invalid: ProvisionedThroughput must be specified for"
                + " index: by-day");
    TableDefinition again =
        settings(
                BillingMode.PROVISIONED,
                Optional.of(FIVE),
                List.of(new IndexUpdate.Capacity("by-day", Optional.of(FIVE), CapacityChange.NONE)))
            .apply(onDemand, MOMENT);
    assertThat(again.indexes().getFirst().throughput()).isEqualTo(FIVE);
  }

  @Test
  void looksAtAllIndexesThatAreGivenUnitsWhenATableBecomesProvisioned() {
    TableDefinition onDemand =
        settings(BillingMode.PAY_PER_REQUEST, Optional.empty(), List.of())
            .apply(provisioned(), MOMENT);
    IndexUpdate known = new IndexUpdate.Capacity("by-day", Optional.of(FIVE), WARM);
    TableDefinition again = provisionedWith(List.of(known)).apply(onDemand, MOMENT);
    assertThat(again.indexes().getFirst().throughput()).isEqualTo(FIVE);
    assertThat(again.indexes().getFirst().details().capacity().warmReadUnits()).isEqualTo(50);
    assertThatThrownBy(() -> provisionedWith(List.of(known, known)).apply(onDemand, MOMENT))
        .hasMessageContaining("Only one global secondary index update per index");
    IndexUpdate unknown = new IndexUpdate.Capacity("none", Optional.of(FIVE), CapacityChange.NONE);
    assertThatThrownBy(() -> provisionedWith(List.of(known, unknown)).apply(onDemand, MOMENT))
        .hasMessage("Requested resource not found: Index none for table notes");
  }

  private static TableUpdate provisionedWith(List<IndexUpdate> updates) {
    return settings(BillingMode.PROVISIONED, Optional.of(FIVE), updates);
  }

  @Test
  void letsChangesThroughThatLeaveAnIndexAloneWhichIsBeingFilled() {
    TableDefinition creating = create("by-tag").apply(provisioned(), MOMENT);
    TableDefinition filling = inState(creating, IndexState.FILLING);
    TableDefinition more = units(new Throughput(6, 5)).apply(filling, MOMENT);
    assertThat(filling.status(NOON)).isEqualTo(TableStatus.ACTIVE);
    Admissible.check(filling, more, true);
    assertThatThrownBy(() -> units(new Throughput(6, 5)).apply(creating, MOMENT))
        .hasMessage(
            "Attempt to change a resource which is still in use: Can't change table IOPS when an"
                + " index is being created. Table: notes Indexes: [by-tag]");
    TableDefinition going = inState(creating, IndexState.DELETING);
    assertThat(going.status(NOON)).isEqualTo(TableStatus.UPDATING);
    assertThatThrownBy(() -> Admissible.check(going, going, true))
        .hasMessageEndingWith("Can't change stream status when an index is being deleted");
    Admissible.check(going, protectedFrom(going), false);
  }

  @Test
  void showsNoUpdateOfUnitsOfIndexesAndOfBounds() {
    TableDefinition table = provisioned();
    IndexUpdate more =
        new IndexUpdate.Capacity("by-day", Optional.of(new Throughput(9, 9)), CapacityChange.NONE);
    TableDefinition changed = IndexUpdates.apply(table, List.of(more), MOMENT);
    assertThat(Admissible.status(table, changed, false)).isEqualTo(TableStatus.ACTIVE);
    assertThat(Admissible.status(table, changed, true)).isEqualTo(TableStatus.UPDATING);
    assertThat(Admissible.status(table, protectedFrom(table), false))
        .isEqualTo(TableStatus.UPDATING);
    assertThat(Admissible.status(table, create("by-tag").apply(table, MOMENT), false))
        .isEqualTo(TableStatus.UPDATING);
    TableDefinition bounded =
        table.with(
            table.indexes(),
            table.details().withCapacity(table.details().capacity().withMost(5L, null), null));
    assertThat(Admissible.status(table, bounded, false)).isEqualTo(TableStatus.ACTIVE);
    TableDefinition going = inState(create("by-tag").apply(bounded, MOMENT), IndexState.DELETING);
    TableDefinition unbounded =
        going.with(
            going.indexes(),
            going.details().withCapacity(going.details().capacity().withMost(null, null), null));
    assertThatThrownBy(() -> Admissible.check(going, unbounded, false))
        .hasMessageEndingWith(
            "OnDemandThroughput cannot be updated while index deletion is in progress for indexes:"
                + " [by-tag]");
  }

  private static TableDefinition protectedFrom(TableDefinition table) {
    return table.withSettings(table.billingMode(), table.throughput(), !table.deletionProtected());
  }

  private static TableDefinition inState(TableDefinition table, IndexState state) {
    return table.with(
        table.indexes().stream()
            .map(
                index ->
                    index.name().equals("by-tag")
                        ? index.withDetails(index.details().withState(state, Instant.EPOCH))
                        : index)
            .toList(),
        table.details());
  }

  @Test
  void givesANewIndexASlotThatNoneHadBefore() {
    TableDefinition after = create("by-tag").apply(provisioned(), MOMENT);
    Index index = after.index("by-tag").orElseThrow();
    assertThat(index.slot()).isEqualTo(3);
    assertThat(index.state()).isEqualTo(IndexState.REQUESTED);
    assertThat(after.fence()).isEqualTo("slots3");
    assertThat(after.filled()).hasSize(1);
    assertThat(after.status(NOON)).isEqualTo(TableStatus.UPDATING);
  }

  @Test
  void refusesMoreThanOneIndexAtATime() {
    TableDefinition creating = create("by-tag").apply(provisioned(), MOMENT);
    assertThatThrownBy(() -> create("by-other").apply(creating, MOMENT))
        .isInstanceOfSatisfying(
            RequestRefused.class,
            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.LIMIT_EXCEEDED))
        .hasMessage(
            "Subscriber limit exceeded: Only 1 online index can be created or deleted"
                + " simultaneously per table");
    assertThatThrownBy(
            () ->
                indexes(
                        List.of(
                            new IndexUpdate.Delete("by-day"),
                            new IndexUpdate.Create(wanted("by-tag"))))
                    .apply(provisioned(), MOMENT))
        .hasMessageStartingWith("Subscriber limit exceeded");
    assertThatThrownBy(
            () ->
                indexes(List.of(new IndexUpdate.Delete("x-1"), new IndexUpdate.Delete("x-1")))
                    .apply(provisioned(), MOMENT))
        .hasMessageContaining(
            "Only one global secondary index update per index is allowed simultaneously. Index:"
                + " x-1");
  }

  @Test
  void endsTheLifeOfATableOfTooManyIndexes() {
    TableDefinition old = provisioned();
    TableDefinition full =
        old.with(old.indexes(), old.details().withSlots(IndexUpdates.MOST_SLOTS));
    assertThatThrownBy(() -> create("by-tag").apply(full, MOMENT))
        .hasMessageStartingWith("Subscriber limit exceeded: Expected at most 780 indexes");
  }

  @Test
  void showsAnIndexWithOtherUnitsAsUpdating() {
    TableDefinition after =
        indexes(
                List.of(
                    new IndexUpdate.Capacity(
                        "by-day",
                        Optional.of(new Throughput(9, 5)),
                        new CapacityChange(
                            OptionalLong.empty(),
                            OptionalLong.empty(),
                            OptionalLong.of(50),
                            OptionalLong.empty()))))
            .apply(provisioned(), MOMENT);
    Index index = after.indexes().getFirst();
    assertThat(index.isUpdating(NOON)).isTrue();
    assertThat(index.isUpdating(NOON.plusSeconds(5))).isFalse();
    assertThat(index.details().capacity().warmReadUnits()).isEqualTo(50);
    assertThat(after.readable("by-day")).isEqualTo(index);
  }

  @Test
  void takesABoundOnDemandAwayAgain() {
    CapacityChange bound =
        new CapacityChange(
            OptionalLong.of(7), OptionalLong.of(8), OptionalLong.empty(), OptionalLong.empty());
    CapacityChange none =
        new CapacityChange(
            OptionalLong.of(-1), OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());
    CapacityDetails after = none.of(bound.of(CapacityDetails.NONE));
    assertThat(after.maxReadUnits()).isNull();
    assertThat(after.maxWriteUnits()).isEqualTo(8);
  }

  @Test
  void losesBoundsWithAnotherWayOfBillingAndStaysAsWarmAsItWas() {
    TableDefinition table = provisioned();
    Index index = table.indexes().getFirst();
    CapacityDetails bounds = CapacityDetails.NONE.withMost(7L, 8L);
    TableDefinition bounded =
        table.with(
            List.of(index.withDetails(index.details().withCapacity(bounds, Instant.EPOCH))),
            table.details().withCapacity(bounds, null));
    TableDefinition onDemand =
        settings(BillingMode.PAY_PER_REQUEST, Optional.empty(), List.of()).apply(bounded, MOMENT);
    for (CapacityDetails capacity :
        List.of(
            onDemand.details().capacity(), onDemand.indexes().getFirst().details().capacity())) {
      assertThat(capacity.maxReadUnits()).isNull();
      assertThat(capacity.maxWriteUnits()).isNull();
    }
    IndexUpdate again = new IndexUpdate.Capacity("by-day", Optional.of(FIVE), CapacityChange.NONE);
    TableDefinition back =
        settings(BillingMode.PROVISIONED, Optional.of(FIVE), List.of(again))
            .apply(onDemand, MOMENT);
    assertThat(back.details().capacity().warm(FIVE, BillingMode.PROVISIONED))
        .isEqualTo(new Throughput(12_000, 4_000));
  }

  @Test
  void keepsAnIndexAsWarmAsItsUnitsEverWere() {
    TableDefinition table = provisioned();
    for (long units : List.of(9L, 1L)) {
      table =
          indexes(
                  List.of(
                      new IndexUpdate.Capacity(
                          "by-day",
                          Optional.of(new Throughput(units, units)),
                          CapacityChange.NONE)))
              .apply(table, new Moment(NOON, NOON));
    }
    CapacityDetails capacity = table.indexes().getFirst().details().capacity();
    assertThat(capacity.warm(new Throughput(1, 1), BillingMode.PROVISIONED))
        .isEqualTo(new Throughput(9, 9));
  }

  private static TableUpdate units(Throughput units) {
    return settings(BillingMode.PROVISIONED, Optional.of(units), List.of());
  }

  private static TableUpdate create(String name) {
    return indexes(List.of(new IndexUpdate.Create(wanted(name))));
  }

  private static TableUpdate indexes(List<IndexUpdate> updates) {
    return settings(BillingMode.PROVISIONED, Optional.empty(), updates);
  }

  private static TableUpdate settings(
      BillingMode mode, Optional<Throughput> units, List<IndexUpdate> updates) {
    return new TableUpdate(
        Optional.of(mode),
        units,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        CapacityChange.NONE,
        updates);
  }

  private static Index wanted(String name) {
    return new Index(
        name,
        Index.Scope.GLOBAL,
        new KeySchema(new KeyAttribute(name, ScalarType.S), null),
        Projection.ALL,
        List.of(),
        FIVE);
  }

  /** With one index, after two that are gone. */
  private static TableDefinition provisioned() {
    Index index = wanted("by-day");
    return TestDefinitions.table(
        "notes",
        1,
        BillingMode.PROVISIONED,
        FIVE,
        CapacityDetails.NONE,
        3,
        index.withDetails(index.details().withSlot(2)));
  }
}
