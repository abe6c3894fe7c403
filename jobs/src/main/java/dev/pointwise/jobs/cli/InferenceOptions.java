package dev.pointwise.jobs.cli;

import dev.pointwise.jobs.config.InferenceConfig;
import dev.pointwise.jobs.config.InputConfig;
import dev.pointwise.jobs.config.ModelConfig;
import dev.pointwise.model.image.Decoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Which pictures, through which model, and how: what {@code predict} and {@code features} share.
 */
final class InferenceOptions {
  @Mixin private ModelOption model;

  @Option(
      names = "--labels",
      paramLabel = "FILE",
      description = "One label a line, in place of the model card's.")
  private String labels;

  @Option(
      names = "--preprocess",
      paramLabel = "FILE|NAME",
      description =
          "Preprocessing in place of the model card's: a card's preprocess block, a Hugging Face"
              + " preprocessor_config.json, a timm config.json, or one of imagenet, inception,"
              + " caffe, clip.")
  private String preprocess;

  @Option(
      names = "--input",
      paramLabel = "URI",
      arity = "1..*",
      description =
          "Folders (searched for pictures, or files of --input-format, at any depth), globs and"
              + " files, on any Hadoop file system.")
  private final List<String> inputs = new ArrayList<>();

  @Option(
      names = "--input-list",
      paramLabel = "FILE",
      description = "A text file of URIs, one a line.")
  private String inputList;

  @Mixin private InputFormatOptions format;

  @Option(
      names = "--batch-size",
      paramLabel = "N",
      defaultValue = "8",
      description = "Images a forward pass (default: ${DEFAULT-VALUE}).")
  private int batchSize;

  @Option(
      names = "--max-pixels",
      paramLabel = "N",
      defaultValue = "" + Decoder.DEFAULT_MAX_PIXELS,
      description =
          "Larger pictures are rejected undecoded, as TOO_LARGE (default: ${DEFAULT-VALUE}).")
  private long maxPixels;

  @Option(
      names = "--partitions",
      paramLabel = "N",
      description = "Tasks; chosen from the cores and the pictures by default.")
  private Integer partitions;

  ModelConfig model() {
    return new ModelConfig(
        model.reference(), Optional.ofNullable(labels), Optional.ofNullable(preprocess));
  }

  InputConfig input() {
    return new InputConfig(inputs, Optional.ofNullable(inputList), format.format());
  }

  InferenceConfig inference() {
    return new InferenceConfig(batchSize, maxPixels, Optional.ofNullable(partitions));
  }
}
