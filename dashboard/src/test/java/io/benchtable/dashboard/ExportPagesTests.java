package io.benchtable.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.benchtable.dashboard.item.Samples;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Files of many lines, as they come over the wire. */
class ExportPagesTests extends PageTest {

  private static final String RUNS = "/benchmarks/" + Samples.RUNNING + "/runs";
  private static final int MANY = 2500;

  @LocalServerPort int port;

  @Test
  void fileIsReadPageByPageToItsEnd() throws IOException {
    fillRuns();
    byte[] csv = download(RUNS + ".csv", "*/*").getInputStream().readAllBytes();
    assertThat(new String(csv, StandardCharsets.UTF_8).lines())
        .hasSize(MANY + 1)
        .last()
        .asString()
        .contains("-2500");
    assertThat(get(RUNS + ".json")).bodyJson().extractingPath("$.length()").isEqualTo(MANY);
  }

  @ParameterizedTest
  @CsvSource({".csv,text/html", ".csv,*/*", ".json,text/html", ".json,*/*"})
  void fileThatCannotBeReadToItsEndFails(String format, String accept) throws IOException {
    fillRuns();
    items.unreachableAfter(3);
    InputStream file = download(RUNS + format, accept).getInputStream();
    ByteArrayOutputStream arrived = new ByteArrayOutputStream();
    assertThatThrownBy(() -> file.transferTo(arrived)).isInstanceOf(IOException.class);
    assertThat(arrived.toString(StandardCharsets.UTF_8))
        .contains("-2000")
        .contains("This file is not whole: what comes after 2000 lines could not be read.")
        .containsPattern("Id for the log: [0-9a-f]{8}\\s*$")
        .doesNotContain("-2001");
  }

  @Test
  void filesOfARunHoldAllOfIt() {
    String run = Samples.COMPLETE + "-0008";
    for (int number = 0; number < MANY; number++) {
      items.put("costs", Map.of("runId", run, "lineId", "more-" + number, "BilledCost", "1"));
    }
    assertThat(body("/runs/" + run + "/costs.csv?q=whole%20run").lines()).hasSize(MANY + 1);
    assertThat(body("/runs/" + run)).contains("$2500.00, complete");
  }

  @Test
  void fileThatCannotBeBegunIsAPage() {
    items.unreachable();
    assertThat(get(RUNS + ".csv"))
        .hasStatus(503)
        .bodyText()
        .contains("The tables cannot be reached", "Id for the log");
  }

  private void fillRuns() {
    for (int number = 1; number <= MANY; number++) {
      String id = Samples.RUNNING + "-%04d".formatted(number);
      items.put("runs", Map.of("benchmarkId", Samples.RUNNING, "runId", id, "kind", "MEASURED"));
    }
  }

  private HttpURLConnection download(String path, String accept) throws IOException {
    HttpURLConnection login = open("/login?code=" + logins.create());
    login.setInstanceFollowRedirects(false);
    HttpURLConnection file = open(path);
    file.setRequestProperty("Cookie", login.getHeaderField("Set-Cookie").replaceAll(";.*", ""));
    file.setRequestProperty("Accept", accept);
    return file;
  }

  private HttpURLConnection open(String path) throws IOException {
    return (HttpURLConnection)
        URI.create("http://127.0.0.1:" + port + path).toURL().openConnection();
  }
}
