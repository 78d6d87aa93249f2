package io.benchtable.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.dashboard.access.OneTimeLogin;
import io.benchtable.dashboard.item.Item;
import jakarta.servlet.http.HttpSession;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Pages as they are asked for by somebody who is logged in. */
abstract class PageTest extends DashboardTest {

  private static final Pattern CSRF = Pattern.compile("name=\"csrf\" content=\"([^\"]+)\"");

  @Autowired MockMvcTester mvc;
  @Autowired OneTimeLogin logins;

  MockHttpSession session = new MockHttpSession();

  @BeforeEach
  void login() {
    MvcTestResult login =
        mvc.get().uri("/login?code=" + logins.create()).header("Host", "127.0.0.1").exchange();
    assertThat(login).hasStatus(302).hasRedirectedUrl("/benchmarks");
    HttpSession opened = Objects.requireNonNull(login.getRequest().getSession(false));
    session = (MockHttpSession) opened;
  }

  static String header(MvcTestResult page, String name) {
    return Objects.requireNonNull(page.getResponse().getHeader(name));
  }

  MockMvcTester.MockMvcRequestBuilder get(String path) {
    return mvc.get().uri(URI.create(path)).header("Host", "127.0.0.1:8080").session(session);
  }

  String body(String path) {
    return new String(
        get(path).exchange().getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
  }

  MockMvcTester.MockMvcRequestBuilder post(String path) {
    String token = csrf(get("/submit").exchange());
    return mvc.post()
        .uri(path)
        .header("Host", "127.0.0.1:8080")
        .session(session)
        .param("_csrf", token);
  }

  static String csrf(MvcTestResult page) {
    Matcher found =
        CSRF.matcher(
            new String(page.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8));
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  Item benchmark(String id) {
    return items.find("benchmarks", Map.of("benchmarkId", id)).orElseThrow();
  }
}
