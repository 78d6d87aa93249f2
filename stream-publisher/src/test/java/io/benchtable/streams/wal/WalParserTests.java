package io.benchtable.streams.wal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class WalParserTests {

  @Property
  void readsWhatWasWritten(@ForAll("messages") WalMessage message) {
    assertThat(WalParser.parse(ByteBuffer.wrap(WalWriter.write(message)))).isEqualTo(message);
  }

  @Property
  void rejectsMessagesThatAreCutOff(@ForAll("messages") WalMessage message) {
    byte[] bytes = WalWriter.write(message);
    if (bytes.length > 1) {
      byte[] cut = java.util.Arrays.copyOf(bytes, bytes.length - 1);
      assertThatThrownBy(() -> WalParser.parse(ByteBuffer.wrap(cut)))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Example
  void rejectsUnknownMessages() {
    assertThatThrownBy(() -> WalParser.parse(ByteBuffer.wrap(new byte[] {'?'})))
        .hasMessage("Expected a message of logical replication, but its type is '?'");
  }

  @Example
  void positionsLookAsInPostgres() {
    assertThat(new Lsn(0x16B374D848L)).hasToString("16/B374D848");
    assertThat(Lsn.parse("16/B374D848")).isEqualTo(new Lsn(0x16B374D848L));
    assertThat(new Lsn(-1).isAfter(new Lsn(1))).isTrue();
  }

  @Provide
  Arbitrary<WalMessage> messages() {
    Arbitrary<Lsn> lsns = Arbitraries.longs().map(Lsn::new);
    Arbitrary<Instant> times =
        Arbitraries.longs()
            .between(0, 4_000_000_000_000_000L)
            .map(micros -> Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
    Arbitrary<String> texts =
        Arbitraries.strings().all().excludeChars('\0').ofMaxLength(20).map(WalParserTests::valid);
    Arbitrary<List<Cell>> rows =
        Arbitraries.<Cell>oneOf(
                Arbitraries.just(new Cell.Null()),
                Arbitraries.just(new Cell.Unchanged()),
                texts.map(Cell.Text::new))
            .list()
            .ofMaxSize(5);
    Arbitrary<Integer> ids = Arbitraries.integers();
    return Arbitraries.oneOf(
        Combinators.combine(lsns, times, ids).as(WalMessage.Begin::new),
        Combinators.combine(lsns, lsns, times).as(WalMessage.Commit::new),
        Combinators.combine(
                ids,
                texts.filter(text -> !text.isEmpty()),
                texts,
                Arbitraries.of('d', 'n', 'f', 'i'),
                texts.list().ofMaxSize(5))
            .as(WalMessage.Relation::new),
        Combinators.combine(ids, rows).as(WalMessage.Insert::new),
        Combinators.combine(ids, rows.injectNull(0.3), rows).as(WalMessage.Update::new),
        Combinators.combine(ids, rows).as(WalMessage.Delete::new),
        Combinators.combine(Arbitraries.of(true, false), lsns, texts, texts)
            .as(WalMessage.Logical::new),
        ids.list().ofMaxSize(3).map(WalMessage.Truncate::new),
        Arbitraries.of('Y', 'O').map(WalMessage.Other::new));
  }

  /** Text that UTF-8 can hold: no halves of surrogate pairs. */
  private static String valid(String text) {
    return new String(
        text.getBytes(java.nio.charset.StandardCharsets.UTF_8),
        java.nio.charset.StandardCharsets.UTF_8);
  }
}
