package io.benchtable.dashboard.benchmark;

import io.benchtable.dashboard.page.Now;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The form: checked as it is typed, submitted only when it is good. */
@Controller
class SubmitController {

  private final Benchmarks benchmarks;
  private final SpecCheck specs;
  private final Now now;
  private final BenchmarkIds ids = new BenchmarkIds();

  SubmitController(Benchmarks benchmarks, SpecCheck specs, Now now) {
    this.benchmarks = benchmarks;
    this.specs = specs;
    this.now = now;
  }

  /** The form, filled with a template or with the spec of another benchmark. */
  @GetMapping("/submit")
  String form(@RequestParam Optional<String> like, Model model) {
    String spec =
        like.map(id -> SpecYaml.write(benchmarks.get(id).child("spec"))).orElseGet(this::template);
    return page(spec, specs.check(spec), model);
  }

  @PostMapping("/submit/check")
  String check(@RequestParam String spec, Model model) {
    model.addAttribute("check", specs.check(spec));
    return "dashboard/submit :: check";
  }

  @PostMapping("/submit")
  String submit(@RequestParam String spec, Model model, HttpServletResponse response) {
    Check check = specs.check(spec);
    if (!check.valid()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return page(spec, check, model);
    }
    String id = ids.next(now.instant());
    benchmarks.submit(id, check.spec());
    return "redirect:/benchmarks/" + id;
  }

  private String page(String spec, Check check, Model model) {
    model.addAttribute("spec", spec);
    model.addAttribute("check", check);
    model.addAttribute("nav", "submit");
    return "dashboard/submit";
  }

  private String template() {
    try (InputStream text =
        SubmitController.class.getResourceAsStream("/dashboard/template.yaml")) {
      return text == null ? "" : new String(text.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
