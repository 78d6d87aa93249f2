package io.benchtable.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

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
        .contains("about 120 items, 24.0 KiB", "Find by key", "Read everything")
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
    assertThat(body("/tables/samples?partition=north&sortkey=5")).contains("numbers do not begin");
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
  void itemIsShownWholeWithAndWithoutTypes() {
    assertThat(get("/tables/samples/item?partition=north&sortkey=7"))
        .hasStatusOk()
        .bodyText()
        .contains("&quot;depth&quot; : 7", "&quot;N&quot; : &quot;7&quot;")
        .contains("/v1/tables/samples/items/north/7");
    assertThat(get("/tables/samples/item?partition=north&sortkey=700")).hasStatus(404);
    assertThat(get("/tables/samples/item?partition=north&sortkey=x")).hasStatus(404);
  }
}
