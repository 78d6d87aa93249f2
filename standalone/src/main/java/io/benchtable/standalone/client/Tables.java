package io.benchtable.standalone.client;

import io.benchtable.jobs.job.LogPass;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Items of an instance through its REST API, as plain JSON.
 *
 * <p>Every method throws {@link Unreachable} if nobody answers and {@link Refused} if the answer is
 * an error.
 */
public final class Tables {

  public static final JsonMapper JSON = JsonMapper.builder().build();

  private final Connection instance;
  private final URI pages;

  /** Tables whose pages are at the same address. */
  public Tables(URI address, String token) {
    this(address, address, token);
  }

  public Tables(URI address, URI pages, String token) {
    this.instance = new Connection(address, token);
    this.pages = pages;
  }

  /** The page of a benchmark. */
  public String page(String benchmarkId) {
    return pages.toString().replaceFirst("/+$", "") + "/benchmarks/" + encode(benchmarkId);
  }

  public URI address() {
    return instance.address();
  }

  /** Reads an item; {@code key} is the partition key and, where the table has one, the sort key. */
  public Optional<JsonNode> get(String table, String... key) {
    HttpResponse<String> response = instance.send(instance.request(itemPath(table, key)).GET());
    return response.statusCode() == 404 ? Optional.empty() : Optional.of(Connection.json(response));
  }

  /**
   * Puts an item that must not exist yet.
   *
   * @return false if there is one with this key already
   */
  public boolean create(String table, JsonNode item, String... key) {
    HttpResponse<String> response =
        instance.send(
            instance
                .request(itemPath(table, key))
                .header("Content-Type", "application/json")
                .header("If-None-Match", "*")
                .PUT(HttpRequest.BodyPublishers.ofString(item.toString())));
    if (response.statusCode() == 412) {
      return false;
    }
    Connection.json(response);
    return true;
  }

  /** Puts an item over whatever is there. */
  public void replace(String table, JsonNode item, String... key) {
    Connection.json(
        instance.send(
            instance
                .request(itemPath(table, key))
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(item.toString()))));
  }

  /** Merges {@code change} into an item (RFC 7396). */
  public void patch(String table, JsonNode change, String... key) {
    Connection.json(
        instance.send(
            instance
                .request(itemPath(table, key))
                .header("Content-Type", "application/merge-patch+json")
                .method("PATCH", HttpRequest.BodyPublishers.ofString(change.toString()))));
  }

  /** Deletes an item if it is there. */
  public void delete(String table, String... key) {
    HttpResponse<String> response = instance.send(instance.request(itemPath(table, key)).DELETE());
    if (response.statusCode() != 404) {
      Connection.json(response);
    }
  }

  /** Reads all items of a partition, in the order of their sort keys. */
  public List<JsonNode> query(String table, String partition) {
    return pages(itemPath(table, partition) + "?limit=1000", Integer.MAX_VALUE);
  }

  /** Reads all items of an index partition. */
  public List<JsonNode> index(String table, String index, String partition) {
    return pages(indexPath(table, index, partition) + "?limit=1000", Integer.MAX_VALUE);
  }

  /** Reads the newest {@code limit} items of an index partition, newest first. */
  public List<JsonNode> latest(String table, String index, String partition, int limit) {
    return pages(indexPath(table, index, partition) + "?order=desc&limit=" + limit, limit);
  }

  /** What the instance says of a spec, with an estimate from earlier runs. */
  public JsonNode check(JsonNode spec) {
    return Connection.json(
        instance.send(
            instance
                .request("/v1/benchmarks/check")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(spec.toString()))));
  }

  /** A price book with its prices, its newest version if none is named; empty if there is none. */
  public Optional<JsonNode> priceBook(String name, Optional<String> version) {
    String asked = version.map(one -> "?version=" + encode(one)).orElse("");
    HttpResponse<String> response =
        instance.send(instance.request("/v1/price-books/" + encode(name) + asked).GET());
    return response.statusCode() == 404 ? Optional.empty() : Optional.of(Connection.json(response));
  }

  /** The names of all price books. */
  public List<String> priceBooks() {
    List<String> names = new ArrayList<>();
    Connection.json(instance.send(instance.request("/v1/price-books").GET()))
        .path("priceBooks")
        .forEach(book -> names.add(book.path("name").asString()));
    return names;
  }

  /** Reads a part of a job's log from the worker that has it; the token stays here. */
  public String log(URI location, String runId, String jobId) {
    String pass = instance.token().isEmpty() ? "" : LogPass.of(instance.token(), runId, jobId);
    HttpResponse<String> response =
        instance.send(
            Connection.authorized(location, pass).GET(),
            "The worker that keeps the log does not answer at " + location.resolve("/") + ".");
    if (response.statusCode() >= 300) {
      throw Connection.refused(response);
    }
    return response.body();
  }

  /** Reads on where a page ends, which may be before its limit: large items fill it sooner. */
  private List<JsonNode> pages(String path, int most) {
    List<JsonNode> items = new ArrayList<>();
    @Nullable String next = null;
    do {
      JsonNode page =
          Connection.json(
              instance.send(
                  instance.request(next == null ? path : path + "&next=" + encode(next)).GET()));
      page.path("items").forEach(items::add);
      JsonNode more = page.path("next");
      next = more.isString() ? more.stringValue() : null;
    } while (next != null && items.size() < most);
    return items.subList(0, Math.min(items.size(), most));
  }

  private static String itemPath(String table, String... key) {
    StringBuilder path = new StringBuilder("/v1/tables/").append(encode(table)).append("/items");
    for (String part : key) {
      path.append('/').append(encode(part));
    }
    return path.toString();
  }

  private static String indexPath(String table, String index, String partition) {
    return "/v1/tables/"
        + encode(table)
        + "/indexes/"
        + encode(index)
        + "/items/"
        + encode(partition);
  }

  private static String encode(String text) {
    return Question.encode(text);
  }
}
