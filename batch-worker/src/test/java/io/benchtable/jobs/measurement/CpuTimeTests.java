package io.benchtable.jobs.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class CpuTimeTests {

  private static final long SECOND = 1_000_000_000;

  @Test
  void takesTheLauncherOffSystemTimeFirst() {
    assertThat(new CpuTime(5, 10).less(7)).isEqualTo(new CpuTime(5, 3));
    assertThat(new CpuTime(5, 10).less(12)).isEqualTo(new CpuTime(3, 0));
    assertThat(new CpuTime(1, 1).less(9)).isEqualTo(CpuTime.ZERO);
  }

  @Test
  void addsWhatNobodyWaitedFor() {
    var waited = new CpuTime(SECOND, 0);
    assertThat(waited.completedBy(new CpuTime(2 * SECOND, SECOND)))
        .isEqualTo(new CpuTime(2 * SECOND, SECOND));
  }

  @Test
  void ignoresTheNoiseOfTwoCounters() {
    var waited = new CpuTime(SECOND, 0);
    assertThat(waited.completedBy(new CpuTime(SECOND + 4_000_000, 0))).isEqualTo(waited);
  }

  @Test
  void keepsTheTotalOfWhatIsDividedAnew() {
    var begun = CpuTime.ZERO.scaledTo(30);
    assertThat(begun).isEqualTo(new CpuTime(0, 30));
    var later = new CpuTime(2, 1).scaledTo(330);
    assertThat(later).isEqualTo(new CpuTime(220, 110));
    assertThat(later.since(begun)).isEqualTo(new CpuTime(220, 80));
    assertThat(new CpuTime(330, 0).since(begun)).isEqualTo(new CpuTime(300, 0));
  }

  @Property
  void completesToTheTreesTotalAndNeverBelowWhatWasWaitedFor(
      @ForAll @LongRange(max = 1L << 40) long user,
      @ForAll @LongRange(max = 1L << 40) long system,
      @ForAll @LongRange(max = 1L << 40) long treeUser,
      @ForAll @LongRange(max = 1L << 40) long treeSystem) {
    var waited = new CpuTime(user, system);
    var tree = new CpuTime(treeUser, treeSystem);
    var completed = waited.completedBy(tree);
    assertThat(completed.total()).isIn(waited.total(), tree.total());
    assertThat(completed.user()).isGreaterThanOrEqualTo(user);
    assertThat(completed.system()).isGreaterThanOrEqualTo(system);
  }
}
