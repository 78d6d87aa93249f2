package io.benchtable.dashboard;

import static io.benchtable.dashboard.item.InMemoryTables.attribute;
import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.dashboard.item.SampleTables;
import io.benchtable.dashboard.page.Address;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.web.util.HtmlUtils;

/** Tables and the items in them. */
class TablePagesTests extends PageTest {

  @Test
  void tablesSayWhatIsInThem() {
    assertThat(get("/tables"))
        .hasStatusOk()
        .bodyText()
        .contains("samples", "site (text)", "depth (number)", "by-day", "new and old images")
        .contains("few or none");
    assertThat(get("/tables/samples"))
        .bodyText()
        .contains("about 120 items, 24.0 KiB", "Find by key", "Scan the first 50 items")
        .doesNotContain("id=\"items-table\"");
    assertThat(get("/tables/none")).hasStatus(404).bodyText().contains("There is no table none");
  }

  @Test
  void itemsAreFoundByKeyAndByIndex() {
    assertThat(body("/tables/samples?partition=north"))
        .contains("id=\"items-table\"", "s50.fastq.gz", ">Next<", "yes or no")
        .contains("/v1/tables/samples/items/north?limit=50")
        .doesNotContain("s51.fastq.gz", "south");
    assertThat(body("/tables/samples?partition=north&is=%3E%3D&sortkey=58&order=descending"))
        .contains("s58.fastq.gz", "s60.fastq.gz", "aws dynamodb query", "#s &gt;= :s")
        .doesNotContain("s57.fastq.gz");
    assertThat(body("/tables/samples?index=by-day&partition=2026-11-05"))
        .contains("s4.fastq.gz", "/v1/tables/samples/indexes/by-day/items/2026-11-05");
    assertThat(body("/tables/samples/items.csv?partition=north").lines()).hasSize(61);
    assertThat(body("/tables/samples/items.csv?scan=yes&after=100").lines()).hasSize(121);
    assertThat(body("/tables/samples?partition=west")).contains("Nothing has this key");
    assertThat(body("/tables/samples/items.csv?partition=north&q=s7.")).contains("s7.fastq.gz");
  }

  @Test
  void questionThatCannotBeAnsweredSaysWhatIsExpected() {
    assertThat(body("/tables/samples?partition=north&is=%3D&sortkey=deep"))
        .contains("Expected a number for depth, but it is deep.", "value=\"deep\"")
        .containsPattern("<input name=\"sortkey\"[^>]* aria-invalid=\"true\"")
        .doesNotContainPattern("<input name=\"partition\"[^>]* aria-invalid")
        .doesNotContain("id=\"items-table\"");
    assertThat(body("/tables/samples?partition=north&is=begins_with&sortkey=5"))
        .contains("numbers do not begin");
    assertThat(body("/tables/empty?partition=%25%25")).contains("Expected base64 for id");
    assertThat(body("/tables/samples?index=none&partition=x"))
        .contains("it has none called none")
        .containsPattern("<select name=\"index\"[^>]*aria-invalid=\"true\"");
  }

  @Test
  void scanIsAskedForAndSaysThatItReadsEverything() {
    assertThat(body("/tables/samples?scan=yes"))
        .contains("This reads everything", "s1.fastq.gz", ">Next<", "after=50")
        .doesNotContain("s51.fastq.gz");
    assertThat(body("/tables/samples?scan=yes&after=100"))
        .contains("s120.fastq.gz", ">First<")
        .containsPattern("aria-disabled=\"true\"[^>]*>Next<");
    assertThat(body("/tables/empty?scan=yes")).contains("The table is empty");
  }

  @Test
  void sortKeyIsComparedInEveryWay() {
    assertThat(body("/tables/samples?partition=north&is=between&sortkey=9&to=11"))
        .contains("s9.fastq.gz", "s10.fastq.gz", "s11.fastq.gz", "#s BETWEEN :s AND :t")
        .doesNotContain("s8.fastq.gz", "s12.fastq.gz");
    assertThat(body("/tables/samples?partition=north&is=%3C&sortkey=2"))
        .contains("s1.fastq.gz", "1 of 1 item read")
        .doesNotContain("s2.fastq.gz");
    assertThat(body("/tables/samples?partition=north&is=between&sortkey=9"))
        .contains("Expected a value for depth, but it is empty.")
        .containsPattern("<input name=\"to\"[^>]* aria-invalid=\"true\"");
  }

  @Test
  void filtersLeaveOutWhatWasReadAndSayHowMuchThatWas() {
    String filter = "&attribute=checked&operator=%3D&type=BOOL&value=true";
    assertThat(body("/tables/samples?partition=north" + filter))
        .contains("s50.fastq.gz", "25 of 50 items read, for 25 read units", "1 condition")
        .contains("--filter-expression &#39;#f0 = :f0&#39;", "{&quot;BOOL&quot;:true}")
        .doesNotContain("s49.fastq.gz");
    String two = "&attribute=reads&operator=exists&type=S&value=";
    assertThat(body("/tables/samples?scan=yes" + filter + two)).contains("2 conditions");
    assertThat(body("/tables/samples/items.csv?partition=north" + filter).lines()).hasSize(31);
  }

  @Test
  void pageOfWhichNothingPassesTheFilterLeadsOn() {
    String none = "&attribute=checked&operator=not%20exists&type=S&value=";
    assertThat(body("/tables/samples?scan=yes" + none))
        .contains("there are more to read", "0 of 50 items read", ">Next<");
    assertThat(body("/tables/samples?partition=south&is=%3E&sortkey=119" + none))
        .contains("Nothing passes the filter");
  }

