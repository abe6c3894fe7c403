package dev.pointwise.model.predict;

import dev.pointwise.model.ModelException;
import dev.pointwise.model.graph.NearestNames;
import dev.pointwise.model.image.Preprocess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Reads a preprocessing that stands apart from a model card: the name of a well-known one, a YAML
 * file with the card's {@code preprocess} block, a Hugging Face {@code preprocessor_config.json},
 * or a timm {@code config.json}.
 */
public final class PreprocessReader {
  /** The well-known ones; each is a YAML file beside this class. */
  public static final List<String> NAMES = List.of("caffe", "clip", "imagenet", "inception");

  private PreprocessReader() {}

  /**
   * The preprocessing of that name, or else in that file.
   *
   * @throws ModelException when there is neither, or it is wrong or cannot be followed here
   */
  public static Preprocess load(String fileOrName, ResourceReader resources) {
    if (NAMES.contains(fileOrName)) {
      return parse(
          text(fileOrName, name -> Embedded.read("predict/" + name + ".yaml")), fileOrName);
    }
    return parse(text(fileOrName, resources), fileOrName);
  }

  /** Reads any of the three file formats, told apart by their keys. */
  public static Preprocess parse(String text, String source) {
    StrictMap file = StrictMap.parse(text, source);
    if (HuggingFacePreprocess.isOne(file)) {
      return HuggingFacePreprocess.read(file);
    }
    if (TimmPreprocess.isOne(file)) {
      return TimmPreprocess.read(file);
    }
    return PreprocessBlock.read(file.allowing("preprocess").map("preprocess"));
  }

  private static String text(String fileOrName, ResourceReader resources) {
    try {
      return new String(resources.read(fileOrName), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new ModelException(
          "Preprocessing '%s'%s cannot be read: %s; give a file, or one of the names %s"
              .formatted(
                  fileOrName,
                  NearestNames.suggest(fileOrName, NAMES),
                  e.getMessage(),
                  String.join(", ", NAMES)),
          e);
    }
  }
}
