package io.benchtable.tables.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Units are lowered four times a day, and then once an hour. */
class CapacityDetailsTests {

  private static final Throughput MANY = new Throughput(10, 10);
  private static final Throughput FEW = new Throughput(9, 10);
  private static final Throughput FEW_AND_MORE = new Throughput(9, 20);

  @Test
  void refusesAFifthDecreaseWithinAnHour() {
    CapacityDetails lowered = lowered("2026-10-08T20:00:00Z", "2026-10-08T21:20:48Z");
    assertThatThrownBy(
            () -> lowered.after(MANY, FEW_AND_MORE, Instant.parse("2026-10-08T21:30:00Z")))
        .isInstanceOf(RequestRefused.class)
        .hasMessage(
            "Subscriber limit exceeded: Provisioned throughput decreases are limited within a"
                + " given UTC day. After the first 4 decreases, each subsequent decrease in the"
                + " same UTC day can be performed at most once every 3600 seconds. Number of"
                + " decreases today: 4. Last decrease at Thursday, October 8, 2026 at 9:20:48 PM"
                + " Coordinated Universal Time. Next decrease can be made at Thursday, October 8,"
                + " 2026 at 10:20:48 PM Coordinated Universal Time.");
    assertThat(lowered.after(MANY, FEW, Instant.parse("2026-10-08T22:20:48Z")).decreases())
        .isEqualTo(5);
    assertThat(lowered.after(FEW, MANY, Instant.parse("2026-10-08T21:30:00Z")).decreases())
        .as("more is always given")
        .isEqualTo(4);
  }

  @Test
  void beginsAnewAtMidnight() {
    CapacityDetails lowered = lowered("2026-10-08T20:00:00Z", "2026-10-08T23:20:48Z");
    assertThatThrownBy(() -> lowered.after(MANY, FEW, Instant.parse("2026-10-08T23:59:59Z")))
        .hasMessageEndingWith("Friday, October 9, 2026 at 12:00:00 AM Coordinated Universal Time.");
    assertThat(lowered.after(MANY, FEW, Instant.parse("2026-10-09T00:00:00Z")).decreases())
        .isEqualTo(1);
  }

  @Test
  void isAsWarmAsItEverWas() {
    CapacityDetails asked = CapacityDetails.NONE.withWarm(13_000L, null);
    assertThat(asked.warm(Throughput.NONE, BillingMode.PAY_PER_REQUEST))
        .isEqualTo(new Throughput(13_000, 4_000));
    assertThat(CapacityDetails.NONE.warm(FEW, BillingMode.PROVISIONED)).isEqualTo(FEW);
  }

  private static CapacityDetails lowered(String three, String last) {
    CapacityDetails lowered = CapacityDetails.NONE;
    for (int i = 0; i < 3; i++) {
      lowered = lowered.after(MANY, FEW, Instant.parse(three));
    }
    return lowered.after(MANY, FEW, Instant.parse(last));
  }
}
