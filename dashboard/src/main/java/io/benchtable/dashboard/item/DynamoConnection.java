package io.benchtable.dashboard.item;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

/** The client of the tables, and what its failures mean. */
@Component
final class DynamoConnection implements DisposableBean {

  private static final String REFUSED = "ValidationException";

  private final DynamoDbClient client;
  private final ItemsSettings settings;

  DynamoConnection(ItemsSettings settings, KeySettings key) {
    this.settings = settings;
    this.client = client(settings, key);
  }

  private static DynamoDbClient client(ItemsSettings settings, KeySettings key) {
    return DynamoDbClient.builder()
        .endpointOverride(settings.endpoint())
        .region(Region.of(settings.region()))
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(key.keyId(), key.secretKey())))
        .httpClient(
            Apache5HttpClient.builder()
                .connectionTimeout(Duration.ofSeconds(2))
                .socketTimeout(Duration.ofSeconds(10))
                .build())
        .overrideConfiguration(
            overrides ->
                overrides
                    .apiCallTimeout(Duration.ofSeconds(15))
                    .retryStrategy(r -> r.maxAttempts(2)))
        .build();
  }

  DynamoDbClient client() {
    return client;
  }

  /** The answer; the other one if there is no such table or a condition did not hold. */
  <T> T asked(Supplier<T> question, T otherwise) {
    try {
      return question.get();
    } catch (ResourceNotFoundException | ConditionalCheckFailedException _) {
      return otherwise;
    } catch (SdkException failure) {
      throw meaning(failure, REFUSED::equals);
    }
  }

  /** Does something; what the tables do not allow is said in their own words. */
  <T> T told(Supplier<T> change) {
    try {
      return change.get();
    } catch (SdkException failure) {
      throw meaning(failure, _ -> true);
    }
  }

  private RuntimeException meaning(SdkException failure, Predicate<String> refusal) {
    return failure instanceof DynamoDbException answer
            && answer.statusCode() == 400
            && answer.awsErrorDetails() != null
            && refusal.test(answer.awsErrorDetails().errorCode())
        ? new ItemsRefused(answer.awsErrorDetails().errorMessage(), answer)
        : new ItemsUnreachable(
            "Expected the tables to answer at "
                + settings.endpoint()
                + ", but: "
                + failure.getMessage(),
            failure);
  }

  @Override
  public void destroy() {
    client.close();
  }
}
