package io.benchtable.workflows.rule;

/** What is wrong with a rule: where, what is there, and what was expected. */
public record RuleProblem(String path, String value, String expected) {}
