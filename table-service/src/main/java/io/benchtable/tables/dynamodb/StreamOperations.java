package io.benchtable.tables.dynamodb;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The operations on streams: clients ask for them here, and the stream publisher does them. */
final class StreamOperations {

  private static final Logger LOG = LoggerFactory.getLogger(StreamOperations.class);
  private static final String PREFIX = "DynamoDBStreams_20120810.";
  private static final Set<String> NAMES =
      Set.of("ListStreams", "DescribeStream", "GetShardIterator", "GetRecords");
  private static final String CONTENT_TYPE = "application/x-amz-json-1.0";
  private static final Duration CONNECT = Duration.ofSeconds(2);

  /** The publisher gives up earlier, and says so. */
  private static final Duration ANSWER = Duration.ofSeconds(30);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).build();
  private final StreamSettings settings;
  private final Optional<String> token;

  StreamOperations(StreamSettings settings, Optional<String> token) {
    this.settings = settings;
    this.token = token.filter(text -> !text.isBlank());
  }

  /** What the publisher answered, or what is said in its place. */
  record Answer(int status, String json) {}

  /** The operation that a target names; empty when it is none of these. */
  static Optional<String> at(String target) {
    return target.startsWith(PREFIX)
        ? Optional.of(target.substring(PREFIX.length())).filter(NAMES::contains)
        : Optional.empty();
  }

  /** Empty when the target is none of these. */
  Optional<Answer> run(String target, byte[] body) {
    return at(target).map(operation -> ask(operation, body));
  }

  private Answer ask(String operation, byte[] body) {
    try {
      HttpResponse<String> response =
          http.send(request(operation, body), HttpResponse.BodyHandlers.ofString());
      if (isOfProtocol(response)) {
        return new Answer(response.statusCode(), response.body());
      }
      LOG.error(
          "Expected an answer of the protocol from {}, but status {}",
          response.uri(),
          response.statusCode());
    } catch (IOException e) {
      LOG.warn(
          "Expected the stream publisher at {}, but {}", settings.streamPublisher(), e.toString());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    Failure failure = Failure.streamsUnavailable();
    return new Answer(failure.status(), failure.json());
  }

  private HttpRequest request(String operation, byte[] body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(settings.operation(operation))
            .timeout(ANSWER)
            .header("Content-Type", CONTENT_TYPE)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    token.ifPresent(text -> request.header("Authorization", "Bearer " + text.strip()));
    return request.build();
  }

  private static boolean isOfProtocol(HttpResponse<String> response) {
    return response
        .headers()
        .firstValue("Content-Type")
        .filter(type -> type.startsWith(CONTENT_TYPE))
        .isPresent();
  }
}
