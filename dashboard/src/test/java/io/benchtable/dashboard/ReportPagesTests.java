package io.benchtable.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.dashboard.item.Samples;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A benchmark as one file. */
class ReportPagesTests extends PageTest {

  private static final String REPORT = "/benchmarks/" + Samples.COMPLETE + "/report.html";

  @Test
  void holdsWhatThePageSays() {
    assertThat(body(REPORT))
        .contains("1.32× faster than the baseline", "[1.30, 1.36]", "2 of them are on the frontier")
        .contains("distinctKmers is 48490", "out of memory", "AMD EPYC 7R13", "4815162342")
        .contains("57 runs in the order they ran", "Each sample, ", "What it cost", "pipeline:")
        .contains("http://127.0.0.1:8080/benchmarks/" + Samples.COMPLETE + "</span>");
  }

  @Test
  void leadsNowhereAndRunsNothing() {
    Matcher references = Pattern.compile("(?:href|src|action)=\"([^\"]*)\"").matcher(body(REPORT));
    assertThat(references.results().map(one -> one.group(1)).filter(one -> !one.startsWith("#")))
        .isEmpty();
    assertThat(body(REPORT)).doesNotContain("<script", "<form", "<img", "url(");
    Matcher shapes = Pattern.compile("href=\"#([^\"]*)\"").matcher(body(REPORT));
    assertThat(shapes.results().map(one -> one.group(1)).distinct())
        .isNotEmpty()
        .allSatisfy(shape -> assertThat(body(REPORT)).contains("id=\"" + shape + "\""));
  }

  @Test
  void mayOnlyHaveItsOwnStyle() throws GeneralSecurityException {
    Matcher style = Pattern.compile("<style>(.*?)</style>", Pattern.DOTALL).matcher(body(REPORT));
    assertThat(style.find()).isTrue();
    byte[] hash =
        MessageDigest.getInstance("SHA-256")
            .digest(style.group(1).getBytes(StandardCharsets.UTF_8));
    assertThat(get(REPORT))
        .hasHeader(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'sha256-"
                + Base64.getEncoder().encodeToString(hash)
                + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
        .hasHeader(
            "Content-Disposition", "inline; filename=\"benchtable-" + Samples.COMPLETE + ".html\"");
  }

  @Test
  void saysThatItWasMadeBeforeTheEnd() {
    assertThat(body("/benchmarks/" + Samples.RUNNING + "/report.html"))
        .contains("this report was made before the end", "23 of 66 runs done");
  }

  @Test
  void saysWhatWasWrong() {
    assertThat(body("/benchmarks/" + Samples.FAILED + "/report.html"))
        .contains("read alignment", "Nothing was run");
  }
}
