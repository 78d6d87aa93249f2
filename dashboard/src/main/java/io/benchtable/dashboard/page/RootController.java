package io.benchtable.dashboard.page;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers the root for clients that are no browsers; in one process the table service does. */
@RestController
@ConditionalOnBooleanProperty("benchtable.dashboard.root")
class RootController {

  @GetMapping(path = "/", produces = MediaType.TEXT_PLAIN_VALUE)
  String root() {
    return "Benchtable dashboard. The pages are at /benchmarks.\n";
  }
}
