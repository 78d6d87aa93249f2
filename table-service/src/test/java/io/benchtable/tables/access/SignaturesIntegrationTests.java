package io.benchtable.tables.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.tables.RunningTableService;
import io.benchtable.tables.TestTables;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.checksums.DefaultChecksumAlgorithm;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** Requests that the SDK's own signer signs in ways in which its client does not. */
class SignaturesIntegrationTests {

  private final String table = TestTables.simple();

  private record Answer(int status, String body) {}

  @Test
  void takeABodyInChunks() throws Exception {
    assertThat(send(put(1000), false, RunningTableService.SECRET_KEY))
        .isEqualTo(new Answer(200, "{}"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1000, 300_000})
  void takeABodyInChunksWithATrailer(int length) throws Exception {
    assertThat(send(put(length), true, RunningTableService.SECRET_KEY))
        .isEqualTo(new Answer(200, "{}"));
  }

  @Test
  void holdTheBoundOfABodyInChunks() throws Exception {
    Answer answer = send(put(16 * 1024 * 1024), false, RunningTableService.SECRET_KEY);
    assertThat(answer.status()).isEqualTo(413);
  }

  @Test
  void refuseChunksThatAnotherKeySigned() throws Exception {
    Answer answer = send(put(1000), false, "other");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("#InvalidSignatureException");
  }

  private String put(int length) {
    return "{\"TableName\":\"%s\",\"Item\":{\"id\":{\"S\":\"a\"},\"b\":{\"S\":\"%s\"}}}"
        .formatted(table, "b".repeat(length));
  }

  private static Answer send(String json, boolean trailer, String secretKey)
      throws IOException, InterruptedException {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    SdkHttpFullRequest request =
        SdkHttpFullRequest.builder()
            .method(SdkHttpMethod.POST)
            .uri(RunningTableService.address().resolve("/"))
            .putHeader("X-Amz-Target", "DynamoDB_20120810.PutItem")
            .putHeader("Content-Type", "application/x-amz-json-1.0")
            .putHeader("Content-Length", Integer.toString(body.length))
            .build();
    SignedRequest signed =
        AwsV4HttpSigner.create()
            .sign(
                sign -> {
                  sign.identity(
                          AwsCredentialsIdentity.create(RunningTableService.KEY_ID, secretKey))
                      .request(request)
                      .payload(() -> new ByteArrayInputStream(body))
                      .putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, "dynamodb")
                      .putProperty(AwsV4HttpSigner.REGION_NAME, "local")
                      .putProperty(AwsV4FamilyHttpSigner.CHUNK_ENCODING_ENABLED, true);
                  if (trailer) {
                    sign.putProperty(
                        AwsV4FamilyHttpSigner.CHECKSUM_ALGORITHM, DefaultChecksumAlgorithm.CRC32);
                  }
                });
    assertThat(signed.request().firstMatchingHeader("x-amz-content-sha256").orElseThrow())
        .isEqualTo("STREAMING-AWS4-HMAC-SHA256-PAYLOAD" + (trailer ? "-TRAILER" : ""));
    return send(signed);
  }

  private static Answer send(SignedRequest signed) throws IOException, InterruptedException {
    byte[] body;
    try (var content = signed.payload().orElseThrow().newStream()) {
      body = content.readAllBytes();
    }
    HttpRequest.Builder request =
        HttpRequest.newBuilder(signed.request().getUri())
            .timeout(Duration.ofSeconds(30))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    signed
        .request()
        .forEachHeader(
            (name, values) -> {
              if (!name.equalsIgnoreCase("Host") && !name.equalsIgnoreCase("Content-Length")) {
                values.forEach(value -> request.header(name, value));
              }
            });
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> answer =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Answer(answer.statusCode(), answer.body());
    }
  }
}
