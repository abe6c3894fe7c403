package dev.pointwise.model.predict;

import dev.pointwise.model.engine.Engine;
import dev.pointwise.model.image.Decoded;
import dev.pointwise.model.image.Decoder;
import dev.pointwise.model.image.Pixels;
import dev.pointwise.model.image.Preprocess;
import dev.pointwise.model.image.Preprocessor;
import dev.pointwise.model.inspect.FeatureMaps;
import java.util.List;
import java.util.stream.IntStream;

/** The values of some layers for a single picture, to be looked at. */
public final class PictureMaps {
  private PictureMaps() {}

  /** What became of the picture. */
  public sealed interface Result permits Maps, Unusable {}

  /**
   * @param input the picture as the network sees it, before its colours are scaled
   */
  public record Maps(Pixels input, List<FeatureMaps> layers) implements Result {}

  /** The picture has no pixels. */
  public record Unusable(Rejected rejected) implements Result {}

  /**
   * Runs the network up to these layers.
   *
   * @throws dev.pointwise.model.ModelException when the model cannot be used, or has no such layer,
   *     or one that makes no maps
   */
  public static Result of(ModelBundle bundle, List<String> layers, byte[] encoded, Engine engine) {
    PredictorSettings settings = new PredictorSettings(1, Decoder.DEFAULT_MAX_PIXELS);
    Extract task = new Extract(layers, Pooling.NONE);
    try (LoadedModel model = LoadedModel.load(bundle, task, engine);
        Predictor predictor = model.newPredictor(settings)) {
      Outcome outcome = predictor.predict(List.of(new EncodedImage("picture", encoded))).get(0);
      return outcome instanceof Extracted extracted
          ? new Maps(
              input(bundle.card().preprocess(), encoded), maps(layers, model, extracted.features()))
          : new Unusable((Rejected) outcome);
    }
  }

  private static Pixels input(Preprocess preprocess, byte[] encoded) {
    Decoder decoder = new Decoder(Decoder.DEFAULT_MAX_PIXELS, preprocess.orientation());
    Decoded decoded = (Decoded) decoder.decode(encoded);
    return new Preprocessor(preprocess).picture(decoded.pixels());
  }

  private static List<FeatureMaps> maps(
      List<String> layers, LoadedModel model, List<float[]> values) {
    return IntStream.range(0, layers.size())
        .mapToObj(i -> new FeatureMaps(layers.get(i), model.featureShapes().get(i), values.get(i)))
        .toList();
  }
}
