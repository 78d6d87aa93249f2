package io.benchtable.jobs.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CoresTests {

  private static final Cores EIGHT = Cores.parse("0-7");

  @Test
  void readsAndWritesListsOfTheKernels() {
    assertThat(Cores.parse(" 0-2,5,7-8\n").numbers()).containsExactly(0, 1, 2, 5, 7, 8);
    assertThat(new Cores(List.of(8, 7, 5, 2, 1, 0))).hasToString("0-2,5,7-8");
    assertThat(Cores.parse("").count()).isZero();
    assertThat(new Cores(List.of())).hasToString("");
  }

  @Test
  void leavesTheFirstCoresToThePlatform() {
    var seat = Seat.of(EIGHT, 2);
    assertThat(seat.command()).hasToString("6-7");
    assertThat(seat.platform()).hasToString("0-5");
    assertThat(seat.words(true)).isEqualTo("6-7 exclusive");
    assertThat(seat.words(false)).isEqualTo("6-7 shared with the platform");
  }

  @Test
  void saysWhereNoneIsLeftForThePlatform() {
    var seat = Seat.of(EIGHT, 9);
    assertThat(seat.isExclusive()).isFalse();
    assertThat(seat.words(false)).isEqualTo("0-7 shared with the platform, as there are no more");
  }
}
