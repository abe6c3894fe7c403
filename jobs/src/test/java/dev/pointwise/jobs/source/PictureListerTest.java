package dev.pointwise.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pointwise.jobs.config.InputConfig;
import dev.pointwise.jobs.failure.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureListerTest {
  @TempDir Path folder;

  @BeforeEach
  void makeFiles() throws IOException {
    for (String name :
        List.of(
            "b.JPG",
            "a.png",
            "sub/deeper/c.jpeg",
            "notes.txt",
            "_DSC1.png",
            ".hidden.png",
            ".git/d.png",
            "_run/e.png",
            "[1].png",
            "with space.png")) {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.write(file, new byte[name.length()]);
    }
    Files.write(folder.resolve("zero.png"), new byte[0]);
  }

  private Listing list(Object... uris) {
    String[] texts = java.util.Arrays.stream(uris).map(Object::toString).toArray(String[]::new);
    return new PictureLister(new Configuration()).list(InputConfig.of(texts));
  }

  private List<String> names(Listing listing) {
    return listing.pictures().stream()
        .map(picture -> picture.id().substring(("file:" + folder + "/").length()))
        .toList();
  }

  @Test
  void findsPicturesAtAnyDepthAndCountsOtherFiles() {
    Listing listing = list(folder);
    assertThat(names(listing))
        .containsExactly(
            "[1].png",
            "_DSC1.png",
            "a.png",
            "b.JPG",
            "sub/deeper/c.jpeg",
            "with space.png",
            "zero.png");
    assertThat(listing.otherFiles()).isEqualTo(1);
    assertThat(listing.bytes()).isEqualTo(57);
  }

  @Test
  void followsLinksToOtherFolders() throws IOException {
    Path other = Files.createDirectories(folder.resolve("_other/shelf"));
    Files.write(other.resolve("f.png"), new byte[1]);
    Files.createSymbolicLink(folder.resolve("linked"), other);
    assertThat(names(list(folder))).contains("linked/f.png").hasSize(8);
  }

  @Test
  void doesNotFollowLinksBackToWhereTheyLie() throws IOException {
    Files.createSymbolicLink(folder.resolve("sub/self"), folder.resolve("sub"));
    Files.createSymbolicLink(folder.resolve("sub/deeper/up"), folder.resolve(".."));
    assertThat(names(list(folder))).hasSize(7);
  }

  @Test
  void doesNotFollowTwoLinksInACircle() throws IOException {
    Files.createDirectory(folder.resolve("sub2"));
    Files.createSymbolicLink(folder.resolve("sub/right"), folder.resolve("sub2"));
    Files.createSymbolicLink(folder.resolve("sub2/left"), folder.resolve("sub"));
    assertThat(names(list(folder))).containsOnlyOnce("sub2/left/deeper/c.jpeg").hasSize(8);
  }

  @Test
  void listsAPictureOnceHoweverOftenItIsNamed() {
    assertThat(names(list(folder, folder + "/a.png", folder + "/[a-z]*.png"))).hasSize(7);
  }

  @Test
  void takesAFileNamedLikeAGlob() {
    assertThat(names(list(folder + "/[1].png"))).containsExactly("[1].png");
  }

  @Test
  void expandsGlobsToFilesAndFolders() {
    assertThat(names(list(folder + "/{a,notes}.*", folder + "/s*")))
        .containsExactly("a.png", "notes.txt", "sub/deeper/c.jpeg");
  }

  @Test
  void takesUrisAndPathsForTheSameFile() {
    assertThat(list("file://" + folder).pictures()).isEqualTo(list(folder).pictures());
  }

  @Test
  void takesListedPicturesAsTheyAre() throws IOException {
    Path list = Files.writeString(folder.resolve("list"), folder + "/a.png\n\n " + folder + "/x\n");
    InputConfig input = new InputConfig(List.of(), Optional.of(list.toString()));
    assertThat(names(new PictureLister(new Configuration()).list(input)))
        .containsExactly("a.png", "x");
  }

  @Test
  void refusesAGlobThatHadoopCannotResolve() throws IOException {
    Files.createDirectory(folder.resolve("12:30"));
    assertThatThrownBy(() -> list(folder + "/12:30/*.png"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("12:30");
  }

  @Test
  void listsABrokenLinkSoThatItHasItsRow() throws IOException {
    Path links = Files.createDirectory(folder.resolve("links"));
    Files.createSymbolicLink(links.resolve("broken.png"), folder.resolve("gone.png"));
    Files.createSymbolicLink(links.resolve("whole.png"), folder.resolve("a.png"));
    assertThat(names(list(links))).containsExactly("links/broken.png", "links/whole.png");
  }

  @Test
  void namesWhatIsMissing() {
    assertThatThrownBy(() -> list(folder + "/nope"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("nope' does not exist");
    assertThatThrownBy(() -> list(folder + "/nope*"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("nope*");
    assertThatThrownBy(() -> list("warehouse://x/y"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("warehouse");
  }
}
