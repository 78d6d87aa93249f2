package io.benchtable.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.dashboard.item.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The form for a new table, and the tags of one that is there. */
class NewTablePagesTests extends PageTest {

  private static final Map<String, String> MINE =
      Map.of("name", "mine", "partition", "site", "sort", "depth", "sortType", "N");

  @Test
  void tableIsMadeAndWhatIsWrongIsSaidBesideTheField() {
    assertThat(body("/tables?new=")).contains("New table", "Make the table");
    assertThat(make("name", "mine", "partition", "id", "sort", "", "view", "NEW_IMAGE"))
        .hasStatus(302)
        .hasRedirectedUrl("/tables/mine");
    assertThat(tables.describe("mine").orElseThrow().stream().orElseThrow().view())
        .isEqualTo("NEW_IMAGE");
    assertThat(body("/tables/mine")).contains("being made");
    assertThat(make("name", "no/name", "partition", "", "sort", "x", "view", "NEW_IMAGE"))
        .hasStatus(422)
        .bodyText()
        .contains("dots or underscores, but it is no/name.", "value=\"no/name\"")
        .containsPattern("name=\"name\"[^>]* aria-invalid=\"true\" aria-describedby=\"name-wrong\"")
        .contains("Expected the name of an attribute, but it is empty.")
        .containsPattern("<option value=\"NEW_IMAGE\" selected=\"selected\">new image");
    assertThat(make("name", "twice", "partition", "id", "sort", "id", "view", "NEW_IMAGE"))
        .bodyText()
        .contains("Expected another attribute than the partition key");
    assertThat(make("name", "samples", "partition", "id", "sort", "", "view", "NEW_IMAGE"))
        .hasStatus(422)
        .bodyText()
        .contains("Table already exists: samples");
  }

  @Test
  void tableIsMadeWithLocalIndexesAndTags() {
    assertThat(body("/tables?new="))
        .contains("<legend>Local index 5</legend>", "<legend>Tag 10</legend>")
        .doesNotContain("Local index 6", "<details id=\"indexes\" open", "id=\"tags\" open");
    assertThat(
            make(
                "index1",
                "by-day",
                "index1Sort",
                "taken",
                "index1Holds",
                "KEYS_ONLY",
                "index3",
                "by-raw",
                "index3Sort",
                "raw",
                "index3SortType",
                "B",
                "index3Holds",
                "INCLUDE",
                "index3Attributes",
                "a, b",
                "tag1",
                "team",
                "tag1Value",
                "soil water",
                "tag4",
                "kept"))
        .hasStatus(302)
        .hasRedirectedUrl("/tables/mine");
    Table table = tables.describe("mine").orElseThrow();
    assertThat(table.index("by-day").orElseThrow().keys())
        .isEqualTo(
            new Table.Keys(new Table.Key("site", "S"), Optional.of(new Table.Key("taken", "S"))));
    assertThat(table.index("by-raw").orElseThrow().projection())
        .isEqualTo(new Table.Projection("INCLUDE", List.of("a", "b")));
    assertThat(tables.tags(table).orElseThrow().toString()).isEqualTo("{kept=, team=soil water}");
    assertThat(body("/tables/mine")).contains("team: soil water</span>", ">kept</span>");
    assertThat(body("/tables/mine/indexes")).contains("by-day", "local", "keys and a, b");
  }

  @Test
  void whatIsWrongWithAnIndexIsSaidAtItsField() {
    assertThat(make("index1", "x", "index1Sort", "site", "index1Holds", "INCLUDE"))
        .hasStatus(422)
        .bodyText()
        .contains("<details id=\"indexes\" open", "but it is x.")
        .contains("Expected another attribute than the partition key, but it is the same.")
        .contains("Expected names of attributes, but there is none.")
        .containsPattern("name=\"index1\" value=\"x\" aria-invalid=\"true\"")
        .contains("id=\"index1Sort-wrong\"", "id=\"index1Attributes-wrong\"")
        .doesNotContain("id=\"index2-wrong\"");
    assertThat(
            make(
                "index1",
                "one",
                "index1Sort",
                "depth",
                "index1SortType",
                "S",
                "index2",
                "one",
                "index2Attributes",
                "a"))
        .hasStatus(422)
        .bodyText()
        .contains("Expected number for depth, as it is in another key, but it is text.")
        .contains("Expected another name than an index above has, but it is one.")
        .contains("Expected the name of an attribute, but it is empty.");
    assertThat(make("sort", "", "index1", "one", "index1Sort", "taken"))
        .hasStatus(422)
        .bodyText()
        .contains("Expected a sort key, as local indexes order the same items");
    assertThat(tables.names()).doesNotContain("mine");
  }

  @Test
  void whatIsWrongWithATagIsSaidAtItsField() {
    assertThat(make("tag1Value", "lost", "tag2", "a,b", "tag3", "aws:x", "tag3Value", "<"))
        .hasStatus(422)
        .bodyText()
        .contains("<details id=\"tags\" open")
        .contains("that do not begin with aws:, but it is empty.", "aws:, but it is a,b.")
        .contains("aws:, but it is aws:x.", "or any of _ . : / = + - @, but it is &lt;.")
        .contains("id=\"tag1-wrong\"", "id=\"tag2-wrong\"", "id=\"tag3Value-wrong\"");
    assertThat(make("tag1", "team", "tag2", "team"))
        .bodyText()
        .contains("Expected another key than a tag above has, but it is team.");
    assertThat(make("tag1", "k".repeat(129))).bodyText().contains("it is 129 characters.");
  }

  @Test
  void tagsOfATableAreSetAndTakenAway() {
    assertThat(body("/tables/samples/settings"))
        .contains("None. Tags are words", "list-tags-of-resource", "table/samples");
    assertThat(settings(Map.of("do", "tag", "tag", "team", "tagValue", "soil"))).hasStatus(302);
    assertThat(settings(Map.of("do", "tag", "tag", "team", "tagValue", "water"))).hasStatus(302);
    assertThat(settings(Map.of("do", "tag", "tag", "no,key", "tagValue", "x")))
        .hasStatus(422)
        .bodyText()
        .contains("id=\"tag-wrong\"", "value=\"no,key\"");
    assertThat(body("/tables/samples/settings"))
        .contains("Remove tag team", "water", "team: water</span>")
        .doesNotContain("soil");
    settings(Map.of("do", "untag", "key", "team"));
    assertThat(body("/tables/samples")).doesNotContain("team");
    for (int at = 1; at <= 8; at++) {
      settings(Map.of("do", "tag", "tag", "tag" + at, "tagValue", ""));
    }
    assertThat(body("/tables/samples"))
        .contains(">tag6</span>", "2 more under Settings")
        .doesNotContain(">tag7</span>");
  }

  /** Makes the table with fields and their values in turn. */
  private MvcTestResult make(String... more) {
    Map<String, String> values = new HashMap<>(MINE);
    for (int at = 0; at < more.length; at += 2) {
      values.put(more[at], more[at + 1]);
    }
    return send("/tables", values);
  }

  private MvcTestResult settings(Map<String, String> values) {
    return send("/tables/samples/settings", values);
  }

  private MvcTestResult send(String path, Map<String, String> values) {
    var request = post(path);
    values.forEach(request::param);
    return request.exchange();
  }
}
