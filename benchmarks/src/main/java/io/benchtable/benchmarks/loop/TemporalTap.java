package io.benchtable.benchmarks.loop;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.temporal.api.workflowservice.v1.PollActivityTaskQueueResponse;
import io.temporal.api.workflowservice.v1.PollWorkflowTaskQueueResponse;
import io.temporal.api.workflowservice.v1.RespondActivityTaskCompletedRequest;
import io.temporal.api.workflowservice.v1.StartWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.StartWorkflowExecutionResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Notes when workflows are asked for and when their first task is given out, by the mark that the
 * start request carries; and when activity tasks are given out and completed.
 */
final class TemporalTap implements GrpcProxy.Tap {

  /** What an item's key looks like, and so what its workflow's input contains. */
  static final Pattern MARK = Pattern.compile("mark-[a-z]+-\\d+-\\d+-end");

  /** An activity task from being given out to its completion, in nanoseconds. */
  record Task(String type, long from, long to) {}

  private record Given(String type, long nanos) {}

  private final Map<String, Long> starts = new ConcurrentHashMap<>();
  private final Map<String, Long> firstTasks = new ConcurrentHashMap<>();
  private final Map<String, String> marks = new ConcurrentHashMap<>();
  private final Map<ByteString, Given> given = new ConcurrentHashMap<>();
  private final Queue<Task> tasks = new ConcurrentLinkedQueue<>();
  private final AtomicInteger repeated = new AtomicInteger();
  private volatile boolean answering;

  /** Whether starts of rules' targets are answered here, so that no engine's pace shows. */
  void answerStarts(boolean yes) {
    answering = yes;
  }

  Optional<Long> start(String mark) {
    return Optional.ofNullable(starts.get(mark));
  }

  Optional<Long> firstTask(String mark) {
    return Optional.ofNullable(firstTasks.get(mark));
  }

  /** How many start requests came for a mark that had been started before. */
  int repeated() {
    return repeated.get();
  }

  /** Completed activity tasks since the last call. */
  List<Task> takeTasks() {
    List<Task> all = List.copyOf(tasks);
    tasks.removeAll(all);
    return all;
  }

  @Override
  public Optional<byte[]> request(String method, byte[] message, long nanos) {
    try {
      return switch (method) {
        case "StartWorkflowExecution" ->
            started(StartWorkflowExecutionRequest.parseFrom(message), nanos);
        case "RespondActivityTaskCompleted" -> {
          completed(RespondActivityTaskCompletedRequest.parseFrom(message), nanos);
          yield Optional.empty();
        }
        default -> Optional.empty();
      };
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("Expected a " + method + " request, but it is not", e);
    }
  }

  @Override
  public void response(String method, byte[] message, long nanos) {
    try {
      switch (method) {
        case "PollWorkflowTaskQueue" ->
            given(PollWorkflowTaskQueueResponse.parseFrom(message), nanos);
        case "StartWorkflowExecution" ->
            given(StartWorkflowExecutionResponse.parseFrom(message).getEagerWorkflowTask(), nanos);
        case "PollActivityTaskQueue" -> {
          PollActivityTaskQueueResponse task = PollActivityTaskQueueResponse.parseFrom(message);
          if (!task.getTaskToken().isEmpty()) {
            given.put(task.getTaskToken(), new Given(task.getActivityType().getName(), nanos));
          }
        }
        default -> {}
      }
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("Expected a " + method + " response, but it is not", e);
    }
  }

  private Optional<byte[]> started(StartWorkflowExecutionRequest request, long nanos) {
    String id = request.getWorkflowId();
    Matcher mark = MARK.matcher(id);
    if (!mark.find()) {
      mark = MARK.matcher(new String(request.toByteArray(), StandardCharsets.ISO_8859_1));
      if (!mark.find()) {
        return Optional.empty();
      }
    }
    marks.put(id, mark.group());
    if (starts.putIfAbsent(mark.group(), nanos) != null) {
      repeated.incrementAndGet();
    }
    if (!answering) {
      return Optional.empty();
    }
    return Optional.of(
        StartWorkflowExecutionResponse.newBuilder()
            .setRunId(UUID.randomUUID().toString())
            .setStarted(true)
            .build()
            .toByteArray());
  }

  private void given(PollWorkflowTaskQueueResponse task, long nanos) {
    String mark = marks.get(task.getWorkflowExecution().getWorkflowId());
    if (mark != null && !task.getTaskToken().isEmpty()) {
      firstTasks.putIfAbsent(mark, nanos);
    }
  }

  private void completed(RespondActivityTaskCompletedRequest request, long nanos) {
    Given task = given.remove(request.getTaskToken());
    if (task != null) {
      tasks.add(new Task(task.type(), task.nanos(), nanos));
    }
  }
}
