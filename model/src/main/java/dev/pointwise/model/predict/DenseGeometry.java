package dev.pointwise.model.predict;

import dev.pointwise.model.image.Antialias;
import dev.pointwise.model.image.CenterCrop;
import dev.pointwise.model.image.Filter;
import dev.pointwise.model.image.ImageSize;
import dev.pointwise.model.image.PixelStep;
import dev.pointwise.model.image.Preprocess;
import dev.pointwise.model.image.Resize;
import java.util.List;

/**
 * The part of a picture that a network covers whole: its input's size and any number of its steps
 * more, in the middle. A picture that is smaller than the input is enlarged, in proportion, until
 * it is not.
 *
 * @param usual the card's preprocessing, whose steps on pixels are left out
 * @param stride of the network, in pixels
 */
record DenseGeometry(Preprocess usual, int stride) {
  Preprocess preprocess(ImageSize picture) {
    ImageSize enlarged = enlarged(picture);
    CenterCrop crop = new CenterCrop(covered(enlarged));
    List<PixelStep> steps =
        enlarged.equals(picture)
            ? List.of(crop)
            : List.of(
                new Resize(new Resize.Exactly(enlarged), Filter.BILINEAR, Antialias.ON), crop);
    return usual.withPixels(steps);
  }

  private ImageSize enlarged(ImageSize picture) {
    ImageSize input = usual.outputSize();
    double factor =
        Math.max(
            (double) input.height() / picture.height(), (double) input.width() / picture.width());
    return factor <= 1
        ? picture
        : new ImageSize(
            Math.max(input.height(), (int) Math.round(picture.height() * factor)),
            Math.max(input.width(), (int) Math.round(picture.width() * factor)));
  }

  private ImageSize covered(ImageSize picture) {
    ImageSize input = usual.outputSize();
    return new ImageSize(
        covered(picture.height(), input.height()), covered(picture.width(), input.width()));
  }

  private int covered(int extent, int input) {
    return input + (extent - input) / stride * stride;
  }
}
