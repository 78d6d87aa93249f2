package io.benchtable.dashboard.page;

/** How a configuration is drawn on every page: one of eight hues and one of four shapes. */
public record Mark(int hue, String shape) {}
