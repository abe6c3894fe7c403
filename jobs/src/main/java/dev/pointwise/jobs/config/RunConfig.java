package dev.pointwise.jobs.config;

import dev.pointwise.model.predict.Task;

/**
 * Everything a {@code predict} or {@code features} run was asked to do.
 *
 * @param command as the user typed it
 */
public record RunConfig(
    String command,
    ModelConfig model,
    Task task,
    InputConfig input,
    InferenceConfig inference,
    OutputConfig output) {}
