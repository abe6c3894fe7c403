package dev.pointwise.model.predict;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.pointwise.model.engine.Kernels;
import dev.pointwise.model.image.Antialias;
import dev.pointwise.model.image.CenterCrop;
import dev.pointwise.model.image.CenterFraction;
import dev.pointwise.model.image.ImageSize;
import dev.pointwise.model.image.PixelStep;
import dev.pointwise.model.image.Preprocess;
import dev.pointwise.model.image.Resize;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Writes a model card so that {@link CardYaml} reads an equal one. */
final class CardWriter {
  private static final YAMLMapper YAML = new YAMLMapper();

  private CardWriter() {}

  static String write(ModelCard card) {
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put("name", card.name());
    if (ZooReference.isOne(card.model())) {
      ZooReference network = ZooReference.parse(card.model());
      keys.put("architecture", network.name());
      keys.put("weights", network.weights().orElseThrow());
    } else {
      keys.put("model", card.model());
    }
    card.sha256().ifPresent(sha256 -> keys.put("sha256", sha256));
    keys.put("preprocess", block(card.preprocess()));
    card.labels().ifPresent(labels -> keys.put("labels", labels));
    keys.put(card.outputKind().cardKey(), card.output());
    keys.putAll(choices(card.kernels()));
    try {
      return YAML.writeValueAsString(keys);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A map of texts and numbers can be written", e);
    }
  }

  private static Map<String, Object> choices(Kernels kernels) {
    Map<String, Object> keys = new LinkedHashMap<>();
    if (kernels.winograd() != Kernels.FASTEST.winograd()) {
      keys.put("winograd", kernels.winograd().name().toLowerCase(Locale.ROOT));
    }
    if (!kernels.pinned().isEmpty()) {
      keys.put("kernels", new TreeMap<>(kernels.pinned()));
    }
    return keys;
  }

  private static Map<String, Object> block(Preprocess preprocess) {
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put("pixels", preprocess.pixels().stream().map(CardWriter::step).toList());
    keys.put("channels", preprocess.channels().name());
    keys.put("scale", preprocess.scale());
    keys.put("mean", preprocess.mean());
    keys.put("std", preprocess.std());
    keys.put("layout", preprocess.layout().name());
    keys.put("orientation", preprocess.orientation().name());
    return keys;
  }

  private static Map<String, Object> step(PixelStep step) {
    if (step instanceof Resize resize) {
      return Map.of("resize", resize(resize));
    }
    return Map.of(
        "crop",
        step instanceof CenterFraction part
            ? Map.of("center-fraction", part.fraction())
            : Map.of("center", sides(((CenterCrop) step).size())));
  }

  private static Map<String, Object> resize(Resize resize) {
    Map<String, Object> keys =
        new LinkedHashMap<>(
            resize.target() instanceof Resize.ShorterSide side
                ? Map.of("shorter-side", side.pixels())
                : sides(((Resize.Exactly) resize.target()).size()));
    keys.put("filter", resize.filter().name());
    keys.put("antialias", resize.antialias() == Antialias.ON);
    return keys;
  }

  private static Map<String, Object> sides(ImageSize size) {
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put("width", size.width());
    keys.put("height", size.height());
    return keys;
  }
}
