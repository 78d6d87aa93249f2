package io.benchtable.benchmarks.differences;

import io.benchtable.standalone.client.Tables;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes a sequence of requests smaller for as long as its last one shows the same. */
final class Shrinking {

  private static final int MOST_TRIES = 120;
  private static final int LONGEST = 20_000;

  private final Question question;
  private int tries;

  Shrinking(Question question) {
    this.question = question;
  }

  /** Whether the last of these requests still shows what the last one of all did. */
  interface Question {
    boolean shows(List<Request> requests) throws IOException, InterruptedException;
  }

  /** The smallest sequence that was found; it is the given one if that no longer shows it. */
  List<Request> smallest(List<Request> requests) throws IOException, InterruptedException {
    List<Request> smallest = requests;
    for (int size = requests.size() - 1; size > 0; size /= 2) {
      for (int from = 0; from + size < smallest.size(); ) {
        List<Request> fewer = new ArrayList<>(smallest);
        fewer.subList(from, from + size).clear();
        if (shows(fewer)) {
          smallest = fewer;
        } else {
          from += size;
        }
      }
    }
    return withSmallerLast(smallest);
  }

  private List<Request> withSmallerLast(List<Request> requests)
      throws IOException, InterruptedException {
    List<Request> smallest = requests;
    boolean smaller = true;
    while (smaller) {
      smaller = false;
      for (Request last : smaller(smallest.getLast())) {
        List<Request> changed = new ArrayList<>(smallest);
        changed.set(changed.size() - 1, last);
        if (shows(changed)) {
          smallest = changed;
          smaller = true;
          break;
        }
      }
    }
    return smallest;
  }

  private boolean shows(List<Request> requests) throws IOException, InterruptedException {
    return tries++ < MOST_TRIES && question.shows(requests);
  }

  /** The request with one member or element less, all ways. */
  private static List<Request> smaller(Request request) {
    if (request.body().length() > LONGEST) {
      return List.of();
    }
    List<Request> all = new ArrayList<>();
    try {
      JsonNode body = Tables.JSON.readTree(request.body());
      remove(body, () -> all.add(new Request(request.operation(), body.toString())));
    } catch (JacksonException _) {
      return List.of();
    }
    return all;
  }

  private static void remove(JsonNode node, Runnable removed) {
    if (node instanceof ObjectNode object) {
      for (String name : List.copyOf(object.propertyNames())) {
        JsonNode member = object.get(name);
        object.remove(name);
        removed.run();
        object.set(name, member);
        remove(member, removed);
      }
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        JsonNode element = array.remove(i);
        removed.run();
        array.insert(i, element);
        remove(element, removed);
      }
    }
  }
}
