package io.benchtable.dashboard.item;

import java.time.Duration;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

/** Clients of the tables, and what their failures mean. */
final class DynamoClients {

  private static final String REFUSED = "ValidationException";

  private DynamoClients() {}

  static DynamoDbClient of(ItemsSettings settings, KeySettings key) {
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

  /** The answer; the other one if there is no such table or a condition did not hold. */
  static <T> T asked(ItemsSettings settings, Supplier<T> question, T otherwise) {
    try {
      return question.get();
    } catch (ResourceNotFoundException | ConditionalCheckFailedException _) {
      return otherwise;
    } catch (DynamoDbException failure) {
      if (failure.statusCode() == 400 && failure.awsErrorDetails().errorCode().equals(REFUSED)) {
        throw new ItemsRefused(failure.awsErrorDetails().errorMessage(), failure);
      }
      throw unreachable(settings, failure);
    } catch (SdkException failure) {
      throw unreachable(settings, failure);
    }
  }

  /** Does something; what the tables do not allow is said in their own words. */
  static <T> T told(ItemsSettings settings, Supplier<T> change) {
    try {
      return change.get();
    } catch (DynamoDbException failure) {
      if (failure.statusCode() == 400 && failure.awsErrorDetails() != null) {
        throw new ItemsRefused(failure.awsErrorDetails().errorMessage(), failure);
      }
      throw unreachable(settings, failure);
    } catch (SdkException failure) {
      throw unreachable(settings, failure);
    }
  }

  private static ItemsUnreachable unreachable(ItemsSettings settings, SdkException failure) {
    return new ItemsUnreachable(
        "Expected the tables to answer at "
            + settings.endpoint()
            + ", but: "
            + failure.getMessage(),
        failure);
  }
}
