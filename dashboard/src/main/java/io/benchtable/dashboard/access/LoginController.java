package io.benchtable.dashboard.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Logging in: by the address with a one-time code, or by the form. */
@Controller
class LoginController {

  private static final Duration IDLE = Duration.ofDays(7);

  private final OneTimeLogin logins;
  private final HttpSessionSecurityContextRepository sessions =
      new HttpSessionSecurityContextRepository();

  LoginController(OneTimeLogin logins) {
    this.logins = logins;
  }

  @GetMapping("/login")
  String form(
      @RequestParam(required = false) @Nullable String code,
      @RequestParam(required = false) @Nullable String next,
      Model model,
      HttpMethod method,
      HttpServletRequest request,
      HttpServletResponse response) {
    if (request.getUserPrincipal() != null) {
      return "redirect:" + local(next);
    }
    if (code != null && method == HttpMethod.GET) {
      return login(code, next, model, request, response);
    }
    model.addAttribute("next", local(next));
    model.addAttribute("nav", "");
    return "dashboard/login";
  }

  @PostMapping("/login")
  String login(
      @RequestParam String code,
      @RequestParam(required = false) @Nullable String next,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    try {
      Authentication owner =
          logins.authenticate(UsernamePasswordAuthenticationToken.unauthenticated("owner", code));
      request.getSession().setMaxInactiveInterval((int) IDLE.toSeconds());
      request.changeSessionId();
      SecurityContext context = SecurityContextHolder.createEmptyContext();
      context.setAuthentication(owner);
      SecurityContextHolder.setContext(context);
      sessions.saveContext(context, request, response);
      return "redirect:" + local(next);
    } catch (BadCredentialsException _) {
      response.setStatus(HttpStatus.UNAUTHORIZED.value());
      model.addAttribute("next", local(next));
      model.addAttribute("wrong", true);
      model.addAttribute("nav", "");
      return "dashboard/login";
    }
  }

  /** A path on this server, whatever was asked for. */
  static String local(@Nullable String next) {
    return next != null && next.matches("/[A-Za-z0-9][^\\\\\\p{Cntrl}]*") ? next : "/benchmarks";
  }
}
