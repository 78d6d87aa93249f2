package io.benchtable.workflows.item;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The module's end of the tables. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ItemsSettings.class, ItemsAccess.class})
class ItemsConfiguration {

  @Bean
  Items workflowItems(ItemsSettings settings, ItemsAccess access) {
    return new DynamoDbItems(
        DynamoDbClient.builder()
            .httpClient(Apache5HttpClient.create())
            .endpointOverride(settings.endpoint())
            .region(Region.of(settings.region()))
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(access.keyId(), access.secretKey())))
            .overrideConfiguration(
                calls ->
                    calls
                        .retryStrategy(RetryMode.STANDARD)
                        .apiCallAttemptTimeout(Duration.ofSeconds(10))
                        .apiCallTimeout(Duration.ofSeconds(30)))
            .build());
  }

  @Bean
  WorkflowTables workflowTables(Items workflowItems, List<TableDefinition> definitions) {
    return new WorkflowTables(workflowItems, definitions);
  }

  @Bean
  WorkflowTablesHealth workflowTablesHealthIndicator(WorkflowTables workflowTables) {
    return new WorkflowTablesHealth(workflowTables);
  }
}
