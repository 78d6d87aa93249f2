package io.benchtable.streams.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.benchtable.streams.wal.Lsn;
import io.benchtable.streams.wal.Position;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ChangeIdTests {

  @Property
  void textSortsAsChangesDo(@ForAll("ids") ChangeId a, @ForAll("ids") ChangeId b) {
    assertThat(Integer.signum(a.toString().compareTo(b.toString())))
        .isEqualTo(Integer.signum(a.compareTo(b)));
    assertThat(a.toString()).hasSameSizeAs(b.toString());
  }

  @Property
  void textIsReadBack(@ForAll("ids") ChangeId id) {
    assertThat(ChangeId.parse(id.toString())).isEqualTo(id);
  }

  @Property
  void sequenceNumbersSortAsChangesDo(@ForAll("ids") ChangeId a, @ForAll("ids") ChangeId b) {
    if (a.position().ordinal() < 1_000_000 && b.position().ordinal() < 1_000_000) {
      assertThat(Integer.signum(a.sequenceNumber().compareTo(b.sequenceNumber())))
          .isEqualTo(Integer.signum(a.compareTo(b)));
    }
  }

  @Example
  void looksAsTheContractSays() {
    ChangeId id = new ChangeId(1, new Position(new Lsn(0x16B3748), 3));
    assertThat(id).hasToString("0001-00000000016B3748-000003");
    assertThat(id.sequenceNumber()).hasToString("1000000000000000023803720000003");
  }

  @Example
  void goesOnBehindAMillionChangesOfATransaction() {
    Position last = new Position(new Lsn(1), 999_999);
    Position next = new Position(new Lsn(1), 1_000_000);
    assertThat(new ChangeId(1, last)).hasToString("0001-0000000000000001-999999");
    assertThat(new ChangeId(1, next)).hasToString("0001-0000000000000001-A00000");
  }

  @Example
  void rejectsOtherText() {
    assertThatThrownBy(() -> ChangeId.parse("7"))
        .hasMessage("Expected an identity like 0001-00000000016B3748-000003, but 7");
  }

  @Provide
  Arbitrary<ChangeId> ids() {
    Arbitrary<Long> ordinals =
        Arbitraries.longs()
            .between(0, 2_000_000)
            .edgeCases(edges -> edges.add(999_999L, 1_000_000L));
    return Combinators.combine(Arbitraries.integers().between(0, 3), Arbitraries.longs(), ordinals)
        .as((epoch, lsn, ordinal) -> new ChangeId(epoch, new Position(new Lsn(lsn), ordinal)));
  }
}
