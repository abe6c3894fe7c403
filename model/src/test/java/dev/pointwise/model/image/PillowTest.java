package dev.pointwise.model.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointwise.model.SharedData;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against Pillow itself, run here and now where it is installed. */
class PillowTest {
  private static final int TOLERANCE = 2; // of CMYK arithmetic; all else is within 1
  private static final double MOSTLY = 0.999;

  @TempDir Path goldens;

  @Test
  void decodesEveryFormatAndModeAsPillow() throws Exception {
    Pillow.goldens("formats", goldens, List.of());
    assertThat(compareWithGoldens(SharedData.files(goldens, "*.{jpg,png,gif,webp,bmp,tif}")))
        .isGreaterThan(90);
  }

  @Test
  void decodesOddPicturesAsPillow() throws Exception {
    Path folder = SharedData.path("images-odd/pngsuite");
    List<Path> files = SharedData.files(folder, "[!x]*.png");
    Pillow.goldens("convert", goldens, files);
    assertThat(compareWithGoldens(files)).isEqualTo(71);

    Path variants = SharedData.path("images-odd/variants");
    List<Path> hotDogs = SharedData.files(variants, "[!b]*.{png,jpg,gif,bmp}");
    Pillow.goldens("convert", goldens, hotDogs);
    assertThat(compareWithGoldens(hotDogs)).isEqualTo(17);
  }

  @Test
  void decodesAndResizesRealPicturesAsPillow() throws Exception {
    List<Path> files = SharedData.files(SharedData.path("images-cc/original"), "*.{png,jpg,bmp}");
    Pillow.goldens("resize", goldens, files);
    for (Path file : files) {
      Pixels pixels = Pictures.pixels(Pictures.decode(SharedData.read(file)));
      for (Filter filter : Filter.values()) {
        Resize step = new Resize(new Resize.ShorterSide(256), filter, Antialias.ON);
        Levels levels =
            Levels.between(
                Pictures.reshape(pixels, step, CenterCrop.square(224)), golden(file, "." + filter));
        assertThat(levels.largest()).as("%s %s", file, filter).isLessThanOrEqualTo(TOLERANCE);
        assertThat(levels.shareWithin(1)).as("%s %s", file, filter).isGreaterThan(MOSTLY);
      }
    }
  }

  private int compareWithGoldens(List<Path> files) {
    int compared = 0;
    for (Path file : files) {
      if (Files.exists(goldenFile(file, ""))) {
        Decoding decoding = Pictures.decode(SharedData.read(file));
        assertThat(decoding).as("%s", file).isInstanceOf(Decoded.class);
        Levels levels = Levels.between(Pictures.pixels(decoding), golden(file, ""));
        assertThat(levels.largest()).as("%s", file).isLessThanOrEqualTo(TOLERANCE);
        compared++;
      }
    }
    return compared;
  }

  private Pixels golden(Path file, String suffix) {
    return PortablePixmap.read(SharedData.read(goldenFile(file, suffix)));
  }

  private Path goldenFile(Path file, String suffix) {
    return goldens.resolve(file.getName(file.getNameCount() - 1) + suffix + ".ppm");
  }
}
