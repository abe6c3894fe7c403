package dev.pointwise.model.predict;

/** Texts of model cards for tests. */
final class Cards {
  private Cards() {}

  /** A card with every key, for a network of 3 inputs of 2x2 pixels called as in the tests. */
  static String small() {
    return """
        name: colours
        model: colours.onnx
        preprocess:
          pixels:
            - resize: {width: 2, height: 2, filter: bilinear, antialias: true}
          channels: RGB
          scale: 1
          mean: [0, 0, 0]
          std: [1, 1, 1]
          layout: NCHW
          orientation: exif
        labels: colours.txt
        logits: pool
        """;
  }
}
