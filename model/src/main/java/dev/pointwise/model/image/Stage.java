package dev.pointwise.model.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One pass over a picture of known size: perhaps a resize, of whose result only a window is made. A
 * resize and the crop behind it are one stage, so that what is cropped away is never computed.
 *
 * @param resized size after the resize; the picture's own without one
 * @param window part that is made
 */
record Stage(Optional<Resize> resize, ImageSize resized, Window window) {
  /** The passes that {@code steps} need for a picture of this size. */
  static List<Stage> plan(List<PixelStep> steps, ImageSize picture) {
    Planner planner = new Planner(picture);
    for (PixelStep step : steps) {
      step.accept(planner);
    }
    return planner.stages;
  }

  /** Pixels that this pass writes; a crop that stays inside writes none. */
  long pixelsMade() {
    return resize.isEmpty() && window.isInside(resized) ? 0 : window.size().area();
  }

  private boolean yields(Window part) {
    return resize.isPresent() && window.equals(Window.whole(resized)) && part.isInside(resized);
  }

  private static final class Planner implements PixelStep.Visitor<Void> {
    private final List<Stage> stages = new ArrayList<>();
    private ImageSize size;

    Planner(ImageSize picture) {
      this.size = picture;
    }

    @Override
    public Void resize(Resize step) {
      size = step.outputSize(size);
      stages.add(new Stage(Optional.of(step), size, Window.whole(size)));
      return null;
    }

    @Override
    public Void crop(Crop step) {
      Window window = step.window(size);
      int last = stages.size() - 1;
      if (last >= 0 && stages.get(last).yields(window)) {
        stages.set(last, new Stage(stages.get(last).resize(), size, window));
      } else {
        stages.add(new Stage(Optional.empty(), size, window));
      }
      size = window.size();
      return null;
    }
  }
}
