package io.benchtable.dashboard.page;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What the frame around every page needs: the page's own address, and when it was read. */
@ControllerAdvice(basePackages = "io.benchtable.dashboard")
class PageAdvice {

  private final Now now;

  PageAdvice(Now now) {
    this.now = now;
  }

  @ModelAttribute
  void frame(HttpServletRequest request, Model model) {
    model.addAttribute("address", Address.of(request));
    model.addAttribute("readAt", Moment.of(now.instant()));
  }
}
