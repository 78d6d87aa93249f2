package io.benchtable.tables.rest;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.benchtable.tables.catalogue.RequestRefused;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TableRequestsTests {

  private static final KeyView ID = new KeyView("id", KeyView.Type.STRING);

  @Test
  void refusesAnAttributeThatIsBothPartsOfAKey() {
    assertThatThrownBy(() -> check(table(ID, List.of())))
        .isInstanceOf(RequestRefused.class)
        .hasMessage("Expected each attribute once in the key of the table, but they are [id, id].");
    assertThatThrownBy(
            () ->
                check(
                    table(
                        null,
                        List.of(
                            new IndexView(
                                "by-id", List.of(ID), List.of(ID), null, null, null, null, null)))))
        .hasMessage(
            "Expected each attribute once in the key of index by-id, but they are [id, id].");
  }

  private static TableView table(@Nullable KeyView sort, List<IndexView> indexes) {
    return new TableView(
        null, ID, sort, indexes, null, null, null, null, null, null, null, null, null, null);
  }

  private static void check(TableView view) {
    TableRequests.checked(view.request("notes"));
  }
}
