package io.benchtable.tables.storage.throughput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.TimeUnit;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class BucketTests {

  private static final Offset<Double> ABOUT = within(0.001);

  private long now = Long.MAX_VALUE - 1;
  private final Bucket bucket = new Bucket(10, now);

  @Test
  void savesTheUnitsOfFiveMinutes() {
    assertThat(balance(10)).isEqualTo(3000, ABOUT);
    pass(1000);
    assertThat(balance(10)).isEqualTo(3000, ABOUT);
  }

  @Test
  void refillsAtItsRate() {
    bucket.take(3000);
    assertThat(balance(10)).isEqualTo(0, ABOUT);
    pass(1);
    assertThat(balance(10)).isEqualTo(10, ABOUT);
    pass(1);
    assertThat(balance(10)).isEqualTo(20, ABOUT);
    assertThat(bucket.isFull(now)).isFalse();
    pass(298);
    assertThat(bucket.isFull(now)).isTrue();
  }

  @Test
  void paysOffItsDebtFirst() {
    bucket.take(3050);
    assertThat(balance(10)).isEqualTo(-50, ABOUT);
    pass(4);
    assertThat(balance(10)).isEqualTo(-10, ABOUT);
    pass(2);
    assertThat(balance(10)).isEqualTo(10, ABOUT);
  }

  @Test
  void keepsWhatIsSavedUpToTheNewBound() {
    assertThat(balance(20)).isEqualTo(3000, ABOUT);
    pass(1);
    assertThat(balance(20)).isEqualTo(3020, ABOUT);
    assertThat(balance(1)).isEqualTo(300, ABOUT);
    bucket.take(300);
    pass(1);
    assertThat(balance(1)).isEqualTo(1, ABOUT);
  }

  @Test
  void countsTheTimeBeforeAChangeAtTheOldRate() {
    bucket.take(3000);
    pass(2);
    assertThat(balance(100)).isEqualTo(20, ABOUT);
    pass(1);
    assertThat(balance(100)).isEqualTo(120, ABOUT);
  }

  @Test
  void takesBackWhatWasNotUsed() {
    bucket.take(100);
    bucket.take(-100);
    assertThat(balance(10)).isEqualTo(3000, ABOUT);
  }

  private double balance(double rate) {
    return bucket.balance(rate, now);
  }

  private void pass(long seconds) {
    now += TimeUnit.SECONDS.toNanos(seconds);
  }
}
