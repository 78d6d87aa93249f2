package io.benchtable.tables.storage.recovery;

import static io.benchtable.tables.storage.recovery.LogMessages.UNCHANGED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is read from messages of the log. */
class LogDecoderTests {

  private static final String A = "{\"id\":{\"S\":\"ä\"}}";
  private static final String B = "{\"id\":{\"S\":\"b\"}}";

  private final LogDecoder decoder = new LogDecoder();

  @BeforeEach
  void knowsTheRelation() {
    assertThat(
            decoder.read(
                LogMessages.relation("items", "t12", "pk", "sk", "item", "version", "i0_pk")))
        .isEmpty();
  }

  @Test
  void readsWhereTransactionsBeginAndEnd() {
    assertThat(decoder.read(LogMessages.begin(0x500, 1_500_000)))
        .containsExactly(
            new LogEvent.Begun(new Lsn(0x500), Instant.parse("2000-01-01T00:00:01.500Z")));
    assertThat(decoder.read(LogMessages.commit(0x500, 0x530, 1)))
        .containsExactly(new LogEvent.Ended(new Lsn(0x530)));
  }

  @Test
  void readsItemsThatAreMadeChangedAndRemoved() {
    assertThat(told(LogMessages.insert("\\x0aff", "\\x", A, "1", null)))
        .containsExactly("12 put 0aff//" + A);
    assertThat(told(LogMessages.update(row(A), "\\x0a", "\\x01", B, "2", null)))
        .containsExactly("12 put 0a/01/" + B);
    assertThat(told(LogMessages.delete("\\x0a", "\\x01", B, "2", null)))
        .containsExactly("12 removed 0a/01");
    assertThat(told(LogMessages.truncate())).containsExactly("12 emptied");
  }

  @Test
  void seesNothingInUpdatesOfOtherColumns() {
    assertThat(told(LogMessages.update(row(A), "\\x0a", "\\x01", A, "1", "\\x77"))).isEmpty();
    assertThat(told(LogMessages.update(row(A), "\\x0a", "\\x01", UNCHANGED, "1", "\\x77")))
        .isEmpty();
  }

  @Test
  void fillsUpWhatDidNotChange() {
    assertThat(told(LogMessages.update(row(A), "\\x0a", UNCHANGED, B, "1", null)))
        .containsExactly("12 put 0a/01/" + B);
    assertThat(told(LogMessages.update(row(A), "\\x0b", UNCHANGED, UNCHANGED, "1", null)))
        .containsExactly("12 removed 0a/01", "12 put 0b/01/" + A);
  }

  @Test
  void knowsRowsThatOnlyKeepAPlace() {
    assertThat(told(LogMessages.insert("\\x0a", "\\x01", "{}", "0", null))).isEmpty();
    assertThat(told(LogMessages.update(row("{}"), "\\x0a", "\\x01", A, "1", null)))
        .containsExactly("12 put 0a/01/" + A);
    assertThat(told(LogMessages.delete("\\x0a", "\\x01", "{}", "0", null))).isEmpty();
  }

  @Test
  void hearsWhatIsPartOfATransaction() {
    assertThat(decoder.read(LogMessages.said(true, "benchtable", "hä")))
        .containsExactly(new LogEvent.Said("benchtable", "hä"));
    assertThat(decoder.read(LogMessages.said(false, "benchtable", "x"))).isEmpty();
  }

  @Test
  void goesByTheNamesOfColumns() {
    decoder.read(LogMessages.relation("items", "t13", "version", "item", "sk", "pk"));
    assertThat(told(LogMessages.insert("1", A, "\\x02", "\\x01")))
        .containsExactly("13 put 01/02/" + A);
  }

  @Test
  void refusesWhatItDoesNotUnderstand() {
    ByteBuffer whole = LogMessages.insert("\\x0a", "\\x01", A, "1", null);
    assertThatThrownBy(() -> decoder.read(whole.slice(0, whole.limit() - 9)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Expected a whole message of the log, but it ends after ");
    assertThatThrownBy(() -> decoder.read(ByteBuffer.wrap(new byte[] {'Z'})))
        .hasMessage("Expected a message of logical replication, but its kind is Z.");
    assertThatThrownBy(() -> decoder.read(LogMessages.relation("other", "t1", "pk", "sk", "item")))
        .hasMessage("Expected the relation of a table in the log, but it is other.t1.");
    assertThatThrownBy(() -> new LogDecoder().read(LogMessages.truncate()))
        .hasMessage("Expected relation 77 to be told before its rows, but it was not.");
  }

  private static String[] row(String item) {
    return new String[] {"\\x0a", "\\x01", item, "1", "\\x33"};
  }

  private List<String> told(ByteBuffer message) {
    return decoder.read(message).stream()
        .map(
            event ->
                switch (event) {
                  case LogEvent.Put(long generation, byte[] pk, byte[] sk, String item) ->
                      generation + " put " + hex(pk) + "/" + hex(sk) + "/" + item;
                  case LogEvent.Removed(long generation, byte[] pk, byte[] sk) ->
                      generation + " removed " + hex(pk) + "/" + hex(sk);
                  case LogEvent.Emptied(long generation) -> generation + " emptied";
                  default -> event.toString();
                })
        .toList();
  }

  private static String hex(byte[] bytes) {
    return java.util.HexFormat.of().formatHex(bytes);
  }
}
