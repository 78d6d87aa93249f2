package io.benchtable.tables.storage.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.benchtable.tables.catalogue.ErrorCode;
import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.storage.recovery.RecoveryTimes;
import io.benchtable.tables.storage.transfer.ExportOrder.Changes;
import io.benchtable.tables.storage.transfer.ExportOrder.Destination;
import io.benchtable.tables.storage.transfer.ExportOrder.View;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Of a table that was made at ten, can be recovered since eleven, and it is noon. */
class ExportTimesTests {

  private static final Instant TEN = Instant.parse("2026-11-04T10:00:00Z");
  private static final Instant ELEVEN = TEN.plusSeconds(3600);
  private static final Instant NOON = ELEVEN.plusSeconds(3600);
  private static final RecoveryTimes TIMES = new RecoveryTimes(ELEVEN, NOON.minusSeconds(1), NOON);

  private static ExportOrder order(@Nullable Changes changes, @Nullable Instant until) {
    return new ExportOrder(
        "things", changes, until, new Destination("bucket", null, "", null, null), null);
  }

  private static void check(ExportOrder order) {
    ExportTimes times = ExportTimes.of(TEN.plusNanos(999));
    times.checkBegin(order);
    times.check(order, TIMES);
  }

  private static void checkAt(@Nullable Instant at) {
    check(order(null, at));
  }

  private static void checkPeriod(Instant since, @Nullable Instant until) {
    check(order(new Changes(since, View.NEW_IMAGE), until));
  }

  private static void assertRefused(Runnable check, String text) {
    assertThatThrownBy(check::run)
        .isInstanceOfSatisfying(
            RequestRefused.class,
            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_EXPORT_TIME))
        .hasMessage(text);
  }

  @Test
  void areThoseOfTheWindowUpToNow() {
    assertThatCode(() -> checkAt(null)).doesNotThrowAnyException();
    assertThatCode(() -> checkAt(ELEVEN)).doesNotThrowAnyException();
    assertThatCode(() -> checkAt(NOON)).doesNotThrowAnyException();
    assertThatCode(() -> checkPeriod(ELEVEN, null)).doesNotThrowAnyException();
    assertThatCode(() -> checkPeriod(NOON.minusMillis(1), NOON)).doesNotThrowAnyException();
  }

  @Test
  void areNoneAtWhichTheTableIsNotThere() {
    assertRefused(() -> checkAt(TEN.minusMillis(1)), "Export Time is invalid");
    assertRefused(() -> checkAt(NOON.plusMillis(1)), "Export Time is invalid");
    assertRefused(
        () -> checkPeriod(TEN.minusMillis(1), TEN.minusSeconds(7)),
        "Incremental export period from time cannot be less than the table creation time :"
            + " 2026-11-04T09:59:59Z");
    assertRefused(
        () -> checkPeriod(ELEVEN, NOON.plusSeconds(1)),
        "Incremental export period to time cannot be greater than the current time :"
            + " 2026-11-04T12:00:01Z");
  }

  @Test
  void areNoneOfBeforeTheWindow() {
    String text = "Point in Time Recovery is not available for specified export time";
    assertRefused(() -> checkAt(TEN), text);
    assertRefused(() -> checkAt(ELEVEN.minusMillis(1)), text);
    assertRefused(() -> checkPeriod(TEN, NOON), text);
  }

  @Test
  void arePeriodsForward() {
    String text = "Incremental export period from time must be less than to time : ";
    assertRefused(() -> checkPeriod(ELEVEN, ELEVEN), text + ELEVEN);
    assertRefused(() -> checkPeriod(NOON.plusSeconds(2), null), text + NOON.plusSeconds(2));
  }
}
