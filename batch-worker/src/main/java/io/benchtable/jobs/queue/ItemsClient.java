package io.benchtable.jobs.queue;

import io.benchtable.jobs.job.DynamoDbItems;
import io.benchtable.jobs.job.Items;
import io.benchtable.jobs.job.JobTables;
import java.net.URI;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Our connection to the service that keeps items. */
@Component
class ItemsClient implements AutoCloseable {

  private final DynamoDbClient client;
  private final Items items;

  ItemsClient(
      @Value("${benchtable.items.endpoint:http://127.0.0.1:8000}") URI endpoint,
      @Value("${benchtable.items.region:local}") String region,
      @Value("${benchtable.access.key-id:benchtable}") String keyId,
      @Value("${benchtable.access.secret-key:benchtable}") String secretKey) {
    this.client =
        DynamoDbClient.builder()
            .endpointOverride(endpoint)
            .region(Region.of(region))
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create(keyId, secretKey)))
            .httpClientBuilder(
                Apache5HttpClient.builder()
                    .connectionTimeout(Duration.ofSeconds(2))
                    .socketTimeout(Duration.ofSeconds(20)))
            .build();
    this.items = new DynamoDbItems(client);
  }

  Items items() {
    return items;
  }

  /** Any failure is an SdkException; to be repeated then. */
  void ensureTables() {
    JobTables.ensure(client);
  }

  @Override
  public void close() {
    client.close();
  }
}
