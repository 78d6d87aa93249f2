package io.benchtable.benchmarks.differences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettledTests {

  private static final Request SCAN = new Request("Scan", "{\"TableName\":\"a\"}");

  @TempDir private Path folder;

  private Settled settled(String text) throws IOException {
    return Settled.read(Files.writeString(folder.resolve("settled"), text));
  }

  @Test
  void coversWhatMatchesAllOfAnEntry() throws Exception {
    Settled settled =
        settled(
            """
            # known
            == It is so.
            right: both
            page: https://example.org
            operation: Scan|Query
            place: text
            ours: No .*

            == It is never seen.
            right: peer
            page: none
            place: other
            """);
    assertThat(settled.find(SCAN, new Difference("Scan", "text", "No way", "Yes"))).isPresent();
    assertThat(settled.find(SCAN, new Difference("Scan", "text", "Yes", "Yes"))).isEmpty();
    assertThat(settled.find(SCAN, new Difference("GetItem", "text", "No way", "Yes"))).isEmpty();
    assertThat(settled.seen()).isEqualTo(1);
    assertThat(settled.counts()).containsExactly("     1 It is so.", "     0 It is never seen.");
  }

  @Test
  void wantsToKnowWhoIsRight() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settled("== It is so.\npage: none\n"))
        .withMessageContaining("It is so.");
  }

  @Test
  void refusesLinesThatItDoesNotKnow() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settled("== It is so.\nright: peer\npage: none\nplaces: text\n"))
        .withMessageContaining("places");
    assertThatIllegalArgumentException().isThrownBy(() -> settled("== It is so.\nnothing\n"));
  }
}
