package io.benchtable.dashboard.live;

import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Server-sent events: {@code change} with the names of the tables, {@code still} when quiet. */
@Controller
class LiveController {

  private final LivePages pages;

  LiveController(LivePages pages) {
    this.pages = pages;
  }

  @GetMapping(path = "/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  ResponseEntity<SseEmitter> live(
      @RequestParam Optional<String> benchmark, @RequestParam Optional<String> run) {
    return pages
        .open(new Interest(benchmark, run))
        .map(
            emitter ->
                ResponseEntity.ok()
                    .cacheControl(CacheControl.noStore())
                    .header("X-Accel-Buffering", "no")
                    .body(emitter))
        .orElseGet(
            () ->
                ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                    .header("Retry-After", "10")
                    .build());
  }
}
