package io.benchtable.tables.storage.transfer;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.benchtable.tables.catalogue.RequestRefused;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class TransferLimitTests {

  private static final long TERABYTE = 1L << 40;

  @Test
  void isOfANumber() {
    List<Long> almost = Collections.nCopies(49, 0L);
    assertThatCode(() -> TransferLimit.IMPORTS.check(almost, 0)).doesNotThrowAnyException();
    assertThatThrownBy(() -> TransferLimit.IMPORTS.check(Collections.nCopies(50, 0L), 0))
        .isInstanceOf(RequestRefused.class)
        .hasMessage("Subscriber limit exceeded: Only 50 imports can be in progress simultaneously");
    assertThatThrownBy(() -> TransferLimit.EXPORTS.check(Collections.nCopies(300, 0L), 0))
        .hasMessageContaining("Only 300 exports can");
  }

  @Test
  void isOfASizeOfAllTogether() {
    List<Long> running = List.of(40 * TERABYTE, 60 * TERABYTE - 7);
    assertThatCode(() -> TransferLimit.EXPORTS.check(running, 7)).doesNotThrowAnyException();
    assertThatThrownBy(() -> TransferLimit.EXPORTS.check(running, 8))
        .isInstanceOf(RequestRefused.class)
        .hasMessage(
            "Subscriber limit exceeded: Only 100 TB of exports can be in progress simultaneously");
    assertThatThrownBy(() -> TransferLimit.IMPORTS.check(List.of(), 15 * TERABYTE + 1))
        .hasMessageContaining("Only 15 TB of imports can");
  }
}
