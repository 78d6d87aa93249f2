package io.benchtable.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.dashboard.item.Samples;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Who may see the pages, and from where. */
class AccessPagesTests extends PageTest {

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping handlers;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/benchmarks",
        "/benchmarks/x",
        "/runs/x",
        "/costs",
        "/submit",
        "/tables",
        "/tables/x",
        "/tables.csv"
      })
  void strangersAreSentToTheLogin(String path) {
    assertThat(mvc.get().uri(path).header("Host", "localhost").accept(MediaType.TEXT_HTML))
        .hasStatus(302);
    assertThat(mvc.get().uri(path).header("Host", "localhost")).hasStatus(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/%62enchmarks",
        "/%62enchmarks.csv",
        "/benchmarks%2Ecsv",
        "/benchmarks;x",
        "/%62enchmarks;x=y",
        "/;x/benchmarks",
        "/./benchmarks",
        "/%2e/benchmarks",
        "/benchmarks/",
        "/benchmarks.",
        "/BENCHMARKS",
        "/%72uns/x",
        "/%63osts",
        "/%74ables",
        "/%74ables/x",
        "/%74ables/x/item",
        "/%74ables.csv",
        "/%6Cive"
      })
  void noOtherSpellingOpensAPage(String path) {
    assertThat(mvc.get().uri(URI.create(path)).header("Host", "evil.example"))
        .matches(status(400, 421), "is refused by the firewall or for its host");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/%73ubmit",
        "/%73ubmit;x",
        "/./submit",
        "/%73ubmit/check",
        "/submit.",
        "/SUBMIT",
        "/benchmarks/x/%63ancel",
        "/%62enchmarks/x/%63ancel",
        "/%62enchmarks/x/retry",
        "/%6Cogin"
      })
  void noOtherSpellingChangesAnything(String path) {
    assertThat(
            mvc.post().uri(URI.create(path)).header("Host", "localhost").param("spec", "name: x"))
        .matches(status(400, 401, 403), "is refused by the firewall or for its form");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/x/../submit", "/submit%2F"})
  void whatIsNoOtherSpellingLeadsNowhere(String path) {
    assertThat(
            mvc.post().uri(URI.create(path)).header("Host", "localhost").param("spec", "name: x"))
        .matches(status(400, 404), "is nothing of ours");
  }

  @Test
  void everyPageOfOursIsGuarded() {
    List<MvcTestResult> answers = new ArrayList<>();
    handlers
        .getHandlerMethods()
        .forEach(
            (mapping, handler) -> {
              if (handler.getBeanType().getPackageName().startsWith("io.benchtable.dashboard")) {
                for (String pattern : mapping.getPatternValues()) {
                  if (!Set.of("/", "/login").contains(pattern)) {
                    answers.add(stranger(mapping.getMethodsCondition().getMethods(), pattern));
                  }
                }
              }
            });
    assertThat(answers).hasSizeGreaterThan(15);
    assertThat(answers)
        .allSatisfy(answer -> assertThat(answer).matches(status(401, 403), "needs a login"));
  }

  private MvcTestResult stranger(Set<RequestMethod> methods, String pattern) {
    return mvc.method(methods.iterator().next().asHttpMethod())
        .uri(URI.create(pattern.replace("{format:csv|json}", "csv").replaceAll("\\{[^}]*}", "x")))
        .header("Host", "localhost")
        .exchange();
  }

  private static Predicate<MvcTestResult> status(Integer... any) {
    return answer -> Set.of(any).contains(answer.getResponse().getStatus());
  }

  @Test
  void liveNeedsALoginToo() {
    assertThat(
            mvc.get().uri("/live").header("Host", "localhost").accept(MediaType.TEXT_EVENT_STREAM))
        .hasStatus(401);
  }

  @Test
  void wrongCodeIsRefusedAndTheTokenIsGood() {
    MvcTestResult form =
        mvc.get()
            .uri("/login")
            .header("Host", "localhost")
            .session(new MockHttpSession())
            .exchange();
    MockHttpSession mine =
        (MockHttpSession) Objects.requireNonNull(form.getRequest().getSession(false));
    String token = csrf(form);
    assertThat(
            mvc.post()
                .uri("/login")
                .header("Host", "localhost")
                .session(mine)
                .param("_csrf", token)
                .param("code", "wrong"))
        .hasStatus(401)
        .bodyText()
        .contains("neither");
    assertThat(
            mvc.post()
                .uri("/login")
                .header("Host", "localhost")
                .session(mine)
                .param("_csrf", token)
                .param("code", "secret-token")
                .param("next", "/costs"))
        .hasStatus(302)
        .hasRedirectedUrl("/costs");
  }

  @Test
  void formsNeedTheirTokenOurHostAndOurOrigin() {
    String path = "/benchmarks/" + Samples.RUNNING + "/cancel";
    assertThat(mvc.post().uri(path).header("Host", "127.0.0.1").session(session)).hasStatus(403);
    assertThat(mvc.get().uri("/benchmarks").header("Host", "evil.example").session(session))
        .hasStatus(421);
    assertThat(post(path).header("Origin", "http://evil.example")).hasStatus(403);
    assertThat(post(path).header("Sec-Fetch-Site", "cross-site")).hasStatus(403);
    assertThat(benchmark(Samples.RUNNING).flag("cancelRequested")).isFalse();
  }

  @Test
  void pagesAllowNoStrangeScriptsAndAreNotCached() {
    MvcTestResult page = get("/benchmarks").exchange();
    assertThat(header(page, "Content-Security-Policy"))
        .contains("script-src 'self'", "default-src 'none'")
        .doesNotContain("unsafe");
    assertThat(header(page, "Cache-Control")).contains("no-store");
    assertThat(header(page, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(body("/benchmarks/" + Samples.COMPLETE))
        .doesNotContain(" style=", "onclick=")
        .doesNotContainPattern("<script(?![^>]* src=)");
  }

  @Test
  void browsersAtTheRootAreSentToTheListAndOthersAreAnswered() {
    assertThat(mvc.get().uri("/").accept(MediaType.TEXT_HTML))
        .hasStatus(302)
        .hasHeader("Location", "/benchmarks");
    assertThat(mvc.get().uri("/")).hasStatusOk();
  }

  @Test
  void otherServicesPathsAreLeftAlone() {
    assertThat(mvc.get().uri("/v1/tables").header("Host", "evil.example"))
        .hasStatus(404)
        .headers()
        .doesNotContainHeader("Content-Security-Policy");
    assertThat(mvc.post().uri("/").header("Origin", "http://evil.example")).hasStatus(405);
    assertThat(mvc.get().uri(URI.create("/v1/tables/t/items/a%2Fb%25;c//d"))).hasStatus(404);
  }
}
