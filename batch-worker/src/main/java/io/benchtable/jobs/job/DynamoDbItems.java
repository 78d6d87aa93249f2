package io.benchtable.jobs.job;

import io.benchtable.jobs.job.JobMessages.JobItem;
import io.benchtable.jobs.job.JobMessages.UsageItem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Items through the DynamoDB API: the table service, Amazon DynamoDB or ScyllaDB Alternator. */
public final class DynamoDbItems implements Items {

  private final DynamoDbClient client;

  public DynamoDbItems(DynamoDbClient client) {
    this.client = client;
  }

  @Override
  public List<JobItem> jobsOf(String runId) {
    return available(
        () ->
            client
                .queryPaginator(
                    query ->
                        query
                            .tableName("jobs")
                            .consistentRead(true)
                            .keyConditionExpression("runId = :run")
                            .expressionAttributeValues(Map.of(":run", AttributeValue.fromS(runId))))
                .items()
                .stream()
                .map(item -> JobJson.typed(AttributeJson.plain(item), JobItem.class))
                .toList());
  }

  @Override
  public boolean create(JobItem job) {
    var item = AttributeJson.item(JobJson.plain(job));
    return available(
        () -> {
          try {
            client.putItem(
                put ->
                    put.tableName("jobs")
                        .item(item)
                        .conditionExpression("attribute_not_exists(jobId)"));
            return true;
          } catch (ConditionalCheckFailedException alreadyThere) {
            return false;
          }
        });
  }

  @Override
  public void replace(JobItem job) {
    var item = AttributeJson.item(JobJson.plain(job));
    available(() -> client.putItem(put -> put.tableName("jobs").item(item)));
  }

  @Override
  public void finish(JobItem job, UsageItem usage) {
    var both =
        Map.of(
            "usage", List.of(put(AttributeJson.item(JobJson.plain(usage)))),
            "jobs", List.of(put(AttributeJson.item(JobJson.plain(job)))));
    var left = available(() -> client.batchWriteItem(b -> b.requestItems(both))).unprocessedItems();
    if (!left.isEmpty()) {
      throw new ItemsUnavailable(
          "Expected the tables to take how a job ended, but they are too busy for "
              + left.keySet());
    }
  }

  private static WriteRequest put(Map<String, AttributeValue> item) {
    return WriteRequest.builder().putRequest(put -> put.item(item)).build();
  }

  @Override
  public Optional<UsageItem> usage(String runId, String usageId) {
    var key =
        Map.of("runId", AttributeValue.fromS(runId), "usageId", AttributeValue.fromS(usageId));
    var answer =
        available(
            () -> client.getItem(get -> get.tableName("usage").key(key).consistentRead(true)));
    return answer.hasItem() && !answer.item().isEmpty()
        ? Optional.of(JobJson.typed(AttributeJson.plain(answer.item()), UsageItem.class))
        : Optional.empty();
  }

  @Override
  public void waitingFor(String benchmarkId, String runId, String reason) {
    var key =
        Map.of(
            "benchmarkId", AttributeValue.fromS(benchmarkId), "runId", AttributeValue.fromS(runId));
    show("runs", key, "waitingFor", reason);
  }

  @Override
  public void preparing(String benchmarkId, @Nullable String progress) {
    var key = Map.of("benchmarkId", AttributeValue.fromS(benchmarkId));
    show("benchmarks", key, "preparing", progress);
  }

  /** Sets or removes an attribute of an item that is there. */
  private void show(
      String table, Map<String, AttributeValue> key, String attribute, @Nullable String text) {
    available(
        () -> {
          try {
            client.updateItem(
                update -> {
                  update
                      .tableName(table)
                      .key(key)
                      .conditionExpression("attribute_exists(benchmarkId)");
                  if (text == null) {
                    update.updateExpression("REMOVE " + attribute);
                  } else {
                    update
                        .updateExpression("SET " + attribute + " = :text")
                        .expressionAttributeValues(Map.of(":text", AttributeValue.fromS(text)));
                  }
                });
            return true;
          } catch (ConditionalCheckFailedException noSuchItem) {
            return false;
          }
        });
  }

  private static <T> T available(Supplier<T> call) {
    try {
      return call.get();
    } catch (DynamoDbException failure) {
      var details = failure.awsErrorDetails();
      if (details != null && "ValidationException".equals(details.errorCode())) {
        throw new ItemsRefused(
            "Expected the tables to take what is noted of a job, but: " + failure.getMessage(),
            failure);
      }
      throw unavailable(failure);
    } catch (SdkException failure) {
      throw unavailable(failure);
    }
  }

  private static ItemsUnavailable unavailable(SdkException failure) {
    return new ItemsUnavailable(
        "Expected to reach the items of jobs, but: " + failure.getMessage(), failure);
  }
}
