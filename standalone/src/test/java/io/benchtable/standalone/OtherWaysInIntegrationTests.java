package io.benchtable.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Follows the README's section "Other ways in": its commands word for word, and the web form. */
class OtherWaysInIntegrationTests {

  private static final List<String> COMMANDS = Readme.of("README.md").blocks("## Other ways in");

  /** Its first run, a warm-up, goes on until the test has seen it. */
  private static final String SLEEPS =
      """
      name: sleeps
      parameters: {seconds: [0.01, 0.2]}
      pipeline:
        - name: sleep
          command: [sh, -c, "until [ -e '%s' ]; do sleep 0.01; done; sleep $BT_seconds"]
      repetitions: 6
      noise: off
      warmup: 1
      """;

  @TempDir static Path folder;

  private static InstanceProcess instance;

  @BeforeAll
  static void start() {
    instance = InstanceProcess.up(folder.resolve("data"), "memory");
  }

  @AfterAll
  static void stop() {
    instance.close();
  }

  @Test
  void startTheVerySameThing() throws Exception {
    assertThat(COMMANDS).hasSize(3);
    assumeTrue(onPath("curl"), "skipped: no curl on the PATH");
    assumeTrue(onPath("aws"), "skipped: no aws (AWS command line) on the PATH");
    shell(COMMANDS.get(0) + COMMANDS.get(1));
    shell(COMMANDS.get(0) + COMMANDS.get(2));

    JsonNode plain = complete("gzip-levels-curl");
    JsonNode dynamo = complete("gzip-levels-aws");
    assertThat(plain.path("spec").path("parameters").path("level")).hasSize(3);
    assertThat(dynamo.path("spec")).isEqualTo(plain.path("spec"));
    assertThat(shapes("runs", "gzip-levels-aws"))
        .isEqualTo(shapes("runs", "gzip-levels-curl"))
        .hasSize(7);
    assertThat(shapes("results", "gzip-levels-aws"))
        .isEqualTo(shapes("results", "gzip-levels-curl"))
        .hasSize(3);
  }

  @Test
  void theFormLeadsFromALoginToAVerdict() throws IOException {
    // A step has a /tmp of its own.
    Path go = Path.of("target/go").toAbsolutePath();
    Files.deleteIfExists(go);
    try (BrowserPage browser = BrowserPage.of(instance.tables().address())) {
      Page page = browser.page();
      page.navigate(instance.login());
      page.click("nav a[href='/submit']");
      page.fill("#spec-text", SLEEPS.formatted(go));
      page.waitForSelector("#check .go .button:enabled:has-text('Run 14 runs')");
      assertThat(page.locator("#check .matrix strong").allTextContents())
          .containsExactly("seconds=0.01", "seconds=0.2");
      page.click("#check .go .button");
      page.waitForURL("**/benchmarks/*");
      String id = page.url().substring(page.url().lastIndexOf('/') + 1);

      page.waitForSelector("#head .status.is-running");
      Files.createFile(go);

      page.waitForSelector("#head .status.is-complete");
      page.waitForSelector("#verdict .sentences li:has-text('Fastest: seconds=0.01 at')");
      page.waitForSelector("#results-table tr:has-text('seconds=0.01'):has-text('baseline')");
      page.waitForSelector("#results-table tr:has-text('seconds=0.2'):has-text('slower')");
      assertThat(browser.troubles()).isEmpty();
      assertThat(complete(id).path("spec").path("name").asString()).isEqualTo("sleeps");
      assertThat(instance.tables().query("runs", id))
          .hasSize(14)
          .allMatch(run -> run.path("status").asString().equals("COMPLETE"));
    }
  }

  private static boolean onPath(String program) {
    return Stream.of(System.getenv("PATH").split(":"))
        .anyMatch(entry -> Files.isExecutable(Path.of(entry, program)));
  }

  /** Runs commands where a reader is: at the top of the repository. */
  private static void shell(String commands) throws Exception {
    Path said = folder.resolve("said");
    ProcessBuilder shell =
        new ProcessBuilder("sh", "-ec", commands)
            .directory(CommandLineProcess.repository().toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile());
    shell.environment().put("BENCHTABLE_DATA", instance.data().toString());
    shell.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = shell.start();
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).as(commands).isTrue();
    assertThat(process.exitValue()).as("%s:%n%s", commands, Files.readString(said)).isZero();
  }

  private static JsonNode complete(String id) {
    JsonNode ended =
        await()
            .atMost(Duration.ofMinutes(3))
            .until(
                () -> instance.tables().get("benchmarks", id).orElseThrow(),
                item -> Set.of("COMPLETE", "FAILED").contains(item.path("status").asString("")));
    assertThat(ended.path("status").asString()).as(ended.toString()).isEqualTo("COMPLETE");
    return ended;
  }

  /** What items are of and which fields they have, whatever was measured. */
  private static Set<String> shapes(String table, String benchmarkId) {
    return instance.tables().query(table, benchmarkId).stream()
        .map(
            item ->
                item.path("kind").asString("")
                    + " "
                    + item.path("configurationId").asString("")
                    + " "
                    + item.path("status").asString()
                    + " "
                    + names(item))
        .collect(Collectors.toSet());
  }

  /** Whether anything disturbs a run is not for the way in to say. */
  private static Set<String> names(JsonNode item) {
    Set<String> names = new TreeSet<>(item.propertyNames());
    names.removeAll(Set.of("disturbed", "replaces"));
    return names;
  }
}
