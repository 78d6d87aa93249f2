package io.benchtable.tables.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.benchtable.tables.catalogue.RequestRefused;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTests {

  @Test
  void goOnOnlyWhereThereAreMore() {
    List<Integer> found = List.of(7, 8, 9);
    assertThat(Pages.shown(found, 2, String::valueOf)).containsExactly("7", "8");
    assertThat(Pages.next(found, 2, String::valueOf)).isEqualTo("8");
    assertThat(Pages.shown(found, 3, String::valueOf)).containsExactly("7", "8", "9");
    assertThat(Pages.next(found, 3, String::valueOf)).isNull();
    assertThat(Pages.next(List.<Integer>of(), 3, String::valueOf)).isNull();
  }

  @Test
  void areOfAHundredWhereNothingIsSaid() {
    assertThat(Pages.most(null)).isEqualTo(100);
    assertThat(Pages.most(1)).isEqualTo(1);
    assertThat(Pages.most(1000)).isEqualTo(1000);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 1001})
  void refuseToBeEmptyOrLonger(int limit) {
    assertThatThrownBy(() -> Pages.most(limit))
        .isInstanceOf(RequestRefused.class)
        .hasMessage("Expected limit to be from 1 to 1000, but it is %d.".formatted(limit));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "1-", "-1", "1-g"})
  void refuseToGoOnFromWhatIsNoId(String next) {
    assertThatThrownBy(() -> Pages.afterId(next)).isInstanceOf(RequestRefused.class);
  }

  @Test
  void goOnFromAnId() {
    assertThat(Pages.afterId("01769860800000-70aa13d9")).contains("01769860800000-70aa13d9");
    assertThat(Pages.afterId(null)).isEmpty();
  }
}
