package io.benchtable.tables.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.tables.RunningTableService;
import io.benchtable.tables.TestTables;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.InputStreamEntity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A client that sends all of a body before it looks for an answer. */
class UnreadBodiesIntegrationTests {

  private static final int MEGABYTE = 1024 * 1024;

  private record Answer(int status, String type, String body) {}

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void tellsThatABodyIsTooLargeForTheProtocol(boolean saysItsLength) throws Exception {
    Answer answer = send("POST", "/", RunningTableService.TOKEN, 40, saysItsLength);
    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.body()).contains("RequestEntityTooLargeException", "16777216 bytes");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void tellsThatABodyIsTooLargeForAnItem(boolean saysItsLength) throws Exception {
    String path = "/v1/tables/" + TestTables.simple() + "/items/a";
    Answer answer = send("PUT", path, RunningTableService.TOKEN, 20, saysItsLength);
    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.type()).contains("application/problem+json");
    assertThat(answer.body()).contains("Expected at most 8388608 bytes, but the body has more.");
  }

  @ParameterizedTest
  @CsvSource({"POST, /, 400", "PUT, /v1/tables/unread/items/a, 401", "PUT, /v1/tables/unread, 401"})
  void tellsThatWhoSendsItMayNot(String method, String path, int status) throws Exception {
    Answer answer = send(method, path, "other", 20, true);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.body()).contains("token");
  }

  @Test
  void tellsThatNobodyTakesIt() throws Exception {
    Answer answer = send("POST", "/v1/tables", RunningTableService.TOKEN, 20, true);
    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.body()).contains("POST");
  }

  private static Answer send(
      String method, String path, String token, int megabytes, boolean saysItsLength)
      throws IOException {
    byte[] body = new byte[megabytes * MEGABYTE];
    HttpUriRequestBase request =
        new HttpUriRequestBase(method, RunningTableService.address().resolve(path));
    request.setHeader("Authorization", "Bearer " + token);
    request.setEntity(
        saysItsLength
            ? new ByteArrayEntity(body, ContentType.APPLICATION_JSON)
            : new InputStreamEntity(new ByteArrayInputStream(body), ContentType.APPLICATION_JSON));
    try (CloseableHttpClient http = HttpClients.custom().disableAutomaticRetries().build()) {
      return http.execute(
          request,
          answer ->
              new Answer(
                  answer.getCode(),
                  answer.getEntity().getContentType(),
                  EntityUtils.toString(answer.getEntity())));
    }
  }
}
