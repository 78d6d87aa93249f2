package io.benchtable.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.dashboard.item.Attribute;
import io.benchtable.dashboard.item.InMemoryTables;
import io.benchtable.dashboard.item.SampleTables;
import io.benchtable.dashboard.item.Table;
import io.benchtable.dashboard.page.Address;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** One item: read, edited, new, deleted. */
class ItemPagesTests extends PageTest {

  private static final String NORTH = "?partition=north&sortkey=7";
  private static final Pattern SEEN = Pattern.compile("name=\"seen\" value=\"([0-9a-f]+)\"");

  @Test
  void itemIsShownWholeWithItsTypes() {
    assertThat(get("/tables/samples/item" + NORTH))
        .hasStatusOk()
        .bodyText()
        .contains("text (S)", "number (N)", "yes or no (BOOL)", "map (M)", "reads.file")
        .contains("partition key", "sort key", "s7.fastq.gz")
        .contains("&quot;depth&quot; : 7", "&quot;N&quot; : &quot;7&quot;")
        .contains("/v1/tables/samples/items/north/7")
        .contains("/tables/samples/item/edit?partition=north&amp;sortkey=7");
    assertThat(get("/tables/samples/item?partition=north&sortkey=700")).hasStatus(404);
    assertThat(get("/tables/samples/item?partition=north&sortkey=x")).hasStatus(404);
    assertThat(get("/tables/samples/item")).hasStatus(404);
  }

  @Test
  void itemWithAllTypesIsShownEscapedAndGivenAsAFile() {
    String kinds = "?partition=%2F%2B8%3D&sortkey=-0.5";
    assertThat(body("/tables/kinds/item" + kinds))
        .contains(
            "12345678901234567890123456789.012345678", "set of numbers (NS)", "list[1].deep", "2 B")
        .contains("aws dynamodb get-item", "{&quot;id&quot;:{&quot;B&quot;:&quot;/+8=&quot;}")
        .contains("&lt;img src=x&gt;", "sets are lists")
        .doesNotContain("<img src=x>", "<script>alert");
    assertThat(body("/tables/kinds/item.csv" + kinds)).contains("l".repeat(3000));
  }

  @Test
  void itemIsEditedAsPlainOrTypedJson() {
    assertThat(body("/tables/samples/item/edit" + NORTH))
        .contains("&quot;S&quot; : &quot;north&quot;", "Edit as plain JSON");
    assertThat(body("/tables/samples/item/edit" + NORTH + "&as=plain"))
        .contains("&quot;depth&quot; : 7", "Edit with types");
    assertThat(body("/tables/kinds/item/edit?partition=%2F%2B8%3D&sortkey=-0.5&as=plain"))
        .contains("Plain JSON could not say all of this item", "value=\"typed\"");
    assertThat(
            save(
                "{\"site\":{\"S\":\"north\"},\"depth\":{\"N\":\"7\"},\"note\":{\"NS\":[\"1\"]}}",
                seen()))
        .hasStatus(302)
        .hasRedirectedUrl("/tables/samples/item" + NORTH);
    assertThat(item()).containsOnlyKeys("site", "depth", "note");
  }

  @Test
  void itemThatWasChangedMeanwhileIsNotOverwrittenUnlessAskedTo() {
    String seen = seen();
    Map<String, Attribute> theirs = new TreeMap<>(item());
    theirs.put("taken", InMemoryTables.attribute("by somebody else"));
    tables.put("samples", theirs);
    String mine = "{\"site\":{\"S\":\"north\"},\"depth\":{\"N\":\"7\"},\"mine\":{\"S\":\"<i>\"}}";
    var conflict = save(mine, seen);
    assertThat(conflict)
        .hasStatus(409)
        .bodyText()
        .contains("Somebody has changed the item", "by somebody else", "&lt;i&gt;", "Save over it")
        .contains("checked, mine, reads, taken");
    assertThat(item()).isEqualTo(theirs);
    assertThat(save(mine, seen(text(conflict)))).hasStatus(302);
    assertThat(item()).containsOnlyKeys("site", "depth", "mine");
  }

  @Test
  void itemThatWasDeletedMeanwhileCanBePutAnew() {
    String seen = seen();
    tables.remove(samples(), item());
    assertThat(save("{\"site\":{\"S\":\"north\"},\"depth\":{\"N\":\"7\"}}", seen))
        .hasStatus(409)
        .bodyText()
        .contains("deleted since you opened it", "action=\"/tables/samples/item/new\"");
  }

