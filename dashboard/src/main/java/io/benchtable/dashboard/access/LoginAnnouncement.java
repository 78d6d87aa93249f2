package io.benchtable.dashboard.access;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** On its own, the dashboard says in its log where to log in; in one process, `up` does. */
@Component
@ConditionalOnBooleanProperty("benchtable.dashboard.root")
class LoginAnnouncement {

  private static final Logger log = LoggerFactory.getLogger(LoginAnnouncement.class);

  private final OneTimeLogin logins;
  private final AccessSettings settings;
  private final Environment environment;

  LoginAnnouncement(OneTimeLogin logins, AccessSettings settings, Environment environment) {
    this.logins = logins;
    this.settings = settings;
    this.environment = environment;
  }

  @EventListener
  void on(ApplicationReadyEvent ready) {
    String port = environment.getProperty("local.server.port", "8080");
    String page = "http://127.0.0.1:" + port;
    if (settings.open() && Bound.loopback(environment)) {
      log.info("Open {}/benchmarks", page);
    } else {
      log.info(
          "Open {}/login?code={} (once, within {} minutes)",
          page,
          logins.create(),
          OneTimeLogin.VALID.toMinutes());
    }
  }
}
