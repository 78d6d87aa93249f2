package io.benchtable.tables.rest;

import static io.benchtable.tables.rest.PlainCalls.answer;
import static io.benchtable.tables.rest.PlainCalls.encoded;
import static io.benchtable.tables.rest.PlainCalls.problem;
import static io.benchtable.tables.rest.PlainCalls.send;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SearchIntegrationTests {

  private static final String ITEMS = "/v1/tables/search/items";

  @BeforeAll
  static void fill() throws Exception {
    send(
        "PUT",
        "/v1/tables/search",
        """
        {"partitionKey": {"name": "place", "type": "string"},
         "sortKey": {"name": "day", "type": "string"}}
        """);
    for (int i = 1; i <= 9; i++) {
      for (String place : List.of("a", "b")) {
        answer(
            201,
            "PUT",
            ITEMS + "/" + place + "/2026-11-0" + i,
            "{\"number\":%d,\"status\":\"%s\",\"in\":{\"x y\":[%d]}}"
                .formatted(i, i % 2 == 0 ? "even" : "it's odd", i));
      }
    }
  }

  @Test
  void readsARange() throws Exception {
    assertThat(days("/a?from=2026-11-03&to=2026-11-05")).containsExactly("03", "04", "05");
    assertThat(days("/a?from=2026-11-08")).containsExactly("08", "09");
    assertThat(days("/a?to=2026-11-02&order=desc")).containsExactly("02", "01");
    assertThat(days("/a?from=&to=&beginsWith=2026-11-09")).containsExactly("09");
  }

  @Test
  void filtersByAnythingThatIsSaidOfAnItem() throws Exception {
    assertThat(days("/a?filter=" + encoded("status = 'it''s odd' AND number > 5")))
        .containsExactly("07", "09");
    assertThat(days("/a?filter=" + encoded("\"in\".\"x y\"[0] IN [2, 3] OR day = '2026-11-09'")))
        .containsExactly("02", "03", "09");
    assertThat(days("/a?filter=" + encoded("note IS MISSING AND NOT number BETWEEN 2 AND 9")))
        .containsExactly("01");
  }

  @Test
  void countsTheLimitBeforeTheFilter() throws Exception {
    JsonNode first = answer(200, "GET", ITEMS + "/a?limit=3&filter=" + encoded("number = 4"), "");
    assertThat(first.get("items").size()).isZero();
    JsonNode second =
        answer(
            200,
            "GET",
            ITEMS
                + "/a?limit=3&filter="
                + encoded("number = 4")
                + "&next="
                + first.get("next").asString(),
            "");
    assertThat(second.get("items").size()).isEqualTo(1);
  }

  @Test
  void showsWhatIsAskedFor() throws Exception {
    JsonNode list =
        answer(200, "GET", ITEMS + "/a?limit=1&attributes=" + encoded("status,\"in\".\"x y\""), "");
    assertThat(list.get("items").toString())
        .isEqualTo("[{\"in\":{\"x y\":[1]},\"status\":\"it's odd\"}]");
    assertThat(send("GET", ITEMS + "/a/2026-11-01?attributes=number", "").body())
        .isEqualTo("{\"number\":1}");
  }

  @Test
  void readsAWholeTableInParts() throws Exception {
    List<String> all = new ArrayList<>();
    for (int segment = 0; segment < 3; segment++) {
      String next = "";
      do {
        JsonNode page =
            answer(
                200, "GET", ITEMS + "?limit=4&segments=3&segment=" + segment + "&next=" + next, "");
        page.get("items")
            .forEach(item -> all.add(item.get("place").asString() + item.get("day").asString()));
        next = page.get("next").asString("");
      } while (!next.isEmpty());
    }
    assertThat(all).hasSize(18).doesNotHaveDuplicates();
  }

  @Test
  void saysWhatIsWrong() throws Exception {
    assertThat(problem("GET", ITEMS + "/a?filter=" + encoded("status ="), "", 400))
        .startsWith("Expected filter to be a condition such as ")
        .contains("but it is 'status ='");
    assertThat(problem("GET", ITEMS + "/a?filter=" + encoded("number = ?"), "", 400))
        .contains("question marks");
    assertThat(problem("GET", ITEMS + "/a?attributes=" + encoded("a..b"), "", 400))
        .startsWith("Expected attributes to be names such as ");
    assertThat(problem("GET", ITEMS + "/a?from=x&beginsWith=y", "", 400))
        .contains("Expected beginsWith, or from and to");
    assertThat(problem("GET", ITEMS + "/a?limit=few", "", 400))
        .isEqualTo("Expected limit to be a whole number, but it is 'few'.");
    assertThat(problem("GET", ITEMS + "?segment=3&segments=3", "", 400))
        .contains("segment is 3 and segments 3");
    assertThat(problem("GET", "/v1/tables/search/indexes/none/items", "", 404))
        .contains("Expected an index none");
    assertThat(
            problem("PATCH", ITEMS + "/a/2026-11-01?update=" + encoded("SET day = 'x'"), "", 400))
        .contains("day");
    assertThat(problem("PATCH", ITEMS + "/a/2026-11-01?update=" + encoded("SET n = 1"), "{}", 400))
        .contains("there are both");
    assertThat(problem("PATCH", ITEMS + "/a/none?update=" + encoded("SET n = 1"), "", 404))
        .contains("a/none");
  }

  @Test
  void refusesParametersThatAnOperationDoesNotHave() throws Exception {
    String path = ITEMS + "/a/2026-11-01";
    assertThat(problem("DELETE", path + "?If=" + encoded("number = 9"), "", 400))
        .isEqualTo("Expected parameters out of if, but there is 'If'.");
    assertThat(problem("GET", ITEMS + "/a?filtre=" + encoded("number = 9"), "", 400))
        .isEqualTo(
            "Expected parameters out of attributes, beginsWith, filter, from, limit, next, order, to,"
                + " but there is 'filtre'.");
    assertThat(problem("DELETE", "/v1/tables/search?force=true", "", 400))
        .isEqualTo("Expected no parameters, but there is 'force'.");
    assertThat(problem("GET", path + "?limit=5", "", 400))
        .isEqualTo("Expected only attributes with the key of one item, but there is limit '5'.");
    assertThat(answer(200, "GET", path + "?attributes=number", "").size()).isEqualTo(1);
  }

  private static List<String> days(String list) throws Exception {
    List<String> days = new ArrayList<>();
    answer(200, "GET", ITEMS + list, "")
        .get("items")
        .forEach(item -> days.add(item.get("day").asString().substring(8)));
    return days;
  }
}
