package io.benchtable.tables.rest;

import static io.benchtable.tables.rest.PlainCalls.answer;
import static io.benchtable.tables.rest.PlainCalls.problem;
import static io.benchtable.tables.rest.PlainCalls.send;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BodiesIntegrationTests {

  private static final int MEGABYTE = 1024 * 1024;
  private static final String ITEM = "/v1/tables/bodies/items/a";

  @BeforeAll
  static void makeTable() throws Exception {
    answer(
        201,
        "PUT",
        "/v1/tables/bodies",
        "{\"partitionKey\": {\"name\": \"id\", \"type\": \"string\"}}");
  }

  /** All together are more than is held at a time, and those behind would be told to wait. */
  @Test
  void areHeldUntilTheirRequestIsAnswered() throws Exception {
    for (int i = 0; i < 6; i++) {
      assertThat(problem("PUT", ITEM, item(7 * MEGABYTE), 400))
          .startsWith("Expected an item of at");
    }
    assertThat(send("PUT", ITEM, item(MEGABYTE / 4)).statusCode()).isEqualTo(201);
  }

  @Test
  void areRefusedWhereNoItemHasSoMuch() throws Exception {
    assertThat(problem("PUT", ITEM, item(8 * MEGABYTE), 413))
        .isEqualTo("Expected at most 8388608 bytes, but the body has more.");
  }

  private static String item(int length) {
    return "{\"text\": \"%s\"}".formatted("x".repeat(length));
  }
}
