package io.benchtable.tables;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The service on a port of its own and a database of its own, started once for all tests. */
public final class RunningTableService {

  public static final String KEY_ID = "BTTESTKEY";
  public static final String SECRET_KEY = "test-secret-key";
  public static final String TOKEN = "test-token";

  private static final ConfigurableApplicationContext CONTEXT = start();
  private static final DynamoDbClient CLIENT = clientWith(KEY_ID, SECRET_KEY);

  private RunningTableService() {}

  private static ConfigurableApplicationContext start() {
    Map<String, Object> more = new HashMap<>(TestUsers.properties());
    more.put("benchtable.tables.buckets", TestBuckets.FOLDER.toString());
    return start(TestDatabase.newDatabase(), more);
  }

  /**
   * Another instance, with the same keys.
   *
   * @param database its own, or that of others
   * @param more properties that it has beside
   */
  public static ConfigurableApplicationContext start(String database, Map<String, Object> more) {
    Map<String, Object> properties = new HashMap<>(more);
    properties.put("spring.datasource.url", database);
    properties.put("spring.datasource.username", "postgres");
    properties.put("spring.datasource.password", "postgres");
    properties.put("benchtable.access.key-id", KEY_ID);
    properties.put("benchtable.access.secret-key", SECRET_KEY);
    properties.put("benchtable.access.token", TOKEN);
    return new SpringApplicationBuilder(TableService.class)
        .properties(properties)
        .run("--server.port=0");
  }

  public static URI address() {
    return address(CONTEXT);
  }

  /** Of another instance. */
  public static URI address(ConfigurableApplicationContext instance) {
    return URI.create(
        "http://127.0.0.1:" + instance.getEnvironment().getRequiredProperty("local.server.port"));
  }

  /** Signs with the service's own key. */
  public static DynamoDbClient client() {
    return CLIENT;
  }

  public static DynamoDbClient clientWith(String keyId, String secretKey) {
    return client(address(), keyId, secretKey);
  }

  /** Of another instance. */
  public static DynamoDbClient client(URI address) {
    return client(address, KEY_ID, SECRET_KEY);
  }

  private static DynamoDbClient client(URI address, String keyId, String secretKey) {
    return DynamoDbClient.builder()
        .endpointOverride(address)
        .region(Region.of("local"))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(keyId, secretKey)))
        .httpClientBuilder(Apache5HttpClient.builder())
        .overrideConfiguration(configuration -> configuration.retryStrategy(r -> r.maxAttempts(1)))
        .build();
  }

  public static <T> T bean(Class<T> type) {
    return CONTEXT.getBean(type);
  }

  /** Of several of a type, the one of that name. */
  public static <T> T bean(String name, Class<T> type) {
    return CONTEXT.getBean(name, type);
  }
}
