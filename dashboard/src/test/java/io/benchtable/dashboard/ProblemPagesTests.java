package io.benchtable.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.RequestDispatcher;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.servlet.View;

/** What is said where something went wrong. */
@ExtendWith(OutputCaptureExtension.class)
class ProblemPagesTests extends PageTest {

  private static final Pattern ID = Pattern.compile("Id for the log: <code>([0-9a-f]{8})<");

  @Test
  void whatDoesNotExistIsSaidInPlainWords() {
    assertThat(get("/benchmarks/none"))
        .hasStatus(404)
        .bodyText()
        .contains("There is no benchmark none");
    assertThat(get("/runs/none-0001"))
        .hasStatus(404)
        .bodyText()
        .contains("There is no run none-0001");
  }

  @Test
  void tablesThatDoNotAnswerAreAPlainPageWithAnId(CapturedOutput log) {
    items.unreachable();
    MvcTestResult page = get("/benchmarks").exchange();
    assertThat(page)
        .hasStatus(503)
        .bodyText()
        .contains("The tables cannot be reached", "Try again")
        .doesNotContain("Exception");
    assertThat(log).contains("Problem " + id(page) + " on /benchmarks");
  }

  @Test
  void failureThatNoPageAnswersHasAnIdThatTheLogHasToo(CapturedOutput log) {
    MvcTestResult page = failed(500, MediaType.TEXT_HTML).exchange();
    assertThat(page)
        .bodyText()
        .contains("the request ended with status 500.", "The log says more under the id below.");
    assertThat(log)
        .contains("Problem " + id(page) + " on /benchmarks: status 500")
        .contains("a template is broken");
  }

  @Test
  void programsAreToldTheIdToo(CapturedOutput log) {
    MvcTestResult answer = failed(503, MediaType.APPLICATION_JSON).exchange();
    assertThat(answer)
        .bodyJson()
        .extractingPath("$.problemId")
        .asString()
        .matches("[0-9a-f]{8}")
        .satisfies(id -> assertThat(log).contains("Problem " + id + " on /benchmarks: status 503"));
  }

  @Test
  void whatTheReaderDidIsNotInTheLog(CapturedOutput log) {
    assertThat(failed(404, MediaType.TEXT_HTML))
        .hasStatus(404)
        .bodyText()
        .contains("There is no such page", "The address may be mistyped")
        .doesNotContain("Id for the log");
    assertThat(failed(403, MediaType.TEXT_HTML))
        .bodyText()
        .contains("<title>Not allowed", "The form is out of date");
    assertThat(failed(405, MediaType.TEXT_HTML))
        .bodyText()
        .contains("the request ended with status 405.")
        .doesNotContain("The log", "Id for the log");
    assertThat(failed(406, MediaType.TEXT_HTML).requestAttr(View.PATH_VARIABLES, Map.of("id", "b")))
        .bodyText()
        .doesNotContain("The log", "Id for the log");
    assertThat(get("/error")).bodyText().doesNotContain("Id for the log");
    assertThat(log).doesNotContain("Problem ");
  }

  private MockMvcTester.MockMvcRequestBuilder failed(int status, MediaType accept) {
    return mvc.get()
        .uri("/error")
        .accept(accept)
        .requestAttr(RequestDispatcher.ERROR_STATUS_CODE, status)
        .requestAttr(RequestDispatcher.ERROR_REQUEST_URI, "/benchmarks")
        .requestAttr(
            RequestDispatcher.ERROR_EXCEPTION, new IllegalStateException("a template is broken"));
  }

  private static String id(MvcTestResult page) {
    Matcher found = ID.matcher(new String(page.getResponse().getContentAsByteArray(), UTF_8));
    assertThat(found.find()).isTrue();
    return found.group(1);
  }
}
