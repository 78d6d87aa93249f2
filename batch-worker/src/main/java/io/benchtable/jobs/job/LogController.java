package io.benchtable.jobs.job;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The tail of a log as text, for whoever has the platform's token or a pass for this log. */
@RestController
class LogController {

  private static final int LARGEST_TAIL = 8 << 20;
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private final Logs logs;
  private final boolean open;
  private final String token;
  private final boolean loopbackOnly;

  LogController(
      Logs logs,
      @Value("${benchtable.access.open:false}") boolean open,
      @Value("${benchtable.access.token:}") String token,
      @Value("${server.address:127.0.0.1}") String bound)
      throws IOException {
    this.logs = logs;
    this.open = open;
    this.token = token;
    this.loopbackOnly = InetAddress.getByName(bound).isLoopbackAddress();
    if (open && !loopbackOnly) {
      throw new IllegalArgumentException(
          "Expected server.address to be a loopback address while benchtable.access.open lets"
              + " anyone in, but it is "
              + bound);
    }
  }

  @GetMapping("/v1/logs/{runId}/{jobId}")
  ResponseEntity<?> tail(
      @RequestHeader(name = "Authorization", defaultValue = "") String authorization,
      @RequestHeader(name = "Host", defaultValue = "") String host,
      @PathVariable String runId,
      @PathVariable String jobId,
      @RequestParam(defaultValue = "stdout") String stream,
      @RequestParam(defaultValue = "65536") int tail)
      throws IOException {
    if (loopbackOnly && !LOOPBACK.contains(host.replaceAll(":\\d+$", ""))) {
      return problem(
          HttpStatus.MISDIRECTED_REQUEST, "Expected a loopback host name, but got " + host);
    }
    if (!open && !permitted(authorization, runId, jobId)) {
      return problem(
          HttpStatus.UNAUTHORIZED,
          "Expected the platform's token or this log's pass as bearer, but it is neither");
    }
    if (!stream.equals("stdout") && !stream.equals("stderr")) {
      return problem(HttpStatus.BAD_REQUEST, "Expected stdout or stderr, but got " + stream);
    }
    var which = Logs.Stream.valueOf(stream.toUpperCase(Locale.ROOT));
    var found = logs.tail(runId, jobId, which, Math.clamp(tail, 0, LARGEST_TAIL));
    if (found.isEmpty()) {
      return problem(
          HttpStatus.NOT_FOUND,
          "Expected a log of job " + jobId + " of run " + runId + ", but there is none");
    }
    return ResponseEntity.ok()
        .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
        .header("X-Content-Type-Options", "nosniff")
        .body(found.get());
  }

  private boolean permitted(String authorization, String runId, String jobId) {
    return !token.isEmpty()
        && (isBearer(token, authorization)
            || isBearer(LogPass.of(token, runId, jobId), authorization));
  }

  private static boolean isBearer(String secret, String authorization) {
    return MessageDigest.isEqual(bytes("Bearer " + secret), bytes(authorization));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static ResponseEntity<ProblemDetail> problem(HttpStatus status, String detail) {
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(ProblemDetail.forStatusAndDetail(status, detail));
  }
}
