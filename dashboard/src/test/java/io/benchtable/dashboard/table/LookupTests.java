package io.benchtable.dashboard.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.dashboard.item.SampleTables;
import io.benchtable.dashboard.item.Table;
import io.benchtable.dashboard.page.Address;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LookupTests {

  private static final Table PATIENTS =
      SampleTables.plain(
          "patients",
          new Table.Keys(new Table.Key("name", "S"), Optional.of(new Table.Key("age", "N"))));

  @Test
  void commandIsSafeToPasteWhateverTheKeyIs() {
    assertThat(call("O'Brien $(cmd) \"x\""))
        .contains(
            " --expression-attribute-values"
                + " '{\":p\":{\"S\":\"O'\\''Brien $(cmd) \\\"x\\\"\"},\":s\":{\"N\":\"7\"}}'")
        .contains(" --table-name patients ");
  }

  private static String call(String partition) {
    Address address =
        new Address("/tables/patients", Map.of())
            .with("partition", partition)
            .with("is", "=")
            .with("sortkey", "7");
    return Calls.of(Lookup.of(PATIENTS, address));
  }
}
