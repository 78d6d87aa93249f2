package io.benchtable.dashboard.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;

/** Codes that log a browser in: each once, and within ten minutes of its making. */
public final class OneTimeLogin implements AuthenticationProvider {

  static final Duration VALID = Duration.ofMinutes(10);
  private static final int MOST = 100;

  private final Map<String, Instant> codes = new HashMap<>();
  private final SecureRandom random = new SecureRandom();
  private final InstantSource clock;
  private final @Nullable String token;

  OneTimeLogin(InstantSource clock, @Nullable String token) {
    this.clock = clock;
    this.token = token;
  }

  /** A new code for {@code /login?code=…}, of 128 random bits. */
  public synchronized String create() {
    forgetOld();
    if (codes.size() >= MOST) {
      codes.clear();
    }
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    String code = HexFormat.of().formatHex(bytes);
    codes.put(code, clock.instant().plus(VALID));
    return code;
  }

  /** Logs in with a code, which is spent, or with the platform's token, which is not. */
  @Override
  public Authentication authenticate(Authentication login) {
    String given = String.valueOf(login.getCredentials()).strip();
    if (!isToken(given) && !spend(given)) {
      throw new BadCredentialsException("Expected a code that is not spent, or the token");
    }
    return UsernamePasswordAuthenticationToken.authenticated(
        "owner", null, AuthorityUtils.createAuthorityList("ROLE_OWNER"));
  }

  @Override
  public boolean supports(Class<?> login) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(login);
  }

  private boolean isToken(String given) {
    return token != null && !token.isEmpty() && MessageDigest.isEqual(bytes(given), bytes(token));
  }

  private synchronized boolean spend(String given) {
    forgetOld();
    return codes.remove(given) != null;
  }

  private void forgetOld() {
    Instant now = clock.instant();
    codes.values().removeIf(end -> !end.isAfter(now));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
