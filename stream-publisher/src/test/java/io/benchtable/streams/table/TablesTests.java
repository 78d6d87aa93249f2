package io.benchtable.streams.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.streams.wal.Lsn;
import io.benchtable.streams.wal.Position;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TablesTests {

  private static final Table OFF = table(new Stream.Disabled());
  private static final Table ON = table(new Stream.Enabled(ViewType.KEYS_ONLY, "x"));

  @Test
  void showsTheSettingsThatWereInForce() {
    Tables tables =
        new Tables(List.of(version(10, 0, OFF), version(20, 2, ON), version(30, 0, null)));
    assertThat(tables.at("items.t1", at(9, 9))).isEmpty();
    assertThat(tables.at("items.t1", at(10, 1))).contains(OFF);
    assertThat(tables.at("items.t1", at(20, 2))).contains(OFF);
    assertThat(tables.at("items.t1", at(20, 3))).contains(ON);
    assertThat(tables.at("items.t1", at(30, 1))).isEmpty();
    assertThat(tables.at("items.t2", at(20, 3))).isEmpty();
    assertThat(tables.current()).isEmpty();
  }

  @Test
  void forgetsOnlyWhatNoLaterChangeNeeds() {
    Tables tables = new Tables(List.of(version(10, 0, OFF), version(20, 0, ON)));
    assertThat(tables.prune(new Lsn(19))).isEmpty();
    assertThat(tables.prune(new Lsn(20))).containsExactly(version(10, 0, OFF));
    assertThat(tables.at("items.t1", at(20, 1))).contains(ON);
    tables.add(version(30, 0, null));
    assertThat(tables.current()).isEmpty();
    assertThat(tables.known()).containsExactly(ON);
    assertThat(tables.prune(new Lsn(30))).containsExactly(version(20, 0, ON), version(30, 0, null));
    assertThat(tables.known()).isEmpty();
  }

  private static Tables.Version version(
      long lsn, long ordinal, @org.jspecify.annotations.Nullable Table table) {
    return new Tables.Version("items.t1", at(lsn, ordinal), Optional.ofNullable(table));
  }

  private static Position at(long lsn, long ordinal) {
    return new Position(new Lsn(lsn), ordinal);
  }

  private static Table table(Stream stream) {
    return new Table("t", 1, "items.t1", List.of("id"), stream);
  }
}
