package io.benchtable.standalone.engine;

/** An engine could not be started; the message is one sentence that says what to do. */
public final class EngineFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  EngineFailure(String message, Throwable cause) {
    super(message, cause);
  }

  EngineFailure(String message) {
    super(message);
  }
}