  @Test
  void whatIsWrongIsSaidByFieldAndWhatWasTypedIsKept() {
    String seen = seen();
    assertThat(save("{\"site\": ", seen))
        .hasStatus(422)
        .bodyText()
        .contains("Expected JSON, but in line 1", "{&quot;site&quot;: ", "aria-invalid=\"true\"");
    assertThat(
            save(
                "{\"site\":{\"S\":\"north\"},\"depth\":{\"N\":\"7\"},\"a\":{\"M\":{\"b\":{\"L\":[{\"N\":\"x\"}]}}}}",
                seen))
        .hasStatus(422)
        .bodyText()
        .contains("a.b[0]: expected a number, but it is x.");
    assertThat(save("{\"site\":{\"S\":\"south\"},\"depth\":{\"N\":\"7\"}}", seen))
        .hasStatus(422)
        .bodyText()
        .contains("site: expected north, as a key says which item this is, but it is south.");
    assertThat(save("{\"depth\":{\"N\":\"7\"}}", seen))
        .bodyText()
        .contains("site: expected text (S), as it is a key, but it is missing.");
    tables.refuse("Item size has exceeded the maximum allowed size");
    assertThat(save("{\"site\":{\"S\":\"north\"},\"depth\":{\"N\":\"7\"}}", seen))
        .hasStatus(422)
        .bodyText()
        .contains("Item size has exceeded the maximum allowed size");
  }

  @Test
  void newItemIsPutOnlyWhereThereIsNone() {
    assertThat(body("/tables/samples/item/new")).contains("&quot;depth&quot;", "Put the new item");
    assertThat(body("/tables/samples/item/new" + NORTH)).contains("s7.fastq.gz");
    assertThat(create("{\"site\":\"west\",\"depth\":1.50,\"tags\":[null,true]}"))
        .hasStatus(302)
        .hasRedirectedUrl("/tables/samples/item?partition=west&sortkey=1.50");
    assertThat(create("{\"site\":\"north\",\"depth\":7}"))
        .hasStatus(409)
        .bodyText()
        .contains("There is an item with this key already", "partition=north&amp;sortkey=7");
    assertThat(create("{\"site\":\"\",\"depth\":\"7\"}"))
        .hasStatus(422)
        .bodyText()
        .contains("site: expected text (S), as it is a key, but it is empty.")
        .contains("depth: expected number (N), as it is a key, but it is text.");
  }

  @Test
  void itemIsDeletedAfterAQuestionUnlessItWasChanged() {
    String page = body("/tables/samples/item/delete" + NORTH);
    assertThat(page).contains("Delete this item?", "s7.fastq.gz", "Keep it");
    assertThat(post("/tables/samples/item/delete" + NORTH).param("seen", "0"))
        .hasStatus(409)
        .bodyText()
        .contains("It was not deleted");
    assertThat(post("/tables/samples/item/delete" + NORTH).param("seen", seen(page)))
        .hasStatus(302)
        .hasRedirectedUrl("/tables/samples");
    assertThat(get("/tables/samples/item" + NORTH)).hasStatus(404);
  }

  @Test
  void oddKeysAreEditedUnderTheirAddresses() {
    for (String id : SampleTables.ODD) {
      String at = "?partition=" + Address.encode(id);
      String page = body("/tables/odd/item/edit" + at);
      assertThat(page).contains("action=\"/tables/odd/item/edit" + at + "\"");
      assertThat(body("/tables/odd/item/delete" + at)).contains("Delete this item?");
    }
  }

  @Test
  void editOfAPlatformTableSaysWhatItDoes() {
    tables.put(
        SampleTables.plain("rules", new Table.Keys(new Table.Key("ruleId", "S"), Optional.empty())),
        List.of(Map.of("ruleId", InMemoryTables.attribute("mine"))));
    for (String page : List.of("new", "edit?partition=mine", "delete?partition=mine")) {
      assertThat(body("/tables/rules/item/" + page))
          .contains("The platform lives by this table.", "Rules take effect");
    }
    assertThat(body("/tables/samples/item/new")).doesNotContain("The platform lives");
  }

  @Test
  void changesNeedAFormOfTheDashboard() {
    assertThat(
            mvc.post()
                .uri("/tables/samples/item/delete" + NORTH)
                .header("Host", "127.0.0.1:8080")
                .session(session)
                .param("seen", seen()))
        .hasStatus(403);
    assertThat(post("/tables/samples/item/delete" + NORTH).header("Origin", "http://evil.example"))
        .hasStatus(403);
    assertThat(item()).isNotEmpty();
  }

  private MvcTestResult save(String text, String seen) {
    return post("/tables/samples/item/edit" + NORTH)
        .param("text", text)
        .param("as", "typed")
        .param("seen", seen)
        .exchange();
  }

  private MvcTestResult create(String text) {
    return post("/tables/samples/item/new").param("text", text).param("as", "plain").exchange();
  }

  private String seen() {
    return seen(body("/tables/samples/item/edit" + NORTH));
  }

  private static String text(MvcTestResult page) {
    return new String(page.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
  }

  private static String seen(String page) {
    Matcher found = SEEN.matcher(page);
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  private Map<String, Attribute> item() {
    return tables.find(samples(), "north", Optional.of("7")).orElseThrow();
  }

  private Table samples() {
    return tables.describe("samples").orElseThrow();
  }
}
