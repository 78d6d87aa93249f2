package io.benchtable.dashboard;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.json.JsonMapper;

/** The services beside the dashboard, as far as it asks them: checks of specs, logs, prices. */
final class Neighbours {

  private static final String GOOD =
      """
      {"valid": true, "errors": [], "runs": 22, "warmups": 2, "unknown": ["spec.dataset.files.genome"],
       "spec": {"name": "mine", "parameters": {"mode": ["on", "off"], "at": ["12:30"], "n": [10]},
         "smallestDifference": 0.020},
       "estimate": {"runs": 22, "seconds": "39.6", "untimedRuns": 0, "cost": "0.00207",
         "currency": "USD", "unpricedRuns": 0, "unknown": [],
         "basis": [{"benchmarkId": "01kb3v9m2q8x4c6t7n5r1d0w9z", "name": "k-mer counting",
                    "at": "2026-11-23T10:15:30.123Z", "host": "lab-7", "runs": 66}]},
       "configurations": [
         {"configurationId": "threads=1", "parameters": {"threads": 1},
          "commands": [["sort", "--parallel=1", "-o", "sorted.txt", "numbers.txt"]]},
         {"configurationId": "threads=2", "parameters": {"threads": 2},
          "commands": [["sort", "--parallel=2", "-o", "sorted.txt", "numbers.txt"]]}]}
      """;
  private static final String BAD =
      """
      {"valid": false, "runs": 0, "warmups": 0, "unknown": [], "configurations": [],
       "errors": [{"path": "pipeline[0].comand", "value": "comand",
                   "expected": "a field of a step: name, command, …", "line": 3, "column": 5}]}
      """;

  private static final String WRITTEN =
      "\u001b[32mcounting\u001b[0m 48502 bases\ndistinct 48502\n<b>not markup</b>\n";

  private final HttpServer server;
  private volatile String written = WRITTEN;

  Neighbours() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    server.createContext("/v1/benchmarks/check", this::check);
    server.createContext("/v1/logs/", this::log);
    server.createContext("/v1/price-books", this::priceBooks);
    server.createContext("/v1/benchmarks/", this::answerOfCosts);
    server.createContext("/v1/focus.", this::focus);
    server.createContext("/v1/budgets", this::budgets);
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** What steps have written to standard output from now on. */
  void write(String text) {
    written = text;
  }

  void reset() {
    written = WRITTEN;
  }

  void stop() {
    server.stop(0);
  }

  private void check(HttpExchange exchange) throws IOException {
    String spec = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    boolean allowed =
        "Bearer secret-token".equals(exchange.getRequestHeaders().getFirst("Authorization"));
    answer(exchange, allowed ? 200 : 401, spec.contains("comand") ? BAD : GOOD);
  }

  private void log(HttpExchange exchange) throws IOException {
    boolean errors = exchange.getRequestURI().getQuery().contains("stderr");
    String bearer = exchange.getRequestHeaders().getFirst("Authorization");
    answer(
        exchange,
        "Bearer secret-token".equals(bearer) ? 400 : 200, // the token goes to no worker
        errors ? "" : written);
  }

  private void priceBooks(HttpExchange exchange) throws IOException {
    answer(
        exchange,
        200,
        "{\"priceBooks\": [{\"name\": \"aws-ec2-on-demand\", \"version\": \"2026-09-10\","
            + " \"versions\": [\"2026-09-10\", \"2026-03-01\"]}]}");
  }

  private void budgets(HttpExchange exchange) throws IOException {
    String contract = Files.readString(Path.of("../contracts/25-budget.json"));
    answer(
        exchange,
        200,
        "{\"budgets\": ["
            + JsonMapper.shared().readTree(contract).get("answer")
            + ", {\"name\": \"odd\", \"standing\": \"INVALID\", \"error\": \"no limit\"}]}");
  }

  private void focus(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().add("Content-Type", "text/csv;charset=UTF-8");
    answer(
        exchange,
        exchange.getRequestURI().getPath().endsWith("csv") ? 200 : 500,
        "asked " + exchange.getRequestURI().getQuery());
  }

  /** The answer of the contract, or that there is no such book. */
  private void answerOfCosts(HttpExchange exchange) throws IOException {
    if (exchange.getRequestURI().getPath().endsWith("/history")) {
      answer(exchange, 200, contract("26-history"));
    } else {
      reprice(exchange);
    }
  }

  private static String contract(String name) throws IOException {
    String contract = Files.readString(Path.of("../contracts/" + name + ".json"));
    return JsonMapper.shared().readTree(contract).get("answer").toString();
  }

  private void reprice(HttpExchange exchange) throws IOException {
    boolean known = exchange.getRequestURI().getQuery().contains("book=aws-ec2-on-demand");
    answer(
        exchange,
        known ? 200 : 422,
        known
            ? contract("24-reprice")
            : "{\"detail\": \"Expected a price book: aws-ec2-on-demand, but book is mine\"}");
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