  @Test
  void filterThatCannotBeReadSaysWhatIsExpectedAndKeepsWhatWasTyped() {
    assertThat(
            body("/tables/samples?scan=yes&attribute=depth&operator=%3E&type=N&value=deep&rows=3"))
        .contains("Expected a number for depth, but it is deep.", "Condition 3")
        .containsPattern("<input name=\"value\"[^>]* value=\"deep\" aria-invalid=\"true\"")
        .doesNotContain("id=\"items-table\"");
    assertThat(get("/tables/samples/items.csv?scan=yes&attribute=depth&type=N&value=deep"))
        .hasStatus(422)
        .bodyText()
        .contains("Expected a number for depth, but it is deep.");
    assertThat(get("/tables/samples/items.csv?partition=north&is=%3D&sortkey=deep")).hasStatus(422);
  }

  @Test
  void filterComparesWithSeveralValues() {
    assertThat(body(filtered("depth", "between", "N", "9", "11")))
        .contains("s9.fastq.gz", "s10.fastq.gz", "s11.fastq.gz", "#f0 BETWEEN :f0 AND :f0_1")
        .doesNotContain("s8.fastq.gz", "s12.fastq.gz");
    assertThat(body(filtered("depth", "in", "N", "9, 11", "")))
        .contains("s9.fastq.gz", "s11.fastq.gz", "#f0 IN (:f0, :f0_1)", "2 of 50 items read")
        .doesNotContain("s10.fastq.gz");
    assertThat(body(filtered("depth", "between", "N", "9", "5")))
        .contains("Expected an upper end of at least 9 for depth, but it is 5.")
        .containsPattern("<input name=\"upper\"[^>]* value=\"5\" aria-invalid=\"true\"")
        .doesNotContainPattern("<input name=\"value\"[^>]* aria-invalid");
    assertThat(body(filtered("taken", "between", "BOOL", "true", "true")))
        .contains("Expected text, number or binary, which have an order, but it is yes or no.")
        .containsPattern("<select name=\"type\"[^>]* aria-invalid=\"true\"");
  }

  @Test
  void filterLeadsIntoMapsAndLists() {
    assertThat(body(filtered("reads.file", "=", "S", "s7.fastq.gz", "")))
        .contains("1 of 50 items read", "s7.fastq.gz", "#f0.#f0_1 = :f0")
        .doesNotContain("s8.fastq.gz");
    assertThat(body("/tables/kinds?scan=yes&attribute=list[1].deep&operator=%3D&type=N&value=1"))
        .contains("1 of 1 item read", "#f0[1].#f0_1 = :f0");
    assertThat(body("/tables/kinds?scan=yes&attribute=list[0].deep&operator=%3D&type=N&value=1"))
        .contains("0 of 1 item read");
    assertThat(body(filtered("reads.", "=", "S", "x", "")))
        .contains("Expected a name after “reads.”, but it ends there.")
        .containsPattern(
            "<input name=\"attribute\"[^>]* value=\"reads.\" aria-invalid=\"true\""
                + " aria-describedby=\"filter0-attribute-wrong\"");
  }

  private static String filtered(
      String attribute, String operator, String type, String value, String upper) {
    return new Address("/tables/samples", Map.of())
        .with("partition", "north")
        .with("attribute", attribute)
        .with("operator", operator)
        .with("type", type)
        .with("value", value)
        .with("upper", upper)
        .text();
  }

  @Test
  void whatTheTablesRefuseIsSaidOnThePage() {
    tables.refuse("The provided starting key is invalid");
    assertThat(get("/tables/samples?scan=yes"))
        .hasStatusOk()
        .bodyText()
        .contains("The tables refuse this.", "The provided starting key is invalid");
  }

  @Test
  void valuesOfAllTypesAreShownCutAndEscaped() {
    assertThat(body("/tables/kinds?scan=yes"))
        .contains("/+8=", "2 B", "yes or no", "set of binaries")
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "2.93 KiB")
        .doesNotContain("<script>alert", "<img src=x>", "l".repeat(100));
    assertThat(body("/tables/kinds/items.json?scan=yes"))
        .contains("12345678901234567890123456789.012345678");
  }

  @Test
  void columnOfSeveralTypesSaysTheTypeOfEachAndExportsAllDigits() {
    tables.put("odd", Map.of("id", attribute("a/b"), "place", attribute("nowhere")));
    tables.put("odd", Map.of("id", attribute(".."), "place", attribute(12_345_678)));
    assertThat(body("/tables/odd?scan=yes"))
        .contains("number, text", "<span class=\"tag\">S</span>", "<span class=\"tag\">N</span>");
    assertThat(body("/tables/odd/items.csv?scan=yes")).contains("..,12345678", "a/b,nowhere");
  }

  @Test
  void keyIsSafeInItsAddressWhateverItIs() {
    List<String> links =
        Pattern.compile("href=\"(/tables/odd/item[^\"]*)\"")
            .matcher(body("/tables/odd?scan=yes"))
            .results()
            .map(found -> HtmlUtils.htmlUnescape(found.group(1)))
            .filter(link -> link.contains("partition="))
            .toList();
    assertThat(links).hasSize(SampleTables.ODD.size());
    for (int place = 0; place < links.size(); place++) {
      assertThat(get(links.get(place)))
          .hasStatusOk()
          .bodyText()
          .contains("&quot;place&quot; : " + place);
    }
    assertThat(body("/tables/kinds?partition=%2F%2B8%3D&is=%3D&sortkey=-0.5"))
        .contains("/tables/kinds/item?partition=%2F%2B8%3D&amp;sortkey=-0.5");
  }
}
